"""A new code for somebody on the roster: what the office reads, and what it hands on."""

from datetime import date, datetime

from core.dates import full_day, hour
from core.texts.parts import sentence, shorten

ASK_WHOM = "Cấp mã mới cho ai? Nhờ anh/chị nhắn tên, số điện thoại hoặc tên đơn vị; thôi không cấp thì nhắn /huy."
GONE = "Người này không còn giữ nhiệm vụ nào trong danh sách nên không cấp được mã."
ADMIN_ONLY = "Mã của người quản trị do quản trị cấp."


def telegram_link(username: str, code: str) -> str:
    return f"https://t.me/{username}?start={code}"


def typed_code(code: str) -> str:
    """What is typed where a link opens nothing."""
    return f"LIENKET {code}"


def invited(who: str, phone: str, until: date) -> str:
    """Before the text that is handed on."""
    return (
        f"Đã cấp mã mới cho {who}, dùng được đến hết ngày {full_day(until)}; mã cấp trước không còn dùng được.\n"
        f"Nhờ anh/chị chuyển tiếp tin dưới đây cho đúng người ({phone})."
    )


def invitation(office: str, who: str, links: list[str], code: str) -> str:
    ways = [f"Bấm vào đường dẫn: {link}" for link in links] or [f"Mở kênh này, nhắn: {typed_code(code)}"]
    return (
        f"{office} mời tham gia kênh theo dõi tiến độ: {who}.\n"
        + "\nhoặc ".join(ways)
        + "\nrồi bấm “Đồng ý”. Mã chỉ dùng một lần, xin không chuyển cho người khác."
    )


def just_invited(who: str, at: datetime) -> str:
    return (
        f"Mã của {who} vừa được cấp lúc {hour(at)}, chưa dùng.\n"
        "Cấp mã khác thì mã đó không còn dùng được; thật cần mới bấm."
    )


def already_in(who: str) -> str:
    return f"{sentence(who)} đã tham gia và đang nhận được tin.\nĐổi máy, đổi tài khoản mà cần mã thì bấm nút dưới đây."


def nobody_found(typed: str) -> str:
    return (
        f"Trong danh sách không có ai là “{shorten(typed, 60)}”. Nhờ anh/chị nhắn tên, số điện thoại hoặc tên đơn vị."
    )


def pick(count: int, shown: int) -> str:
    more = "" if count <= shown else f" {shown} người đầu ở dưới; không có thì nhắn rõ hơn."
    return f"Có {count} người: bấm người cần cấp mã mới.{more}"


def candidate(who: str, phone: str) -> str:
    return f"{who}, {phone}"
