"""Figures in the shape of the real dispatch: three units in the pilot, twelve in the roll-out, four tasks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.figures import Change, Contact, DifficultyLine, Figures, MilestoneView, Status
from core.states import CLAIMED, State, timeliness

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TITLE = "V/v triển khai thực hiện mô hình “Hành chính phục vụ người dân” trên địa bàn huyện Tuy Phước"
TASKS = (
    "Chuẩn bị điều kiện theo Mục II Kế hoạch",
    "Xây dựng kế hoạch cụ thể",
    "Quán triệt cán bộ, công chức, viên chức",
    "Phối hợp giữa các tổ chức, cá nhân",
)
HOI = ("hoi-lhpn", "Hội Liên hiệp Phụ nữ huyện", "Hội LHPN huyện")
PILOT = (
    ("phuoc-quang", "UBND xã Phước Quang", "Phước Quang"),
    ("phuoc-nghia", "UBND xã Phước Nghĩa", "Phước Nghĩa"),
    HOI,
)
ROLL_OUT = (
    ("tuy-phuoc", "UBND thị trấn Tuy Phước", "TT Tuy Phước"),
    ("dieu-tri", "UBND thị trấn Diêu Trì", "TT Diêu Trì"),
    *(
        (code, f"UBND xã {name}", name)
        for code, name in (
            ("phuoc-thang", "Phước Thắng"),
            ("phuoc-hung", "Phước Hưng"),
            ("phuoc-hoa", "Phước Hòa"),
            ("phuoc-son", "Phước Sơn"),
            ("phuoc-hiep", "Phước Hiệp"),
            ("phuoc-loc", "Phước Lộc"),
            ("phuoc-thuan", "Phước Thuận"),
            ("phuoc-an", "Phước An"),
            ("phuoc-thanh", "Phước Thành"),
        )
    ),
    HOI,
)
CONTACTS = tuple(
    Contact(code, f"đầu mối {short}", f"0905 000 {100 + n}")
    for n, (code, _, short) in enumerate((*PILOT, *ROLL_OUT[:-1]))
)
_DAYS_OFF = {date(2024, 4, 18), date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1), date(2024, 9, 2)}
_DAYS_OFF |= {date(2024, 9, 3)}


@dataclass(frozen=True)
class News:
    """What a unit has said of a task; days as "dd/mm" of 2024."""

    state: State | None = None
    expected: str = ""
    on: str = ""
    percent: int | None = None


CONFIRMED = News(State.CONFIRMED)
DONE = News(State.DONE)
SAID = News(State.SAID_DONE)
DOING = News(State.IN_PROGRESS)
BLOCKED = News(State.BLOCKED)
NOT_STARTED = News(State.NOT_STARTED)

Heard = Mapping[tuple[str, str, int], News]  # wave, unit, task's number


@dataclass(frozen=True)
class Wave:
    code: str
    name: str
    day: date
    units: Sequence[tuple[str, str, str]]
    binding: bool = False

    @property
    def last_day(self) -> date:
        return self.day - timedelta(days=1)


PILOT_WAVE = Wave("thi-diem", "Thí điểm", date(2024, 3, 1), PILOT)
ROLL_OUT_WAVE = Wave("nhan-rong", "Nhân rộng", date(2024, 10, 1), ROLL_OUT, binding=True)
WAVES = (PILOT_WAVE, ROLL_OUT_WAVE)


def build(
    at: str,
    heard: Heard,
    *,
    since: str = "",
    waves: Sequence[Wave] = WAVES,
    tasks: Sequence[str] = TASKS,
    closing: bool = False,
    difficulties: tuple[DifficultyLine, ...] = (),
    changes: tuple[Change, ...] = (),
    contacts: tuple[Contact, ...] = CONTACTS,
    title: str = TITLE,
) -> Figures:
    """Figures as of `at`, a local instant."""
    as_of = moment(at)
    day = as_of.astimezone(ZONE).date()
    return Figures(
        as_of=as_of,
        since=moment(since) if since else None,
        zone=ZONE.key,
        title=title,
        closing=closing,
        milestones=tuple(_milestone(wave, day) for wave in waves),
        statuses=tuple(_statuses(waves, tasks, heard, day)),
        difficulties=difficulties,
        changes=changes,
        contacts=contacts,
    )


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


def day_of(text: str) -> date:
    """28/02 of 2024"""
    day, month = text.split("/")
    return date(2024, int(month), int(day))


def province(units: int, at: str, heard: Heard, tasks: int = len(TASKS), binding: bool = False) -> Figures:
    """One wave of many units, u0, u1, ..., due 30/9."""
    named = [(f"u{n}", f"UBND xã Số {n}", f"{ROLL_OUT[n % 12][2]} {n}") for n in range(units)]
    wave = Wave("toan-tinh", "Toàn tỉnh", date(2024, 10, 1), named, binding)
    return build(at, heard, waves=[wave], tasks=[TASKS[n % len(TASKS)] for n in range(tasks)])


def everywhere(wave: Wave, news: News, tasks: int = len(TASKS)) -> dict[tuple[str, str, int], News]:
    return {(wave.code, code, number): news for code, _, _ in wave.units for number in range(1, tasks + 1)}


def days_left(day: date, last_day: date) -> int:
    if last_day < day:
        return -days_left(last_day, day)
    days = (day + timedelta(days=n) for n in range(1, (last_day - day).days + 1))
    return sum(d.weekday() < 5 and d not in _DAYS_OFF for d in days)


def difficulty(number: int, unit: str, task: int | None, text: str, age: int, *, state: str = "open") -> DifficultyLine:
    tasks = () if task is None else (task,)
    return DifficultyLine(number, unit, tasks, text, state, moment("2024-02-26 09:00"), age)


def _milestone(wave: Wave, day: date) -> MilestoneView:
    left = days_left(day, wave.last_day)
    name = f"Mốc {wave.name.lower()}"
    return MilestoneView(f"m-{wave.code}", name, wave.code, wave.name, wave.day, wave.last_day, wave.binding, left)


def _statuses(waves: Sequence[Wave], tasks: Sequence[str], heard: Heard, day: date) -> list[Status]:
    blank = [_blank(wave, unit, n, task) for wave in waves for unit in wave.units for n, task in enumerate(tasks, 1)]
    return [
        heard_of(replace(status, assignment=at), heard.get((status.wave, status.unit, status.number)), day)
        for at, status in enumerate(blank, 1)
    ]


def _blank(wave: Wave, unit: tuple[str, str, str], number: int, task: str) -> Status:
    return Status(
        assignment=0,
        unit=unit[0],
        unit_name=unit[1],
        unit_short=unit[2],
        task=str(number),
        number=number,
        task_short=task,
        task_word=task.lower(),
        wave=wave.code,
        milestone=f"m-{wave.code}",
        binding=wave.binding,
        last_day=wave.last_day,
    )


def heard_of(status: Status, news: News | None, day: date) -> Status:
    """`status` as it stands on `day` with the news of it, if there are any."""
    said = news or News()
    told = day_of(said.on) if said.on else min(day, status.last_day)
    told_at = datetime(told.year, told.month, told.day, 9, tzinfo=ZONE).astimezone(UTC)
    return replace(
        status,
        state=said.state,
        timeliness=timeliness(said.state, status.last_day, day, told),
        percent=said.percent,
        expected=day_of(said.expected) if said.expected else None,
        reported_at=told_at if news else None,
        reported_by=f"{status.unit}/dau-moi/1" if news else None,
        claimed_at=told_at if said.state in CLAIMED else None,
        confirmed_at=told_at if said.state is State.CONFIRMED else None,
    )


def all_old(figures: Figures) -> Figures:
    """The same figures, when all that was ever said was said too long ago; a claim has no news to wait for."""
    return replace(figures, statuses=tuple(map(_old, figures.statuses)))


def _old(status: Status) -> Status:
    said = status.reported_at
    return replace(status, stale_since=said.astimezone(ZONE).date()) if said and status.state not in CLAIMED else status
