"""Situations in the life of the dispatch; each has a golden text and can be drawn."""

from collections.abc import Callable
from dataclasses import replace

from core.figures import Change, Figures
from core.gaps import Gap
from core.states import State
from tests.reports.build import (
    BLOCKED,
    CONFIRMED,
    DOING,
    DONE,
    NOT_STARTED,
    PILOT_WAVE,
    ROLL_OUT,
    ROLL_OUT_WAVE,
    SAID,
    News,
    build,
    difficulty,
    everywhere,
    moment,
)

LETTERS = difficulty(12, "Phước Nghĩa", 1, "chưa có nguồn kinh phí in thư cảm ơn, thư chúc mừng, làm bảng", 2)
Heard = dict[tuple[str, str, int], News]


def nothing_known() -> Figures:
    return build("2024-02-16 14:00", {})


def silence_before_the_pilot() -> Figures:
    return build("2024-02-28 15:00", {}, since="2024-02-27 15:00")


def two_days_before() -> Figures:
    heard = _pilot(
        {
            ("phuoc-quang", 1): CONFIRMED,
            ("phuoc-quang", 2): CONFIRMED,
            ("phuoc-quang", 3): DONE,
            ("phuoc-quang", 4): CONFIRMED,
            ("phuoc-nghia", 1): News(State.BLOCKED, on="26/02"),
            ("phuoc-nghia", 2): News(State.IN_PROGRESS, "28/02"),
            ("phuoc-nghia", 4): DONE,
            ("hoi-lhpn", 1): CONFIRMED,
            ("hoi-lhpn", 2): SAID,
            ("hoi-lhpn", 3): News(State.NOT_STARTED, "28/02"),
            ("hoi-lhpn", 4): News(None, "29/02"),
        }
    )
    heard |= {("nhan-rong", "dieu-tri", 2): DOING, ("nhan-rong", "phuoc-an", 1): NOT_STARTED}
    changes = (
        Change("Phước Quang", 3, State.IN_PROGRESS, State.DONE, "thi-diem"),
        Change("Phước Nghĩa", 4, None, State.DONE, "thi-diem"),
        Change("Hội LHPN huyện", 2, State.IN_PROGRESS, State.SAID_DONE, "thi-diem"),
        Change("TT Diêu Trì", 2, None, State.IN_PROGRESS, "nhan-rong"),
    )
    return build("2024-02-27 15:00", heard, since="2024-02-23 14:00", changes=changes, difficulties=(LETTERS,))


def last_day() -> Figures:
    heard = everywhere(PILOT_WAVE, CONFIRMED) | _pilot(
        {
            ("phuoc-quang", 3): DONE,
            ("phuoc-nghia", 2): News(State.IN_PROGRESS, "05/03", percent=80),
            ("hoi-lhpn", 4): SAID,
        }
    )
    del heard["thi-diem", "hoi-lhpn", 3]
    changes = (Change("Phước Nghĩa", 2, State.DONE, State.IN_PROGRESS, "thi-diem"),)
    return build("2024-02-29 10:30", heard, since="2024-02-28 15:00", changes=changes)


def closing() -> Figures:
    heard = everywhere(PILOT_WAVE, CONFIRMED) | _pilot(
        {("phuoc-quang", 3): DONE, ("phuoc-nghia", 2): News(State.IN_PROGRESS, "05/03")}
    )
    return build("2024-03-01 00:00", heard, since="2024-02-29 16:30", closing=True)


def midway() -> Figures:
    """June: the pilot has ended but for one plan, the roll-out is on its way."""
    heard = everywhere(PILOT_WAVE, CONFIRMED) | _pilot({("phuoc-nghia", 2): News(State.IN_PROGRESS, "05/03")})
    for unit, _, _ in ROLL_OUT[:5]:
        heard["nhan-rong", unit, 1] = DOING
        heard["nhan-rong", unit, 2] = DONE if unit < "phuoc-hung" else CONFIRMED
    heard["nhan-rong", "phuoc-loc", 3] = News(State.NOT_STARTED, "28/06")
    heard["nhan-rong", "phuoc-an", 1] = BLOCKED
    signs = difficulty(14, "Phước An", 1, "chưa bố trí được người tại bộ phận một cửa", 0, state="taken")
    changes = tuple(Change(short, 2, None, State.DONE, "nhan-rong") for _, _, short in ROLL_OUT[:4])
    return build("2024-06-14 14:00", heard, since="2024-06-07 14:00", changes=changes, difficulties=(signs,))


def before_the_end() -> Figures:
    """Two working days before 30/9: thirteen units, every state."""
    heard = everywhere(PILOT_WAVE, CONFIRMED) | everywhere(ROLL_OUT_WAVE, CONFIRMED)
    news = (DONE, DOING, SAID, BLOCKED, NOT_STARTED, News(None, "30/09"), News(State.IN_PROGRESS, "28/09"))
    for n, key in enumerate(key for key in list(heard) if key[0] == "nhan-rong"):
        if n % 3 == 0:
            heard[key] = news[n // 3 % len(news)]
        if n % 11 == 5:
            del heard[key]
    lines = tuple(
        difficulty(20 + n, short, 1, "chưa có kinh phí", 5 - n) for n, (_, _, short) in enumerate(ROLL_OUT[2:6])
    )
    return build("2024-09-26 15:00", heard, since="2024-09-25 15:00", difficulties=lines)


def after_the_last() -> Figures:
    heard = everywhere(PILOT_WAVE, CONFIRMED) | everywhere(ROLL_OUT_WAVE, CONFIRMED)
    heard["nhan-rong", "phuoc-son", 3] = News(State.IN_PROGRESS, "11/10")
    heard["nhan-rong", "phuoc-hoa", 2] = News(State.CONFIRMED, on="03/10")
    del heard["nhan-rong", "phuoc-thang", 3], heard["nhan-rong", "phuoc-thang", 4]
    return build("2024-10-07 07:10", heard, since="2024-10-04 14:00")


def all_confirmed() -> Figures:
    heard = everywhere(PILOT_WAVE, CONFIRMED) | everywhere(ROLL_OUT_WAVE, CONFIRMED)
    change = Change("Phước Thuận", 4, State.DONE, State.CONFIRMED, "nhan-rong")
    return build("2024-09-27 15:00", heard, since="2024-09-26 15:00", changes=(change,))


def after_a_gap() -> Figures:
    """A Monday after a weekend without the machine, and a morning without the network."""
    weekend = Gap(moment("2024-02-23 16:30"), moment("2024-02-26 07:00"), messages=True)
    morning = Gap(moment("2024-02-26 09:05"), moment("2024-02-26 09:40"), messages=False)
    return replace(build("2024-02-26 15:00", {}, since="2024-02-23 14:00"), gaps=(weekend, morning))


def _pilot(heard: dict[tuple[str, int], News]) -> Heard:
    return {("thi-diem", unit, number): news for (unit, number), news in heard.items()}


SITUATIONS: dict[str, Callable[[], Figures]] = {
    "nothing-known": nothing_known,
    "silence-before-the-pilot": silence_before_the_pilot,
    "two-days-before": two_days_before,
    "last-day": last_day,
    "closing": closing,
    "midway": midway,
    "before-the-end": before_the_end,
    "after-the-last": after_the_last,
    "all-confirmed": all_confirmed,
    "after-a-gap": after_a_gap,
}
