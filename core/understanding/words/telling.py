"""How something is told: denied, past, to come, in doubt, of whom. Words joined by `|` say the same."""

from core.understanding.words.kinds import Kind

TELLING: dict[Kind, str] = {
    # not yet
    Kind.YET: "chưa|chưa có|chưa được|chưa thể",
    # not
    Kind.NOT: (
        "không|chẳng|chả|đâu có|đâu|đừng|không hề|đâu phải|nào có|không phải|không có ai|gì đâu|chi đâu|"
        "gì đâu mà|chi đâu mà"
    ),
    # has been; days gone by
    Kind.PAST: (
        "đã|rồi|vừa|vừa mới|hôm qua|hồi sáng|sáng nay|hôm kia|hôm trước|bữa trước|bữa qua|tuần trước|từ lâu|"
        "lâu rồi|từ hôm qua|từ sáng|từ tuần trước|tuần rồi|tháng trước|tháng rồi|mới đây|vừa rồi|rồi đó|vừa qua|"
        "từ đầu tháng|từ đầu tuần|từ hôm kia|tối qua|chiều qua|khi nãy|hồi hôm|từ năm trước|năm ngoái|từ trước|"
        "từ hồi|trưa nay|đã được|đến nay đã|bữa kia|hôm bữa|hồi sớm|hồi chiều|hồi nãy|từ đời nào|từ đời nào rồi|"
        "từ hồi nào|đợt trước|bữa tê|thứ bảy rồi|sáng qua|trưa qua|đêm qua|tối hôm qua|chiều hôm qua|"
        "sáng hôm qua|trưa hôm qua|tuần vừa rồi|tuần vừa qua|bữa hổm|hôm rồi|mấy bữa trước|đầu tháng rồi|"
        "cuối tuần rồi|cuối tuần trước|đầu tuần rồi|hồi đầu tháng|hồi đầu tuần|hồi tuần trước|hồi tháng trước|"
        "hồi trước|trước đây|lúc đầu|lúc trước|ban đầu"
    ),
    # is being done; waits
    Kind.NOW: "đang|đương|đang còn|hiện đang|hiện nay đang|đang trong quá trình|còn phải|chờ|đợi|vẫn còn|đang được",
    # will, plans to, promises
    Kind.FUTURE: (
        "sẽ|dự kiến|dự định|định|tính|hẹn|hẹn anh|hẹn chị|phấn đấu|cố gắng|cố|ráng|gắng|quyết tâm|cam kết|hứa|"
        "chậm nhất|muộn nhất|trễ nhất|trước ngày|nội trong|trước mốc|liền|đặng|để kịp|có lịch|đã có lịch|"
        "lên lịch|đã lên lịch|mới xong được|mới có thể|đăng ký hoàn thành|đăng ký thời gian hoàn thành|"
        "đăng ký thời gian|dự trù|ấn định|chốt lịch|đã chốt lịch|lên lịch rồi|xếp lịch|đã xếp lịch|"
        "có kế hoạch họp|bảo đảm kịp|đảm bảo kịp|bảo đảm trước|đảm bảo trước|đảm bảo xong trước|theo lịch"
    ),
    # only now, or only then
    Kind.JUST: "mới|thì mới|là mới",
    # a day that is no day
    Kind.VAGUE: (
        "tuần sau|tuần tới|sang tuần|qua tuần|tháng sau|tháng tới|sang tháng|qua tháng|đầu tuần sau|"
        "đầu tháng sau|vài ngày nữa|mấy ngày nữa|ít ngày nữa|vài hôm nữa|mấy bữa nữa|vài bữa nữa|ít hôm nữa|"
        "nay mai|sớm|sau này|thời gian tới|trong thời gian tới|thời gian sớm nhất|sớm nhất|bữa nào|hôm nào|"
        "lúc nào rảnh|từ từ rồi|giữa tháng|giữa tuần|đầu quý|giữa tuần sau|nhanh nhất|giữa tháng sau|ra tết|"
        "sau tết|quý sau|vài tuần nữa|mai mốt|mơi mốt|nay mai gì đó|bữa nào đó|hôm nào đó|từ từ|sau lễ|qua lễ|"
        "hết lễ|ra lễ|qua tết|hết tết"
    ),
    # what comes after an end that has not come
    Kind.LATER: (
        "xong là|xong mới|xong thì|xong rồi mới|xong thì mới|về là|rồi mới|mới dám|mới tới|nữa là|nữa là xong|"
        "nữa thì xong|là xong thôi"
    ),
    # feasts and congresses: their end and their date are not the work's
    Kind.EVENT: "lễ|nghỉ lễ|tết|nghỉ tết|đại hội|bầu cử|giao quân|đám cưới|đám giỗ|ăn tết|nghỉ|dịp lễ",
    # a condition or a wish
    Kind.IF: (
        "nếu|khi|chừng nào|giả sử|ví dụ|ví như|nhỡ!|lỡ|giá mà|miễn|hễ!|phải chi|ước gì|nhằm|mong|hy vọng|hi vọng|"
        "cần phải|cần|chừng nào có|có gì|trước khi|sau khi|đợi khi|chờ khi|phòng khi"
    ),
    # takes back, or turns to another thing
    Kind.BUT: (
        "nhưng|nhưng mà|tuy nhiên|song|mà|chứ|riêng|riêng việc|còn riêng|có điều|chỉ có điều|duy|tuy|vậy mà|"
        "thế mà|thế nhưng|ngặt nỗi|chẳng qua|mỗi tội|với lại|ngoài ra|đồng thời"
    ),
    # all of it
    Kind.ALL: (
        "hết|hết trơn|hết ráo|cả|tất cả|toàn bộ|đều|hết cả|hết thảy|tất|sạch|sạch sẽ|trọn gói|mọi thứ|mọi việc|"
        "các việc|các nội dung|tất cả các việc|tất cả các nội dung|toàn bộ các việc|toàn bộ nội dung|"
        "tất cả nội dung|cả thảy|hết sạch|hết rồi|hết tất cả|hết luôn|đều đã|các nhiệm vụ|các đầu việc|mấy việc|"
        "tất tần tật"
    ),
    # each of the tasks
    Kind.EACH: "mỗi việc|từng việc|mỗi nội dung|mỗi cái|việc nào cũng|mỗi mục|mỗi nhiệm vụ",
    # the other tasks
    Kind.REST: (
        "còn lại|việc còn lại|các việc còn lại|mấy việc còn lại|các nội dung còn lại|nội dung còn lại|việc khác|"
        "các việc khác|mấy việc khác|mấy việc kia|các việc kia|mấy cái kia|mấy cái còn lại|các mục còn lại|"
        "việc kia|phần còn lại|những việc còn lại|những việc khác|mấy cái khác|các nội dung khác|"
        "mấy nội dung khác"
    ),
    # all but
    Kind.EXCEPT: "trừ|ngoại trừ|chỉ còn|còn mỗi|chỉ trừ|còn có|chỉ còn mỗi|chỉ còn lại|trừ ra|trừ mỗi|còn mình|chừa",
    # what is left, or "and as to"
    Kind.LEFT: "còn",
    # perhaps, so-called, in jest, somebody says
    Kind.HEDGE: (
        "hình như|có thể|chắc|chắc là|có lẽ|dường như|không biết|không rõ|chưa rõ|chưa biết|không nhớ|không chắc|"
        "nghe đâu|tưởng|em nghĩ|tôi nghĩ|có vẻ|hay sao|thì phải|để em hỏi lại|để hỏi lại|e là|theo em|hên xui|"
        "chắc cũng|nói là|bảo là|gọi là|nói chung|chắc chắn chưa|đoán|ngỡ|mơ!|đùa|giỡn|nói chơi|nói vậy thôi|"
        "trên giấy|bảo|kêu|nói|báo là|ai nói|ai bảo|ai kêu|kêu là|ghi là|cho là|giả vờ|thấy|mệt|hên|may ra|ra vẻ|"
        "trời ơi|mừng hụt|không nắm|em không nắm|không nắm nên|chưa nắm được|không dám nói|hông nắm|nên chưa nắm|"
        "chưa nắm hết|nên chưa nắm hết|chưa nắm rõ|chưa nắm|nên chưa rõ|mới nhận bàn giao"
    ),
    # they say: not the sender's own news
    Kind.HEARSAY: (
        "nghe nói|nghe bảo|thấy nói|theo lời|anh ấy nói|anh nói|chị nói|cô ấy nói|sếp nói|họ nói|thấy bên|"
        "nghe bên|nghe đồn|thấy xã|nghe xã|thấy người ta|đồn|người ta nói|nghe anh nói|nghe chị nói|nghe sếp nói|"
        "nghe họ nói|nghe bên kia nói|nghe đâu|em nghe anh|em nghe chị|em nghe người ta|tui nghe|nghe người ta"
    ),
    # we, our commune
    Kind.OWN: (
        "xã em|xã mình|xã tôi|bên em|bên mình|bên xã|đơn vị em|chỗ em|tụi em|bên tôi|xã chúng tôi|đơn vị|bọn em|"
        "thị trấn em|đơn vị mình|hội em|cơ quan em|chúng em|chúng tôi|tụi mình|bên thị trấn|thị trấn mình|em thì|"
        "xã thì"
    ),
    # other units (R10)
    Kind.OTHER: (
        "xã bạn|xã khác|bên kia|bên đó|bên ấy|bên nớ|các xã khác|mấy xã|mấy xã kia|xã kia|đơn vị khác|đơn vị bạn|"
        "người ta|họ|xã nào|xã bên|xã bên cạnh|xã kế bên|các đơn vị khác|hai xã|hai xã thí điểm|mấy đơn vị kia|"
        "xã đó|xã nớ|mấy xã bên|xã láng giềng"
    ),
    # words for "task" before a number
    Kind.LEAD: (
        "việc|việc số|việc thứ|nội dung|nội dung số|nội dung thứ|nhiệm vụ|nhiệm vụ số|nhiệm vụ thứ|câu|mục|ý|"
        "phần|đầu việc|đầu việc số|mục số|v|task|công việc|công việc số|cv|cái|cái số|cái thứ|ý thứ|mục thứ"
    ),
    # and
    Kind.AND: "và|với|cùng|cùng với|lẫn|hay|vs|kết hợp",
    # to
    Kind.TO: "đến|tới|cho tới|cho đến",
    # the superior's: not our plan (R11)
    Kind.HIGHER: (
        "của huyện|văn phòng|vp|huyện|của tỉnh|tỉnh|của trên|cấp trên|của ubnd huyện|của cấp trên|chung|"
        "của ủy ban huyện|của sở|kèm theo|của trung ương|của bộ|của ubnd tỉnh|của chính phủ|của chủ tịch huyện|"
        "ở trên|trên giao|đề ra"
    ),
    # as per: the paper after it is not ours
    Kind.ACCORDING: (
        "theo|căn cứ|theo đúng|đúng|thực hiện theo|bám theo|bám sát|trong|nêu trong|ghi trong|trên cơ sở|về việc"
    ),
    # says of what part, how nearly, or that it must be: an end so limited is none
    Kind.LIMIT: (
        "các xã|bên|thủ tục|bộ phận|thành phần|nhóm|hội trường|bản|à|phần|khâu|tốt|đảm bảo|đạt yêu cầu|đầu tuần|"
        "đầu tháng|phải|khoảng|tầm|cỡ|đợt|bước|lại|nữa|lần này|công đoạn|chặng|mức|lớp|kỳ này|thực tế|yêu cầu|"
        "chỉ đạo của huyện|đường|thêm|mặt|khối lượng|trước|chừng|để|thôi|chỉ|tạm gọi|muốn|đòi|chỉ tiêu|mục tiêu|"
        "nghĩa vụ|hạn|hạn chót|trách nhiệm|kế|cuối cùng|mỗi|bao|số ít|phân nửa|hạn cuối"
    ),
}
