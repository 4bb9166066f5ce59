"""The digest for the office's own leaders: short, by post, and nothing that somebody else can settle."""

from dataclasses import replace
from datetime import date

from core.figures import Figures, LaterDay
from core.leader_words import leader_text
from core.ledger import utf16_units
from tests.reports.build import (
    CONFIRMED,
    DOING,
    DONE,
    PILOT_WAVE,
    ROLL_OUT_WAVE,
    News,
    build,
    difficulty,
    everywhere,
    moment,
    province,
)

POST = "Chánh Văn phòng"
ASKED = LaterDay(3, "phuoc-nghia", "Phước Nghĩa", 2, "thi-diem", date(2024, 3, 5))
GRANTED = replace(
    ASKED,
    number=2,
    unit_short="Phước Quang",
    task_number=1,
    granted=date(2024, 3, 7),
    granted_at=moment("2024-02-23 09:00"),
    word_of="Chủ tịch UBND huyện",
)


def lines(figures: Figures, since: str = "") -> list[str]:
    return leader_text(figures, POST, moment(since) if since else None).splitlines()


def pilot(at: str = "2024-02-26 07:10", **more: object) -> Figures:
    heard = everywhere(PILOT_WAVE, CONFIRMED) | {
        ("thi-diem", "phuoc-nghia", 3): News(),
        ("thi-diem", "hoi-lhpn", 1): DONE,
        ("thi-diem", "hoi-lhpn", 4): DONE,
        ("thi-diem", "phuoc-nghia", 1): DOING,
    }
    del heard["thi-diem", "phuoc-nghia", 3]
    return build(at, heard, **more)  # type: ignore[arg-type]


def test_a_monday() -> None:
    figures = pilot(difficulties=(difficulty(12, "Phước Nghĩa", 1, "kinh phí in thư, làm bảng", 2),))
    figures = replace(figures, later_days=(ASKED, GRANTED))
    assert lines(figures, "2024-02-19 07:10") == [
        "Kính báo cáo đồng chí Chánh Văn phòng: đến 7 giờ 10 ngày 26/02 (còn 3 ngày làm việc), "
        "thí điểm xong 8/12 việc; 2 việc đơn vị báo xong, Văn phòng đang kiểm tra.",
        "Chưa có thông tin: Phước Nghĩa, việc 3. Văn phòng sẽ liên hệ.",
        "Xin ý kiến: “kinh phí in thư, làm bảng” của Phước Nghĩa, việc 1 (vướng mắc số 12); "
        "Phước Nghĩa xin lùi việc 2 đến 05/3 (đề nghị số 3).",
        "Đã lùi mốc: Phước Quang, việc 1 đến 07/3 (theo ý kiến của Chủ tịch UBND huyện).",
    ]


def test_a_moved_day_is_told_once() -> None:
    figures = replace(pilot(), later_days=(GRANTED,))
    assert not [line for line in lines(figures, "2024-02-23 15:00") if line.startswith("Đã lùi mốc")]
    assert [line for line in lines(figures) if line.startswith("Đã lùi mốc")]


def test_what_was_answered_needs_nobodys_word() -> None:
    figures = pilot(difficulties=(difficulty(12, "Phước Nghĩa", None, "kinh phí", 2, state="answered"),))
    assert not [line for line in lines(figures) if line.startswith("Xin ý kiến")]


def test_closing_figures_name_what_is_left() -> None:
    found = lines(pilot("2024-03-01 00:00", closing=True))
    assert found[0] == (
        "Kính báo cáo đồng chí Chánh Văn phòng: hết ngày 29/02/2024, thí điểm xong 8/12 việc; "
        "2 việc đơn vị báo xong, Văn phòng đang kiểm tra."
    )
    assert found[1] == "Còn 2: Phước Nghĩa, việc 1 (đang làm); 1 việc chưa có thông tin."
    assert found[2].startswith("Chưa có thông tin: Phước Nghĩa, việc 3.")


def test_long_before_a_milestone_only_how_many_are_silent() -> None:
    assert lines(province(20, "2024-09-13 15:00", {}))[1:] == ["20 đơn vị chưa có thông tin việc nào."]


def test_a_whole_province_is_still_short() -> None:
    figures = province(159, "2024-09-27 07:10", {}, binding=True)
    many = tuple(difficulty(n, "Phước Nghĩa", 1, "kinh phí in thư, làm bảng " * 20, 2) for n in range(40))
    later = tuple(replace(GRANTED, number=n) for n in range(40))
    text = leader_text(replace(figures, difficulties=many, later_days=later), POST, None)
    assert utf16_units(text) < 1800
    assert "và 154 đơn vị khác" in text
    assert "và 35 nội dung khác" in text


def test_all_confirmed_says_so_and_a_post_that_nobody_wrote_down_is_left_out() -> None:
    heard = everywhere(PILOT_WAVE, CONFIRMED) | everywhere(ROLL_OUT_WAVE, CONFIRMED)
    text = leader_text(build("2024-10-07 07:10", heard), "", None)
    assert text.startswith(
        "Kính báo cáo đồng chí: đến 7 giờ 10 ngày 07/10 (đã qua thời hạn 30/9), nhân rộng xong 48/48"
    )
    assert text.endswith("không còn việc nào chờ đơn vị.")


def test_what_is_late_is_called_by_its_own_word() -> None:
    found = lines(build("2024-03-04 07:10", everywhere(PILOT_WAVE, DOING)))
    assert "Chậm so với mốc 29/02: 12 việc – Phước Quang, việc 1–4 (đang làm)" in found[1]
