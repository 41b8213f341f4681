"""No folder holds more than one can look over, and the tests stand on the program's floors."""

from pathlib import Path
from typing import Final

HOME: Final = Path(__file__).parents[2]
MOST: Final = 25
# Tests that are about no single floor, and what they are about.
ACROSS: Final = {
    "added": "what is touched to add something",
    "bench": "the measures",
    "figures": "what the program withstands, as a table",
    "fuzz": "damaged files",
    "old": "registers, scenarios and papers of earlier programs",
    "scenarios": "worked examples that nurses read",
    "walk": "random courses",
    "whole": "the whole program, its structure and its words",
}


def folders(home: Path) -> list[Path]:
    """The folder and all below it that hold Python files."""
    return [path.parent for path in home.rglob("*.py")]


def test_no_folder_holds_too_many_files() -> None:
    held = [path for home in ("il2nurse", "tests", "build") for path in folders(HOME / home)]
    many = {path.relative_to(HOME).as_posix(): held.count(path) for path in set(held)}
    assert len(many) > 100
    assert {path: count for path, count in many.items() if count > MOST} == {}


def test_the_tests_stand_on_the_floors_of_what_they_test() -> None:
    floors = {path.name for path in (HOME / "il2nurse").iterdir() if path.is_dir()}
    tests = [path for path in (HOME / "tests").iterdir() if path.is_dir()]
    tested = {path.name for path in tests if any(path.rglob("*.py"))}
    assert set(ACROSS) <= tested
    assert tested - set(ACROSS) <= floors
