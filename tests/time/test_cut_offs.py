"""Figures frozen at the end of a milestone's last day: what comes later is kept beside them and does not move them."""

from datetime import date
from typing import Any

from bot.channels.webchat import NAME, says
from storage import inbox
from storage.figures import figures
from tests.dialogues.desk import NGHIA, QUANG
from tests.office import Office, at

END = at("2024-03-01 00:00")


def closing_states(office: Office) -> dict[tuple[str, int], str | None]:
    found = office.database.look(lambda s: figures(s, office.directive, END, closing=True))
    return {(status.unit, status.number): status.state for status in found.of_wave("thi-diem")}


def told(office: Office, unit: str) -> list[dict[str, Any]]:
    return [report for report in office.export()["reports"] if report["unit"] == unit]


async def closed(office: Office) -> None:
    """Phước Quang has claimed its second task in time, and the figures of 29 February are out."""
    await office.until("2024-02-28 09:00")
    talk = office.talk(QUANG)
    await talk.says("việc 2 xong")
    await talk.presses("Đúng")
    await office.until("2024-03-01 08:00")


async def test_a_correction_after_the_cut_off_leaves_the_frozen_figures_as_they_are(office: Office) -> None:
    await closed(office)
    before = closing_states(office)
    assert before["phuoc-quang", 2] == "done"
    talk = office.talk(QUANG)
    await talk.says("báo nhầm việc 2")
    await talk.presses("Rút lại")
    assert office.status("phuoc-quang", 2).state is None
    assert closing_states(office) == before
    assert [report["after_cut_off"] for report in told(office, "phuoc-quang")][:2] == [None, None]
    assert {report["after_cut_off"] for report in told(office, "phuoc-quang")[2:]} == {"2024-03-01T00:00:00+07:00"}


async def test_a_message_long_under_way_is_kept_beside_the_figures(office: Office) -> None:
    await closed(office)
    before = closing_states(office)
    evening = at("2024-02-29 22:00")
    late = ("late", says(NGHIA, evening, "việc 3 đang làm"))
    await office.database.run(inbox.store, NAME, "test", [late], evening)
    await office.system.settle()
    assert office.status("phuoc-nghia", 3).state == "in_progress"
    assert closing_states(office) == before
    assert told(office, "phuoc-nghia")[-1]["after_cut_off"] == "2024-03-01T00:00:00+07:00"


async def test_news_of_the_new_month_is_no_correction(office: Office) -> None:
    await closed(office)
    await office.talk(NGHIA).says("việc 3 đang làm")
    assert told(office, "phuoc-nghia")[-1]["after_cut_off"] is None


async def test_a_day_moved_later_leaves_the_frozen_day(office: Office) -> None:
    await closed(office)
    found = office.database.look(lambda s: figures(s, office.directive, END, closing=True))
    assert {status.last_day for status in found.of_wave("thi-diem")} == {date(2024, 2, 29)}
