"""Units that end: who stands for them on a day."""

from datetime import date
from typing import Any

from core.directive import DirectiveFile, Unit
from core.succession import heirs, succeeded
from tests.time.rollout import shipped

LAST, AFTER = date(2024, 6, 30), date(2024, 7, 1)


def ended(**units: tuple[str, ...]) -> DirectiveFile:
    """The shipped file with some units ended on 30/6, each with its successors."""
    file, _ = shipped()
    changes: dict[str, dict[str, Any]] = {
        code.replace("_", "-"): {"valid_to": LAST, "successors": successors} for code, successors in units.items()
    }
    changed = tuple(unit.model_copy(update=changes.get(unit.code, {})) for unit in file.units)
    new = Unit(code="xa-moi", name="UBND xã Mới", short="xã Mới", kind="xa", valid_from=AFTER)
    return file.model_copy(update={"units": (*changed, new)})


def test_an_ended_unit_is_stood_for_from_the_day_after() -> None:
    file = ended(phuoc_hoa=("xa-moi",), phuoc_son=("xa-moi",))
    assert heirs(file, LAST) == {}
    assert heirs(file, AFTER) == {"phuoc-hoa": ("xa-moi",), "phuoc-son": ("xa-moi",)}


def test_an_heir_that_has_ended_too_is_passed_over() -> None:
    file = ended(phuoc_hoa=("phuoc-son",), phuoc_son=("xa-moi",))
    assert heirs(file, AFTER)["phuoc-hoa"] == ("xa-moi",)


def test_units_that_succeed_each_other_end_nowhere() -> None:
    file = ended(phuoc_hoa=("phuoc-son",), phuoc_son=("phuoc-hoa",))
    assert heirs(file, AFTER) == {"phuoc-hoa": (), "phuoc-son": ()}
    assert succeeded(file, heirs(file, AFTER)).waves == file.waves


def test_waves_hold_each_heir_once_and_nobody_who_has_ended() -> None:
    file = ended(phuoc_hoa=("xa-moi",), phuoc_son=("xa-moi",))
    wave = succeeded(file, heirs(file, AFTER)).wave("nhan-rong")
    assert wave.units.count("xa-moi") == 1
    assert not {"phuoc-hoa", "phuoc-son"} & set(wave.units)
    assert len(wave.units) == len(file.wave("nhan-rong").units) - 1


def test_a_file_of_which_nothing_has_ended_is_itself() -> None:
    file, _ = shipped()
    assert succeeded(file, heirs(file, AFTER)) is file
