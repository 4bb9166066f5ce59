"""What stands on buttons. Those that the design fixes: Đồng ý, Đúng, Sửa, Không ghi, Tất cả, Gửi, Dừng, Đã nhận."""

AGREE = "Đồng ý"
DISAGREE = "Chưa đồng ý"
RIGHT = "Đúng"
EDIT = "Sửa"
DISCARD = "Không ghi"
ALL = "Tất cả"
SEND = "Gửi"
STOP = "Dừng"
CANCEL = "Hủy"
RECEIVED = "Đã nhận"
SEE_TASKS = "Xem các việc"
ASK_OFFICE = "Hỏi Văn phòng"
DONE = "Đã xong"
DOING = "Đang làm, hẹn ngày"
NOT_STARTED = "Chưa làm"
BLOCKED = "Vướng mắc"
LATER = "Nhắc lại sau"
OTHER_DAY = "Ngày khác"
OTHER_TIME = "Chọn lúc khác"
BACK = "Về rồi"
NOT_AWAY = "Không vắng nữa"
STOP_REMINDING = "Ngừng nhắc"
END = "Kết thúc"
ALL_DONE = "Tất cả đã xong"
NO_DATE = "Chưa hẹn được"
RESUME = "Nhận lại"
ANSWER = "Trả lời"
RESOLVED = "Đã tháo gỡ"
NOT_YET = "Chưa"
CLEAR = "Đã rõ"
NOT_CLEAR = "Chưa rõ"
CONFIRM = "Xác nhận"
MOVE = "Xin lùi mốc"
REFUSE = "Từ chối"
OTHER_DAY = "Ngày khác"
WITHDRAW = "Rút lại"
KEEP = "Giữ nguyên"
NAME_DATE = "Hẹn ngày"
WHOLLY_DONE = "Đã xong hẳn"
NOT_DONE = "Chưa xong"
RECORD = "Ghi thay đơn vị"
NOTHING_NEW = "Không có gì mới"
HAS_DIFFICULTY = "Có vướng mắc"
SKIP = "Bỏ qua câu này"
GO_ON = "Trả lời tiếp"
NOT_FINISHED = "Ghi lại là chưa xong"
NOT_EVIDENCE = "Không phải minh chứng"
OTHER_TASK_TOO = "Cả việc khác"
SEE_MORE = "Xem tiếp"
CHOSEN = "Đã chọn: {label}"

SEND_STILL = "Vẫn gửi"
ANOTHER_CODE = "Cấp mã khác"


def see_files(count: int) -> str:
    return f"Xem tệp ({count})"


def new_code(name: str) -> str:
    return _short(f"Cấp mã mới: {name}", 48)


def invite(name: str) -> str:
    return _short(f"Mời lại {name}", 48)


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def task(number: int, short: str) -> str:
    return _short(f"Việc {number} – {short}", 40)


def task_of(unit: str, number: int, short: str) -> str:
    """Of somebody who speaks for several units."""
    return _short(f"{unit}, việc {number} – {short}", 48)


def instead(name: str) -> str:
    return f"Nhờ {name} nhận thay"


def confirm_task(number: int) -> str:
    return f"Xác nhận việc {number}"


def report_task(number: int) -> str:
    return f"Báo việc {number}"


def finished(code: str) -> str:
    return f"Đã xong {code}"
