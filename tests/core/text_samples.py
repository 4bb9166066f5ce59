"""Every sentence of the bot, said once or more with values from the real dispatch."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from types import ModuleType
from typing import Any

from core.check_in_answers import Wrong
from core.directive import Question
from core.figures import Status
from core.gaps import Gap
from core.ladder import Why
from core.plan_difference import Row, Said
from core.planning import Job
from core.reach import Holding, Trouble, Unreached
from core.rights import Role
from core.special_days import Origin, Slip, SpecialDay
from core.states import State
from core.texts import (
    away,
    calendar,
    check_ins,
    days,
    explaining,
    gaps,
    inviting,
    journal,
    labels,
    later,
    lost_chats,
    moving,
    office,
    office_own,
    officials,
    operators,
    parts,
    pausing,
    people,
    plan_changes,
    reach,
    reminders,
    route,
    route_warnings,
    steps,
)
from core.texts.reminders import Aim
from core.texts.steps import Silence
from tests.office import at

MODULES: tuple[ModuleType, ...] = (
    *(labels, people, officials, office, reminders, gaps, operators, lost_chats, steps),
    *(days, later, away, pausing),
    *(check_ins, office_own, moving, calendar, plan_changes),
    *(inviting, reach, explaining, journal, route, route_warnings),
)

UNIT, UNION, OFFICE = "UBND xã Phước Quang", "Hội Liên hiệp Phụ nữ huyện", "Văn phòng HĐND và UBND huyện"
PHONE = "0900000001"
RULE = "Kế hoạch của đơn vị đã ban hành, có số và ngày; dự thảo, trình ký, chờ đóng dấu là chưa xong."
SAID = "chưa có nguồn in thư, làm bảng"
LAST, WEDNESDAY = date(2024, 2, 29), date(2024, 2, 28)
TODAY, FRIDAY = date(2024, 2, 26), date(2024, 3, 1)
PILOT = Aim("Bắt đầu thí điểm", date(2024, 3, 1), LAST, 4, binding=False)
WHOLE = Aim("Hoàn thành nhân rộng trên toàn huyện", date(2024, 10, 1), date(2024, 9, 30), 4, binding=True)

PLAN = Status(
    assignment=1,
    unit="phuoc-quang",
    unit_name=UNIT,
    unit_short="Phước Quang",
    task="2",
    number=2,
    task_short="Xây dựng kế hoạch cụ thể",
    task_word="kế hoạch",
    wave="thi-diem",
    milestone="m1",
    binding=False,
    last_day=LAST,
)
DOING = replace(PLAN, state=State.IN_PROGRESS, percent=60, expected=WEDNESDAY, reported_at=at("2024-02-20 08:00"))
TRAINING = replace(PLAN, assignment=2, task="3", number=3, task_short="Quán triệt", task_word="quán triệt")
UNTAPPED = replace(TRAINING, state=State.SAID_DONE, reported_at=at("2024-02-20 08:00"))
DONE = replace(PLAN, state=State.DONE, reported_at=at("2024-02-20 08:00"))
BOUND = replace(PLAN, binding=True, last_day=date(2024, 9, 30))

Call = tuple[Callable[..., str], tuple[Any, ...], dict[str, Any]]


def _call(function: Callable[..., str], *args: Any, **kwargs: Any) -> Call:
    return function, args, kwargs


def _labels() -> list[Call]:
    return [
        _call(labels.task, 1, "Chuẩn bị điều kiện theo Mục II Kế hoạch"),
        _call(labels.report_task, 1),
        _call(labels.new_code, f"Đầu mối {UNIT}"),
        _call(labels.instead, f"Lãnh đạo {UNIT}"),
    ]


def _people() -> list[Call]:
    return [
        *(_call(people.stranger, OFFICE, phone) for phone in ("", PHONE)),
        _call(people.ask_consent, people.who("Người mới", [("đầu mối", UNIT)])),
        _call(people.who, f"Đầu mối {UNIT}", [("đầu mối", UNIT)]),
        _call(people.who, "Người mới", [("đầu mối", UNIT), ("đầu mối", UNION)]),
        *(_call(people.welcome, {role}, UNIT) for role in Role),
        _call(people.already_member, f"Người mới, đầu mối của {UNIT}"),
        *(
            _call(code, phone)
            for code in (people.wrong_code, people.used_code, people.expired_code)
            for phone in ("", PHONE)
        ),
        *(_call(people.own_unit_only, f"đầu mối của {UNIT}", phone) for phone in ("", PHONE)),
        _call(people.help_text, [("viec", "Việc của tôi"), ("huy", "Bỏ câu hỏi đang dở")], official=True),
        _call(people.help_text, [("tonghop", "Tổng hợp ngay")], official=False),
    ]


def _officials() -> list[Call]:
    item = (2, State.IN_PROGRESS, 60, WEDNESDAY)
    line = officials.task_line(DOING, DOING.task_short, 2, "Kế hoạch đã ban hành.", wave="Thí điểm")
    return [
        _call(officials.task_list, UNIT, [line]),
        *(
            _call(officials.task_line, status, status.task_short, left, "Kế hoạch đã ban hành.", wave="Thí điểm")
            for status, left in ((DOING, 2), (PLAN, 0), (PLAN, -1), (BOUND, 9), (BOUND, -1), (DONE, 2), (UNTAPPED, 1))
        ),
        _call(officials.nothing_open, UNIT),
        *(_call(officials.pick_state, UNIT, status) for status in (PLAN, DOING, UNTAPPED)),
        _call(officials.all_done, UNIT, [PLAN, TRAINING]),
        *(
            _call(officials.recorded, UNIT, items)
            for items in (
                [item],
                [(3, State.NOT_STARTED, None, WEDNESDAY)],
                [(3, None, None, WEDNESDAY)],
                [(1, State.BLOCKED, None, WEDNESDAY)],
                [(1, State.BLOCKED, None, None), (4, State.NOT_STARTED, None, None)],
            )
        ),
        _call(officials.claimed, UNIT, [1, 2]),
        _call(officials.claimed_before, UNIT, [1, 2]),
        _call(officials.ask_claim, UNIT, [1]),
        _call(officials.ask_claim, UNIT, [1], officials.recorded(UNIT, [item])),
        _call(officials.ask_reading, UNIT, [item, (1, State.DONE, None, None)]),
        _call(officials.which_task, State.DONE, None, None),
        _call(officials.which_task, State.IN_PROGRESS, 80, None),
        *(_call(officials.handed_on, phone) for phone in ("", PHONE)),
        *(_call(officials.thanks_but, UNIT, silent) for silent in (0, 3)),
        _call(officials.already_confirmed, 2),
        *(_call(officials.ask_retract, UNIT, status) for status in (DOING, UNTAPPED)),
        _call(officials.ask_date, 2),
        _call(officials.corrected, 2, State.DONE, State.IN_PROGRESS),
        _call(officials.corrected, 2, State.CONFIRMED, State.IN_PROGRESS, 60, WEDNESDAY),
        _call(officials.no_such_task, [5], [1, 2, 3, 4]),
        _call(officials.newer_news, [1, 3]),
        _call(officials.after_last_day, date(2024, 3, 5), LAST),
        _call(officials.impossible_date, "30/02"),
        _call(officials.past_date, date(2024, 2, 10)),
        _call(officials.stopped, UNIT),
        *(_call(officials.moved_on, UNIT, phone, stopped=bool(phone)) for phone in ("", PHONE)),
        *(_call(officials.difficulty_opened, 12, UNIT, task, SAID) for task in (None, 1)),
        _call(
            officials.matters, [("difficulty", 12, 1, SAID, "open"), ("question", 13, None, "gửi về đâu", "answered")]
        ),
        _call(officials.question_opened, 13, "gửi về đâu"),
        *(_call(officials.answered, kind, 12, "Huyện cấp trong tuần.") for kind in officials.KIND_NAMES),
        *(_call(officials.resolved, kind, 12) for kind in officials.KIND_NAMES),
        *(_call(officials.reopened, kind, 12) for kind in officials.KIND_NAMES),
        _call(officials.confirmed, UNIT, 2, WEDNESDAY),
        _call(officials.finished, UNIT, 4),
        _call(officials.receipt, UNIT, "16 giờ 52 ngày 27/9/2024"),
    ]


def _office() -> list[Call]:
    who = f"Đầu mối {UNIT}"
    return [
        *(_call(office.difficulty_raised, "difficulty", 12, UNIT, task, SAID, who, PHONE) for task in (None, 1)),
        _call(office.ask_answer, "difficulty", 12),
        _call(office.answer_sent, "question", 13, UNIT),
        _call(office.answered_by, "difficulty", 12, UNIT, "Chuyên viên 1", "Huyện cấp trong tuần."),
        *(_call(office.resolved, kind, 12, UNIT) for kind in officials.KIND_NAMES),
        *(_call(office.reopened, kind, 12, UNIT) for kind in officials.KIND_NAMES),
        _call(office.closed, "difficulty", 12),
        _call(office.answered_matters, [("difficulty", 12, UNIT)]),
        _call(office.not_understood, UNIT, who, PHONE, "abc xyz"),
        _call(office.stopped, who, PHONE, UNIT, "đừng nhắn nữa"),
        _call(office.stopped, who, PHONE, UNIT, "đừng nhắn nữa", [UNIT]),
        _call(office.moved_on, who, PHONE, UNIT, "tôi chuyển công tác", [UNIT], stopped=True),
        _call(office.moved_on, who, PHONE, UNIT, "văn bản đã chuyển", stopped=False),
        _call(office.resumed, who, UNIT),
        _call(office.unknown_unit, "phuoc xyz"),
        _call(office.ambiguous_unit, "phuoc", ["UBND xã Phước Hòa", "UBND xã Phước Hưng"]),
        _call(office.preview, "Thí điểm", 3, 9, [], "Họp lúc 8 giờ.", office.send_now("8 giờ 30")),
        _call(office.preview, UNIT, 1, 3, [f"{who}, {PHONE}"] * 7, "Họp.", office.send_later("7 giờ thứ Sáu 16/02")),
        _call(office.send_now, "8 giờ 30"),
        _call(office.send_later, "7 giờ thứ Sáu 16/02"),
        _call(office.held_until, office.send_later("7 giờ thứ Sáu 16/02")),
        _call(office.stopped_midway, 40),
        _call(office.sent_again, 3),
        _call(office.broadcast, OFFICE, "Họp lúc 8 giờ."),
        _call(
            office.account,
            "16 giờ 48 ngày 27/9/2024",
            11,
            13,
            [f"Phước Thắng ({PHONE})", f"Phước Thành ({PHONE})"],
            39,
            [(36, office.SENT), (2, office.FAILED), (1, office.UNKNOWN), (0, office.SKIPPED), (0, office.WAITING)],
            [f"{who}, {PHONE}"],
        ),
        *(
            _call(
                office.claim_line,
                UNIT,
                2,
                PLAN.task_short,
                WEDNESDAY,
                "xong rồi",
                "Kế hoạch đã ban hành.",
                tapped=tapped,
            )
            for tapped in (True, False)
        ),
        _call(office.more_claims, 3),
        _call(office.claim_confirmed, UNIT, 2),
        *(
            _call(office.lowered, UNIT, 2, State.CONFIRMED, "đang thực hiện", said, who, PHONE)
            for said in ("", "việc 2 chưa xong")
        ),
    ]


def _reminders() -> list[Call]:
    late = replace(DOING, expected=date(2024, 2, 22))
    title = "V/v triển khai thực hiện mô hình “Hành chính phục vụ người dân”"
    return [
        _call(reminders.opening, OFFICE, UNIT, title, [PILOT], files=False, ask="đề nghị", leader=False),
        _call(reminders.opening, OFFICE, UNIT, title, [PILOT], files=True, ask="kính đề nghị", leader=True),
        _call(reminders.opening, OFFICE, UNION, title, [PILOT, WHOLE], files=False, ask="kính đề nghị", leader=False),
        _call(reminders.nudge, UNIT, "đề nghị", [(PILOT, 3, [DONE, UNTAPPED])], TODAY),
        _call(reminders.nudge, UNIT, "đề nghị", [(PILOT, 3, [late, TRAINING])], TODAY),
        _call(reminders.nudge, UNION, "kính đề nghị", [(PILOT, 0, [DOING])], LAST),
        _call(reminders.nudge, UNIT, "đề nghị", [(replace(PILOT, done_when=RULE), 1, [DONE, PLAN])], WEDNESDAY),
        *(
            _call(reminders.nudge, UNIT, "đề nghị", [(replace(aim, last_day=date(2024, 3, 3)), 0, [PLAN])], FRIDAY)
            for aim in (PILOT, WHOLE)
        ),
        _call(reminders.nudge, UNIT, "đề nghị", [(PILOT, -1, [TRAINING])], date(2024, 3, 1)),
        _call(reminders.nudge, UNIT, "đề nghị", [(WHOLE, -1, [TRAINING])], date(2024, 10, 1)),
    ]


def _steps() -> list[Call]:
    """Up the ladder: the office's calls, the unit's leader."""
    third = replace(PLAN, number=3, task="3", task_short="Quán triệt", task_word="quán triệt")
    late = replace(PLAN, state=State.IN_PROGRESS, expected=date(2024, 2, 23), reported_at=at("2024-02-20 08:00"))
    contacts = [("Công chức Văn phòng – Thống kê", PHONE)]
    silences = [Silence("Phước Quang", [PLAN, third], contacts), Silence("Phước Nghĩa", [late], [])]
    away = [Silence("Phước Quang", [PLAN], contacts, steps.away_until(WEDNESDAY))]
    return [
        _call(steps.call_list, silences, 3, TODAY),
        _call(steps.call_list, away, 3, TODAY),
        _call(steps.away_until, WEDNESDAY),
        _call(steps.called, "Phước Quang"),
        _call(steps.stop_leader, "Phước Quang"),
        _call(steps.stop_unit, "Phước Quang"),
        _call(steps.ahead, "13 giờ 45", [("Phước Nghĩa", [2, 3]), ("Phước Sơn", [3])], []),
        _call(steps.ahead, "13 giờ 45", [], ["Phước Nghĩa"]),
        _call(steps.ahead_too_late, [("Phước Nghĩa", [2, 3]), ("Phước Sơn", [3])]),
        _call(steps.to_leader, "Chủ tịch UBND xã Phước Quang", UNIT, [1, 4], [PLAN, third], 2, TODAY),
        _call(steps.to_leader, "Chủ tịch UBND xã Phước Quang", UNIT, [], [late], 1, TODAY),
        _call(steps.post_of, "Chủ tịch UBND xã", UNIT),
        _call(steps.post_of, "Chủ tịch", UNIT),
        _call(steps.post_of, "Chủ tịch UBND xã Phước Quang", UNIT),
        _call(steps.promised_by_phone, "Phước Nghĩa", [2, 3], "thứ Tư 28/02"),
        _call(steps.told_unit, [2, 3], "thứ Tư 28/02"),
        _call(steps.called_in_vain, "Phước Nghĩa"),
        _call(steps.leader_stopped, "Phước Nghĩa", LAST),
        _call(steps.leader_resumed, "Phước Nghĩa", LAST),
        _call(steps.leader_hour_passed, "Phước Nghĩa", LAST),
        _call(steps.office_numbers, OFFICE, PHONE, contacts),
        _call(steps.office_numbers, OFFICE, "", contacts),
    ]


def _gaps() -> list[Call]:
    weekend = Gap(at("2024-09-27 17:00"), at("2024-09-30 07:00"), messages=True)
    night = Gap(at("2024-09-30 17:05"), at("2024-10-02 06:50"), messages=True)
    morning = Gap(at("2024-10-02 09:05"), at("2024-10-02 09:40"), messages=False)
    return [
        _call(gaps.span, weekend.began, weekend.ended),
        _call(gaps.span, morning.began, morning.ended),
        *(_call(gaps.told, spans) for spans in ([weekend], [weekend, night])),
        *(_call(gaps.told_office, [weekend], people) for people in (39, 0)),
        _call(gaps.digest_messages, [weekend, night]),
        _call(gaps.digest_presses, [morning]),
    ]


def _operators() -> list[Call]:
    who = people.who("Người mới", [("đầu mối", UNIT)])
    said = (
        "Forbidden: bot was blocked by the user",
        "Forbidden: user is deactivated",
        "Bad Request: chat not found",
        "",
    )
    lines = [lost_chats.line(who, PHONE, reason) for reason in said]
    return [
        *(_call(tell, "Telegram") for tell in (operators.poll_conflict, operators.unauthorized, operators.silent)),
        _call(operators.webhook_refused, "https://xa.vn:99/webhooks/telegram", "Bad Request: bad webhook"),
        _call(operators.late_calendar, 5),
        *(
            _call(tell, 3)
            for tell in (
                operators.set_aside,
                operators.missing_digests,
                operators.missing_nudges,
                operators.stuck_calls,
            )
        ),
        *(_call(tell, 3) for tell in (operators.held_up, operators.inbox_waits)),
        _call(operators.messenger_away, "Telegram", 3),
        *(_call(lost_chats.reason, reason) for reason in said),
        _call(lost_chats.line, who, PHONE, said[0]),
        _call(lost_chats.call_list, lines),
    ]


def _broadcasts() -> list[Call]:
    about = ("8 giờ 30 ngày 15/02/2024", "2 giờ", "Họp lúc 8 giờ thứ Sáu 16/02.")
    return [_call(office.late_broadcast, *about, arrived, 42) for arrived in (0, 12)]


def _journal() -> list[Call]:
    seven, nine = at("2024-02-20 07:15"), at("2024-02-20 09:00")
    rows = (
        "answered",
        "handed over",
        "replanned",
        "paused",
        "away",
        "expired",
        "expired: timed out",
        "expired; an earlier try may have arrived",
        "",
    )
    return [
        *(_call(explaining.why, value, until) for value in (*Why, "?") for until in (None, WEDNESDAY)),
        *(_call(explaining.row_reason, said) for said in (*rows, "Forbidden: bot was blocked by the user")),
        _call(explaining.heading, UNIT, TODAY),
        _call(explaining.line, ["việc 2", "việc 3"], explaining.NOT_WRITTEN),
        *(_call(explaining.sent, "đầu mối", when, late) for when, late in ((seven, None), (nine, seven))),
        _call(explaining.unknown, "đầu mối"),
        *(
            _call(said, "đầu mối", because)
            for said in (explaining.waiting, explaining.not_sent)
            for because in ("", "vì")
        ),
        _call(explaining.not_reminded, explaining.why(Why.PROMISED, WEDNESDAY)),
        _call(explaining.leader_not_told, explaining.why(Why.LEADER_STOPPED, None)),
        *(_call(explaining.done_since, day) for day in (None, WEDNESDAY)),
        *(_call(explaining.no_rung, *around) for around in ((None, None), (TODAY, None), (TODAY, WEDNESDAY))),
        _call(explaining.to_come, seven),
        _call(explaining.bundled, "đầu mối"),
        _call(explaining.machine_off, seven, nine),
        _call(explaining.before_opening, TODAY, WEDNESDAY),
        *(_call(said, TODAY) for said in (explaining.opening_day, explaining.day_off, explaining.nobody_due)),
        _call(explaining.nothing_to_do, UNIT),
        *(_call(explaining.overview, TODAY, [f"{UNIT}: việc 2: đã nhắc"], left) for left in (0, 3)),
        _call(explaining.no_such_day, "30/2"),
        *(_call(journal.deed, action, 12) for action in ("refused", "answered", "broadcast resent", "invited", "new")),
        *(_call(journal.entry, seven, name, journal.deed("agreed", None)) for name in ("", "Người mới")),
        _call(journal.journal, [journal.entry(seven, "", journal.deed("agreed", None))]),
    ]


def _inviting() -> list[Call]:
    who, code = people.who("Người mới", [("đầu mối", UNIT)]), "ABCD2345"
    link = inviting.telegram_link("ten_bot", code)
    return [
        _call(inviting.telegram_link, "ten_bot", code),
        _call(inviting.typed_code, code),
        _call(inviting.invited, who, PHONE, LAST),
        *(_call(inviting.invitation, OFFICE, who, links, code) for links in ([], [link])),
        _call(inviting.just_invited, who, at("2024-02-22 07:35")),
        _call(inviting.already_in, who),
        _call(inviting.nobody_found, "PQ"),
        *(_call(inviting.pick, count, 10) for count in (3, 12)),
        _call(inviting.candidate, who, PHONE),
    ]


def _reach() -> list[Call]:
    holding = Holding("phuoc-quang", Role.FOCAL, 1, "Người mới", PHONE)
    details = {Trouble.BLOCKED: "Forbidden: bot was blocked by the user", Trouble.CHANNEL_DOWN: "zalo"}
    posts = [
        Unreached(Role.FOCAL, why, None if why is Trouble.VACANT else holding, WEDNESDAY, details.get(why, ""))
        for why in Trouble
    ]
    return [
        *(_call(reach.trouble, post) for post in posts),
        *(_call(reach.post, post) for post in posts[:2]),
        *(_call(reach.of_unit, UNIT, posts[:2], whole=whole) for whole in (True, False)),
        _call(reach.ahead, 5, LAST),
        *(_call(reach.heading, [reach.ahead(5, LAST), reach.MONTHLY], 7, 4, whole) for whole in (0, 2)),
        _call(reach.more, 12, 4),
    ]


def _quiet() -> list[Call]:
    """Later, away, paused."""
    who, other = f"Đầu mối {UNIT}", f"Dự phòng {UNIT}"
    week = (date(2024, 2, 21), TODAY)
    return [
        *(_call(say, *span) for say in (days.span, days.offer) for span in (week, (LAST, LAST))),
        _call(days.impossible, "30/02"),
        _call(days.passed, date(2024, 2, 10)),
        _call(days.ends_before, TODAY, week[0]),
        _call(days.too_far, date(2024, 12, 30), 180),
        _call(later.morning, date(2024, 2, 27), TODAY),
        _call(later.morning, date(2024, 3, 4), TODAY),
        _call(later.set_for, TODAY, TODAY, []),
        _call(later.set_for, date(2024, 3, 4), TODAY, [(LAST, [2, 3], True)]),
        _call(later.set_for, date(2024, 3, 4), TODAY, [(TODAY, [2], True), (LAST, [3], False)]),
        _call(away.recorded, *week, [(other, UNIT)], []),
        _call(away.recorded, LAST, LAST, [], [UNIT]),
        _call(away.standing, *week, [(other, UNIT)]),
        *(_call(away.back, *week, begun=begun) for begun in (True, False)),
        _call(away.stand_in, who, UNIT, *week),
        _call(away.no_more, who, UNIT),
        _call(away.told_office, who, PHONE, *week, [(other, UNIT)]),
        _call(away.told_office, who, PHONE, *week, [("", UNIT)]),
        *(_call(away.back_office, who, *week, begun=begun) for begun in (True, False)),
        _call(pausing.preview, "Thí điểm", ["Phước Quang", "Phước Nghĩa"], week, "bão số 5", (2, 1, 1), [LAST]),
        _call(pausing.preview, UNIT, ["Phước Quang"], week, "lũ", (0, 0, 0), []),
        _call(pausing.ordered, 2, week),
        _call(pausing.ordered_by, "Chuyên viên 1", 2, week, "bão số 5"),
        _call(pausing.standing, ["Phước Quang", "Phước Nghĩa"], week, "bão số 5"),
        _call(pausing.standing, [f"Phước {n}" for n in "ABCDEFG"], week, "bão số 5"),
        _call(pausing.told_unit, UNIT, week, "bão số 5"),
        _call(pausing.ended, 2),
        _call(pausing.ended_by, "Chuyên viên 1", 2, week),
        _call(pausing.ended_unit, UNIT),
    ]


def _check_ins() -> list[Call]:
    wanted, union = "kết quả; khó khăn, vướng mắc; đề xuất, kiến nghị", "kính đề nghị"
    number = Question(code="a", kind="number", ask="Số lượt người dân được hướng dẫn?", unit="lượt", min=0, max=5000)
    choice = Question(code="c", kind="choice", ask="Đã niêm yết chưa?", choices=("Đã niêm yết", "Chưa niêm yết"))
    values = [
        (number, "1200"),
        (Question(code="b", kind="percent", ask="Tỷ lệ hài lòng?"), "95.5"),
        (choice, "Chưa niêm yết"),
        (Question(code="d", kind="text", ask="Ý kiến của người dân?"), "Cần thêm ghế."),
    ]
    return [
        _call(check_ins.soft, UNIT, "đề nghị", wanted, TODAY),
        _call(check_ins.with_questions, UNION, union, wanted, TODAY, 4),
        _call(check_ins.nothing_new, UNIT, TODAY),
        _call(check_ins.noted, UNIT),
        _call(check_ins.still_kept, LAST),
        _call(check_ins.over, TODAY),
        *(_call(check_ins.question, UNIT, n, 4, asked) for n, (asked, _) in enumerate(values, 1)),
        _call(check_ins.question, UNIT, 1, 1, number),
        *(_call(tell, *value) for value in values for tell in (check_ins.value_of, check_ins.taken)),
        _call(check_ins.changed, 1, number, "12", "1200"),
        _call(check_ins.summary, UNIT, [(n, asked, value) for n, (asked, value) in enumerate(values, 1)]),
        _call(check_ins.summary, UNIT, [(1, number, None)]),
        _call(check_ins.pick_button, 1, number),
        _call(check_ins.stopped, 3),
        *(_call(check_ins.wrong, choice if why is Wrong.NOT_A_CHOICE else number, why) for why in Wrong),
        _call(check_ins.wrong, Question(code="a", kind="number", ask="Số lượt?", min=1), Wrong.TOO_SMALL),
        *(_call(check_ins.answers_list, wanted, [("Phước Quang", SAID)] * n) for n in (1, 42)),
        *(_call(check_ins.silent, ["Phước Hòa"] * n) for n in (1, 42)),
    ]


def _office_own() -> list[Call]:
    text = "tham mưu, đề xuất Ủy ban nhân dân huyện chỉ đạo giải quyết các khó khăn, vướng mắc (nếu có)"
    last = date(2024, 9, 30)
    waiting = [
        office_own.Waiting("claim", "Phước Quang", TODAY, task=1),
        office_own.Waiting("said_done", "Phước Quang", TODAY, task=2),
        office_own.Waiting("difficulty", "Phước Nghĩa", TODAY, task=1, number=12),
        office_own.Waiting("question", "Phước Hòa", TODAY, number=13),
        office_own.Waiting("extension", "Phước Sơn", TODAY, task=3, number=2, wanted=date(2024, 3, 5)),
    ]
    return [
        _call(labels.finished, "V3"),
        *(_call(office_own.duties, [office_own.DutyLine("V3", text, last, left)]) for left in (7, 0, -1)),
        *(
            _call(tell, "V3")
            for tell in (
                *(office_own.finished, office_own.finished_before),
                *(office_own.not_finished, office_own.not_finished_before),
            )
        ),
        *(_call(tell, "Chuyên viên 1", "V3") for tell in (office_own.told_finished, office_own.told_not_finished)),
        _call(office_own.overdue, waiting, ["/xacnhan", "/vuongmac", "/giahan"]),
        _call(office_own.overdue, waiting * 4, ["/xacnhan"]),
    ]


def _moving() -> list[Call]:
    tuesday, who, post = date(2024, 3, 5), f"Đầu mối {UNIT}", "Chủ tịch UBND huyện"
    endings = [moving.ending_granted(tuesday, post), moving.ending_refused("tỉnh kiểm tra ngày 01/3")]
    return [
        *(_call(moving.ask_day, status) for status in (PLAN, BOUND)),
        _call(moving.ask_reason, 2, tuesday),
        _call(moving.not_later, WEDNESDAY, LAST),
        _call(moving.passed, date(2024, 3, 4)),
        _call(moving.day_off, date(2024, 3, 3), date(2024, 3, 4)),
        _call(moving.too_far, date(2026, 3, 5)),
        _call(moving.asked, 3, UNIT, 2, LAST, tuesday, SAID),
        _call(moving.waits, 3, 2, tuesday),
        _call(moving.nothing_to_move, UNIT),
        _call(moving.already_done, 2),
        _call(moving.withdrawn, 3, 2),
        *(_call(moving.granted, UNIT, 2, tuesday, post, LAST, reminded=reminded) for reminded in (True, False)),
        *(_call(moving.refused, *of, 2, tuesday, SAID, LAST) for of in ((UNIT, "đề nghị"), (UNION, "kính đề nghị"))),
        _call(moving.raised, 3, UNIT, 2, PLAN.task_short, LAST, tuesday, SAID, who, PHONE),
        _call(moving.more_waiting, 3),
        *(_call(moving.ask_word, 3, UNIT, 2, tuesday, offered=offered) for offered in (True, False)),
        _call(moving.ask_other_day, 3, UNIT, 2, LAST),
        _call(moving.ask_refusal, 3, UNIT, 2),
        _call(moving.ending_granted, tuesday, post),
        _call(moving.ending_refused, "tỉnh kiểm tra ngày 01/3"),
        *(_call(moving.done, 3, UNIT, 2, ending) for ending in endings),
        _call(moving.done_by, "Chuyên viên 1", 3, UNIT, 2, endings[0]),
        _call(moving.decided, 3, UNIT, 2, moving.ENDING_WITHDRAWN),
        _call(moving.withdrawn_by_unit, 3, UNIT, 2),
    ]


def _calendar() -> list[Call]:
    monday, tuesday = date(2024, 9, 16), date(2024, 9, 17)
    days = [
        SpecialDay(date(2024, 9, 2), worked=False, origin=Origin.HOLIDAY, note="Quốc khánh"),
        SpecialDay(date(2024, 9, 7), worked=True, origin=Origin.FILE),
        SpecialDay(monday, worked=False, origin=Origin.ADDED, note="bão số 4"),
    ]
    moved = plan_changes.NOTHING_MOVES
    return [
        _call(calendar.confirm_year, 2027),
        _call(calendar.day_label, monday),
        _call(calendar.view, date(2024, 10, 31), days, [2024], [2025]),
        _call(calendar.view, date(2024, 10, 31), [], [2024, 2025], []),
        _call(calendar.preview, [monday], "bão số 4", moved, worked=False),
        _call(calendar.preview, [monday, tuesday], "", moved, worked=True),
        *(_call(calendar.preview_back, monday, moved, worked=worked) for worked in (True, False)),
        *(_call(calendar.done, [monday, tuesday], worked=worked) for worked in (True, False)),
        _call(calendar.taken_back, monday),
        *(_call(calendar.slip, monday, slip) for slip in Slip),
        _call(calendar.wrong_day, "30/02"),
        _call(calendar.not_added, monday),
        *(_call(tell, 2027) for tell in (calendar.year_confirmed, calendar.year_known, calendar.year_far)),
        *(_call(tell, [2027, 2028]) for tell in (calendar.unknown_years, calendar.unknown_on_board)),
        _call(plan_changes.followed_no_more, "tuy-phuoc-hcpvnd-2024"),
        _call(plan_changes.changes, [], at("2024-01-01 00:00").tzinfo),
        _call(plan_changes.changes, _plan_rows(), at("2024-01-01 00:00").tzinfo),
        _call(plan_changes.changes, _plan_rows(), at("2024-01-01 00:00").tzinfo, 2),
    ]


def _plan_rows() -> list[Row]:
    def said(moment: str, job: Job, what: str, units: int) -> Said:
        return Said(at(moment), job, what, units)

    pairs = [
        (said("2024-09-16 07:15", Job.NUDGES, "T-10", 12), said("2024-09-13 07:15", Job.NUDGES, "T-10", 12)),
        (said("2024-09-30 07:15", Job.NUDGES, "T0", 12), said("2024-09-30 07:15", Job.NUDGES, "T0", 13)),
        (said("2024-10-01 07:10", Job.DIGEST, "closing m2", 0), said("2024-10-01 08:00", Job.DIGEST, "closing m2", 0)),
        (None, said("2024-10-04 07:15", Job.NUDGES, "T+4", 12)),
        *((said(f"2024-09-{day} 14:00", Job.DIGEST, "weekly", 0), None) for day in ("06", 13, 20, 27)),
        (said("2024-10-04 14:00", Job.DIGEST, "weekly", 0), None),
        *((said(f"2024-09-30 {hour}:30", Job.DIGEST, "last_day", 0), None) for hour in (10, 16)),
        *((None, said("2024-11-01 07:15", job, "", 0)) for job in Job if job is not Job.DIGEST),
        (None, said("2024-11-01 07:15", Job.YEAR, "2025", 0)),
    ]
    return [Row((b or a).at.date(), (b or a).job, (b or a).what, b, a) for b, a in pairs if a or b]  # type: ignore[union-attr]


def _route() -> list[Call]:
    """The rehearsal's page: what each message is, why, and what to look at again."""
    first, last, units = date(2024, 2, 15), date(2024, 9, 10), ["Phước Hòa", "Phước Sơn"]
    whys = ("T-7", "T0", "T+1", "T-3, T-1", "starts", "weekly", "closing m1", "difficulty raised", "something new")
    steps_of = ("office T-3", "ahead T-2", "leader T-2", "leader", "unheard of")
    return [
        *(_call(route.kind_name, kind, "") for kind in (*route.KINDS, "unheard of")),
        *(_call(route.kind_name, "escalation", why) for why in steps_of),
        *(_call(route.reason, "nudge", why, binding=binding) for why in whys for binding in (False, True)),
        *(_call(route.reason, "escalation", why) for why in steps_of),
        *(_call(route.reason, kind, kind) for kind in route.KINDS),
        _call(route.roles_of, ["đầu mối", "dự phòng"], "Phước Hòa, Phước Sơn"),
        _call(route.all_units, 14),
        _call(route.wave_units, 12, "Nhân rộng"),
        *(_call(route.all_but, 11, wave, "Phước Sơn") for wave in ("", "Nhân rộng")),
        _call(route.people, 42),
        *(_call(route.task_numbers, numbers, every=every) for numbers, every in (([1, 2], True), ([2], False))),
        _call(route.about, "Phước Hòa, Phước Sơn"),
        _call(route.due, "việc 1, 2", "Bắt đầu thí điểm", [LAST]),
        _call(route.not_loaded, "van-ban.toml"),
        *(_call(route.mixed_answers, "7", counts) for counts in ({"prompt": 3, "away": 1}, {})),
        *(_call(route_warnings.silence, named, first, last) for named in (units, units[:1], units * 4)),
        _call(route_warnings.leader_first, units, last),
        _call(route_warnings.before_days_off, date(2024, 8, 30), 14, date(2024, 8, 31), date(2024, 9, 3)),
        _call(route_warnings.too_many, last, 3, units),
        _call(route_warnings.office_too_many, last, 6),
        _call(route_warnings.unreached, units),
        _call(route_warnings.not_announced, [2026, 2027]),
        _call(route_warnings.dropped, "Bắt đầu thí điểm", LAST, [14], first),
        _call(route_warnings.none_before, "Bắt đầu thí điểm", LAST, first),
    ]


def calls() -> list[Call]:
    told = (
        _labels,
        _people,
        _officials,
        _office,
        _reminders,
        _steps,
        _gaps,
        _operators,
        _quiet,
        _check_ins,
        _office_own,
        _moving,
        _broadcasts,
        _journal,
        _inviting,
        _reach,
        _calendar,
        _route,
    )
    return [call for samples in told for call in samples()]


def sentences() -> Iterator[tuple[str, str]]:
    """Name and words of every constant and every sample call."""
    for module in MODULES:
        for name, value in vars(module).items():
            if name.isupper() and not name.startswith("_"):
                yield from _constants(f"{module.__name__}.{name}", value)
    for state, words in parts.STATES.items():
        yield f"core.texts.parts.STATES[{state}]", words
    for function, args, kwargs in calls():
        yield f"{function.__module__}.{function.__name__}", function(*args, **kwargs)


def _constants(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        yield from ((f"{name}[{key}]", words) for key, words in value.items() if isinstance(words, str))
