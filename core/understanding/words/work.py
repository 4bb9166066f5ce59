"""The words that tell the state of the work. Words joined by `|` say the same; each kind has its line of comment."""

from core.understanding.words.kinds import Kind

WORK: dict[Kind, str] = {
    # finished, completed, all in place
    Kind.FINISH: (
        "xong|xog|xoong|xonq|song rồi|xong xuôi|hoàn thành|hoàn tất|hoàn thành xuất sắc nhiệm vụ|hoàn thiện xong|"
        "đã đầy đủ|done|finish|gọn|mới xong|vừa xong|đâu vào đấy|đâu vô đó|ngon lành|ngon rồi|đã đủ|đủ cả|đủ hết|"
        "đầy đủ hết|đầy đủ cả|ổn cả|làm xong|thực hiện xong|triển khai xong|hoàn thành xong|đã làm đủ|xong đủ|"
        "chạy xong|✅|✔|☑|xg|đã xong xuôi|không còn việc nào chưa xong|không còn việc nào chưa xong hết|"
        "không còn việc nào chưa hoàn thành|không còn nội dung nào chưa hoàn thành|"
        "không còn nội dung nào chưa xong|không còn việc gì chưa xong|về đích|tất toán|kết thúc xong|xong tuốt|"
        "xong tất|xong trọn vẹn|hoàn thành đầy đủ|hoàn thành cả|mần xong|xong trơn|xomg|xnog|xogn|xonh|xongg|"
        "xonggg|hoàng thành|hòan tất|xong hẳn|xong hẳn rồi|làm xong xuôi|xong xuôi hết|hoàn thành hết"
    ),
    # finished if something is named, else only "heard"
    Kind.OK: "ok|oke|okie|oki|okê|okla|ổn|ô kê|okay|okey|được rồi",
    # issued: the end of a plan
    Kind.ISSUE: (
        "ban hành|phát hành|ký ban hành|ký và ban hành|ký phát hành|ký duyệt ban hành|phê duyệt ban hành|"
        "ký ban hành xong|ba nhanh|ban hanhf|bna hành|banh hành"
    ),
    # set up, bought, agreed: over once done, but seldom the whole task
    Kind.ENDS: (
        "bố trí|bố trí xong|trang bị|lắp đặt|lắp|treo|niêm yết|mua sắm|mua|sắm|chuẩn bị đầy đủ|ký kết|thống nhất|"
        "thống nhất xong|ký quy chế|ký chương trình|ký thỏa thuận|chốt|in|sắp xếp|kê|đặt|nhận đủ|bàn giao|"
        "sửa chữa|sơn|chuẩn bị đủ|bố trí đủ|có đủ|có đầy đủ|trang bị đủ|trang bị đầy đủ|bố trí đầy đủ|mua đủ|"
        "bố trí đầy đủ rồi|kê đủ|lắp xong|treo xong|mua xong|in xong|nhận về|lắp đặt xong|dán|sơn xong|dán xong|"
        "kẻ|may xong|kê xong|sắp xếp xong|dọn xong|ký kết xong|nghiệm thu xong|bàn giao xong|trang bị xong|"
        "lắp ráp xong"
    ),
    # do, prepare, discuss: begun is not ended
    Kind.GOES: (
        "làm|thực hiện|triển khai|triển khai thực hiện|tổ chức thực hiện|tiến hành|xử lý|chạy|xây dựng|chuẩn bị|"
        "rà soát|khảo sát|tham mưu|theo dõi|bàn|bàn bạc|trao đổi|liên hệ|làm việc|họp bàn|vận động|phối hợp|"
        "tuyên truyền|hoàn thiện|hoàn chỉnh|đặt làm|may|bắt tay|lập|phân công|giao|thành lập|kiện toàn|viết|"
        "nghiên cứu|hỏi|liên lạc|tính toán|sắm sửa|xúc tiến|đẩy nhanh|tập trung"
    ),
    # meetings and briefings: over once held
    Kind.MEET: (
        "họp|tổ chức|hội nghị|sinh hoạt|lồng ghép|giao ban|tập huấn|họp dân|mở lớp|mở hội nghị|quán triệt|"
        "phổ biến|họp quán triệt|hội nghị quán triệt|tổ chức hội nghị quán triệt|tổ chức hội nghị|tổ chức họp|"
        "tổ chức quán triệt|họp triển khai|triển khai quán triệt|họp phổ biến|lịch họp cơ quan|hội ý|lịch họp xã|"
        "họp cơ quan|mở cuộc họp|họp toàn thể|họp giao ban|qt"
    ),
    # drafted, sent up, waiting for a signature, signed but not issued
    Kind.DRAFT: (
        "dự thảo|bản thảo|bản nháp|nháp|soạn|soạn thảo|soạn xong|viết xong|thảo|dự thảo xong|trình|trình ký|"
        "trình duyệt|đã trình|trình lại|trình xong|gửi trình|đệ trình|chờ ký|đợi ký|chờ duyệt|đợi duyệt|"
        "chờ phê duyệt|chờ thẩm định|chờ đóng dấu|chờ phát hành|chờ ban hành|chờ số|chờ lấy số|chờ vào số|"
        "chờ ý kiến|xin ý kiến|lấy ý kiến|lấy ý kiến góp ý|cho ý kiến|góp ý|thẩm định|chờ kết luận|chờ thông qua|"
        "thông qua|chờ chủ tịch|chờ lãnh đạo|chờ sếp|chưa ký|chưa đóng dấu|chưa có dấu|chưa vào số|chưa lấy số|"
        "chưa có chữ ký|chưa duyệt|chưa phê duyệt|chưa được duyệt|chưa được ký|chưa phát hành|chưa ban hành|"
        "chưa được ban hành|chưa gửi|chưa thông qua|chưa có số|chưa kịp ký|chưa ký được|ký nháy|ký|ký xong|"
        "đóng dấu|duyệt|phê duyệt|nằm trên bàn|chờ họp thông qua|đang ký|mới ký|còn ký|còn chờ ký|còn đợi ký|"
        "đợi chủ tịch|đợi lãnh đạo|đợi sếp|chờ anh|chờ chị|đợi anh ký|chờ sếp ký|chờ chữ ký|chờ chủ tịch ký|"
        "đang trình|còn chờ|chờ phê|xem xong|coi xong|đọc xong|xem xét|xem xét xong|nằm ở bàn|"
        "nằm trên bàn chủ tịch|gửi đảng ủy|đảng ủy xem|cho đảng ủy xem|cho chủ tịch xem|lãnh đạo xem|"
        "chủ tịch xem|sếp xem|anh phó xem|gửi cho đảng ủy|gửi lãnh đạo|gửi chủ tịch|gửi sếp|đưa chủ tịch|đưa sếp|"
        "đưa lãnh đạo|nộp chủ tịch|lên bàn chủ tịch|ở chỗ chủ tịch|chờ đảng ủy|đợi đảng ủy|chờ thường trực|"
        "qua đảng ủy|đang ở văn thư|chờ văn thư|chuyển văn thư|chưa đóng mộc|chờ đóng mộc|đóng mộc|nằm chờ số|"
        "góp ý xong|chưa cấp số|chờ cấp số|chưa xem|chủ tịch chưa xem|chưa coi|sếp chưa xem|lãnh đạo chưa xem|"
        "chưa chịu ký|chưa chịu duyệt"
    ),
    # begin
    Kind.START: "bắt đầu|bắt tay vào|khởi động|khởi sự|vào việc|bắt đầu làm|bắt tay vào làm",
    # begun, going on as planned
    Kind.UNDER_WAY: (
        "mới bắt đầu|vừa bắt đầu|đã bắt đầu|bắt đầu rồi|mới khởi động|mới làm|mới triển khai|mới vừa làm|"
        "đang tiếp tục|tiếp tục|theo đúng lộ trình|đúng lộ trình|đúng tiến độ|theo tiến độ|làm dở|dở dang|"
        "đang dở|còn dở|làm nửa chừng|nửa chừng|còn đang|vẫn đang|song song|được chút ít|đang tiến hành|"
        "đúng kế hoạch|theo đúng kế hoạch|bám sát kế hoạch|theo kế hoạch đề ra"
    ),
    # nearly, basically, so to speak: not done (R1)
    Kind.NEARLY: (
        "cơ bản|về cơ bản|cơ bản là|gần|gần như|sắp|sắp sửa|sắp sửa xong|tương đối|hầu hết|phần lớn|gần gần|suýt|"
        "tạm|tạm xong|tạm ổn|coi như|xem như|kể như|đại khái|sơ bộ|tạm thời|nhìn chung|còn chút|còn chút xíu|"
        "còn xíu|còn tí|còn ít|sắp rồi|chuẩn bị xong|gần như là|khâu cuối|bước cuối|giai đoạn cuối|chút nữa|"
        "xíu nữa|tí nữa|lát nữa|đa số|hơn phân nửa|quá nửa|kha khá|bản thô|hòm hòm|hòm hòm xong|phần thô|"
        "chuẩn bị hoàn thành|chuẩn bị hoàn tất|sắp hoàn thành|sắp hoàn tất"
    ),
    # partly, for show, not yet all
    Kind.PART: (
        "một phần|1 phần|được phần nào|phần nào|từng phần|một số|được một ít|một vài|được vài|vài|bảy tám phần|"
        "mấy phần|chỉ mới|mới chỉ|mới được|mới có|chưa tới|chưa tới nơi|nửa vời|chiếu lệ|làm cho có|cho có|"
        "lấy lệ|chưa đều|chưa đồng bộ|chưa kỹ|sơ sài|bổ sung|quán triệt bổ sung|nói miệng|chưa có biên bản|"
        "chưa dám báo|chưa dám|còn vắng|từng bước|chưa chắc|chưa ăn thua"
    ),
    # something is missing
    Kind.LACK: "thiếu|còn thiếu|chỉ thiếu|thiếu mỗi|chưa đủ|chưa đầy đủ|không đủ|chưa có đủ|hụt|hỏng|hư",
    # sent back, to be done again, put off
    Kind.REDO: (
        "làm lại|sửa lại|trả lại|trả về|bị trả|chỉnh sửa|chỉnh lại|sửa|phải sửa|kêu sửa|bắt sửa|điều chỉnh|"
        "bị chê|chê|xem lại|soát lại|rà lại|viết lại|soạn lại|họp lại|tổ chức lại|bị bác|không đạt|chưa đạt|"
        "đổ bể|chỉnh|in lại|làm lại từ đầu|bắt chỉnh lại|kêu chỉnh lại|bắt làm lại|phải thu lại|thu lại sửa"
    ),
    # put off: not held yet, and on another day
    Kind.POSTPONED: (
        "hoãn|tạm hoãn|hoãn lại|dời!|dời qua|dời sang|dời lại|dời lịch|lùi lịch|chuyển lịch|dời qua ngày|đình lại|lùi"
    ),
    # untouched
    Kind.NOTHING: (
        "chưa có gì|chưa làm gì|chưa làm được gì|chưa đâu vào đâu|chưa đụng|chưa đụng tới|chưa động|"
        "chưa động tới|chưa động đậy|chưa rục rịch|chưa đả động|chưa nhúc nhích|chưa ai làm|còn y nguyên|"
        "dậm chân tại chỗ|chưa hề|chưa mần|số 0|zero|giậm chân tại chỗ|chưa bắt tay|chưa rớ|chưa rớ tới|"
        "còn nguyên|chưa làm gì cả|chưa làm gì hết|chưa có chữ nào|chưa có chữ mô|chưa có chữ mô hết|"
        "chưa mần chi|chưa mần gì|chưa làm chi|chưa làm chi hết|chưa có chi hết|chưa có gì hết|chưa có gì cả|"
        "chưa quán triệt gì hết|chưa họp hành gì|chưa đâu ra đâu|chưa bắt đầu gì|trắng|chưa soạn|chưa tới đợt|"
        "chưa đến đợt|chưa tới lượt|chưa đến lượt|chưa thuộc diện|không thuộc diện"
    ),
    # the end denied in so many words, by irony too: some of it is there
    Kind.NOT_FINISHED: (
        "chưa xong|chưa hoàn thành|chưa hoàn tất|chưa xong hết|không xong|chưa ok|chưa ổn|chưa trọn|chưa hết|"
        "làm gì đã xong|xong gì|nào xong|chưa xong xuôi|chưa kịp xong|chưa thể hoàn thành|chưa thể xong|chưa rồi|"
        "xong thì chưa|xong đâu|đã xong đâu|đâu đã xong|đâu có xong|có xong đâu|nào đã xong|đâu xong|mà xong|"
        "gì mà xong|chưa dứt điểm|chưa dứt|chưa gọn|chưa đâu|xong sao được|hoàn thành đâu|chưa kịp|"
        "chưa thống nhất|chưa đồng ý|chưa chốt|chưa đầy đủ hết|chưa đủ hết|chưa hoàn thiện|chưa hoàn chỉnh|"
        "chưa trình|xong hồi nào|còn lâu|còn lâu mới xong|còn lâu lắm|xong chi đâu|có xong chi đâu|chưa xong mô|"
        "chưa xong chi|xong mô mà xong|đã xong mô|chưa làm xong|chưa xong đâu|chưa mần xong|chưa xong hẳn|"
        "chưa hẳn xong|chưa hẳn là xong|chưa xong hoàn toàn|chưa hoàn toàn xong"
    ),
    # is there
    Kind.HAVE: "có|có rồi|đã có|có sẵn|sẵn sàng|sẵn|đã sẵn sàng|có hết|có cả",
    # is enough
    Kind.ENOUGH: (
        "đủ|đầy đủ|đủ rồi|trọn vẹn|không thiếu gì|không thiếu|không còn thiếu|không thiếu gì nữa|"
        "không còn thiếu gì|chẳng thiếu gì"
    ),
}
