"""A route by day, in the words of an office."""

from bot.settings import SHIPPED_DIRECTIVE
from core.rights import Role
from core.route import Day, Line, days, messages, role_of
from core.route_words import EntryWords, RouteWords
from storage.directive_file import read_directive
from tests.core.routes import line, nudge, opening

FILE = read_directive(SHIPPED_DIRECTIVE)
ALL = [unit for wave in FILE.waves for unit in wave.units]
REST = FILE.wave("nhan-rong").units
QUANG, NGHIA, OFFICE = "phuoc-quang", "phuoc-nghia", "van-phong/van-phong/1"


def said(*lines: Line) -> list[EntryWords]:
    """Of one day."""
    (day,) = days(lines)
    return [RouteWords(FILE).of(entry, day) for entry in day.entries]


def one(*lines: Line) -> EntryWords:
    (found,) = said(*lines)
    return found


def test_the_same_said_to_several_at_once_is_one_entry() -> None:
    at = "2024-02-20 07:15"
    found = one(nudge(at, f"{QUANG}/dau-moi/1"), nudge(at, f"{NGHIA}/dau-moi/1"))
    assert found == EntryWords(
        at="07:15",
        kind="Nhắc việc",
        what="cả 4 việc, mốc “Bắt đầu thí điểm” hết ngày 29/02/2024",
        who="đầu mối – Phước Quang, Phước Nghĩa",
        people="2 người",
        why="còn 7 ngày làm việc",
    )


def test_other_tasks_another_reason_or_another_minute_is_another_entry() -> None:
    first = nudge("2024-02-20 07:15", f"{QUANG}/dau-moi/1")
    others = [
        nudge("2024-02-20 07:15", f"{NGHIA}/dau-moi/1", tasks=["2"]),
        nudge("2024-02-20 07:15", f"{NGHIA}/dau-moi/1", rung="T-3"),
        nudge("2024-02-20 07:16", f"{NGHIA}/dau-moi/1"),
    ]
    assert [len(said(first, other)) for other in others] == [2, 2, 2]


def test_days_stand_in_order_and_answers_behind_what_was_planned() -> None:
    lines = [
        line("2024-02-20 07:01", "reply", f"{QUANG}/dau-moi/1", "answered"),
        nudge("2024-02-20 07:15", f"{QUANG}/dau-moi/1"),
        line("2024-02-20 09:01", "reply", f"{NGHIA}/dau-moi/1", "answered"),
        nudge("2024-02-26 07:15", f"{QUANG}/dau-moi/1", "T-3"),
    ]
    found = days(lines)
    assert [(day.day.isoformat(), len(day.entries)) for day in found] == [("2024-02-20", 2), ("2024-02-26", 1)]
    planned, answers = said(*lines[:3])
    assert (planned.at, answers.at) == ("07:15", "")
    assert answers.who == "đầu mối – Phước Quang, Phước Nghĩa"


def test_posts_that_the_same_units_hold_are_named_together() -> None:
    at = "2024-02-15 07:15"
    everybody = [line(at, "opening", f"{u}/{r}/1", "starts") for u in set(ALL) for r in ("lanh-dao", "dau-moi")]
    assert one(*everybody).who == "đầu mối, lãnh đạo – cả 14 đơn vị"
    assert one(*everybody).people == "28 người"


def test_many_units_are_told_by_what_they_are_together() -> None:
    assert one(*opening("2024-02-15 07:15", *REST)).who == "đầu mối – 12 đơn vị giai đoạn Nhân rộng"
    assert one(*opening("2024-02-15 07:15", *REST[1:])).who.endswith(
        "11 đơn vị giai đoạn Nhân rộng, trừ thị trấn Tuy Phước"
    )
    assert one(*opening("2024-02-15 07:15", *REST[:4])).who.startswith(
        "đầu mối – thị trấn Tuy Phước, Diêu Trì, Phước Thắng"
    )
    assert one(*opening("2024-02-15 07:15", *sorted(set(ALL) - {QUANG}))).who == "đầu mối – 13 đơn vị, trừ Phước Quang"


def test_a_backup_is_told_too_or_instead() -> None:
    at, both = "2024-02-26 07:15", [f"{QUANG}/dau-moi/1", f"{QUANG}/du-phong/1"]
    assert "nhắc cả dự phòng" in one(*(nudge(at, person) for person in both)).why
    assert "dự phòng nhận thay đầu mối" in one(nudge(at, both[1])).why
    focal, backup = said(nudge(at, both[0]), nudge(at, both[1], tasks=["2"]))
    assert "dự phòng" not in focal.why
    assert "nhắc cả dự phòng" in backup.why, "although the focal official is told of more"
    assert "không còn ai khác" in one(nudge(at, f"{QUANG}/lanh-dao/1")).why


def test_the_office_hears_of_units() -> None:
    at = "2024-02-26 07:15"
    calls = [
        line(at, "escalation", OFFICE, "office T-3", unit, "m1", tasks)
        for unit, tasks in ((QUANG, ["1"]), (NGHIA, ["2"]))
    ]
    found = one(*calls)
    assert (found.kind, found.who, found.what) == ("Danh sách cần gọi điện", "Văn phòng", "về Phước Quang, Phước Nghĩa")
    assert found.why == "đơn vị chưa có kết quả, còn 3 ngày làm việc"
    digest = one(line(at, "digest", OFFICE, "daily"))
    assert (digest.what, digest.people) == ("", "1 người")


def test_a_deadline_is_said_only_where_the_document_sets_it() -> None:
    office = one(nudge("2024-03-01 07:15", f"{QUANG}/dau-moi/1", "T+1"))
    document = one(nudge("2024-10-01 07:15", "phuoc-hoa/dau-moi/1", "T+1", "m2"))
    assert (office.why, document.why) == ("đã qua mốc 1 ngày làm việc", "đã qua thời hạn 1 ngày làm việc")


def test_what_nobody_foresaw_has_words_all_the_same() -> None:
    found = one(line("2024-02-26 07:15", "telegraph", "abc", "some_key:12", "gone", "m9", ["9"]))
    assert found == EntryWords("07:15", "Tin khác", "", "", "1 người", "theo diễn biến công việc")


def test_a_reminder_of_several_units_is_one_message() -> None:
    both = [line("2024-02-20 07:15", "nudge", f"{QUANG}/dau-moi/1", "T-7", unit) for unit in (QUANG, NGHIA)]
    answers = [line("2024-02-20 08:00", "reply", f"{QUANG}/dau-moi/1", "answered")] * 2
    assert messages([*both, *answers]) == messages(line for line in [*both, *answers]) == 3


def test_a_person_is_known_by_post() -> None:
    assert (role_of("phuoc-hoa/dau-moi/1"), role_of("phuoc-hoa/xyz/1"), role_of("")) == (Role.FOCAL, None, None)


def test_a_day_knows_who_is_reminded() -> None:
    (day,) = days([nudge("2024-02-20 07:15", f"{QUANG}/dau-moi/1"), *opening("2024-02-20 07:15", NGHIA)])
    assert isinstance(day, Day)
    assert day.reminded(Role.FOCAL) == {QUANG}
