"""The sentences that the web says by itself. Labels stand in the templates, statuses in `core/signs.py`."""

UNKNOWN_PERSON = "Không có người này trong danh bạ của bản chạy thử."
UNKNOWN_DOCUMENT = "Không có tệp này."
TOO_BIG = "Tệp lớn hơn 20 MB nên không gửi được."
EMPTY_FILE = "Tệp không có nội dung nên không gửi được."
UNKNOWN_PAGE = "Không có trang này."
MALFORMED = "Yêu cầu thiếu hoặc sai nội dung. Xin tải lại trang rồi thử lại."
FAULT = "Chương trình gặp lỗi, yêu cầu này chưa được thực hiện. Xin thử lại."
WRONG_HOST = "Bản chạy thử chỉ mở tại máy này, ở địa chỉ 127.0.0.1 hoặc localhost."
WRONG_ORIGIN = "Yêu cầu đến từ một trang khác nên không được thực hiện."
NO_EVENT = "Không còn sự kiện nào ở phía trước."
MOVING = "Đồng hồ đang chuyển. Xin chờ trong giây lát."
NO_SUCH_MOMENT = "Không có ngày giờ như vậy. Xin nhập như 29/02/2024 hoặc 29/02/2024 10:30."
TOO_FAR = "Mỗi lần chỉ chuyển đồng hồ tới tối đa một năm."
NO_MESSAGE_HERE = "Nút này không còn dùng được. Xin xem tin mới nhất."
OTHER_METHOD = "Địa chỉ này không nhận yêu cầu như vậy."
NOT_DONE = "Không thực hiện được yêu cầu này."

DIFFICULTY_STATES = {
    "open": "chờ tiếp nhận",
    "taken": "đang xử lý",
    "clarifying": "chờ đơn vị làm rõ",
    "sent_up": "đang xin ý kiến lãnh đạo",
    "answered": "đã trả lời",
    "closed": "đã kết thúc",
}

ANSWERS = {
    "none": "Không ai trả lời",
    "prompt": "Ai cũng trả lời ngay",
    "1": "Trả lời đủ kiểu, phương án 1",
    "2": "Trả lời đủ kiểu, phương án 2",
    "3": "Trả lời đủ kiểu, phương án 3",
}
"""How people are taken to answer in the whole route."""

HERE = "<!-- the route -->"
"""Where in its page the route is put once it has been played."""
