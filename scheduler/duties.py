"""The office's own duties with a date: one notice to each of the office, until it says that they are done."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from core.directive import Duty
from core.planning import Moment, Plan
from core.texts import labels
from core.texts import office_own as words
from storage import duties, outbox, staff
from storage.directives import Loaded
from storage.notices import notice
from storage.outbox import Choice, Draft
from storage.people import Holder


def write(session: Session, directive: Loaded, plan: Plan, moment: Moment, now: datetime, _after: int) -> None:
    calendar = directive.calendar
    found = [duty for duty, _ in plan.duties_on(calendar.day(moment.at))]
    done = duties.finished(session, directive.code) if found else set()
    owed = [duty for duty in found if duty.code not in done]
    if owed:
        day, due = calendar.day(moment.at), calendar.next_open(max(moment.at, now))
        drafts = (_draft(directive, owed, holder, day, due) for holder in staff.office(session, calendar.day(now)))
        outbox.queue(session, *drafts)


def _draft(directive: Loaded, owed: Sequence[Duty], holder: Holder, day: date, due: datetime) -> Draft:
    calendar = directive.calendar
    today, codes = calendar.day(due), ",".join(duty.code for duty in owed)
    lines = [
        words.DutyLine(duty.code, duty.text, duty.date, calendar.days_left(today, duty.date))
        for duty in owed
        if duty.date
    ]
    return notice(
        f"duty:{directive.code}:{codes}",
        day.isoformat(),
        holder.address,
        words.duties(lines),
        due,
        expires=calendar.close(today),
        choices=[Choice(labels.finished(duty.code), "duty.done", {"duty": duty.code}, lasting=True) for duty in owed],
        subject={"directive": directive.code, "event": "duty", "why": codes},
    )
