from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from itertools import combinations

import pytest
from PIL import Image

from core.figures import Figures
from core.signs import MARKS, Tone, judged_day, sign_of
from core.states import CLAIMED, State
from reports.digest_layout import MAX_SUM, layout, sections
from reports.digest_picture import draw
from reports.page import Box, Label, Page
from reports.typeset import clean, has_glyphs, width, wrap
from tests.reports.build import (
    BLOCKED,
    CONFIRMED,
    DOING,
    DONE,
    NOT_STARTED,
    SAID,
    TASKS,
    News,
    all_old,
    build,
    province,
)
from tests.reports.situations import SITUATIONS

MAX_BYTES = 10_000_000
NEWS = (CONFIRMED, DONE, DOING, SAID, BLOCKED, NOT_STARTED, News(State.IN_PROGRESS, "28/09"), News(None, "30/09"), None)


def mixed(units: int, tasks: int = len(TASKS), at: str = "2024-10-02 15:00") -> Figures:
    keys = [("toan-tinh", f"u{unit}", number) for unit in range(units) for number in range(1, tasks + 1)]
    heard: Mapping[tuple[str, str, int], News] = {
        key: news for n, key in enumerate(keys) if (news := NEWS[n * 5 // 3 % len(NEWS)])
    }
    return province(units, at, heard, tasks)


def texts(page: Page) -> str:
    return "\n".join(label.text for label in page.labels)


PAGES = {
    **{name: layout(figures()) for name, figures in SITUATIONS.items()},
    "3": layout(mixed(3)),
    "60": layout(mixed(60)),
    "200": layout(mixed(200)),
    "1 task": layout(mixed(5, 1)),
    "9 tasks": layout(mixed(30, 9)),
    "20 tasks": layout(mixed(200, 20)),
}


@pytest.mark.parametrize("name", ["two-days-before", "closing"])
def test_a_png_that_a_phone_shows_well(name: str) -> None:
    with Image.open(BytesIO(draw(SITUATIONS[name]()))) as picture:
        picture.load()
        assert picture.format == "PNG"
        assert picture.width == 1080
        assert picture.info.keys() <= {"dpi"}  # no date, no program's name


def test_the_same_figures_give_the_same_bytes_in_any_thread() -> None:
    figures = SITUATIONS["closing"]()
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(draw, [figures] * 4))) == 1


def test_two_hundred_units_are_small_enough_to_send() -> None:
    data = draw(mixed(200))
    with Image.open(BytesIO(data)) as picture:
        assert sum(picture.size) <= MAX_SUM
    assert len(data) < MAX_BYTES


@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_too_large_or_too_narrow(name: str) -> None:
    page = PAGES[name]
    assert page.width + page.height <= MAX_SUM
    assert page.height / page.width < 20
    assert page.width >= 1080


@pytest.mark.parametrize("name", PAGES)
def test_letters_are_large_enough_and_in_the_font(name: str) -> None:
    for label in PAGES[name].labels:
        assert label.size >= 22
        assert has_glyphs(label.text, label.bold), label.text


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_clipped_and_no_words_overlap(name: str) -> None:
    page = PAGES[name]
    places = [_place(label) for label in page.labels]
    for place in (*places, *page.boxes):
        assert place.x >= 0
        assert place.y >= 0
        assert place.x + place.width <= page.width
        assert place.y + place.height <= page.height
    near = ((a, b) for a, b in combinations(places, 2) if abs(a.y - b.y) < 60)
    assert not [(a, b) for a, b in near if _overlap(a, b)]


@pytest.mark.parametrize("name", PAGES)
def test_words_stay_inside_the_box_they_begin_in(name: str) -> None:
    page = PAGES[name]
    for label in page.labels:
        place = _place(label)
        for box in page.boxes:
            begins = box.x <= place.x < box.x + box.width and box.y <= label.y < box.y + box.height
            assert not begins or place.x + place.width <= box.x + box.width, label


@pytest.mark.parametrize("name", SITUATIONS)
def test_every_status_has_its_sign(name: str) -> None:
    figures = SITUATIONS[name]()
    shown = [sign for part in sections(figures, 80) for row in part.rows for sign in row.signs]
    for part in sections(figures, 80):
        expected = [sign_of(status, judged_day(figures)) for status in part.statuses]
        if part.rows:
            assert [sign for row in part.rows for sign in row.signs] == expected
        else:
            assert {sign.tone for sign in expected} == {Tone.CONFIRMED}
    marks = {label.text for label in layout(figures).labels}
    assert {sign.mark for sign in shown if sign} <= marks


def test_all_signs_and_their_meanings_can_be_drawn() -> None:
    page = texts(layout(mixed(30, at="2024-09-26 15:00")))
    assert all(mark in page for tone, mark in MARKS.items() if tone not in (Tone.LATE, Tone.FINISHED))
    assert "! " in texts(layout(mixed(30)))
    assert "chậm so với mốc" in texts(layout(mixed(30)))


def test_where_the_office_confirms_nothing_no_picture_says_that_it_did() -> None:
    figures = mixed(30, at="2024-09-26 15:00")
    done = [replace(s, state=State.CONFIRMED, alone=True) if s.state in CLAIMED else s for s in figures.statuses]
    page = texts(layout(replace(figures, statuses=tuple(done))))
    assert MARKS[Tone.FINISHED] in page
    assert "xác nhận" not in page


def test_the_head_says_what_and_as_of_when() -> None:
    page = texts(PAGES["two-days-before"])
    assert "Số liệu đến 15 giờ ngày 27/02/2024 (thứ Ba)" in page
    assert "Mốc: hết ngày 29/02/2024 (thứ Năm), còn 2 ngày làm việc" in page
    assert "Số liệu chốt hết ngày 29/02/2024 (thứ Năm)" in texts(PAGES["closing"])


def test_a_wave_that_ended_well_keeps_its_line_and_loses_its_table() -> None:
    own, pilot = sections(SITUATIONS["all-confirmed"](), 80)
    assert (own.view.wave, len(own.rows)) == ("nhan-rong", 12)
    assert (pilot.view.wave, len(pilot.rows)) == ("thi-diem", 0)
    assert "✔ 12 đã xác nhận" in texts(PAGES["all-confirmed"])


def test_beyond_eighty_units_only_those_that_owe_and_a_line_that_says_so() -> None:
    heard = {("toan-tinh", f"u{n}", task): CONFIRMED for n in range(150) for task in range(1, 5)}
    page = texts(layout(province(159, "2024-09-26 15:00", heard)))
    assert "Hình chỉ nêu các đơn vị còn việc (giai đoạn có 159 đơn vị); đầy đủ xem ở bảng theo dõi." in page
    assert page.count("chưa có thông tin") == 9 + 2  # the rows, the count and the legend
    assert "Hình chỉ nêu 80 trong 200 đơn vị còn việc" in texts(PAGES["200"])
    assert "Hình chỉ nêu 12 việc đầu trong 20 việc" in texts(PAGES["20 tasks"])


def test_old_news_is_shown_with_its_day() -> None:
    figures = build("2024-06-14 14:00", {("nhan-rong", "phuoc-an", 1): News(State.IN_PROGRESS, on="15/05")})
    signs = [s for part in sections(all_old(figures), 80) for row in part.rows for s in row.signs if s]
    assert "chưa cập nhật từ 15/5" in {sign.detail for sign in signs}


def test_strange_titles_are_drawn_all_the_same() -> None:
    title = "V/v $x^2$ 漢 😀 \u202e" + "triển khai\nthực hiện " * 60
    figures = replace(SITUATIONS["nothing-known"](), title=title)
    assert draw(figures).startswith(b"\x89PNG")
    assert clean("ngu\u031bo\u031b\u0300i \u202e漢") == "người ▫"


def test_lines_break_between_words_evenly_and_end_with_an_ellipsis() -> None:
    assert wrap("chưa có thông tin", 168, 22) == ["chưa có", "thông tin"]
    lines = wrap("Xây dựng kế hoạch cụ thể để thực hiện mô hình trên địa bàn", 170, 22, most=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(width(line, 22) <= 170 for line in lines)
    assert all(width(line, 22) <= 170 for line in wrap("ô" * 80, 170, 22))


def _place(label: Label) -> Box:
    wide = width(label.text, label.size, label.bold)
    x = label.x - {"left": 0.0, "center": wide / 2, "right": wide}[label.align]
    return Box(x, label.y - label.size / 2, wide, label.size, "", "")


def _overlap(a: Box, b: Box) -> bool:
    return a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height
