"""Figures frozen at the end of a milestone's last day: what comes later is kept beside them and does not move them."""

from datetime import date
from pathlib import Path
from typing import Any

from bot.channels.webchat import NAME, says
from bot.reporting import write_digest
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
    talk.hears("Số liệu đã chốt hết ngày 29/02 không đổi; nội dung sửa được ghi riêng.")
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
    office.talk(NGHIA).hears("Số liệu đã chốt hết ngày 29/02 không đổi; tin này được ghi riêng.")
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


async def test_a_digest_drawn_again_for_that_midnight_reads_what_was_frozen(office: Office, tmp_path: Path) -> None:
    await closed(office)
    talk = office.talk(QUANG)
    await talk.says("báo nhầm việc 2")
    await talk.presses("Rút lại")
    text, _ = write_digest(office.database, tmp_path, END, office.clock.now())
    assert "1/12 việc báo hoàn thành" in text.read_text(encoding="utf-8")
