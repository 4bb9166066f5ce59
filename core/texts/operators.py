"""What whoever looks after the running bot reads: what is wrong, and what to do."""


def poll_conflict(channel: str) -> str:
    return (
        f"Có chương trình khác đang nhận tin {channel} bằng cùng mã bot, nên tin có thể bị lỡ.\n"
        "Đề nghị chỉ để một máy chạy bot, dừng máy còn lại."
    )


def unauthorized(channel: str) -> str:
    return (
        f"{channel} không còn chấp nhận mã bot, nên không nhận và gửi được tin qua kênh này.\n"
        "Đề nghị kiểm tra mã trong thiết lập của bot, cần thì lấy mã mới, rồi chạy lại."
    )


def webhook_refused(url: str, reason: str) -> str:
    return (
        f"Telegram không nhận địa chỉ webhook {url} ({reason}).\n"
        "Đề nghị sửa PUBLIC_URL: địa chỉ https mở ra Internet, cổng 443, 80, 88 hoặc 8443; "
        "không có địa chỉ như vậy thì bỏ PUBLIC_URL để bot tự lấy tin."
    )


def silent(channel: str) -> str:
    return (
        f"Đã lâu không nhận được tin từ {channel}.\n"
        "Đề nghị kiểm tra mạng của máy chạy bot; mạng thông mà vẫn vậy thì chạy lại bot."
    )


def set_aside(count: int) -> str:
    return (
        f"Có {count} tin nhận được nhưng chưa xử lý được; tin vẫn được lưu.\n"
        "Đề nghị Văn phòng hỏi lại đơn vị, và gửi nhật ký của bot cho người hỗ trợ kỹ thuật."
    )


def late_calendar(minutes: int) -> str:
    return (
        f"Lịch nhắc việc, tổng hợp đã {minutes} phút chưa được xem đến.\n"
        "Đề nghị chạy lại bot; các tin đến lượt sẽ được gửi khi bot chạy lại."
    )


NO_CALENDAR = (
    "Lịch nhắc việc, tổng hợp chưa được xem đến lần nào.\n"
    "Đề nghị chạy lại bot; nếu vẫn vậy, gửi nhật ký của bot cho người hỗ trợ kỹ thuật."
)


def missing_digests(count: int) -> str:
    return (
        f"Thiếu {count} bản tổng hợp đã đến giờ gửi Văn phòng.\n"
        "Đề nghị nhắn /tonghop để xem ngay, và gửi nhật ký của bot cho người hỗ trợ kỹ thuật."
    )


def missing_nudges(units: int) -> str:
    return (
        f"{units} đơn vị còn việc mà chưa có tin nhắc đã đến giờ.\n"
        "Đề nghị Văn phòng liên hệ đơn vị, và gửi nhật ký của bot cho người hỗ trợ kỹ thuật."
    )


def stuck_calls(count: int) -> str:
    return f"{count} tin đang gửi dở quá lâu, chưa rõ đã tới hay chưa.\nĐề nghị chạy lại bot."


def held_up(count: int) -> str:
    return (
        f"{count} tin đến giờ mà quá 10 phút chưa gửi được.\n"
        "Đề nghị kiểm tra máy chạy bot; cần thì chạy lại, tin đang chờ không mất."
    )


def messenger_away(channel: str, count: int) -> str:
    return (
        f"{channel} chưa nhận tin của bot; {count} tin đang chờ và sẽ được gửi khi thông.\n"
        "Đề nghị kiểm tra mạng của máy chạy bot; việc gấp xin gọi điện."
    )


EVIDENCE_DISK = (
    "Tệp minh chứng chưa lưu được vào ổ đĩa của máy chạy bot; bot sẽ tự thử lại, tệp không mất.\n"
    "Đề nghị kiểm tra ổ đĩa còn trống và quyền ghi thư mục minh chứng: dondoc doctor."
)
EVIDENCE_QUOTA = (
    "Chỗ lưu tệp minh chứng đã hết (EVIDENCE_QUOTA_MB): tệp mới không được nhận, người gửi được báo.\n"
    "Đề nghị tăng mức này trong tệp cấu hình rồi chạy lại bot."
)


def inbox_waits(count: int) -> str:
    return f"{count} tin nhận được quá 5 phút chưa được xem đến.\nĐề nghị chạy lại bot; tin vẫn được lưu."
