"""The words of office chat, as data: what each says about the state of a piece of work.

Words are written with their diacritics; they are also found without (`text.py`). Words joined by `|` say the same.
Only what any office would write stands here; what names a directive's tasks comes from its file.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What a word or phrase does in a sentence."""

    # the state of the work
    FINISH = "finish"
    OK = "ok"  # "ok": finished if something is named, else only "I have read it"
    ISSUE = "issue"  # the last act of a written piece: it is done when issued
    ENDS = "ends"  # an act that is over once it was done: "đã tổ chức"
    GOES = "goes"  # an act that goes on: "đã triển khai" is not the end
    MEET = "meet"  # an act that is over once held, and has a day
    DRAFT = "draft"  # before issue: written, sent up, waiting for a signature
    START = "start"
    UNDER_WAY = "under_way"
    NEARLY = "nearly"
    PART = "part"
    LACK = "lack"
    REDO = "redo"
    NOTHING = "nothing"  # not begun
    NOT_FINISHED = "not_finished"
    HAVE = "have"
    ENOUGH = "enough"
    # how it is said
    YET = "yet"  # "chưa": not yet
    NOT = "not"
    NOT_AFTER = "not_after"  # "xong đâu"
    PAST = "past"
    NOW = "now"
    FUTURE = "future"
    JUST = "just"  # "mới": only now, or only then
    VAGUE = "vague"  # a day that is no day: "tuần sau"
    LATER = "later"  # "xong là …", "rồi mới …": what follows has not happened
    EVENT = "event"  # "lễ 2/9 xong": it is not the work that is over
    IF = "if"
    BUT = "but"
    ALL = "all"
    EACH = "each"
    REST = "rest"
    EXCEPT = "except"
    LEFT = "left"
    HEDGE = "hedge"
    HEARSAY = "hearsay"
    # troubles
    TROUBLE = "trouble"
    RESOURCE = "resource"
    WAIT_ABOVE = "wait_above"
    SOLVED = "solved"
    CAUSE = "cause"
    HELP = "help"
    REQUEST = "request"
    # people
    OWN = "own"
    OTHER = "other"
    # tasks
    LEAD = "lead"
    AND = "and"
    TO = "to"
    HIGHER = "higher"
    ACCORDING = "according"
    # the rest of talk
    ASK = "ask"
    TAIL = "tail"
    REPORT = "report"
    ACK = "ack"
    PROMISE = "promise"
    TALK = "talk"
    FOREIGN = "foreign"
    STOP = "stop"
    MOVED = "moved"
    WRONG_PERSON = "wrong_person"
    RETRACT = "retract"
    # what is no phrase of these lists
    TASK = "task"
    DAY = "day"
    PERCENT = "percent"
    COUNT = "count"
    DOC = "doc"
    QUOTE = "quote"
    BREAK = "break"
    COMMA = "comma"
    COLON = "colon"
    QUESTION_MARK = "question_mark"
    UNKNOWN = "unknown"
    SKIP = "skip"
    LIMIT = "limit"  # says of what part, how nearly or that it must be: an end so limited is none
    POLITE = "polite"
    FILL = "fill"


PHRASES: dict[Kind, str] = {
    # finished, completed, all in place
    Kind.FINISH: (
        "xong|xog|xoong|xonq|song rồi|xong xuôi|hoàn thành|hoàn tất|"
        "hoàn thành xuất sắc nhiệm vụ|hoàn thiện xong|đã đầy đủ|done|finish|gọn|mới xong|vừa xong|đâu vào đấy|"
        "đâu vô đó|ngon lành|ngon rồi|đã đủ|đủ cả|đủ hết|đầy đủ hết|đầy đủ cả|ổn cả|làm xong|thực hiện xong|"
        "triển khai xong|hoàn thành xong|đã làm đủ|xong đủ|chạy xong|✅|✔|☑"
    ),
    # finished if something is named, else only "heard"
    Kind.OK: ("ok|oke|okie|oki|okê|okla|ổn|ô kê|okay|okey|được rồi"),
    # issued: the end of a plan
    Kind.ISSUE: (
        "ban hành|phát hành|ký ban hành|ký và ban hành|ký phát hành|ký duyệt ban hành|phê duyệt ban hành|"
        "ký ban hành xong"
    ),
    # set up, bought, agreed: over once done, but seldom the whole task
    Kind.ENDS: (
        "bố trí|bố trí xong|trang bị|lắp đặt|lắp|treo|niêm yết|mua sắm|mua|sắm|chuẩn bị đầy đủ|ký kết|"
        "thống nhất|"
        "thống nhất xong|ký quy chế|ký chương trình|ký thỏa thuận|chốt|in|sắp xếp|kê|đặt|nhận đủ|bàn giao|"
        "sửa chữa|sơn|chuẩn bị đủ|bố trí đủ|có đủ|có đầy đủ|trang bị đủ|trang bị đầy đủ|bố trí đầy đủ|mua đủ"
    ),
    # do, prepare, discuss: begun is not ended
    Kind.GOES: (
        "làm|thực hiện|triển khai|triển khai thực hiện|tổ chức thực hiện|tiến hành|xử lý|chạy|xây dựng|"
        "chuẩn bị|"
        "rà soát|khảo sát|tham mưu|theo dõi|bàn|bàn bạc|trao đổi|liên hệ|làm việc|họp bàn|vận động|phối hợp|"
        "tuyên truyền|hoàn thiện|hoàn chỉnh|đặt làm|may|bắt tay|lập|phân công|giao|thành lập|kiện toàn|viết|"
        "nghiên cứu|hỏi|liên lạc|tính toán|sắm sửa|xúc tiến|đẩy nhanh|tập trung"
    ),
    # meetings and briefings: over once held
    Kind.MEET: (
        "họp|tổ chức|hội nghị|sinh hoạt|lồng ghép|giao ban|tập huấn|họp dân|mở lớp|mở hội nghị|quán triệt|"
        "phổ biến|họp quán triệt|hội nghị quán triệt|tổ chức hội nghị quán triệt|tổ chức hội nghị|tổ chức họp|"
        "tổ chức quán triệt|họp triển khai|triển khai quán triệt|họp phổ biến"
    ),
    # drafted, sent up, waiting for a signature, signed but not issued
    Kind.DRAFT: (
        "dự thảo|bản thảo|bản nháp|nháp|soạn|soạn thảo|soạn xong|viết xong|thảo|dự thảo xong|trình|trình ký|"
        "trình duyệt|đã trình|trình lại|trình xong|gửi trình|đệ trình|chờ ký|đợi ký|chờ duyệt|đợi duyệt|"
        "chờ phê duyệt|chờ thẩm định|chờ đóng dấu|chờ phát hành|chờ ban hành|chờ số|chờ lấy số|chờ vào số|"
        "chờ ý kiến|xin ý kiến|lấy ý kiến|lấy ý kiến góp ý|cho ý kiến|góp ý|thẩm định|chờ kết luận|"
        "chờ thông qua|"
        "thông qua|chờ chủ tịch|chờ lãnh đạo|chờ sếp|chưa ký|chưa đóng dấu|chưa có dấu|chưa vào số|chưa lấy số|"
        "chưa có chữ ký|chưa duyệt|chưa phê duyệt|chưa được duyệt|chưa được ký|chưa phát hành|chưa ban hành|"
        "chưa được ban hành|chưa gửi|chưa thông qua|chưa có số|chưa kịp ký|chưa ký được|ký nháy|ký|ký xong|"
        "đóng dấu|duyệt|phê duyệt|nằm trên bàn|chờ họp thông qua|đang ký|mới ký|còn ký|còn chờ ký|còn đợi ký|"
        "đợi chủ tịch|đợi lãnh đạo|đợi sếp"
    ),
    # begin
    Kind.START: ("bắt đầu|bắt tay vào|khởi động|khởi sự|vào việc|bắt đầu làm|bắt tay vào làm"),
    # begun, going on as planned
    Kind.UNDER_WAY: (
        "mới bắt đầu|vừa bắt đầu|đã bắt đầu|bắt đầu rồi|mới khởi động|mới làm|mới triển khai|mới vừa làm|"
        "đang tiếp tục|tiếp tục|theo đúng lộ trình|đúng lộ trình|đúng tiến độ|theo tiến độ|làm dở|"
        "dở dang|đang dở|"
        "còn dở|làm nửa chừng|nửa chừng|còn đang|vẫn đang|song song|từ từ|được chút ít|đang tiến hành|"
        "đúng kế hoạch|theo đúng kế hoạch|bám sát kế hoạch|theo kế hoạch đề ra"
    ),
    # nearly, basically, so to speak: not done (R1)
    Kind.NEARLY: (
        "cơ bản|về cơ bản|cơ bản là|gần|gần như|sắp|sắp sửa|sắp sửa xong|tương đối|hầu hết|phần lớn|"
        "gần gần|suýt|"
        "tạm|tạm xong|tạm ổn|coi như|xem như|kể như|đại khái|sơ bộ|tạm thời|nhìn chung|còn chút|còn chút xíu|"
        "còn xíu|còn tí|còn ít|sắp rồi|chuẩn bị xong|gần như là|khâu cuối|bước cuối|giai đoạn cuối|chút nữa|"
        "xíu nữa|tí nữa|lát nữa|đa số|hơn phân nửa|quá nửa|kha khá"
    ),
    # partly, for show, not yet all
    Kind.PART: (
        "một phần|1 phần|được phần nào|phần nào|từng phần|một số|được một ít|một vài|được vài|vài|bảy tám phần|"
        "mấy phần|chỉ mới|mới chỉ|mới được|mới có|chưa tới|chưa tới nơi|nửa vời|chiếu lệ|làm cho có|"
        "cho có|lấy lệ|"
        "chưa đều|chưa đồng bộ|chưa kỹ|sơ sài|bổ sung|quán triệt bổ sung|nói miệng|chưa có biên bản|"
        "chưa dám báo|"
        "chưa dám|còn vắng|từng bước|chưa chắc|chưa ăn thua"
    ),
    # something is missing
    Kind.LACK: ("thiếu|còn thiếu|chỉ thiếu|thiếu mỗi|chưa đủ|chưa đầy đủ|không đủ|chưa có đủ|hụt|hỏng|hư"),
    # sent back, to be done again, put off
    Kind.REDO: (
        "làm lại|sửa lại|trả lại|trả về|bị trả|chỉnh sửa|chỉnh lại|sửa|phải sửa|kêu sửa|bắt sửa|"
        "điều chỉnh|bị chê|"
        "chê|xem lại|soát lại|rà lại|viết lại|soạn lại|họp lại|tổ chức lại|bị bác|không đạt|chưa đạt|"
        "đổ bể|chỉnh|"
        "in lại|làm lại từ đầu|đình lại|hoãn|tạm hoãn|dời"
    ),
    # untouched
    Kind.NOTHING: (
        "chưa có gì|chưa làm gì|chưa làm được gì|chưa đâu vào đâu|chưa đụng|chưa đụng tới|chưa động|"
        "chưa động tới|"
        "chưa động đậy|chưa rục rịch|chưa đả động|chưa nhúc nhích|chưa ai làm|còn y nguyên|dậm chân tại chỗ|"
        "chưa hề|chưa mần|số 0|zero|giậm chân tại chỗ|chưa bắt tay|chưa rớ|chưa rớ tới|còn nguyên"
    ),
    # the end denied in so many words, by irony too: some of it is there
    Kind.NOT_FINISHED: (
        "chưa xong|chưa hoàn thành|chưa hoàn tất|chưa xong hết|không xong|chưa ok|chưa ổn|chưa trọn|chưa hết|"
        "làm gì đã xong|xong gì|nào xong|chưa xong xuôi|chưa kịp xong|chưa thể hoàn thành|chưa thể xong|"
        "chưa rồi|"
        "xong thì chưa|xong đâu|đã xong đâu|đâu đã xong|đâu có xong|có xong đâu|nào đã xong|đâu xong|mà xong|"
        "gì mà xong|chưa dứt điểm|chưa dứt|chưa gọn|chưa đâu|xong sao được|hoàn thành đâu|chưa kịp|"
        "chưa thống nhất|chưa đồng ý|chưa chốt|chưa đầy đủ hết|chưa đủ hết|chưa hoàn thiện|chưa hoàn chỉnh|"
        "chưa trình|xong hồi nào|còn lâu|còn lâu mới xong|còn lâu lắm"
    ),
    # is there
    Kind.HAVE: ("có|có rồi|đã có|có sẵn|sẵn sàng|sẵn|đã sẵn sàng|có hết|có cả"),
    # is enough
    Kind.ENOUGH: ("đủ|đầy đủ|đủ rồi|trọn vẹn"),
    # not yet
    Kind.YET: ("chưa|chưa có|chưa được|chưa thể"),
    # not
    Kind.NOT: ("không|chẳng|chả|đâu có|đâu|đừng|không hề|đâu phải|nào có|không phải"),
    # has been; days gone by
    Kind.PAST: (
        "đã|rồi|vừa|vừa mới|hôm qua|hồi sáng|sáng nay|hôm kia|hôm trước|bữa trước|bữa qua|tuần trước|từ lâu|"
        "lâu rồi|từ hôm qua|từ sáng|từ tuần trước|tuần rồi|tháng trước|tháng rồi|mới đây|vừa rồi|rồi đó|"
        "vừa qua|"
        "từ đầu tháng|từ đầu tuần|từ hôm kia|tối qua|chiều qua|khi nãy|hồi hôm|từ năm trước|"
        "năm ngoái|từ trước|từ hồi|trưa nay|đã được|đến nay đã|bữa kia"
    ),
    # is being done; waits
    Kind.NOW: ("đang|đương|đang còn|hiện đang|hiện nay đang|đang trong quá trình|còn phải|chờ|đợi|vẫn còn|đang được"),
    # will, plans to, promises
    Kind.FUTURE: (
        "sẽ|dự kiến|dự định|định|tính|hẹn|hẹn anh|hẹn chị|phấn đấu|cố gắng|cố|ráng|gắng|quyết tâm|cam kết|hứa|"
        "chậm nhất|muộn nhất|trễ nhất|trước ngày|nội trong|trước mốc|liền|đặng|để kịp|có lịch|đã có lịch|"
        "lên lịch|"
        "đã lên lịch|mới xong được|mới có thể"
    ),
    # only now, or only then
    Kind.JUST: ("mới|thì mới|là mới"),
    # a day that is no day
    Kind.VAGUE: (
        "tuần sau|tuần tới|sang tuần|qua tuần|tháng sau|tháng tới|sang tháng|qua tháng|đầu tuần sau|"
        "đầu tháng sau|"
        "vài ngày nữa|mấy ngày nữa|ít ngày nữa|vài hôm nữa|mấy bữa nữa|vài bữa nữa|ít hôm nữa|nay mai|"
        "sớm|sau này|"
        "thời gian tới|trong thời gian tới|thời gian sớm nhất|sớm nhất|bữa nào|hôm nào|lúc nào rảnh|từ từ rồi|"
        "giữa tháng|giữa tuần|đầu quý|giữa tuần sau|nhanh nhất|giữa tháng sau|ra tết|sau tết|quý sau|"
        "vài tuần nữa"
    ),
    # what comes after an end that has not come
    Kind.LATER: ("xong là|xong mới|xong thì|xong rồi mới|xong thì mới|về là|rồi mới|mới dám|mới tới"),
    # feasts and congresses: their end and their date are not the work's
    Kind.EVENT: ("lễ|nghỉ lễ|tết|nghỉ tết|đại hội|bầu cử|giao quân|đám cưới|đám giỗ|ăn tết|nghỉ|dịp lễ|sau lễ"),
    # a condition or a wish
    Kind.IF: (
        "nếu|khi|chừng nào|giả sử|ví dụ|ví như|nhỡ|lỡ|giá mà|miễn|hễ|phải chi|ước gì|nhằm|mong|hy vọng|hi vọng|"
        "cần phải|cần"
    ),
    # takes back, or turns to another thing
    Kind.BUT: (
        "nhưng|nhưng mà|tuy nhiên|song|mà|chứ|chứ chưa|riêng|riêng việc|còn riêng|có điều|chỉ có điều|duy|tuy|"
        "vậy mà|thế mà|thế nhưng|ngặt nỗi|chẳng qua|mỗi tội|với lại|ngoài ra|đồng thời"
    ),
    # all of it
    Kind.ALL: (
        "hết|hết trơn|hết ráo|cả|tất cả|toàn bộ|đều|hết cả|hết thảy|tất|sạch|sạch sẽ|trọn gói|mọi thứ|mọi việc|"
        "các việc|các nội dung|tất cả các việc|tất cả các nội dung|toàn bộ các việc|toàn bộ nội dung|"
        "tất cả nội dung|cả thảy|hết sạch|hết rồi|hết tất cả|hết luôn|đều đã|các nhiệm vụ|các đầu việc|"
        "mấy việc|"
        "tất tần tật"
    ),
    # each of the tasks
    Kind.EACH: ("mỗi việc|từng việc|mỗi nội dung|mỗi cái|việc nào cũng|mỗi mục|mỗi nhiệm vụ"),
    # the other tasks
    Kind.REST: (
        "còn lại|việc còn lại|các việc còn lại|mấy việc còn lại|các nội dung còn lại|nội dung còn lại|"
        "việc khác|"
        "các việc khác|mấy việc khác|mấy việc kia|các việc kia|mấy cái kia|mấy cái còn lại|các mục còn lại|"
        "việc kia|phần còn lại|những việc còn lại|những việc khác|mấy cái khác|các nội dung khác|"
        "mấy nội dung khác"
    ),
    # all but
    Kind.EXCEPT: ("trừ|ngoại trừ|chỉ còn|còn mỗi|chỉ trừ|còn có|chỉ còn mỗi|chỉ còn lại|trừ ra|trừ mỗi|còn mình|chừa"),
    # what is left, or "and as to"
    Kind.LEFT: ("còn"),
    # perhaps, so-called, in jest, somebody says
    Kind.HEDGE: (
        "hình như|có thể|chắc|chắc là|có lẽ|dường như|không biết|không rõ|chưa rõ|chưa biết|không nhớ|"
        "không chắc|"
        "nghe đâu|tưởng|em nghĩ|tôi nghĩ|có vẻ|hay sao|thì phải|để em hỏi lại|để hỏi lại|e là|theo em|hên xui|"
        "chắc cũng|nói là|bảo là|gọi là|nói chung|chắc chắn chưa|đoán|ngỡ|mơ|đùa|giỡn|nói chơi|nói vậy thôi|"
        "trên giấy|bảo|kêu|nói|báo là|ai nói|ai bảo|ai kêu|kêu là|ghi là|cho là|giả vờ|thấy|mệt|hên|"
        "may ra|ra vẻ|"
        "trời ơi|mừng hụt"
    ),
    # they say: not the sender's own news
    Kind.HEARSAY: (
        "nghe nói|nghe bảo|thấy nói|nghe anh|nghe chị|theo lời|anh ấy nói|anh nói|chị nói|cô ấy nói|sếp nói|"
        "họ nói|thấy bên|nghe bên|nghe đồn|thấy xã|nghe xã|thấy người ta|đồn|người ta nói"
    ),
    # stuck, short of means, out of time
    Kind.TROUBLE: (
        "vướng|vướng mắc|khó khăn|khó khăn vướng mắc|kẹt|mắc kẹt|bị kẹt|trở ngại|bế tắc|bí|trục trặc|khó|"
        "khó quá|"
        "khó khăn và vướng mắc|tồn tại|vướng chỗ|vướng ở|vướng khâu|khúc mắc|nan giải|ách tắc|kẹt chỗ|"
        "quá tải|rối|"
        "không kịp|không kịp tiến độ|khó kịp|sợ không kịp|chưa ai phân công|hết kinh phí|làm không xuể|"
        "làm không kịp|không xuể|không làm nổi|làm không nổi|không làm được|không thể làm|không thực hiện được|"
        "không triển khai được|làm không được|bó tay|sos|cấp bách|không xong kịp|không kịp đâu|"
        "chưa biết làm sao|"
        "không biết làm sao|không biết làm thế nào|không biết lấy đâu ra|không biết lấy đâu|lấy đâu ra|"
        "chưa có chủ trương|bất cập|chưa thống nhất được|không ai làm|không biết bắt đầu|mất điện|hỏng máy|"
        "máy hỏng|hư máy|máy hư|quá ít|xuống cấp|chưa chịu|không hợp tác|chưa hợp tác|không chịu|từ chối"
    ),
    # means: without them, stuck
    Kind.RESOURCE: (
        "kinh phí|nguồn|nguồn kinh phí|tiền|ngân sách|vốn|nhân lực|người làm|nhân sự|biên chế|con người|"
        "quân số|"
        "hướng dẫn|văn bản hướng dẫn|chỉ đạo|chủ trương|quy định|cơ chế|cán bộ phụ trách|người phụ trách|chỗ|"
        "mặt bằng|nguồn in|kinh phí mua|trụ sở|đường truyền|trang thiết bị|thiết bị|quyết định|văn bản|"
        "hồ sơ hướng dẫn|người"
    ),
    # waits for a superior, for means, for another body
    Kind.WAIT_ABOVE: (
        "chờ hướng dẫn|đợi hướng dẫn|chờ văn bản|đợi văn bản|chờ kinh phí|đợi kinh phí|chờ huyện|đợi huyện|"
        "chờ cấp trên|chờ chỉ đạo|đợi chỉ đạo|chờ cấp kinh phí|chờ phân bổ|chờ cấp|chờ mẫu|đợi mẫu|chờ trên|"
        "đợi trên|chờ tỉnh|chờ bổ sung kinh phí|chờ tiền|đợi tiền|chờ nguồn|đợi nguồn|chờ vốn|chờ hỗ trợ|"
        "đợi cấp trên|chờ quyết định|chờ xã bạn|chờ bên|đợi bên|chờ phản hồi|chưa trả lời|chưa phản hồi|"
        "chưa thấy trả lời|không trả lời"
    ),
    # the trouble is over
    Kind.SOLVED: (
        "tháo gỡ|đã gỡ|gỡ rồi|gỡ xong|được gỡ|đã được tháo gỡ|khắc phục|giải quyết|đã giải quyết|hết vướng|"
        "hết khó|qua rồi|hết khó khăn|không còn khó khăn|không còn vướng|không còn vướng mắc|đã có kinh phí|"
        "khắc phục xong"
    ),
    # because
    Kind.CAUSE: ("vì|do|bởi|bởi vì|tại|tại vì|lý do|nguyên nhân|nên chưa|bị|vì lý do|do đó"),
    # asks the superior for help or for time
    Kind.HELP: (
        "đề nghị huyện|đề nghị ubnd huyện|đề nghị cấp trên|đề nghị hỗ trợ|đề nghị văn phòng|đề nghị được|"
        "xã đề nghị|kiến nghị|đề xuất|xin hỗ trợ|cần hỗ trợ|mong huyện|mong được hỗ trợ|nhờ huyện|nhờ hỗ trợ|"
        "hỗ trợ giúp|hỗ trợ|can thiệp|tác động giúp|tác động|giúp xã|giúp em|giúp đỡ|cho mượn|xin mượn|"
        "xin kinh phí|xin cấp|xin bổ sung|xin lùi|cho lùi|lùi lại|lùi thời hạn|lùi thời gian|lùi mốc|lùi hạn|"
        "gia hạn|xin gia hạn|xin thêm|cho thêm|xin dời|xin hoãn|cho xin thêm|thêm thời gian|xin khất|cho khất|"
        "khất|xin lui|lui lại|cho xã thêm|xin giãn|cấp thêm|bố trí thêm|tháo gỡ giúp|gỡ giúp|xin huyện|"
        "đề nghị cấp|đề nghị tỉnh|mong cấp trên|mong lãnh đạo|cấp cho|giãn tiến độ|giãn thời gian|"
        "cầu cứu|cứu em|"
        "cứu xã|cần huyện|mong anh giúp|mong chị giúp|nhờ anh giúp|nhờ chị giúp"
    ),
    # asks for something, which is not always help
    Kind.REQUEST: ("đề nghị|nhờ|xin|kính mong"),
    # we, our commune
    Kind.OWN: (
        "xã em|xã mình|xã tôi|bên em|bên mình|bên xã|đơn vị em|chỗ em|tụi em|bên tôi|xã chúng tôi|đơn vị|"
        "bọn em|"
        "thị trấn em|đơn vị mình|hội em|cơ quan em|chúng em|chúng tôi|tụi mình|bên thị trấn|"
        "thị trấn mình|em thì|"
        "xã thì"
    ),
    # other units (R10)
    Kind.OTHER: (
        "xã bạn|xã khác|bên kia|bên đó|bên ấy|bên nớ|các xã khác|mấy xã|mấy xã kia|xã kia|đơn vị khác|"
        "đơn vị bạn|"
        "người ta|họ|xã nào|xã bên|xã bên cạnh|xã kế bên|các đơn vị khác|hai xã|hai xã thí điểm|mấy đơn vị kia|"
        "xã đó"
    ),
    # words for "task" before a number
    Kind.LEAD: (
        "việc|việc số|việc thứ|nội dung|nội dung số|nội dung thứ|nhiệm vụ|nhiệm vụ số|nhiệm vụ thứ|câu|"
        "mục|ý|phần|"
        "đầu việc|đầu việc số|mục số|v|task|công việc|công việc số|cv|cái|cái số|cái thứ|ý thứ|mục thứ"
    ),
    # and
    Kind.AND: ("và|với|cùng|cùng với|lẫn|hay|vs|kết hợp"),
    # to
    Kind.TO: ("đến|tới|cho tới|cho đến"),
    # the superior's: not our plan (R11)
    Kind.HIGHER: (
        "của huyện|văn phòng|vp|huyện|của tỉnh|tỉnh|của trên|cấp trên|của ubnd huyện|của cấp trên|chung|"
        "của ủy ban huyện|"
        "của sở|kèm theo|của trung ương|của bộ|của ubnd tỉnh|của chính phủ|của chủ tịch huyện|ở trên|trên giao|"
        "đề ra"
    ),
    # as per: the paper after it is not ours
    Kind.ACCORDING: (
        "theo|căn cứ|theo đúng|đúng|thực hiện theo|bám theo|bám sát|trong|nêu trong|ghi trong|trên cơ sở|về việc"
    ),
    # questions
    Kind.ASK: (
        "cho hỏi|em hỏi|xin hỏi|hỏi chút|hỏi xíu|hỏi tí|cho xã hỏi|cho em hỏi|cho tôi hỏi|hỏi lại anh|thế nào|"
        "như thế nào|làm sao|ra sao|sao|vì sao|tại sao|khi nào|bao giờ|ngày nào|lúc nào vậy|mẫu nào|nào|"
        "bao nhiêu|"
        "mấy giờ|mấy|ở đâu|đâu vậy|chỗ nào|lấy đâu|ai|với ai|gì|là gì|việc gì|cái gì|làm gì|gì vậy|"
        "có phải|hay là|"
        "được không|phải không|không vậy|chưa vậy|hả|vậy anh|vậy chị|hay sao anh|không nhỉ|chưa nhỉ|nhỉ|"
        "hay đợi|"
        "đúng không|có được không|được chưa|đúng chứ|bao lâu|nơi nào|nguồn nào|gồm những gì|những gì|"
        "hướng dẫn giúp|chỉ giúp|chia sẻ với|chỉ em|cho xin mẫu|xin mẫu|cho xin file|xin file|gửi lại file|"
        "gửi lại mẫu|gửi lại công văn|gửi lại văn bản|gửi lại giúp|gửi đâu|nộp đâu|nộp ở đâu|cho em xin mẫu|"
        "cho xã xin mẫu|cho xin công văn|còn nữa không|nữa không|có cần|có phải là|cần không|phải làm không|"
        "có bắt buộc|bắt buộc không|đến đâu rồi|tới đâu rồi|tới đâu|đến đâu|là sao|hay chưa|không ta|hay không|"
        "hong ta|chưa ta|có kịp không|có sao không"
    ),
    # reporting itself
    Kind.REPORT: (
        "báo cáo|kính báo cáo|xin báo cáo|báo|xin báo|báo lại|báo cáo lại|tổng hợp|thông tin|kính gửi|"
        "báo cáo nhanh|báo cáo như sau|như sau|kết quả như sau|báo cáo kết quả|báo cáo chút|trình bày|phản ánh|"
        "kết quả|cập nhật|thực hiện công văn|xin phép báo cáo|xin báo cáo nhanh|gửi báo cáo|nộp báo cáo|"
        "tiến độ|"
        "tình hình|nhắn|kính"
    ),
    # heard, understood, thanks
    Kind.ACK: (
        "nhận|nhận được|đã nhận|nhận tin|nhận thông tin|nhận rồi|đã nhận được|đã nhận tin|đã xem|đã đọc|"
        "đã rõ|rõ|"
        "đã biết|đã nắm|nắm|nắm được|tiếp thu|ghi nhận|vâng|dạ vâng|dạ|dạ rõ|ừ|ừm|ừa|uh|um|tuân lệnh|nghe rõ|"
        "hiểu rồi|em hiểu|đã hiểu|cảm ơn|cám ơn|thank|thanks|thank you|tks|xin cảm ơn|cảm ơn anh|"
        "biết rồi|đồng ý|"
        "nhất trí|yes|đã tiếp nhận|tiếp nhận|rõ rồi|👍|👌|🙏|🆗|roger|copy|noted|đã thông|thông suốt|em nghe|rõ ạ|"
        "xin tiếp thu|đã thấy|chấp hành"
    ),
    # will answer later
    Kind.PROMISE: (
        "để em|để xã|để tôi|để mình|để chị|để anh|để kiểm tra|sẽ báo|sẽ báo cáo|em báo cáo|báo sau|báo cáo sau|"
        "trả lời sau|em báo|em báo lại|xã sẽ báo|rồi báo|báo lại sau|sẽ thực hiện|sẽ triển khai|sẽ cố gắng|"
        "sẽ làm ngay|sẽ nhắc|coi lại|sẽ xem|sẽ kiểm tra|sẽ gửi|em gửi sau|gửi sau|sẽ trả lời|sẽ phản hồi|"
        "sẽ cập nhật|cập nhật sau|nhắn lại|kiểm tra lại|thì báo|em sẽ báo|em nhắn|nhắn sau|sẽ nhắn|xong em báo|"
        "xong báo|xong sẽ báo|em trả lời|báo cáo lãnh đạo|xem lại rồi"
    ),
    # small talk
    Kind.TALK: (
        "chúc|chúc mừng|sinh nhật|ngủ ngon|ăn cơm|cơm nước|cà phê|cafe|nhậu|bia|bóng đá|đá bóng|khỏe|"
        "khoẻ|vui vẻ|"
        "vui|chào|xin chào|hello|hi|alo|alô|hihi|haha|hehe|hì hì|kaka|ghê|tiện ghê|hay đó|hay ghê|hay quá|giỏi|"
        "dễ thương|đẹp|xinh|nắng|mưa|trời mưa|trời nắng|nóng quá|lạnh quá|lụt|bão|nằm viện|bệnh|ốm|"
        "về quê|đi chơi|"
        "du lịch|buồn ngủ|cuối tuần vui|nghỉ ngơi|thương|buồn|mệt quá|mệt ghê|nhiệt tình|chăm chỉ|siêng|khen|"
        "hay nhỉ|tuyệt|tuyệt vời|hay thật|bot này|thông minh|tỷ số|trận|đội|vô địch|giỗ|đám|tiệc|"
        "liên hoan|cháu|"
        "con gái|con trai|vợ|chồng|trúng số|xổ số|hoa|may mắn|an khang|thịnh vượng|tài lộc|hạnh phúc|mạnh khỏe|"
        "valentine|8/3|cười|hài|zui|dui|kkk|ahihi|hú hồn|thấy ghét|năm mới|cả nhà|buổi sáng|buổi tối|tốt lành|"
        "ngày mới|ngày lành|sức khỏe|trà sữa|ăn sáng|ăn trưa|nóng nực|chém gió"
    ),
    # attachments, forwards, other work
    Kind.FOREIGN: (
        "tin nhắn thoại|hình ảnh|video|file đính kèm|tệp đính kèm|đính kèm|sticker|ghi âm|cuộc gọi nhỡ|"
        "cuộc gọi|"
        "nhãn dán|cchc|cải cách hành chính|chuyển đổi số|quốc phòng|nông thôn mới|tiêm chủng|phòng cháy|"
        "sốt xuất huyết|thu thuế|fwd|fw|chuyển tiếp|đã chuyển tiếp|tin chuyển tiếp|forwarded|đã thu hồi|"
        "tin nhắn đã thu hồi|danh thiếp|vị trí|giấy mời|lịch họp|lịch công tác|đảng vụ|thi đua|khen thưởng|"
        "nghĩa vụ quân sự|hộ nghèo|giảm nghèo"
    ),
    # wants no more messages
    Kind.STOP: (
        "stop|đừng nhắn|đừng nhắn nữa|đừng gửi|đừng gửi nữa|đừng nhắc|đừng nhắc nữa|thôi đừng|ngừng nhắn|"
        "ngưng nhắn|hủy nhận tin|không nhận tin|dừng nhắn|dừng nhắc|ngừng gửi|hủy đăng ký|unsubscribe|tắt bot|"
        "phiền quá|làm phiền|không muốn nhận|dừng lại|đừng gửi tin|đừng gửi tin nhắn|ngưng gửi|dừng gửi|"
        "thôi nhắn|"
        "đừng làm phiền|nhắn hoài|nhắn chi nhắn hoài|từ chối nhận"
    ),
    # has another post now
    Kind.MOVED: (
        "chuyển công tác|nghỉ việc|nghỉ hưu|đã chuyển|thôi phụ trách|không phụ trách|không còn phụ trách|"
        "chuyển đơn vị|về hưu|luân chuyển|không còn làm|bàn giao cho|bàn giao lại cho|giao lại cho|"
        "không phụ trách mảng này|chuyển sang|đổi đầu mối|không còn công tác|nghỉ công tác|điều động|chuyển về|"
        "đã nghỉ|hết phụ trách|nghỉ thai sản rồi|phụ trách việc khác|chuyển qua"
    ),
    # is not the person meant
    Kind.WRONG_PERSON: (
        "nhầm người|nhầm số|nhầm máy|gửi nhầm|nhắn nhầm|không phải em|không phải tôi|tôi không phải|"
        "em không phải|"
        "nhầm rồi bạn|nhầm địa chỉ|lộn số|lộn người|không quen|ai vậy|ai đấy|bạn là ai|sai số|sai người|"
        "nhầm nick"
    ),
    # takes a report back
    Kind.RETRACT: (
        "báo nhầm|rút lại|xin rút lại|là nhầm|em nhầm|nhầm|báo lộn|báo sai|đính chính|xin đính chính|"
        "hủy báo cáo|"
        "ghi nhầm|nói nhầm|báo cáo nhầm|thu hồi báo cáo|xóa báo cáo|bấm nhầm|bấm lộn|nhắn lộn|xin sửa|"
        "sửa lại báo cáo|là sai|viết nhầm|lộn|bỏ qua tin"
    ),
    # tone and address
    Kind.POLITE: (
        "ạ|á|nhé|nhe|nha|nghen|hen|hén|đó|đấy|đây|luôn|ơi|thưa|dạ thưa|dạ em|dạ anh|dạ chị|nhen|hé|ha|"
        "nè|nghe|"
        "vậy|rùi đó|thiệt|thật|lận|cơ|chớ|đi|trân trọng|xin lỗi|dạ xã|dạ báo cáo|dạ rồi|rứa|mới tinh|chứ bộ|he"
    ),
    # says of what part, how nearly, or that it must be: an end so limited is none
    Kind.LIMIT: (
        "các xã|bên|thủ tục|bộ phận|thành phần|nhóm|hội trường|bản|à|phần|khâu|tốt|đảm bảo|đạt yêu cầu|"
        "đầu tuần|đầu tháng|phải|khoảng|tầm|cỡ|đợt|bước|lại|nữa|"
        "lần này|công đoạn|chặng|mức|lớp|"
        "kỳ này|thực tế|yêu cầu|"
        "chỉ đạo của huyện|đường|thêm|mặt|khối lượng|trước|chừng|để|thôi|chỉ|tạm gọi|muốn|đòi|chỉ tiêu|"
        "mục tiêu|"
        "nghĩa vụ|hạn|hạn chót|trách nhiệm|kế|cuối cùng|mỗi|bao|số ít|phân nửa"
    ),
    # words that change nothing
    Kind.FILL: (
        "đạt|tham gia|em|anh|chị|cô|chú|bác|sếp|tôi|mình|ad|admin|bot|bạn|đồng chí|các đồng chí|lãnh đạo|"
        "anh em|chị em|"
        "mọi người|bà con|ông|bà|là|thì|của|về|cho|được|cũng|các|những|này|kia|nọ|từ|ở|trên|vào|ra|lên|như|nên|"
        "bằng|qua|sang|xã|thị trấn|ubnd|ubnd xã|ủy ban|ủy ban nhân dân|hđnd|hội|cơ quan|"
        "địa phương|"
        "thôn|toàn xã|cán bộ|công chức|viên chức|người lao động|toàn thể|nhân viên|đảng viên|chủ tịch|"
        "phó chủ tịch|bí thư|đảng ủy|thường trực|mô hình|hành chính phục vụ người dân|công tác|công văn|"
        "số|ngày|"
        "tháng|năm|giờ|buổi|hiện|hiện nay|hiện tại|nay|hôm nay|đến nay|tới nay|bây giờ|bữa nay|lúc này|"
        "tính đến nay|đến thời điểm này|được giao|liên quan|cụ thể|ban ngành|các ban ngành|phòng ban|đoàn thể|"
        "chặt chẽ|hiệu quả|khẩn trương|tích cực|theo yêu cầu|theo quy định|một cách|đúng hạn|kịp thời|"
        "kịp|hai|"
        "một|ba|bốn|cuộc|toàn|nhân|đồng bộ|tham dự|dự|có mặt|người dân|"
        "doanh nghiệp|ý nghĩa|tỷ lệ|tỉ lệ|đạt tỷ lệ|tổng|tổng số|trong đó|gồm|bao gồm|nhanh|mô|"
        "thứ|"
        "sáng|chiều|tối|trưa|hôm|bữa|tuần|quý|xin phép|gửi|kính chuyển|cùng cấp|trực|tiếp dân|phục vụ|"
        "địa bàn"
    ),
}
"""Every kind with its words. Where two phrases fit, the longer one wins."""


_SPELLINGS = {
    "không": "k K ko khg hk hok hông hong hổng hem kô hôg khum khôg",
    "chưa": "chx chư",
    "được": "dc đc đươc đựơc đuọc",
    "rồi": "r rùi rui rầu ròi rồ roof òi gòi oy roài dồi ùi rôi rôì",
    "việc": "vc viêc zệc dziệc vịêc",
    "đang": "đg dg đag đâng",
    "đồng chí": "đ/c đ/chí d/c",
    "báo cáo": "b/c bc BC bcáo b/cáo",
    "tổng hợp": "t/h",
    "thực hiện": "th TH t/hiện",
    "triển khai": "tk TK t/khai",
    "hoàn thành": "ht HT h/thành",
    "hoàn thành xuất sắc nhiệm vụ": "htxsnv HTXSNV",
    "ban hành": "bh BH b/hành",
    "xây dựng": "xd XD",
    "chuẩn bị": "cb cbị c/bị",
    "cán bộ": "CB",
    "cán bộ công chức": "cbcc CBCC",
    "cán bộ công chức viên chức": "cbccvc CBCCVC",
    "kinh phí": "kp KP k/phí",
    "hướng dẫn": "hd HD hdẫn h/dẫn",
    "khó khăn": "kk KK",
    "vướng mắc": "vm VM",
    "khó khăn vướng mắc": "kkvm",
    "nhiệm vụ": "nv NV",
    "nội dung": "nd ND n/dung",
    "chủ tịch": "ct CT",
    "phó chủ tịch": "pct PCT",
    "bí thư": "bt BT",
    "lãnh đạo": "ld lđ LĐ",
    "trao đổi": "trđ tđ t/đ",
    "dự thảo": "dt DT",
    "trình ký": "tr/ký",
    "quyết định": "qđ QĐ",
    "văn bản": "vb VB",
    "hội nghị": "hn HN",
    "công việc": "cv",
    "công văn": "CV",
    "ban thường vụ": "btv",
    "thị trấn": "tt TT",
    "hành chính": "hc",
    "gì": "j",
    "vậy": "z zậy",
    "với": "vs",
    "thế nào": "ntn",
    "bao nhiêu": "bn",
    "mọi người": "mn",
    "nói": "ns",
    "nhắn": "nt",
    "cũng": "cx cug cg",
    "quá": "wa qá",
    "biết": "bik bít",
    "làm": "lm mần",
    "em": "e",
    "anh": "a",
    "chị": "c",
    "đơn vị": "đv đ/v",
    "ubnd xã": "ubx",
    "chỉ đạo": "cđ",
    "trước": "trc trk",
    "người": "ng",
    "đề nghị": "đ/n đn",
    "hôm qua": "hqua",
    "hôm nay": "hnay",
    "cảm ơn": "tks thks",
    "cảm": "cám",
    "ừ": "uk uhm",
    "dạ": "dạk zạ dzạ",
    "ok": "okk okela",
    "hihi": "hjhj",
    "buồn": "huhu",
    "thương": "iu",
    "nhắn tin": "ntin",
    "sẽ": "sx",
    "phải": "fai fải f pải",
    "thời gian": "tg TG",
}
"""Words → how chat spells them. Lower case unless only capitals are meant."""

ABBREVIATIONS = {short: long for long, spellings in _SPELLINGS.items() for short in spellings.split()}
"""Chat spelling → the words meant."""

NOT_BEFORE: dict[str, frozenset[str]] = {
    "kh": frozenset({
        "co", "biet", "duoc", "dc", "lam", "lm", "kip", "vuong", "kho", "phai", "can", "gi", "j", "hieu", "ro",
        "thay", "con", "du", "ai", "xong",
    }),
}  # fmt: skip
"""Abbreviations that mean "không" before these words (and a task's name elsewhere)."""

WORDS_WITHOUT_MARKS = frozenset(
    {
        "ai", "anh", "ba", "bai", "ban", "bang", "bao", "bi", "bo", "ca", "cai", "can", "chi", "cho", "chua", "co",
        "con", "cu", "cua", "cung", "da", "dang", "dau", "den", "di", "do", "dung", "em", "gan", "gia", "hai",
        "hay", "hen", "ho", "hong", "in", "ke", "khi", "ki", "ky", "la", "lam", "len", "lo", "lui", "ma", "mai",
        "may", "moi", "mong", "nam", "nay", "ngay", "nghe", "ngon", "nguon", "nha", "nhan", "nhe", "nua", "on",
        "phai", "qua", "quay", "ra", "ro", "roi", "sang", "sao", "sau", "so", "ta", "tai", "tam", "tham", "thay",
        "the", "theo", "thi", "thu", "tien", "tin", "to", "toi", "tra", "trang", "tranh", "tri", "trong", "trung",
        "tu", "va", "vai", "vang", "xa", "xem", "xin", "yeu",
    }
)  # fmt: skip
"""Letters that are a word of their own as they stand: in a message with diacritics they mean only that."""

FRACTION_SIGNS = {"½": " 1/2 ", "⅓": " 1/3 ", "⅔": " 2/3 ", "¼": " 1/4 ", "¾": " 3/4 "}

NUMBER_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
    "mười": 10, "nhất": 1, "nhì": 2,
}  # fmt: skip

WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}
"""After "thứ"; Monday is 0."""

COUNTED = (
    "ngày", "hôm", "bữa", "tuần", "tháng", "giờ", "buổi", "lần", "người", "đồng chí", "cán bộ", "thôn", "xóm",
    "khu phố", "đơn vị", "máy", "bộ", "cái", "bàn", "ghế", "bảng", "quầy", "mẫu", "bản", "văn bản", "triệu",
    "tỷ", "nghìn", "đồng", "xã", "chi bộ", "cuộc", "lớp", "lượt", "trường", "trạm", "tổ", "hội", "phút",
    "tiếng", "hồ sơ", "trường hợp", "tờ", "cuốn", "phòng", "con", "chiếc", "hộp", "thùng", "bé", "hộ",
    "gia đình", "công chức", "viên chức", "phần", "bước", "khâu", "hạng mục", "mục", "ý", "câu",
)  # fmt: skip
"""Things one counts: a number before one of these names no task."""
