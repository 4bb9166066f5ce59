"""A directive that changes while it runs, or gives way to another: what waits is looked at again."""

from datetime import date

from core.directive import DirectiveFile
from core.ledger import RowState
from core.states import State
from storage.export import export
from storage.figures import last_digest
from tests.office import Office
from tests.time.hands import NGHIA, OFFICE, QUANG, days, nudges, person_id, plan_only, raise_difficulty, reload, tell


def moved(file: DirectiveFile, day: date) -> DirectiveFile:
    first = file.milestones[0].model_copy(update={"last_day": day, "date": day})
    return file.model_copy(update={"milestones": (first, *file.milestones[1:])})


def without_task(file: DirectiveFile, number: int) -> DirectiveFile:
    return file.model_copy(update={"tasks": tuple(t for n, t in enumerate(file.tasks, 1) if n != number)})


def another(file: DirectiveFile) -> DirectiveFile:
    """A second directive, to the same units, a month later."""
    named = {"code": "khac-2024", "title": "việc khác", "starts": date(2024, 2, 26)}
    directive = file.directive.model_copy(update=named)
    return moved(file.model_copy(update={"directive": directive}), date(2024, 3, 29))


async def test_a_reminder_that_waits_is_skipped_where_its_day_has_moved(office: Office) -> None:
    plan_only(office, "2024-02-20 07:15")
    reload(office, lambda file: moved(file, date(2024, 3, 8)))
    await office.system.settle()
    assert {(row.state, row.reason) for row in nudges(office, QUANG)} == {(RowState.SKIPPED, "replanned")}


async def test_a_reminder_that_waits_speaks_only_of_what_still_stands(office: Office) -> None:
    plan_only(office, "2024-02-20 07:15")
    reload(office, lambda file: without_task(file, 4))
    await office.system.settle()
    (row,) = nudges(office, QUANG)
    assert row.state == RowState.SENT
    assert "việc 3" in row.body and "việc 4" not in row.body


async def test_a_day_moved_so_that_its_rung_was_this_morning_is_spoken_of_now(office: Office) -> None:
    await office.until("2024-02-22 09:00")
    assert days(nudges(office, QUANG)) == ["20/02"]
    reload(office, lambda file: moved(file, date(2024, 2, 27)))
    await office.system.settle()
    assert days(nudges(office, QUANG)) == ["20/02", "22/02"]
    assert [row.state for row in nudges(office, QUANG)] == [RowState.SENT] * 2


async def test_loading_again_says_nothing_twice(office: Office) -> None:
    await office.until("2024-02-26 09:00")
    before = [(row.key, row.state) for row in office.rows()]
    reload(office, lambda file: file.model_copy(update={"duties": ()}))
    await office.system.settle()
    assert [(row.key, row.state) for row in office.rows()] == before


# ---- Another directive in the same database


async def test_a_second_directive_starts_afresh(office: Office) -> None:
    """The first one's figures, numbers and marks are its own."""
    await office.until("2024-02-23 15:30")
    tell(office, "phuoc-quang", (1,), State.IN_PROGRESS)
    raise_difficulty(office, "phuoc-quang", 2)
    first = office.directive
    assert office.database.look(last_digest, first, office.clock.now())
    reload(office, another)
    second = office.directive
    assert second.code == "khac-2024"
    assert office.database.look(last_digest, second, office.clock.now()) is None
    assert office.states("phuoc-quang") == [None] * 4
    raise_difficulty(office, "phuoc-quang", 2)
    assert [matter["number"] for matter in office.export()["difficulties"]] == [1]
    await office.until("2024-03-12 08:00")
    found = office.database.look(export, office.clock.now())
    assert {line["milestone"] for line in found["nudges"]} == {"m1"}
    assert min(line["planned_at"] for line in found["nudges"]) > "2024-02-26"
    desk = office.database.look(person_id, OFFICE)
    assert office.rows(f"digest:khac-2024:{desk}:")


async def test_what_waits_of_the_first_is_not_sent_as_the_second(office: Office) -> None:
    plan_only(office, "2024-02-22 15:00")
    first = office.directive
    reload(office, another)
    await office.system.settle()
    rows = office.rows(f"digest:{first.code}:")
    late = [row for row in rows if row.planned_at == max(row.planned_at for row in rows)]
    assert {(row.state, row.reason) for row in late} == {(RowState.SKIPPED, "another directive")}


async def test_a_reminder_of_the_first_is_skipped(office: Office) -> None:
    plan_only(office, "2024-02-20 07:15")
    reload(office, another)
    await office.system.settle()
    assert {(row.state, row.reason) for row in nudges(office, NGHIA)} == {(RowState.SKIPPED, "replanned")}


async def test_the_first_is_followed_again_where_it_is_loaded_again(office: Office) -> None:
    first = office.directive
    reload(office, another)
    assert reload(office, lambda _: first.file) == ["Theo dõi lại văn bản: tuy-phuoc-hcpvnd-2024"]
    assert office.directive.code == first.code
    assert reload(office, lambda _: first.file) == []


async def test_an_official_of_a_unit_that_the_second_does_not_know_gets_an_answer(office: Office) -> None:
    def fewer(file: DirectiveFile) -> DirectiveFile:
        file = another(file)
        waves = tuple(w.model_copy(update={"units": tuple(u for u in w.units if u != "phuoc-hoa")}) for w in file.waves)
        units = tuple(unit for unit in file.units if unit.code != "phuoc-hoa")
        return file.model_copy(update={"waves": waves, "units": units})

    reload(office, fewer)
    talk = office.talk("phuoc-hoa/dau-moi/1")
    await talk.says("/viec")
    talk.hears("không có nội dung nào trong văn bản này")
    for text in ("việc 2 đang làm", "xong rồi", "/baocao", "vướng kinh phí", "ok"):
        await talk.says(text)
        assert talk.news, text
