"""No folder or module is too large to look over, and the tests stand on the program's floors."""

from pathlib import Path
from typing import Final

from build.docs import DISTRICTS
from il2nurse.readable.papers import EVERY_PAPER

HOME: Final = Path(__file__).parents[2]
MOST: Final = 25
MOST_LINES: Final = 250
# Folders of tests below a floor that are named for no district of it, and why.
OF_THE_WHOLE_FLOOR: Final = {
    "regimens/behaviour": "the shipped file, limit by limit",
    "ui/fit": "every step in the room of a small screen",
}
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


def test_no_module_of_the_program_is_longer_than_one_reads_at_once() -> None:
    lines = {
        path.relative_to(HOME).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in (HOME / "il2nurse").rglob("*.py")
    }
    assert {path: count for path, count in lines.items() if count > MOST_LINES} == {}


def test_the_tests_stand_on_the_floors_of_what_they_test() -> None:
    floors = {path.name for path in (HOME / "il2nurse").iterdir() if path.is_dir()}
    tests = [path for path in (HOME / "tests").iterdir() if path.is_dir()]
    tested = {path.name for path in tests if any(path.rglob("*.py"))}
    assert set(ACROSS) <= tested
    assert tested - set(ACROSS) <= floors


def test_the_tests_stand_in_the_districts_of_what_they_test() -> None:
    tests, program = HOME / "tests", HOME / "il2nurse"
    below = {path.relative_to(tests) for path in folders(tests) if path != tests}
    inside = {path for path in below if path.parts[0] not in ACROSS and len(path.parts) > 1}
    assert len(inside) > 40
    homeless = {
        path.as_posix()
        for path in inside
        if not ((program / path).is_dir() or (program / path).with_suffix(".py").is_file())
    }
    assert homeless == set(OF_THE_WHOLE_FLOOR)


def test_the_glossary_names_every_district() -> None:
    lines = (HOME / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    (said,) = [line for line in lines if line.startswith("| **district**")]
    assert said.split(": ")[1].split(";")[0].split(", ") == list(DISTRICTS)


def test_the_drawing_of_a_paper_has_the_name_of_its_row() -> None:
    drawn = {path.stem for path in (HOME / "il2nurse" / "reports").glob("*.py")}
    rows = set(EVERY_PAPER)
    assert rows <= drawn
    assert drawn - rows == {"__init__", "papers", "recovery_sheet"}
