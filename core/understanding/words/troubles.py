"""The words of difficulties, means and help. Words joined by `|` say the same; each kind has its line of comment."""

from core.understanding.words.kinds import Kind

TROUBLES: dict[Kind, str] = {
    # stuck, short of means, out of time
    Kind.TROUBLE: (
        "vướng|vướng mắc|khó khăn|khó khăn vướng mắc|kẹt|mắc kẹt|bị kẹt|trở ngại|bế tắc|bí!|trục trặc|khó|"
        "khó quá|khó khăn và vướng mắc|tồn tại|vướng chỗ|vướng ở|vướng khâu|khúc mắc|nan giải|ách tắc|kẹt chỗ|"
        "quá tải|rối|không kịp|không kịp tiến độ|khó kịp|sợ không kịp|chưa ai phân công|hết kinh phí|"
        "làm không xuể|làm không kịp|không xuể|không làm nổi|làm không nổi|không làm được|không thể làm|"
        "không thực hiện được|không triển khai được|làm không được|bó tay|sos|cấp bách|không xong kịp|"
        "không kịp đâu|chưa biết làm sao|không biết làm sao|không biết làm thế nào|không biết lấy đâu ra|"
        "không biết lấy đâu|lấy đâu ra|chưa có chủ trương|bất cập|chưa thống nhất được|không ai làm|"
        "không biết bắt đầu|mất điện|hỏng máy|máy hỏng|hư máy|máy hư|quá ít|xuống cấp|chưa chịu|không hợp tác|"
        "chưa hợp tác|không chịu|từ chối|mắc cái|mắc chỗ|mắc khâu|đứng luôn|đứng lại|đứng yên|đứng hình|dậm chân|"
        "không in được|in không ra|chưa sửa được|ngập cả trụ sở|không tiến lên được|tắc|tắc chỗ|tắc ở|bị động|"
        "không cách nào|chưa biết xoay đâu|không xoay được|không đủ người|ôm hai mảng|kiêm nhiệm nhiều việc|"
        "không có ai làm|chưa có ai làm|đùn đẩy|đứng hẳn!|đòi đặt cọc|không có tiền|hết tiền|chưa biết tính sao|"
        "không biết tính sao|chưa biết phải làm sao|không biết phải làm sao|chưa biết làm thế nào|"
        "không biết xoay sao|chưa biết xoay sao|bỏ không làm|bỏ ngang|bỏ giữa chừng|chưa biết giải quyết sao|"
        "hết cách|bỏ dở giữa chừng|đứng im|đứng bánh|đứng chựng|đang đứng|đứng rồi|không xoay được tiền|"
        "chưa xoay được tiền|chưa xoay được kinh phí|chạy không nổi|không chạy nổi|không chạy được|"
        "chạy không được|cũ quá|hư hoài|rớt mạng|mạng rớt|mất mạng|tốc mái|phải dừng|phải ngưng|tạm dừng|"
        "đang dừng|ngưng lại|khuyết|thiếu cán bộ|thiếu người|thiếu nhân lực|thiếu tiền|thiếu kinh phí|trầm trọng|"
        "cháy máy|ngập|bị ngập|không tìm được|tìm không ra|chưa tìm được|chưa tìm ra|không có ai|hàng chưa về|"
        "chưa có hàng|hết hàng"
    ),
    # means: without them, stuck
    Kind.RESOURCE: (
        "kinh phí|nguồn|nguồn kinh phí|tiền|ngân sách|vốn|nhân lực|người làm|nhân sự|biên chế|con người|quân số|"
        "hướng dẫn|văn bản hướng dẫn|chỉ đạo|chủ trương|quy định|cơ chế|cán bộ phụ trách|người phụ trách|chỗ|"
        "mặt bằng|nguồn in|kinh phí mua|trụ sở|đường truyền|trang thiết bị|thiết bị|quyết định|văn bản|"
        "hồ sơ hướng dẫn|người|kinh phí nào|nguồn vốn|dự toán|đồng nào"
    ),
    # waits for a superior, for means, for another body
    Kind.WAIT_ABOVE: (
        "chờ hướng dẫn|đợi hướng dẫn|chờ văn bản|đợi văn bản|chờ kinh phí|đợi kinh phí|chờ huyện|đợi huyện|"
        "chờ cấp trên|chờ chỉ đạo|đợi chỉ đạo|chờ cấp kinh phí|chờ phân bổ|chờ cấp|chờ mẫu|đợi mẫu|chờ trên|"
        "đợi trên|chờ tỉnh|chờ bổ sung kinh phí|chờ tiền|đợi tiền|chờ nguồn|đợi nguồn|chờ vốn|chờ hỗ trợ|"
        "đợi cấp trên|chờ quyết định|chờ xã bạn|chờ bên|đợi bên|chờ phản hồi|chưa trả lời|chưa phản hồi|"
        "chưa thấy trả lời|không trả lời|chưa thấy xuống|chưa duyệt mẫu|chưa thấy phản hồi|chưa thấy cấp|"
        "chờ huyện cấp|chưa thấy huyện"
    ),
    # the trouble is over
    Kind.SOLVED: (
        "tháo gỡ|đã gỡ|gỡ rồi|gỡ xong|được gỡ|đã được tháo gỡ|khắc phục|giải quyết|đã giải quyết|hết vướng|"
        "hết khó|qua rồi|hết khó khăn|không còn khó khăn|không còn vướng|không còn vướng mắc|đã có kinh phí|"
        "khắc phục xong|thông rồi|giờ thông|êm rồi|gỡ được rồi|hết kẹt|xử lý được rồi|lo được rồi|xoay được rồi|"
        "xoay được"
    ),
    # because
    Kind.CAUSE: ("vì|do|bởi|bởi vì|tại|tại vì|lý do|nguyên nhân|bị|vì lý do|do đó|nên chưa"),
    # asks the superior for help or for time
    Kind.HELP: (
        "đề nghị huyện|đề nghị ubnd huyện|đề nghị cấp trên|đề nghị hỗ trợ|đề nghị văn phòng|đề nghị được|"
        "xã đề nghị|kiến nghị|đề xuất|xin hỗ trợ|cần hỗ trợ|mong huyện|mong được hỗ trợ|nhờ huyện|nhờ hỗ trợ|"
        "hỗ trợ giúp|hỗ trợ|can thiệp|tác động giúp|tác động|giúp xã|giúp đỡ|cho mượn|xin mượn|xin kinh phí|"
        "xin cấp|xin bổ sung|xin lùi|cho lùi|lùi lại|lùi thời hạn|lùi thời gian|lùi mốc|lùi hạn|gia hạn|"
        "xin gia hạn|xin thêm|cho thêm|xin dời|xin hoãn|cho xin thêm|thêm thời gian|xin khất|cho khất|khất!|"
        "xin lui|lui lại|cho xã thêm|xin giãn|cấp thêm|bố trí thêm|tháo gỡ giúp|gỡ giúp|xin huyện|đề nghị cấp|"
        "đề nghị tỉnh|mong cấp trên|mong lãnh đạo|cấp cho|giãn tiến độ|giãn thời gian|cầu cứu|cứu em|cứu xã|"
        "cần huyện|mong anh giúp|mong chị giúp|nhờ anh giúp|nhờ chị giúp|hối giùm|hối giúp|can thiệp giùm|"
        "gỡ giùm|có cách nào gỡ|cách nào gỡ|hỗ trợ xã|hỗ trợ giùm|xin huyện tăng cường|tăng cường người|"
        "xin huyện có ý kiến|đề nghị huyện mở|xin tăng cường|có ai hỗ trợ|xin cho xã tới|xin cho xã đến|"
        "cho xã tới|cho xã đến|xin tới|xin đến|cho em tới|cho em đến|xin cho tới|xin cho đến|xin cho xã thêm|"
        "cho xã lùi"
    ),
    # asks for something, which is not always help
    Kind.REQUEST: "đề nghị|nhờ|xin|kính mong|nên",
}
