"""Samples: the calendar, and what it moves."""

from datetime import date

from core.plan_difference import Row, Said
from core.planning import Job
from core.special_days import Origin, Slip, SpecialDay
from core.texts import calendar, plan_changes
from tests.core.samples.values import Call, sample
from tests.office import at


def calls() -> list[Call]:
    monday, tuesday = date(2024, 9, 16), date(2024, 9, 17)
    days = [
        SpecialDay(date(2024, 9, 2), worked=False, origin=Origin.HOLIDAY, note="Quốc khánh"),
        SpecialDay(date(2024, 9, 7), worked=True, origin=Origin.FILE),
        SpecialDay(monday, worked=False, origin=Origin.ADDED, note="bão số 4"),
    ]
    moved = plan_changes.NOTHING_MOVES
    return [
        sample(calendar.confirm_year, 2027),
        sample(calendar.day_label, monday),
        sample(calendar.view, date(2024, 10, 31), days, [2024], [2025]),
        sample(calendar.view, date(2024, 10, 31), [], [2024, 2025], []),
        sample(calendar.preview, [monday], "bão số 4", moved, worked=False),
        sample(calendar.preview, [monday, tuesday], "", moved, worked=True),
        *(sample(calendar.preview_back, monday, moved, worked=worked) for worked in (True, False)),
        *(sample(calendar.done, [monday, tuesday], worked=worked) for worked in (True, False)),
        sample(calendar.taken_back, monday),
        *(sample(calendar.slip, monday, slip) for slip in Slip),
        sample(calendar.wrong_day, "30/02"),
        sample(calendar.not_added, monday),
        *(sample(tell, 2027) for tell in (calendar.year_confirmed, calendar.year_known, calendar.year_far)),
        *(sample(tell, [2027, 2028]) for tell in (calendar.unknown_years, calendar.unknown_on_board)),
        sample(plan_changes.followed_no_more, "tuy-phuoc-hcpvnd-2024"),
        sample(plan_changes.changes, [], at("2024-01-01 00:00").tzinfo),
        sample(plan_changes.changes, _plan_rows(), at("2024-01-01 00:00").tzinfo),
        sample(plan_changes.changes, _plan_rows(), at("2024-01-01 00:00").tzinfo, 2),
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
