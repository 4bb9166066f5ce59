"""What the database tells `dondoc doctor`: the years ahead, this machine's nights, the people, what is stuck."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from bot.channels.telegram_updates import CHANNEL
from bot.finding import Finding, well, wrong
from core.dates import duration, full_day, hour
from core.gaps import Gap, merged
from storage import assignments, check_up, gaps
from storage.check_up import Why
from storage.directives import current

SPAN = timedelta(days=30)
"""How far back a trouble is still worth mending."""
OFF = timedelta(hours=1)
"""A gap longer than this is no hiccup of the network."""
STUCK = timedelta(minutes=15)
"""After which what waits does so for a reason."""

DAY_AND_NIGHT = (
    "Máy cần chạy cả ngày đêm: tắt chế độ ngủ, dùng bộ lưu điện, cài như một dịch vụ tự chạy lại sau khi mất điện."
)
WHYS: dict[Why, str] = {
    Why.NEVER_JOINED: "{} chưa tham gia (phát giấy mời: dondoc roster invites)",
    Why.NOT_AGREED: "{} chưa bấm “Đồng ý” (nhắc bấm)",
    Why.BLOCKED: "{} đã chặn hoặc rời kênh (gọi điện, nhờ mở lại)",
}


def instant(local: datetime) -> str:
    """7 giờ 05 ngày 19/02/2024"""
    return f"{hour(local)} ngày {full_day(local.date())}"


# ---- The calendar


def years(session: Session, now: datetime) -> Iterator[Finding]:
    """Whether the days off are known of each year in which something is planned."""
    directive = current(session)
    planned = list(directive.plan(assignments.last_days(session, directive.id)).years)
    unknown = [year for year in planned if not directive.calendar.knows(year)]
    open_years = [year for year in directive.calendar.unannounced(planned) if year not in unknown]
    if unknown:
        yield wrong(
            f"Chưa biết ngày nghỉ lễ của năm {_list(unknown)}: ghi vào mục off của [calendar] trong tệp văn bản."
        )
    if open_years:
        finding = wrong if _is_time(open_years[0], directive.calendar.day(now)) else well
        yield finding(
            f"Ngày nghỉ Tết, nghỉ bù năm {_list(open_years)} mới là dự kiến: khi có thông báo chính thức, quản trị "
            f"thêm các ngày đó bằng /lich rồi nhắn /lich xác nhận {open_years[0]}; hoặc ghi vào off, worked của "
            "[calendar] trong tệp văn bản."
        )
    if not unknown and not open_years:
        yield well(f"Đã biết ngày nghỉ lễ của năm {_list(planned)}.")


def _is_time(year: int, today: date) -> bool:
    """Before December nothing need have been announced: then there is nothing to be mended."""
    return today >= date(year - 1, 12, 1)


def _list(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


# ---- This machine


def day_and_night(session: Session, now: datetime) -> Iterator[Finding]:
    directive = current(session)
    heard = gaps.last_heard(session, CHANNEL)
    if heard is not None and now - heard > OFF:
        since = instant(directive.calendar.local(heard))
        yield wrong(f"Từ {since} không lấy tin về: bot đang tắt hoặc mất mạng. Chạy lại: dondoc run")
    found = [gap.local(directive.calendar.zone) for gap in merged(gaps.overlapping(session, now - SPAN, now))]
    if found:
        yield _machine(found)
    else:
        seen = f" trong {SPAN.days} ngày qua" if heard else " (bot chưa lấy tin về lần nào)"
        yield well(f"Chưa thấy gián đoạn{seen}. {DAY_AND_NIGHT}")


def _machine(found: Sequence[Gap]) -> Finding:
    longest = max(found, key=lambda gap: gap.length)
    text = (
        f"{len(found)} lần gián đoạn trong {SPAN.days} ngày qua, dài nhất {duration(longest.length)} "
        f"(đến {instant(longest.ended)}). {DAY_AND_NIGHT}"
    )
    return wrong(text) if longest.length > OFF else well(text)


# ---- The people


def people(session: Session, now: datetime) -> Iterator[Finding]:
    found = check_up.reached(session, current(session).calendar.day(now))
    here, missing = sum(found.by_channel.values()), sum(found.missing.values())
    if not here + missing:
        yield wrong("Danh bạ chưa có ai: dondoc roster import TỆP.csv")
    if here:
        by_channel = ", ".join(f"{name} {count}" for name, count in sorted(found.by_channel.items()))
        yield well(f"Tới được {here}/{here + missing} vai trò ({by_channel}).")
    if missing:
        reasons = "; ".join(words.format(found.missing[why]) for why, words in WHYS.items() if why in found.missing)
        yield wrong(f"Không tới được {missing}/{here + missing} vai trò: {reasons}.")


# ---- What is stuck


def stuck(session: Session, now: datetime) -> Iterator[Finding]:
    found = [*_waiting(session, now), *_broken(session, now - SPAN)]
    yield from found or [well("Không có tin nào kẹt, để riêng hay chưa rõ đã tới.")]


def _waiting(session: Session, now: datetime) -> Iterator[Finding]:
    local = current(session).calendar.local
    for what, waiting in (
        ("chờ gửi", check_up.to_send(session, now - STUCK)),
        ("nhận về chưa đọc", check_up.to_handle(session, now - STUCK)),
    ):
        if waiting.since is not None:
            since = instant(local(waiting.since))
            yield wrong(f"{waiting.count} tin {what}, lâu nhất từ {since}: bot đang tắt, hoặc xem lỗi trong nhật ký.")


def _broken(session: Session, since: datetime) -> Iterator[Finding]:
    if count := check_up.set_aside(session, since):
        yield wrong(
            f"{count} tin nhận về mà chương trình không đọc được, đã để riêng: xem lỗi trong nhật ký; "
            "cài bản sửa rồi chạy `dondoc doctor --again`."
        )
    if count := check_up.unknown(session, since):
        yield wrong(f"{count} tin chưa rõ đã tới hay chưa: gọi hỏi người nhận nếu cần.")


def look_around(session: Session, now: datetime) -> list[Finding]:
    return [found for check in (years, day_and_night, people, stuck) for found in check(session, now)]
