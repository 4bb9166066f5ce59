"""A system in memory behind the page: fifteen units, sixty assignments, a few messages, a short calendar."""

import asyncio
import io
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.settings import SHIPPED_DIRECTIVE
from core.calendar import WorkingCalendar
from core.dates import near_day
from core.figures import DifficultyLine, Figures, MilestoneView, Status
from core.refusal import Refusal
from core.route import Line, Route
from core.states import State, Timeliness, timeliness
from storage.directive_file import read_directive
from tests.core.routes import line, nudge
from web.port import ChatButton, ChatLine, DemoPerson, EvidenceFile, EvidenceLine

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FOCAL = "phuoc-quang/dau-moi/1"
SECOND = "phuoc-nghia/dau-moi/1"
OFFICE = "van-phong/van-phong/1"
START = datetime(2024, 2, 26, 7, 5, tzinfo=ZONE).astimezone(UTC)
HOSTILE = '<b>đậm</b> <script>alert(1)</script> & "nháy"\nمرحبا: dòng hai, tên tệp \u202egnp.exe'
GONE = "Chưa chuyển được: {} đã qua."

UNITS = (
    ("thi-tran-tuy-phuoc", "UBND thị trấn Tuy Phước", "thị trấn Tuy Phước"),
    ("thi-tran-dieu-tri", "UBND thị trấn Diêu Trì", "Diêu Trì"),
    *(
        (code, f"UBND xã {name}", name)
        for code, name in (
            ("phuoc-thang", "Phước Thắng"),
            ("phuoc-hung", "Phước Hưng"),
            ("phuoc-quang", "Phước Quang"),
            ("phuoc-hoa", "Phước Hòa"),
            ("phuoc-son", "Phước Sơn"),
            ("phuoc-hiep", "Phước Hiệp"),
            ("phuoc-loc", "Phước Lộc"),
            ("phuoc-nghia", "Phước Nghĩa"),
            ("phuoc-thuan", "Phước Thuận"),
            ("phuoc-an", "Phước An"),
            ("phuoc-thanh", "Phước Thành"),
        )
    ),
    ("hoi-lhpn", "Hội Liên hiệp Phụ nữ huyện", "Hội LHPN huyện"),
)
TASKS = (
    "Chuẩn bị điều kiện theo Mục II Kế hoạch",
    "Xây dựng kế hoạch cụ thể",
    "Quán triệt cán bộ, công chức, viên chức",
    "Phối hợp giữa các tổ chức, cá nhân liên quan",
)
PILOT = {"phuoc-quang", "phuoc-nghia", "hoi-lhpn"}
ROLES = (
    ("dau-moi", "đầu mối", "Đầu mối"),
    ("du-phong", "dự phòng", "Dự phòng"),
    ("lanh-dao", "lãnh đạo", "Lãnh đạo"),
)

_S, _D, _B = State.IN_PROGRESS, State.DONE, State.BLOCKED
KNOWN: dict[tuple[str, str, int], tuple[State | None, int | None, date | None, str]] = {
    ("thi-diem", "phuoc-quang", 1): (State.CONFIRMED, None, None, "Đã đủ máy tính, máy in, bảng niêm yết."),
    ("thi-diem", "phuoc-quang", 2): (_S, None, date(2024, 2, 28), "đã trình ký"),
    ("thi-diem", "phuoc-quang", 3): (None, None, date(2024, 2, 28), "họp thứ Tư"),
    ("thi-diem", "phuoc-nghia", 1): (_B, None, None, "chưa có nguồn in thư, làm bảng"),
    ("thi-diem", "phuoc-nghia", 4): (
        State.CONFIRMED,
        None,
        None,
        "đã thống nhất với bưu điện và Hội Phụ nữ xã",
    ),
    ("thi-diem", "hoi-lhpn", 1): (_D, None, None, "đã xong phần của Hội"),
    ("thi-diem", "hoi-lhpn", 2): (State.CONFIRMED, None, None, "Kế hoạch số 08/KH-BTV"),
    ("nhan-rong", "phuoc-hoa", 1): (_S, 60, None, "khoảng 60%"),
    ("nhan-rong", "phuoc-hoa", 2): (_D, None, None, HOSTILE),
    ("nhan-rong", "phuoc-son", 3): (State.NOT_STARTED, None, None, "chưa làm"),
    ("nhan-rong", "phuoc-an", 2): (State.SAID_DONE, None, None, "xong rồi nhé"),
    ("nhan-rong", "thi-tran-dieu-tri", 1): (_S, None, date(2024, 3, 15), "đang mua sắm"),
}


class FakePort:
    zone: tzinfo = ZONE

    def __init__(self, start: datetime = START) -> None:
        self._now = start
        self._version = 1
        self._playing = False
        self._row = 100
        self._pressed: list[tuple[str, int, int]] = []
        self.calendar = WorkingCalendar(ZONE, ())
        self.gate: asyncio.Event | None = None  # a test holds a move open with it
        self.broken = False
        self.uploads: list[tuple[str, str, str, bytes, str]] = []  # person, kind, name, content, caption
        self.files: list[EvidenceLine] = []
        self.kept: dict[int, EvidenceFile] = {}
        self.asked: list[str] = []  # how the route's people were to answer
        self.file = read_directive(SHIPPED_DIRECTIVE)
        self.chats: dict[str, list[ChatLine]] = {}
        self.statuses = _first_statuses(start)
        self.difficulties = [
            DifficultyLine(12, "Phước Nghĩa", (1,), "chưa có nguồn in thư, làm bảng", "taken", start, 2),
            DifficultyLine(13, "Phước Lộc", (), "xin hỏi mẫu <i>thư cảm ơn</i> lấy ở đâu?", "open", start, 0),
        ]
        self.people_list = _people()
        self.events = self._calendar()
        self._first_messages()

    def now(self) -> datetime:
        return self._now

    def playing(self) -> bool:
        return self._playing

    def version(self) -> int:
        return self._version

    async def people(self) -> list[DemoPerson]:
        if self.broken:
            raise RuntimeError("a fault behind the port")
        counts = Counter({code: sum(not line.mine for line in lines) for code, lines in self.chats.items()})
        return [replace(person, messages=counts[person.code]) for person in self.people_list]

    async def chat(self, person: str) -> list[ChatLine]:
        return list(self.chats.get(person, ()))

    async def explain(self, unit: str, day: str) -> str:
        if day == "30/2":
            raise Refusal("Lịch không có ngày 30/2.")
        name = next(name for code, name, _ in UNITS if code == unit)
        return f"{name}, {day or 'hôm nay'}:\n• việc 1, việc 2: đã nhắc đầu mối lúc 7 giờ 15\n• việc 3: {HOSTILE}"

    async def figures(self) -> Figures:
        today = self._now.astimezone(ZONE).date()
        return Figures(
            as_of=self._now,
            since=None,
            zone="Asia/Ho_Chi_Minh",
            title="triển khai thực hiện mô hình “Hành chính phục vụ người dân” trên địa bàn huyện Tuy Phước",
            milestones=(
                self._milestone("m1", "Bắt đầu thí điểm", ("thi-diem", "Thí điểm"), date(2024, 3, 1)),
                self._milestone(
                    "m2",
                    "Hoàn thành nhân rộng trên toàn huyện",
                    ("nhan-rong", "Nhân rộng"),
                    date(2024, 10, 1),
                ),
            ),
            statuses=tuple(replace(s, timeliness=_timeliness(s, today)) for s in self.statuses),
            difficulties=tuple(self.difficulties),
        )

    async def say(self, person: str, text: str) -> None:
        self._add(person, text, mine=True)
        if "xong" in text:
            self._change(person, 2, state=State.SAID_DONE, note=text)
            unit = next(p.unit for p in self.people_list if p.code == person)
            self.tell(person, f"{unit} báo hoàn thành việc 2: ghi như vậy đúng chứ?", "Đúng", "Sửa", "Không ghi")
        elif "sai" in text:
            raise Refusal("Lịch không có ngày 30/02. Nhờ anh/chị nhắn lại ngày dự kiến.")
        else:
            self.tell(person, "Cảm ơn anh/chị đã nhận tin.")

    async def send_file(self, person: str, kind: str) -> None:
        self._add(person, f"[{kind}]", mine=True)
        self.tell(person, "Đã nhận tin của anh/chị.")

    async def upload(self, person: str, kind: str, name: str, content: bytes, caption: str) -> None:
        self.uploads.append((person, kind, name, content, caption))
        self._add(person, f"[{kind}] {caption}".strip(), mine=True)
        self.tell(person, "Đã nhận tệp của anh/chị.")

    async def evidence(self) -> list[EvidenceLine]:
        return self.files

    async def evidence_file(self, number: int) -> EvidenceFile:
        return self.kept[number]

    async def press(self, person: str, row: int, index: int) -> None:
        lines = self.chats[person]
        place = next(i for i, line in enumerate(lines) if any(b.row == row for b in line.buttons))
        label = lines[place].buttons[index].label
        lines[place] = replace(lines[place], buttons=(), chosen=label)
        self._pressed.append((person, row, index))
        if label == "Đúng":
            self._change(person, 2, state=State.DONE, claimed_at=self._now)
            self.tell(person, "Đã ghi: việc 2 – báo hoàn thành, chờ Văn phòng xác nhận.")
        self._changed()

    async def document(self, document: int) -> tuple[str, bytes, bool]:
        return {
            1: ("Tổng hợp.png", _picture(), True),
            2: ('Công văn số … "2024".pdf', b"%PDF-1.4 nothing", False),
            3: ("page.png", b"<script>alert(1)</script>", True),
        }[document]

    async def next_event(self) -> datetime | None:
        return min((at for at, _ in self.events if at > self._now), default=None)

    async def advance(self, to: datetime) -> None:
        if to <= self._now:
            raise Refusal(GONE.format(near_day(to.astimezone(ZONE).date())))
        if self.gate is not None:
            await self.gate.wait()
        for at, happens in [event for event in self.events if self._now < event[0] <= to]:
            self._now = at
            happens()
            self._changed()
            await asyncio.sleep(0)
        self._now = to.astimezone(UTC)
        self._changed()

    async def route(self, replies: str) -> Route:
        """One day behind, one ahead; a test holds it back with `gate`."""
        self.asked.append(replies)
        if self.gate is not None:
            await self.gate.wait()
        if self.broken:
            raise Refusal("Chưa diễn tập được.")
        told = ["Phước Hòa không nhận tin nào trong 208 ngày, từ sau 15/02/2024 đến 10/9/2024."]
        return Route(self.file, route_lines(), told, "Diễn tập với giả định không ai trả lời.", self._now)

    async def play(self, running: bool) -> None:
        self._playing = running
        self._changed()

    # ---- What makes the fake move ------------------------------------------------------------------------

    def tell(self, person: str, text: str, *labels: str, picture: int | None = None, file: int | None = None) -> None:
        self._row += 1
        buttons = tuple(ChatButton(label, self._row, index) for index, label in enumerate(labels))
        named = (file, "Công văn triển khai mô hình.pdf") if file else None
        self._add(person, text, mine=False, buttons=buttons, picture=picture, document=named)

    def _add(self, person: str, text: str, mine: bool, **more: object) -> None:
        lines = self.chats.setdefault(person, [])
        lines.append(ChatLine(f"{person.replace('/', '-')}-{len(lines)}", mine, text, self._now, **more))  # type: ignore[arg-type]
        self._changed()

    def _changed(self) -> None:
        self._version += 1

    def _change(self, person: str, number: int, **values: object) -> None:
        unit = person.split("/", maxsplit=1)[0]
        place = next(i for i, s in enumerate(self.statuses) if s.unit == unit and s.number == number)
        self.statuses[place] = replace(self.statuses[place], reported_at=self._now, **values)  # type: ignore[arg-type]

    def _milestone(self, code: str, name: str, wave: tuple[str, str], day: date) -> MilestoneView:
        today, last = self._now.astimezone(ZONE).date(), day - timedelta(days=1)
        left = self.calendar.days_left(today, last)
        return MilestoneView(code, name, *wave, day, last, wave[0] == "nhan-rong", left)

    def _calendar(self) -> list[tuple[datetime, Callable[[], None]]]:
        return [
            (_at(2, 26, 7, 10), self._digest),
            (_at(2, 27, 7, 15), self._nudge),
            (_at(2, 28, 7, 15), self._nudge),
            (_at(2, 29, 16, 30), self._digest),
            (_at(3, 1, 7, 15), self._nudge),
            (_at(9, 30, 16, 30), self._digest),
        ]

    def _digest(self) -> None:
        text = (
            "Thí điểm: 12 việc – 3 đã xác nhận, 1 chờ Văn phòng xác nhận, 1 đang làm (hẹn 28/02), "
            "6 chưa có thông tin.\n"
            "Cần gọi: Phước Nghĩa, việc 2, 3 (0900 000 028).\n"
            "Chờ Văn phòng: 1 việc cần xác nhận; vướng mắc số 12, đã 2 ngày."
        )
        self.tell(OFFICE, text, picture=1)

    def _nudge(self) -> None:
        labels = ("Đã xong", "Đang làm, hẹn ngày", "Vướng mắc", "Nhắc lại sau")
        text = (
            "{} còn việc 2 (kế hoạch), việc 3 (quán triệt).\nMốc theo dõi: hết ngày 29/02/2024 (thứ Năm).\n"
            "Đề nghị anh/chị cho biết tiến độ và ngày dự kiến xong."
        )
        for person in self.people_list:
            if person.role == "đầu mối" and person.unit_code in PILOT:
                self.tell(person.code, text.format(person.unit), *labels)

    def _first_messages(self) -> None:
        now, self._now = self._now, _at(2, 15, 7, 15)
        opening = (
            "Văn phòng HĐND và UBND huyện gửi UBND xã {} công văn về triển khai mô hình "
            "“Hành chính phục vụ người dân” (tệp kèm theo).\n"
            "Xã có 4 nội dung cần chuẩn bị trước khi bắt đầu thí điểm ngày 01/3/2024 (thứ Sáu); "
            "mốc theo dõi: hết ngày 29/02.\n"
            "Có kết quả đến đâu, đề nghị anh/chị nhắn ngay tại đây."
        )
        for code, unit in ((FOCAL, "Phước Quang"), (SECOND, "Phước Nghĩa")):
            self.tell(code, opening.format(unit), "Đã nhận", "Xem các việc", "Hỏi Văn phòng", file=2)
        first = self.chats[FOCAL][0]
        self.chats[FOCAL][0] = replace(first, buttons=(), chosen="Đã nhận")
        self._now = _at(2, 23, 9, 40)
        self._add(FOCAL, "Việc 2 đã trình ký, thứ Tư ban hành. Việc 3 họp luôn thứ Tư.", mine=True)
        self.tell(
            FOCAL,
            "Đã ghi: UBND xã Phước Quang, việc 2 – đang thực hiện, đã trình ký, hẹn thứ Tư 28/02; "
            "việc 3 – đã có lịch, thứ Tư 28/02.\nĐến ngày đó Văn phòng mới hỏi lại các việc này.",
            "Sửa",
            "Không ghi",
        )
        self._add("hoi-lhpn/dau-moi/1", HOSTILE, mine=True)
        self.tell("hoi-lhpn/dau-moi/1", "Chưa rõ tin này nói về việc nào.\n" + HOSTILE, "Việc <1>", "Việc 2")
        self._now = now


def route_lines() -> list[Line]:
    before, after = "2024-02-20 07:15", "2024-02-28 07:15"
    office = line(after, "escalation", OFFICE, "office T-3", "phuoc-quang", "m1")
    return [nudge(before, FOCAL), nudge(before, SECOND), nudge(after, FOCAL, "T-1"), office]


def _at(month: int, day: int, hour: int, minute: int) -> datetime:
    return datetime.combine(date(2024, month, day), time(hour, minute), ZONE).astimezone(UTC)


def _people() -> list[DemoPerson]:
    found = [
        DemoPerson(f"{code}/{slug}/1", f"{head} {name}", short, code, role, 0)
        for code, name, short in UNITS
        for slug, role, head in ROLES
    ]
    office = (
        ("van-phong", "văn phòng", "Chuyên viên theo dõi"),
        ("quan-tri", "quản trị", "Quản trị hệ thống"),
    )
    return found + [
        DemoPerson(f"van-phong/{slug}/1", name, "Văn phòng", "van-phong", role, 0) for slug, role, name in office
    ]


def _first_statuses(start: datetime) -> list[Status]:
    found: list[Status] = []
    for code, name, short in UNITS:
        for wave in [wave for wave, inside in _waves(code).items() if inside]:
            for number, task in enumerate(TASKS, start=1):
                found.append(_status(len(found) + 1, (code, name, short), wave, (number, task), start))
    return found


def _waves(unit: str) -> dict[str, bool]:
    return {"thi-diem": unit in PILOT, "nhan-rong": unit not in PILOT or unit == "hoi-lhpn"}


def _status(key: int, unit: tuple[str, str, str], wave: str, task: tuple[int, str], start: datetime) -> Status:
    pilot, said = wave == "thi-diem", KNOWN.get((wave, unit[0], task[0]))
    blank = Status(
        assignment=key,
        unit=unit[0],
        unit_name=unit[1],
        unit_short=unit[2],
        task=str(task[0]),
        number=task[0],
        task_short=task[1],
        task_word=task[1].lower(),
        wave=wave,
        milestone="m1" if pilot else "m2",
        binding=not pilot,
        last_day=date(2024, 2, 29) if pilot else date(2024, 9, 30),
    )
    if said is None:
        return blank
    state, percent, expected, note = said
    told = start - timedelta(days=3) + timedelta(hours=2)
    claimed = told if state in (State.DONE, State.CONFIRMED) else None
    confirmed = start - timedelta(days=3) + timedelta(hours=9) if state is State.CONFIRMED else None
    return replace(
        blank,
        state=state,
        percent=percent,
        expected=expected,
        note=note,
        reported_at=told,
        reported_by=f"{unit[0]}/dau-moi/1",
        claimed_at=claimed,
        confirmed_at=confirmed,
    )


def _timeliness(status: Status, today: date) -> Timeliness:
    claimed = status.claimed_at.astimezone(ZONE).date() if status.claimed_at else None
    return timeliness(status.state, status.last_day, today, claimed)


def _picture() -> bytes:
    """A digest's picture, more or less: bars in the board's colours."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (900, 420), "#ffffff")
    draw = ImageDraw.Draw(image)
    for row in range(6):
        for column, fill in enumerate(("#BFE3C7", "#E6F4E9", "#DFEAF8", "#FBE7BC")):
            left, top = 180 + column * 175, 20 + row * 66
            draw.rectangle((left, top, left + 165, top + 56), fill=fill, outline="#B4B4B4")
        draw.rectangle((20, 20 + row * 66, 170, 76 + row * 66), fill="#EEF2F4")
    held = io.BytesIO()
    image.save(held, "PNG")
    return held.getvalue()
