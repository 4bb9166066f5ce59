"""The board's values from the figures, without a page."""

from dataclasses import replace
from datetime import UTC, date, datetime

from core.figures import Figures
from core.signs import Tone, colour
from core.states import State
from tests.web.fake_port import FakePort
from web.board import Board, Cell, board_of, tone_styles
from web.pages import Pages


async def figures() -> Figures:
    return await FakePort().figures()


def cell(board: Board, wave: str, unit: str, number: int) -> Cell:
    [table] = [table for table in board.tables if table.wave == wave]
    [row] = [row for row in table.rows if row.unit == unit]
    found = row.cells[number - 1]
    assert found is not None
    return found


async def test_every_assignment_has_its_place_in_its_wave() -> None:
    board = board_of(await figures())
    assert [(table.name, len(table.rows), table.total) for table in board.tables] == [
        ("Thí điểm", 3, 12),
        ("Nhân rộng", 12, 48),
    ]
    placed = [each.assignment for table in board.tables for row in table.rows for each in row.cells if each]
    assert sorted(placed) == list(range(1, 61))


async def test_the_counts_of_a_wave_add_up_and_follow_each_other() -> None:
    for table in board_of(await figures()).tables:
        assert sum(part.count for part in table.counts) == table.total
        for before, after in zip(table.counts, table.counts[1:], strict=False):
            assert before.start + before.count == after.start


async def test_a_cell_says_what_is_known_and_no_more() -> None:
    board = board_of(await figures())
    assert cell(board, "thi-diem", "phuoc-quang", 2).sign.tone is Tone.DOING
    assert "Ngày dự kiến xong: thứ Tư 28/02." in cell(board, "thi-diem", "phuoc-quang", 2).about
    assert "Mốc: hết ngày 29/02/2024 (thứ Năm)." in cell(board, "thi-diem", "phuoc-quang", 2).about
    silent = cell(board, "nhan-rong", "phuoc-hung", 1)
    assert silent.sign.tone is Tone.SILENT
    assert silent.about[1:] == (
        "Hiện nay: chưa có thông tin.",
        "Thời hạn: hết ngày 30/9/2024 (thứ Hai).",
    )


async def test_an_assignment_that_a_unit_does_not_have_leaves_its_cell_empty() -> None:
    given = await figures()
    kept = tuple(s for s in given.statuses if (s.unit, s.wave, s.number) != ("phuoc-hoa", "nhan-rong", 3))
    board = board_of(replace(given, statuses=kept))
    [row] = [row for row in board.tables[1].rows if row.unit == "phuoc-hoa"]
    assert [each is None for each in row.cells] == [False, False, True, False]
    assert "không áp dụng" in Pages().render("board.html", {"board": board})


async def test_what_is_open_after_its_day_is_late_and_the_milestone_past() -> None:
    after = FakePort(datetime(2024, 3, 1, 1, 0, tzinfo=UTC))
    board = board_of(await after.figures())
    assert cell(board, "thi-diem", "phuoc-nghia", 2).sign.tone is Tone.LATE
    assert (board.milestones[0].past, board.milestones[0].near) == (True, False)
    assert "quá hạn" not in {part.meaning.text for part in board.tables[0].counts}


async def test_news_that_is_too_old_says_so() -> None:
    given = await figures()
    statuses = [replace(s, stale_since=date(2024, 2, 5)) if s.unit == "phuoc-hoa" else s for s in given.statuses]
    board = board_of(replace(given, statuses=tuple(statuses)))
    assert "chưa cập nhật từ" in cell(board, "nhan-rong", "phuoc-hoa", 1).sign.detail


async def test_what_waits_for_the_office_is_counted() -> None:
    given = await figures()
    board = board_of(given)
    assert board.to_confirm == sum(status.state is State.DONE for status in given.statuses)
    assert (board.to_answer, len(board.difficulties)) == (2, 2)


def test_a_board_of_nothing_can_be_shown() -> None:
    empty = Figures(as_of=datetime(2024, 2, 1, tzinfo=UTC), since=None, zone="Asia/Ho_Chi_Minh", title="")
    assert "Chưa có nội dung nào" in Pages().render("board.html", {"board": board_of(empty)})


def test_the_styles_have_every_tone_s_colours() -> None:
    styles = tone_styles()
    for tone in Tone:
        assert f".tone-{tone.value} {{ background: {colour(tone).fill}; color: {colour(tone).ink}" in styles


async def test_a_moved_day_stands_in_the_cell_s_story() -> None:
    given = await figures()
    moved = tuple(replace(s, last_day=date(2024, 3, 5)) if s.assignment == 1 else s for s in given.statuses)
    board = board_of(replace(given, statuses=moved))
    story = next(each for t in board.tables for r in t.rows for each in r.cells if each and each.assignment == 1)
    assert story.about[-1].endswith("hết ngày 05/3/2024 (thứ Ba).")
