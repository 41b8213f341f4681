"""Texts have four sizes, none under twelve pixels, and the room between parts one grid."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import il2nurse.ui
from il2nurse.ui.look import sizes
from il2nurse.ui.look.colours import LIGHT
from il2nurse.ui.look.sheet import sheet

CODE = sorted(Path(il2nurse.ui.__file__).parent.rglob("*.py"))
FONTS = {"font", "bold"}
RAW = {"setPixelSize", "setPointSize", "setPointSizeF"}
ROOMS = {
    "setContentsMargins",
    "setSpacing",
    "setHorizontalSpacing",
    "setVerticalSpacing",
    "addSpacing",
}
GRID = 4


def calls(path: Path, names: set[str]) -> Iterator[ast.Call]:
    """Every call of a method of one of these names."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        called = node.func if isinstance(node, ast.Call) else None
        if (
            isinstance(node, ast.Call)
            and isinstance(called, ast.Attribute)
            and called.attr in names
        ):
            yield node


def bare_figures(call: ast.Call) -> list[int]:
    """The figures other than 0 that stand in what is handed over, and have no name."""
    parts = (part for argument in call.args for part in ast.walk(argument))
    figures = (part.value for part in parts if isinstance(part, ast.Constant))
    return [figure for figure in figures if isinstance(figure, int) and figure]


def test_there_are_four_sizes_of_type_and_none_is_under_twelve() -> None:
    assert len(set(sizes.TYPE)) == 4
    assert min(sizes.TYPE) >= 12


def test_the_style_sheet_has_no_other_size() -> None:
    found = {int(size) for size in re.findall(r"font-size: (\d+)px", sheet(LIGHT))}
    assert found == set(sizes.TYPE)
    assert len(re.findall("font-size", sheet(LIGHT))) == len(
        re.findall(r"font-size: \d+px", sheet(LIGHT))
    )


def test_code_sets_a_font_in_a_named_size_only() -> None:
    made = ((path, call) for path in CODE for call in calls(path, FONTS) if of_fonts(call))
    assert [f"{path.name}:{call.lineno}" for path, call in made if bare_figures(call)] == []
    raw = {path.name for path in CODE for _call in calls(path, RAW)}
    assert raw == {"fonts.py"}


def test_room_between_parts_has_a_name() -> None:
    made = ((path, call) for path in CODE for call in calls(path, ROOMS))
    assert [f"{path.name}:{call.lineno}" for path, call in made if bare_figures(call)] == []


def test_the_grid_goes_in_steps_of_four() -> None:
    steps = (sizes.TIGHT, sizes.GAP, sizes.SPACE, sizes.ROOM, sizes.MARGIN)
    assert [step for step in steps if step % GRID] == []


def of_fonts(call: ast.Call) -> bool:
    """Whether it is the module of the typeface that is called."""
    module = call.func.value if isinstance(call.func, ast.Attribute) else None
    return isinstance(module, ast.Name) and module.id == "fonts"
