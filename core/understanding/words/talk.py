"""Talk about the work and beside it. Words joined by `|` say the same; each kind has its line of comment."""

from core.understanding.words.kinds import Kind

TALK: dict[Kind, str] = {
    # questions
    Kind.ASK: (
        "cho hỏi|em hỏi|xin hỏi|hỏi chút|hỏi xíu|hỏi tí|cho xã hỏi|cho em hỏi|cho tôi hỏi|hỏi lại anh|thế nào|"
        "như thế nào|làm sao|ra sao|sao|vì sao|tại sao|khi nào|bao giờ|ngày nào|lúc nào vậy|mẫu nào|nào|"
        "bao nhiêu|mấy giờ|mấy|ở đâu|đâu vậy|chỗ nào|lấy đâu|ai|với ai|gì|là gì|việc gì|cái gì|làm gì|gì vậy|"
        "có phải|hay là|được không|phải không|không vậy|chưa vậy|hả|vậy anh|vậy chị|hay sao anh|không nhỉ|"
        "chưa nhỉ|nhỉ|hay đợi|đúng không|có được không|được chưa|đúng chứ|bao lâu|nơi nào|nguồn nào|gồm những gì|"
        "những gì|hướng dẫn giúp|chỉ giúp|chia sẻ với|chỉ em|cho xin mẫu|xin mẫu|cho xin file|xin file|"
        "gửi lại file|gửi lại mẫu|gửi lại công văn|gửi lại văn bản|gửi lại giúp|gửi đâu|nộp đâu|nộp ở đâu|"
        "cho em xin mẫu|cho xã xin mẫu|cho xin công văn|còn nữa không|nữa không|có cần|có phải là|cần không|"
        "phải làm không|có bắt buộc|bắt buộc không|đến đâu rồi|tới đâu rồi|tới đâu|đến đâu|là sao|hay chưa|"
        "không ta|hay không|hong ta|chưa ta|có kịp không|có sao không|cho xin lại|xin lại file|xin lại mẫu|"
        "xin lại công văn|cho em xin lại|cho xã xin lại|cho em xin file|cho xã xin file|cho hỏi chút|hỏi ké|"
        "hỏi nhỏ|cho em hỏi xíu|có cần phải|có phải nộp|có phải gửi|nói lại giúp|giải thích giúp|nói rõ giúp|"
        "hướng dẫn lại|giải thích thêm|nói thêm giúp|nói rõ hơn|cho biết thêm|riêng hay chung|chung hay riêng|"
        "hay chung|hay riêng|có phải làm|hay phải"
    ),
    # reporting itself
    Kind.REPORT: (
        "báo cáo|kính báo cáo|xin báo cáo|báo|xin báo|báo lại|báo cáo lại|tổng hợp|thông tin|kính gửi|"
        "báo cáo nhanh|báo cáo như sau|như sau|kết quả như sau|báo cáo kết quả|báo cáo chút|trình bày|phản ánh|"
        "kết quả|cập nhật|thực hiện công văn|xin phép báo cáo|xin báo cáo nhanh|gửi báo cáo|nộp báo cáo|tiến độ|"
        "tình hình|nhắn|kính|báo cáo bổ sung|báo bổ sung|bổ sung báo cáo|báo thêm|em tổng hợp|tổng hợp nhanh|kể|"
        "kể luôn|báo luôn|nói luôn|báo cáo gọn|báo gọn|đề nghị văn phòng điều chỉnh lại thông tin|"
        "đề nghị văn phòng ghi lại|đề nghị văn phòng ghi nhận|đề nghị ghi nhận|nhờ văn phòng ghi nhận|"
        "nhờ ghi nhận|đề nghị huyện ghi nhận|đề nghị văn phòng tổng hợp|nhờ tổng hợp|đề nghị sửa lại|nhờ sửa lại|"
        "đề nghị huyện xác nhận|đề nghị văn phòng xác nhận|đề nghị xác nhận|nhờ xác nhận|nhờ anh xác nhận|"
        "nhờ chị xác nhận|xác nhận giùm|xác nhận giúp|xác nhận dùm|đề nghị huyện kiểm tra|mời huyện kiểm tra|"
        "đề nghị huyện xác nhận dùm"
    ),
    # heard, understood, thanks
    Kind.ACK: (
        "nhận|nhận được|đã nhận|nhận tin|nhận thông tin|nhận rồi|đã nhận được|đã nhận tin|đã xem|đã đọc|đã rõ|rõ|"
        "đã biết|đã nắm|nắm|nắm được|tiếp thu|ghi nhận|vâng|dạ vâng|dạ|dạ rõ|ừ|ừm|ừa|uh|um|tuân lệnh|nghe rõ|"
        "hiểu rồi|em hiểu|đã hiểu|cảm ơn|cám ơn|thank|thanks|thank you|tks|xin cảm ơn|cảm ơn anh|biết rồi|đồng ý|"
        "nhất trí|yes|đã tiếp nhận|tiếp nhận|rõ rồi|👍|👌|🙏|🆗|roger|copy|noted|đã thông|thông suốt|em nghe|rõ ạ|"
        "xin tiếp thu|đã thấy|chấp hành|nhận công văn|đã đọc tin|nhận đủ|đã coi|đã tiếp thu|nhận tin rồi|"
        "nhận công văn rồi|đọc được tin|nghe rồi|dạ được|xin nhận|🫡|có thấy tin|thấy tin rồi|có thấy tin rồi|"
        "có nhận|có nhận được|có đọc|✋"
    ),
    # will answer later
    Kind.PROMISE: (
        "để em|để xã|để tôi|để mình|để chị|để anh|để kiểm tra|sẽ báo|sẽ báo cáo|em báo cáo|báo sau|báo cáo sau|"
        "trả lời sau|em báo|em báo lại|xã sẽ báo|rồi báo|báo lại sau|sẽ thực hiện|sẽ triển khai|sẽ cố gắng|"
        "sẽ làm ngay|sẽ nhắc|coi lại|sẽ xem|sẽ kiểm tra|sẽ gửi|em gửi sau|gửi sau|sẽ trả lời|sẽ phản hồi|"
        "sẽ cập nhật|cập nhật sau|nhắn lại|kiểm tra lại|thì báo|em sẽ báo|em nhắn|nhắn sau|sẽ nhắn|xong em báo|"
        "xong báo|xong sẽ báo|em trả lời|báo cáo lãnh đạo|xem lại rồi|chút báo|chút tui báo|chút em báo|lát báo|"
        "lát em báo|lát tui báo|lát nữa báo|lát nữa em báo|lát nhắn|lát em nhắn|lát nữa nhắn|lát nhắn sau|"
        "lát trả lời|lát em trả lời|chút nữa báo|chút nữa em báo|xíu báo|xíu em báo|tí báo|tí em báo|tối em báo|"
        "chiều em báo|chiều báo|tối báo|mai em báo|mai báo|về em báo|hồi em báo|rồi có gì em nhắn|có gì em nhắn|"
        "có gì em báo|có gì báo|em hỏi rồi báo|hỏi rồi báo|để thứ 2|họp xong em báo|họp xong báo|sẽ chỉ đạo|"
        "sẽ tham mưu|sẽ triển khai ngay|sẽ phân công|sẽ trình|để em trình|sẽ đôn đốc|em chuyển cho|"
        "em chuyển lãnh đạo|em chuyển chủ tịch|để em chuyển|chiều nhắn|cuối giờ em nhắn|cuối giờ nhắn|"
        "chiều em nhắn|nhắn số liệu sau|em nhắn lại|em hỏi mấy bộ phận|em xem lại rồi|đi cơ sở|đang đi cơ sở|"
        "xuống cơ sở|ở dưới cơ sở|đang đi thôn|em về em báo|về tới em báo|về xã em báo|về cơ quan em báo|"
        "chiều về em báo|chiều về báo|tối về em báo|rảnh em báo|rảnh em nhắn|rảnh tui nhắn|rảnh báo|"
        "xong việc em nhắn|lát gọi lại|lát em gọi|em gọi lại sau|gọi lại sau|nhắn lại sau|em nhắn lại sau|"
        "lát nhắn lại|tí nhắn lại|xíu nhắn lại|làm liền|làm ngay|em làm ngay|em làm liền|sẽ làm|sẽ rà soát|"
        "sẽ đốc thúc|sẽ nhắc anh em|em sẽ làm|tối em trả lời|chiều em trả lời|mai em trả lời|em trả lời sau|"
        "tí em trả lời|sẽ khẩn trương|sẽ tích cực|sẽ tập trung|sẽ sớm|khẩn trương thực hiện|sẽ nghiêm túc|"
        "sẽ chấp hành|sẽ lưu ý|sẽ cố|tiếp thu và"
    ),
    # small talk
    Kind.TALK: (
        "chúc|chúc mừng|sinh nhật|ngủ ngon|ăn cơm|cơm nước|cà phê|cafe|nhậu|bia|bóng đá|đá bóng|khỏe|khoẻ|vui vẻ|"
        "vui|chào|xin chào|hello|hi|alo|alô|hihi|haha|hehe|hì hì|kaka|ghê|tiện ghê|hay đó|hay ghê|hay quá|giỏi|"
        "dễ thương|đẹp|xinh|nắng|mưa|trời mưa|trời nắng|nóng quá|lạnh quá|lụt|bão|nằm viện|bệnh|ốm|về quê|"
        "đi chơi|du lịch|buồn ngủ|cuối tuần vui|nghỉ ngơi|thương|buồn|mệt quá|mệt ghê|nhiệt tình|chăm chỉ|siêng|"
        "khen|hay nhỉ|tuyệt|tuyệt vời|hay thật|bot này|thông minh|tỷ số|trận|đội|vô địch|giỗ!|đám|tiệc|liên hoan|"
        "cháu|con gái|con trai|vợ|chồng|trúng số|xổ số|hoa|may mắn|an khang|thịnh vượng|tài lộc|hạnh phúc|"
        "mạnh khỏe|valentine|8/3|cười|hài!|zui|dui|kkk|ahihi|hú hồn|thấy ghét|năm mới|cả nhà|buổi sáng|buổi tối|"
        "tốt lành|ngày mới|ngày lành|sức khỏe|trà sữa|ăn sáng|ăn trưa|nóng nực|chém gió|trả lời trễ|trả lời chậm|"
        "không trả lời được|chưa trả lời được|đừng giận|thông cảm|thương giùm|thương giúp|đám cưới|ăn cưới|"
        "đám tang|nước mía|mồ hôi|kẹt xe|giặt|bữa nào|sóng yếu|nắng dữ|mưa dữ!|mưa lụt|giữ sức khỏe|phê bình|"
        "bị la|bị rầy|bị mắng|bị nhắc|lẹ dữ|chủ nhật vui|tha lỗi|yên tâm|hồ hởi|đội bóng|chung kết|bóng chuyền|"
        "tiền đạo|hậu vệ|nóng muốn xỉu|nóng dữ|trà đá|khát|mắt mờ|thức khuya|cực ghê|cực quá|tuổi này|trời nóng|"
        "chúc mừng 8/3|20/10|trung thu|noel|mát trời|ha ha|hê hê|hi hi|he he|hí hí|lẹ ghê|lanh ghê|quốc khánh|"
        "kẹt đường|ăn trưa chưa|cơm chưa|lâu quá không thấy|lâu rồi không gặp|xuống chơi|xuống xã chơi|lên chơi|"
        "ghé chơi|mệt đứ đừ|mệt muốn xỉu|đuối|đuối quá|tan làm|chưa được về|nghỉ mát|thời tiết|trời đẹp|"
        "trời lạnh|cuối tuần vui vẻ|ngày mới tốt lành|ăn gì chưa|ăn cơm chưa|uống nước"
    ),
    # attachments, forwards, other work
    Kind.FOREIGN: (
        "tin nhắn thoại|hình ảnh|video|file đính kèm|tệp đính kèm|đính kèm|sticker|ghi âm|cuộc gọi nhỡ|cuộc gọi|"
        "nhãn dán|cchc|cải cách hành chính|chuyển đổi số|quốc phòng|nông thôn mới|tiêm chủng|phòng cháy|"
        "sốt xuất huyết|thu thuế|fwd|fw|chuyển tiếp|đã chuyển tiếp|tin chuyển tiếp|forwarded|đã thu hồi|"
        "tin nhắn đã thu hồi|danh thiếp|vị trí|giấy mời|lịch họp|lịch công tác|đảng vụ|thi đua|khen thưởng|"
        "nghĩa vụ quân sự|hộ nghèo|giảm nghèo|bầu cử|giao quân|bầu trưởng thôn|xây dựng nhà|lấn đất|"
        "không trả lời qua đây|không trả lời trên đây|không trả lời qua zalo|phòng chống dịch|phòng dịch|"
        "tiêm phòng|phòng chống lụt bão|phòng chống thiên tai|phòng chống bão|thu quỹ|thu ngân sách|thu chi|"
        "gia súc|gia cầm|sản xuất|mùa vụ|tuyển quân|quyết toán|văn nghệ|thể thao|tham quan|bảo hiểm y tế|"
        "phòng chống tội phạm|an ninh trật tự|sử dụng đất|đầu tư công|kiểm kê|bồi dưỡng|đào tạo|tinh giản|"
        "mạng internet|phần mềm"
    ),
    # wants no more messages
    Kind.STOP: (
        "stop|đừng nhắn|đừng nhắn nữa|đừng gửi|đừng gửi nữa|đừng nhắc|đừng nhắc nữa|thôi đừng|ngừng nhắn|"
        "ngưng nhắn|hủy nhận tin|không nhận tin|dừng nhắn|dừng nhắc|ngừng gửi|hủy đăng ký|unsubscribe|tắt bot|"
        "phiền quá|làm phiền|không muốn nhận|dừng lại|đừng gửi tin|đừng gửi tin nhắn|ngưng gửi|dừng gửi|"
        "thôi nhắn|đừng làm phiền|nhắn hoài|nhắn chi nhắn hoài|từ chối nhận|xin đừng gửi|xin đừng nhắn|khỏi nhắn|"
        "khỏi nhắn nữa|khỏi nhắc|thôi khỏi nhắn|đừng có nhắn|bớt nhắn|xóa số em|xóa tên em|không cần nhắc|"
        "khỏi gửi"
    ),
    # has another post now
    Kind.MOVED: (
        "chuyển công tác|nghỉ việc|nghỉ hưu|đã chuyển|thôi phụ trách|không phụ trách|không còn phụ trách|"
        "chuyển đơn vị|về hưu|luân chuyển|không còn làm|bàn giao cho|bàn giao lại cho|giao lại cho|"
        "không phụ trách mảng này|chuyển sang|đổi đầu mối|không còn công tác|nghỉ công tác|điều động|chuyển về|"
        "đã nghỉ|hết phụ trách|nghỉ thai sản rồi|phụ trách việc khác|chuyển qua|người theo dõi mới|đầu mối mới|"
        "người phụ trách mới|đổi người|đổi cán bộ phụ trách|điều qua|điều về|qua xã khác|em điều qua|"
        "đổi công tác|không làm ở xã nữa|không còn làm ở|chuyển ngành|đi nghĩa vụ|đã bàn giao việc|hết nhiệm kỳ|"
        "thôi việc|xin nghỉ việc"
    ),
    # is not the person meant
    Kind.WRONG_PERSON: (
        "nhầm người|nhầm số|nhầm máy|gửi nhầm|nhắn nhầm|không phải em|không phải tôi|tôi không phải|"
        "em không phải|nhầm rồi bạn|nhầm địa chỉ|lộn số|lộn người|không quen|bạn là ai|sai số|sai người|"
        "nhầm nick|bạn là ai vậy|cho hỏi ai vậy|nhầm nhóm|nhầm group|nhầm chỗ|nhầm máy rồi|lộn nhóm|lộn máy|"
        "không phải số|nhắn sai|gửi sai|sai người nhận|không phải máy|lộn người rồi|sai địa chỉ"
    ),
    # takes a report back
    Kind.RETRACT: (
        "báo nhầm|rút lại|xin rút lại|là nhầm|em nhầm|nhầm|báo lộn|báo sai|đính chính|xin đính chính|hủy báo cáo|"
        "ghi nhầm|nói nhầm|báo cáo nhầm|thu hồi báo cáo|xóa báo cáo|bấm nhầm|bấm lộn|nhắn lộn|xin sửa|"
        "sửa lại báo cáo|là sai|viết nhầm|lộn|bỏ qua tin|lỡ bấm|lỡ báo|lỡ nhắn|điều chỉnh lại thông tin|"
        "điều chỉnh thông tin|sửa lại thông tin|báo lại cho đúng|báo vội"
    ),
    # tone and address
    Kind.POLITE: (
        "ạ|á|nhé|nhe|nha|nghen|hen|hén|đó|đấy|đây|luôn|ơi|thưa|dạ thưa|dạ em|dạ anh|dạ chị|nhen|hé|ha|nè|nghe|"
        "vậy|rùi đó|thiệt|thật|lận|cơ|chớ|đi|trân trọng|xin lỗi|dạ xã|dạ báo cáo|dạ rồi|rứa|mới tinh|chứ bộ|he|"
        "nghe anh|nghe chị|nghe các anh|nghe mấy anh|nghen chị|nghen anh|nghe a|nghe c|á chị|á anh|nha chị|"
        "nha anh|nhé chị|nhé anh|hen chị|ghi giúp em|ghi nhận giúp|ghi nhận giúp em|ghi xong giúp em|ghi giùm|"
        "ghi giùm em|ghi nhận giùm|sửa giùm|sửa giùm em|sửa giúp em|sửa giúp|coi giúp em|xem giúp em|coi giùm|"
        "ghi xong giùm|ghi nhận giùm em|giùm em|thông cảm giúp|trước hết|nói thiệt|thiệt tình|kể thiệt|chớ bộ|"
        "á nghe|nha mấy anh|nghe mấy chị|dùm em|dùm|giùm|ấy|ấy mà"
    ),
    # words that change nothing
    Kind.FILL: (
        "đạt|tham gia|em|anh|chị|cô|chú|bác|sếp|tôi|mình|ad|admin|bot|bạn|đồng chí|các đồng chí|lãnh đạo|anh em|"
        "chị em|mọi người|bà con|ông|bà|là|thì|của|về|cho|được|cũng|các|những|này|kia|từ|ở|trên|vào|ra|lên|như|"
        "nên|bằng|qua|sang|xã|thị trấn|ubnd|ubnd xã|ủy ban|ủy ban nhân dân|hđnd|hội|cơ quan|địa phương|thôn|"
        "toàn xã|cán bộ|công chức|viên chức|người lao động|toàn thể|nhân viên|đảng viên|chủ tịch|phó chủ tịch|"
        "bí thư|đảng ủy|thường trực|mô hình|hành chính phục vụ người dân|công tác|công văn|số|ngày|tháng|năm|giờ|"
        "buổi|hiện|hiện nay|hiện tại|nay|hôm nay|đến nay|tới nay|bây giờ|bữa nay|lúc này|tính đến nay|"
        "đến thời điểm này|được giao|liên quan|cụ thể|ban ngành|các ban ngành|phòng ban|đoàn thể|chặt chẽ|"
        "hiệu quả|khẩn trương|tích cực|theo yêu cầu|theo quy định|một cách|đúng hạn|kịp thời|kịp|hai|một|ba|bốn|"
        "cuộc|toàn|nhân|đồng bộ|tham dự|dự|có mặt|người dân|doanh nghiệp|ý nghĩa|tỷ lệ|tỉ lệ|đạt tỷ lệ|tổng|"
        "tổng số|trong đó|gồm|bao gồm|nhanh|mô|thứ|sáng|chiều|tối|trưa|hôm|bữa|tuần|quý|xin phép|gửi|kính chuyển|"
        "cùng cấp|trực|tiếp dân|phục vụ|địa bàn|văn phòng thống kê|tư pháp hộ tịch|tư pháp|hộ tịch|thống kê|"
        "hôm ni|bữa ni|phụ nữ|nông dân|công an|mặt trận|đầu mối|không phải chưa làm mà|đâu phải chưa|"
        "không phải chưa|chớ đâu phải chưa|làm lẹ|mấy bữa nay|mấy bữa ni|mấy hôm nay|mấy ngày nay|mấy bữa rày|"
        "mấy ngày qua|mấy hôm rày|mấy bữa trước|mấy anh|mấy chị|mấy em|mấy đứa|bữa rày|học nghị quyết|"
        "tại hội nghị|tại cuộc họp|tại buổi|tại ubnd xã|tại ubnd|tại thôn|tại các thôn|tại trụ sở|tại đơn vị|"
        "tại xã|tại hội trường|tại cơ quan|tại buổi họp|mở rộng|tại một cửa|tại bộ phận một cửa|bộ phận một cửa|"
        "một cửa|thật thà|thiệt thà|theo đề nghị|theo đề nghị của|văn thư|bên một cửa|bên 1 cửa|phát sinh|sơ kết|"
        "có mời|mời dự|đã mời|mời anh|mời chị|mời huyện|mời thôn|mời thôn trưởng|tổng kết|liên kết|đoàn kết|"
        "không những|mà còn|những gì đó|gì đó|nào đó|gì đấy|cần thiết|biên bản|bảng biểu|bản scan|scan|mail|"
        "email|công vụ|mail công vụ|khối|hệ thống|nghị quyết|màn hình|camera|quạt|cái quạt|chánh văn phòng|"
        "phó chánh văn phòng|chánh|hoạt động|không chuyên trách|người hoạt động không chuyên trách|hội viên|"
        "chi hội|hội nông dân|hội cựu chiến binh|cựu chiến binh|cựu binh|thôn trưởng|trưởng thôn|chi bộ|"
        "hội đoàn thể|tổ dân phố|khu phố|giữa|quy chế|nội quy|tui|gọn gàng|gọn gàng rồi|đàng hoàng|nghiêm túc|"
        "đúng thời gian|đúng hẹn|sớm hơn dự kiến|trong ngày|toàn bộ cán bộ|lấy số|máy lấy số|bình nước|"
        "nhân viên một cửa|đường link|link|bằng văn bản|qua hệ thống|trên hệ thống|qua mạng|trục liên thông|"
        "bản giấy|bản mềm|bản cứng|rút kinh nghiệm|xin rút kinh nghiệm|nhân rộng|đợt nhân rộng|thí điểm|"
        "giai đoạn thí điểm|giai đoạn nhân rộng|diện thí điểm|xã điểm|chính thức|áp dụng|báo trễ|gửi trễ|"
        "trả lời trễ|chậm trễ|trễ|tiến độ chung|trung tâm|nhà văn hóa|phòng họp|phòng tiếp dân|lượt|lượt người|"
        "đại biểu|thành viên|đầy đủ thành phần|bình thường|xuôi|gửi kèm|kèm|kho bạc|không phải là chưa|khu vực|"
        "tiếp công dân|công dân|bảng chỉ dẫn|chỉ dẫn|tài liệu|phát tài liệu|phát tờ rơi|tờ rơi|số liệu|"
        "chốt số liệu|thợ|đoàn|nội vụ|phòng nội vụ|địa chính|trạm y tế|trường học|phòng chức năng|ngăn nắp|"
        "sạch đẹp|đẹp đẽ|khang trang|đúng quy định|đúng theo quy định|đúng yêu cầu|đúng tiến độ đề ra|"
        "theo chỉ đạo|theo chỉ đạo của|theo công văn|theo văn bản|theo kế hoạch huyện|theo kế hoạch của huyện|"
        "theo mục ii|mục ii|theo tinh thần|trên tinh thần|thực hiện chỉ đạo|thực hiện chỉ đạo của|"
        "thực hiện công văn của|thực hiện văn bản|mấy hôm|mấy bữa|mấy ngày|mấy tuần|mấy tháng|"
        "được giao phụ trách|chia ra|nghen mấy anh|bên huyện|quan tâm|trang thiết bị mới|nốt|trọn|thiệt rồi|"
        "xong xuôi hết|ngoài|ngày cuối|ngày cuối rồi|theo đúng yêu cầu|theo đúng quy định|theo đúng chỉ đạo|"
        "theo công văn của ubnd huyện|theo công văn của huyện|theo chỉ đạo của huyện|trong buổi|trong cuộc họp|"
        "trong hệ thống|trong buổi họp|trong buổi giao ban|trong toàn xã|ghế|máy|màn hình tra cứu|tra cứu|"
        "máy quét|mica|bảng mica|cái ghế|ghế ngồi|nội dung mô hình|nội dung công văn|nội dung văn bản|hội cơ sở|"
        "được hỗ trợ|đã hỗ trợ|được huyện hỗ trợ|được hỗ trợ thêm|được cấp thêm|đã được hỗ trợ"
    ),
}
