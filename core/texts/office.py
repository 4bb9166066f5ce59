"""What the office and the admins read."""

from collections.abc import Sequence

from core.texts.parts import bullets, shorten


def stopped(who: str, phone: str, unit: str, text: str, left: Sequence[str] = ()) -> str:
    """`left`: units of which nobody is reminded any more."""
    told = f"{who} ({phone}) đề nghị thôi nhận nhắc việc của {unit}: “{shorten(text)}”. Nhờ Văn phòng liên hệ đơn vị."
    return told + _nobody_left(left)


def moved_on(who: str, phone: str, unit: str, text: str, left: Sequence[str] = (), *, stopped: bool) -> str:
    ended = "Hệ thống đã ngừng nhắc người này. " if stopped else ""
    told = f"{who} ({phone}), {unit}, nhắn: “{shorten(text)}”."
    return f"{told} {ended}Nhờ Văn phòng liên hệ để đơn vị cử đầu mối khác.{_nobody_left(left)}"


def _nobody_left(units: Sequence[str]) -> str:
    return f"\nHiện không còn ai khác trong kênh nhận nhắc việc của {', '.join(units)}." if units else ""


def resumed(who: str, unit: str) -> str:
    return f"{who} đã nhận lại nhắc việc của {unit}."


ASK_BROADCAST = "Nhờ anh/chị nhắn nội dung thông báo trong một tin. Nếu thôi không gửi, nhắn /huy."
ASK_AUDIENCE = "Thông báo này gửi cho ai?"
ASK_AUDIENCE_UNIT = "Gửi cho đơn vị nào? Nhờ anh/chị nhắn tên đơn vị."
EVERYBODY = "Tất cả"
WITH_OPEN_TASKS = "Đơn vị còn việc"
ONE_UNIT = "Một đơn vị"


def unknown_unit(typed: str) -> str:
    return f"Không có đơn vị “{shorten(typed, 60)}” trong văn bản này. Nhờ anh/chị nhắn lại tên đơn vị."


def ambiguous_unit(typed: str, names: Sequence[str]) -> str:
    return f"“{shorten(typed, 60)}” có thể là: {', '.join(names)}. Nhờ anh/chị nhắn đủ tên."


def preview(audience: str, units: int, people: int, unreachable: Sequence[str], text: str, when: str) -> str:
    """WORDS 35."""
    missing = f"\nKhông tới được {len(unreachable)} người: {_some(unreachable)}." if unreachable else ""
    return (
        f"{when}: {audience}, {units} đơn vị, {people} người.{missing}\n"
        f"———\n{text}\n———\nGửi chứ? Bấm “Gửi” rồi vẫn còn 10 giây để bấm “Dừng”."
    )


def _some(names: Sequence[str], limit: int = 5, between: str = "; ") -> str:
    rest = len(names) - limit
    return between.join(names[:limit]) + (f" và {rest} tên nữa" if rest > 0 else "")


def send_now(when: str) -> str:
    return f"Gửi ngay ({when})"


def send_later(when: str) -> str:
    return f"Ngoài giờ làm việc, sẽ gửi lúc {when}"


TEXT_ONLY = "Thông báo chỉ gửi được chữ; tệp kèm theo không được gửi."


NOBODY = "Chưa có người nhận nào trong nhóm này."
COUNTDOWN = "Sẽ gửi sau 10 giây. Bấm “Dừng” nếu chưa nên gửi."


def held_until(when: str) -> str:
    return f"{when}. Bấm “Dừng” trước lúc đó nếu chưa nên gửi."


def late_broadcast(at: str, late: str, text: str, arrived: int, people: int) -> str:
    """`arrived`: of how many it has reached already."""
    some = f"\nĐã tới {arrived}/{people} người." if arrived else ""
    return f"Thông báo {at} đã trễ {late}: vẫn gửi?{some}\n“{shorten(text, 200)}”\nChưa trả lời thì chưa gửi."


RELEASED = "Đang gửi tiếp cho những người chưa nhận."
DECIDED = "Thông báo này đã được quyết định trước đó."
STOPPED = "Đã dừng, thông báo không được gửi cho ai."
TOO_LATE = "Thông báo đã gửi xong, không dừng được nữa."
BROADCAST_CANCELLED = "Đã hủy, thông báo không được gửi."


def broadcast(office: str, text: str) -> str:
    return f"{text}\n\n({office})"


def stopped_midway(left_out: int) -> str:
    return f"Đã dừng giữa chừng: {left_out} người chưa được gửi. Người đã nhận thì không thu lại được."


def sent_again(number: int) -> str:
    return f"Đang gửi lại cho {number} người chưa rõ đã tới hay chưa; có người có thể nhận hai lần."


NOTHING_UNKNOWN = "Không còn tin nào chưa rõ đã tới hay chưa."


def account(
    at: str,
    acknowledged: int,
    units: int,
    missing: Sequence[str],
    planned: int,
    counts: Sequence[tuple[int, str]],
    failures: Sequence[str],
) -> str:
    """WORDS 36: planned = sent + failed + unknown + skipped + waiting."""
    books = " + ".join(f"{number} {label}" for number, label in counts if number)
    chasing = f" Chưa: {_some(missing, 15, ', ')}." if missing else ""
    lines = [
        f"Thông báo {at}: {acknowledged}/{units} đơn vị đã bấm “Đã nhận”.{chasing}",
        f"{planned} người = {books or '0'}.",
    ]
    if failures:
        lines.append("Không gửi được:\n" + bullets(failures))
    return "\n".join(lines)


ACCOUNT_AGAIN = "Xem lại"
SEND_AGAIN = "Gửi lại"
SENT, FAILED, UNKNOWN = "đã gửi", "không gửi được", "chưa rõ đã tới hay chưa"
SKIPPED, WAITING = "bỏ qua", "đang chờ"


def lowered(unit: str, number: int, before: str, after: str, text: str, who: str, phone: str) -> str:
    """What the office had confirmed is taken back by the unit; `after`: the new state in words."""
    said = f" nhắn: “{shorten(text)}”" if text else " bấm nút"
    return (
        f"{unit} báo lại việc {number}: từ “{before}” thành “{after}”.\n"
        f"{who}, {phone},{said}. Tin trước vẫn lưu để đối chiếu."
    )
