"""/vang, "Đi vắng": from when to when, who stands in, and back again."""

from datetime import date

import pytest

from core.rights import Role
from storage import absences
from tests.dialogues.desk import (
    DESK,
    NGHIA,
    QUANG,
    QUANG_BACKUP,
    QUANG_LEADER,
    SECOND_DESK,
    also_speaks_for,
    audits,
    open_step,
)
from tests.office import Office, at
from tests.time.hands import days, end_post, hire, join, nudges, person_id, plan_only, tell


def away(office: Office, day: str) -> list[str]:
    """Who is away on a day, by their code."""
    found = office.database.look(absences.on, date.fromisoformat(day))
    return [
        code for code in (QUANG, QUANG_BACKUP, QUANG_LEADER, NGHIA) if office.database.look(person_id, code) in found
    ]


def told(office: Office, person: str, part: str) -> list[str]:
    return [sent.text for sent in office.talk(person).messages if part in sent.text]


async def test_the_command_asks_and_a_button_answers(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vang")
    sent = talk.hears("Anh/chị đi vắng từ ngày nào đến hết ngày nào?")
    assert sent.choices == [
        "Thứ Năm 15/02",
        "Thứ Sáu 16/02",
        "Thứ Năm 15/02 – thứ Sáu 16/02",
        "Thứ Hai 19/02 – thứ Sáu 23/02",
    ]
    await talk.presses("Thứ Hai 19/02 – thứ Sáu 23/02")
    echo = talk.hears(
        "Đã ghi: anh/chị đi vắng từ thứ Hai 19/02 đến hết thứ Sáu 23/02",
        "Dự phòng UBND xã Phước Quang nhận nhắc việc của UBND xã Phước Quang",
    )
    assert echo.choices == ["Nhờ Lãnh đạo UBND xã Phước Quang nhận thay", "Không vắng nữa"]
    assert open_step(office, QUANG) is None
    assert [away(office, f"2024-02-{day}") for day in (18, 19, 23, 24)] == [[], [QUANG], [QUANG], []]


async def test_the_stand_in_and_the_office_hear_at_once_and_once(office: Office) -> None:
    await office.talk(QUANG).says("/vang từ 19/2 đến 23/2")
    assert told(office, QUANG_BACKUP, "Đầu mối UBND xã Phước Quang đi vắng từ thứ Hai 19/02 đến hết thứ Sáu 23/02")
    assert office.talk(QUANG_BACKUP).buttons == ["Xem các việc"]
    for desk in (DESK, SECOND_DESK):
        (notice,) = told(office, desk, "báo đi vắng từ thứ Hai 19/02 đến hết thứ Sáu 23/02")
        assert "Dự phòng UBND xã Phước Quang nhận nhắc việc" in notice
    assert told(office, QUANG_LEADER, "đi vắng") == []
    assert [action for action, _ in audits(office)][-1] == "away"


async def test_meanwhile_the_stand_in_is_reminded_and_afterwards_who_was_away(office: Office) -> None:
    await office.talk(QUANG).says("/vang từ 19/2 đến 23/2")
    await office.until("2024-02-26 12:00")
    assert days(nudges(office, QUANG_BACKUP))[:1] == ["20/02"]
    assert days(nudges(office, QUANG)) == ["26/02"]


async def test_a_colleague_named_instead(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vang từ 19/2 đến 23/2")
    await talk.presses("Nhờ Lãnh đạo UBND xã Phước Quang nhận thay")
    echo = talk.hears("Trong thời gian này Lãnh đạo UBND xã Phước Quang nhận nhắc việc")
    assert echo.choices == ["Nhờ Dự phòng UBND xã Phước Quang nhận thay", "Không vắng nữa"]
    assert told(office, QUANG_LEADER, "đồng chí nhận nhắc việc của UBND xã Phước Quang thay")
    assert told(office, QUANG_BACKUP, "không phải nhận nhắc việc của UBND xã Phước Quang thay")
    assert len(told(office, DESK, "báo đi vắng")) == 2
    await office.until("2024-02-20 12:00")
    assert [len(nudges(office, who)) for who in (QUANG, QUANG_BACKUP, QUANG_LEADER)] == [0, 0, 1]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("từ 20/2 đến 26/2", "2024-02-20", "2024-02-26"),
        ("20-26/2", "2024-02-20", "2024-02-26"),
        ("tuần sau", "2024-02-19", "2024-02-23"),
        ("mai", "2024-02-16", "2024-02-16"),
        ("đến hết thứ Hai", "2024-02-15", "2024-02-19"),
        ("từ 10/2 đến 20/2", "2024-02-15", "2024-02-20"),  # what has passed is left out
        ("đang đi công tác đến 20/2", "2024-02-15", "2024-02-20"),
    ],
)
@pytest.mark.parametrize("asked", [True, False])
async def test_days_typed(office: Office, words: str, first: str, last: str, *, asked: bool) -> None:
    talk = office.talk(QUANG)
    await talk.says("đi vắng" if asked else f"/vang {words}")
    if asked:
        await talk.says(words)
    (leave,) = office.database.look(absences.every, date(2024, 2, 15))
    assert (leave.from_day.isoformat(), leave.to_day.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "words",
    ["mai em đi công tác", "em xin nghỉ phép ngày 16/2", "dạ ngày mai em nghỉ ốm ạ", "thứ 6 em đi học"],
)
async def test_in_words_of_ones_own(office: Office, words: str) -> None:
    talk = office.talk(QUANG)
    await talk.says(words)
    talk.hears("Đã ghi: anh/chị đi vắng thứ Sáu 16/02")
    assert office.export()["reports"] == []


@pytest.mark.parametrize("words", ["em xin nghi phep 3 ngay tu mai", "từ mai em đi công tác 3 ngày ạ"])
async def test_for_how_long_is_heard_too(office: Office, words: str) -> None:
    """One day alone noted, and the reminder of the second would come to who is away."""
    talk = office.talk(QUANG)
    await talk.says(words)
    talk.hears("Đã ghi: anh/chị đi vắng từ thứ Sáu 16/02 đến hết thứ Ba 20/02")


async def test_without_a_day_it_is_asked_for(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("em xin nghỉ phép ạ")
    talk.hears("Anh/chị đi vắng từ ngày nào")
    assert open_step(office, QUANG) == "absence.days"


@pytest.mark.parametrize(
    "words", ["chủ tịch đi công tác nên chưa ký kế hoạch", "em phải đi công tác, việc 2 đang làm", "anh Nam đi vắng"]
)
async def test_somebody_elses_absence_is_none(office: Office, words: str) -> None:
    await office.talk(QUANG).says(words)
    assert away(office, "2024-02-15") == []
    assert office.database.look(absences.every, date(2024, 2, 15)) == []


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("30/2", "Lịch không có ngày 30/2"),
        ("từ 31/4 đến 2/5", "Lịch không có ngày 31/4"),
        ("từ 26/2 đến 20/2", "Ngày cuối (thứ Ba 20/02) trước ngày đầu (thứ Hai 26/02)"),
        ("10/2", "Ngày thứ Bảy 10/02 đã qua"),
        ("từ 5/2 đến 10/2", "Ngày thứ Bảy 10/02 đã qua"),
        ("từ 20/2 đến 31/12", "cách đây hơn 180 ngày"),
        ("abc xyz", "Chưa thấy ngày trong tin này"),
        ("20/2, 21/2, 22/2", "Chưa thấy ngày trong tin này"),
    ],
)
async def test_no_days_to_be_away(office: Office, words: str, answer: str) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vang")
    await talk.says(words)
    talk.hears(answer)
    assert office.database.look(absences.every, date(2024, 2, 1)) == []
    assert open_step(office, QUANG) == "absence.days"
    await talk.says("mai")
    talk.hears("Đã ghi: anh/chị đi vắng thứ Sáu 16/02")


async def test_a_report_where_days_were_asked_for_is_a_report(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vang")
    await talk.says("việc 2 đang làm, thứ 6 xong")
    assert office.status("phuoc-quang", 2).state == "in_progress"
    assert office.database.look(absences.every, date(2024, 2, 15)) == []


async def test_an_old_buttons_days_have_passed(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vang")
    await office.until("2024-02-19 09:00")
    await talk.presses("Thứ Sáu 16/02")
    talk.hears("Ngày thứ Sáu 16/02 đã qua")
    assert office.database.look(absences.every, date(2024, 2, 15)) == []


async def test_back_earlier(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vang từ 15/2 đến 23/2")
    assert talk.buttons[-1] == "Về rồi"
    await office.until("2024-02-19 08:00")
    await talk.says("/vang")
    talk.hears("Anh/chị đã báo vắng từ thứ Năm 15/02 đến hết thứ Sáu 23/02", "Dự phòng")
    await talk.presses("Về rồi")
    talk.hears("anh/chị đã về")
    assert told(office, DESK, "Đầu mối UBND xã Phước Quang báo đã về")
    assert told(office, QUANG_BACKUP, "không phải nhận nhắc việc")
    await office.until("2024-02-20 12:00")
    assert days(nudges(office, QUANG)) == ["20/02"]
    assert nudges(office, QUANG_BACKUP) == []


async def test_back_in_words_and_twice(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vang tuần này")
    await talk.says("em về rồi ạ")
    talk.hears("anh/chị đã về")
    await talk.presses("Về rồi")
    talk.hears("đã kết thúc trước đó")
    await talk.says("về rồi")
    talk.hears("không báo vắng ngày nào")
    assert [action for action, _ in audits(office)].count("away ended") == 1


async def test_taken_back_before_it_begins(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vang tuần sau")
    await talk.presses("Không vắng nữa")
    talk.hears("Đã bỏ lần báo vắng từ thứ Hai 19/02 đến hết thứ Sáu 23/02")
    assert told(office, DESK, "bỏ lần báo vắng")
    assert away(office, "2024-02-19") == []


async def test_told_again_of_the_same_days_the_newer_stands(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vang từ 19/2 đến 23/2")
    await talk.says("/vang từ 20/2 đến 21/2")
    await talk.says("/vang 26/2")
    standing = office.database.look(absences.every, date(2024, 2, 15))
    assert [(leave.from_day.day, leave.to_day.day) for leave in standing] == [(20, 21), (26, 26)]
    await talk.says("/vang")
    assert [len(sent.choices) for sent in talk.news] == [2, 2]


async def test_an_answer_from_away_counts(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vang tuần này")
    await talk.says("việc 2 đang làm, thứ 6 xong")
    assert office.status("phuoc-quang", 2).state == "in_progress"


async def test_a_unit_with_nobody_left_is_told_to_them_and_to_the_office(office: Office) -> None:
    end_post(office, QUANG_BACKUP, date(2024, 2, 14))
    await office.talk(QUANG_LEADER).says("đừng nhắn nữa")
    talk = office.talk(QUANG)
    await talk.says("/vang tuần sau")
    echo = talk.hears("UBND xã Phước Quang không còn ai khác trong kênh để nhận nhắc việc; Văn phòng sẽ liên hệ đơn vị")
    assert echo.choices == ["Không vắng nữa"]
    assert told(office, DESK, "nhờ Văn phòng liên hệ đơn vị")


async def test_who_is_away_too_stands_in_for_nobody(office: Office) -> None:
    await office.talk(QUANG_BACKUP).says("/vang tuần sau")
    talk = office.talk(QUANG)
    await talk.says("/vang từ 19/2 đến 20/2")
    talk.hears("Trong thời gian này Lãnh đạo UBND xã Phước Quang nhận nhắc việc")
    await office.until("2024-02-20 12:00")
    assert [len(nudges(office, who)) for who in (QUANG, QUANG_BACKUP, QUANG_LEADER)] == [0, 0, 1]


async def test_a_backup_nobody_can_reach_stands_in_for_nobody(office: Office) -> None:
    await office.receive({"chat": QUANG_BACKUP, "at": office.clock.now().isoformat(), "reach": "blocked"})
    talk = office.talk(QUANG)
    await talk.says("/vang từ 19/2 đến 20/2")
    talk.hears("Trong thời gian này Lãnh đạo UBND xã Phước Quang nhận nhắc việc")
    await office.until("2024-02-20 12:00")
    assert [len(nudges(office, who)) for who in (QUANG, QUANG_BACKUP, QUANG_LEADER)] == [0, 0, 1]


async def test_who_went_away_meanwhile_cannot_be_named(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vang tuần sau")
    await office.talk(QUANG_LEADER).says("/vang tuần sau")
    await talk.presses("Nhờ Lãnh đạo UBND xã Phước Quang nhận thay")
    talk.hears("Người này hiện không nhận thay được")
    await talk.presses("Không vắng nữa")
    talk.hears("Đã bỏ lần báo vắng")


async def test_the_backup_away_leaves_the_reminders_where_they_are(office: Office) -> None:
    talk = office.talk(QUANG_BACKUP)
    await talk.says("/vang tuần sau")
    echo = talk.hears("Trong thời gian này Đầu mối UBND xã Phước Quang nhận nhắc việc")
    assert echo.choices == ["Không vắng nữa"]


async def test_a_leader_is_written_down_and_nobody_stands_in(office: Office) -> None:
    talk = office.talk(QUANG_LEADER)
    await talk.says("/vang tuần sau")
    sent = talk.hears("Đã ghi: đồng chí đi vắng")
    assert "nhận nhắc việc" not in sent.text
    assert told(office, DESK, "Lãnh đạo UBND xã Phước Quang (")


async def test_of_two_units_each_has_its_own_stand_in(office: Office) -> None:
    await also_speaks_for(office, QUANG, "phuoc-nghia")
    talk = office.talk(QUANG)
    await talk.says("/vang tuần sau")
    talk.hears("nhận nhắc việc của UBND xã Phước Quang", "nhận nhắc việc của UBND xã Phước Nghĩa")
    assert told(office, NGHIA, "đi vắng")


async def test_a_reminder_planned_already_does_not_reach_who_has_gone(office: Office) -> None:
    plan_only(office, "2024-02-20 07:15")
    office.clock.move(at("2024-02-20 11:45"))
    await office.talk(QUANG).says("/vang hôm nay")
    await office.until("2024-02-20 14:00")
    assert [(row.state, row.reason) for row in nudges(office, QUANG)] == [("skipped", "away")]


async def test_what_was_put_off_into_the_absence_is_not_sent(office: Office) -> None:
    await office.until("2024-02-20 07:15")
    talk = office.talk(QUANG)
    await talk.says("thứ hai nhắc lại")
    await talk.says("/vang từ 23/2 đến 27/2")
    await office.until("2024-02-28 08:00")
    assert [(row.state, row.reason) for row in nudges(office, QUANG)] == [
        ("sent", ""),
        ("skipped", "away"),
        ("sent", ""),
    ]


async def test_nobody_of_the_office_says_it_for_others(office: Office) -> None:
    desk = office.talk(DESK)
    await desk.says("/vang tuần sau")
    desk.hears("không thuộc phần việc của anh/chị")
    assert office.database.look(absences.every, date(2024, 2, 15)) == []


async def test_somebody_elses_button_does_nothing(office: Office) -> None:
    await office.talk(QUANG).says("/vang tuần sau")
    echo = office.talk(QUANG).messages[-1]
    await office.talk(NGHIA).presses_on(echo, len(echo.choices) - 1)
    assert away(office, "2024-02-19") == [QUANG]


async def test_a_restart_between_the_question_and_the_days(office: Office) -> None:
    await office.talk(QUANG).says("/vang")
    again = office.restarted()
    await again.talk(QUANG).says("tuần sau")
    again = again.restarted()
    await again.talk(QUANG).presses("Nhờ Lãnh đạo UBND xã Phước Quang nhận thay")
    await again.until("2024-02-20 08:00")
    assert [len(nudges(again, who)) for who in (QUANG, QUANG_BACKUP, QUANG_LEADER)] == [0, 0, 1]


async def test_a_second_focal_official_goes_on_being_reminded(office: Office) -> None:
    hire(office, "phuoc-quang", Role.FOCAL, "Đầu mối thứ hai", "0911000009")
    join(office, "phuoc-quang/dau-moi/2")
    tell(office, "phuoc-quang", (1,), None, date(2024, 3, 20))
    await office.talk(QUANG).says("/vang tuần sau")
    office.talk(QUANG).hears("Trong thời gian này Đầu mối thứ hai, đầu mối của UBND xã Phước Quang nhận nhắc việc")
    await office.until("2024-02-20 08:00")
    assert len(nudges(office, "phuoc-quang/dau-moi/2")) == 1
