"""How many modules of the program one module takes from: what is read together stays small."""

import ast
from pathlib import Path
from typing import Final

HOME: Final = Path(__file__).parents[2]
# Of twenty modules, nineteen take from no more than so many others.
MOST: Final = 17
OF_HUNDRED: Final = 95
# The step of a dose, which shows every kind of answer and whatever it comes to.
MOST_OF_ONE: Final = 31


def taken_from(source: str) -> set[str]:
    """The modules of the program that are named in the imports of one, wherever they stand."""
    found = set[str]()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found.update(each.name for each in node.names)
    return {name for name in found if name.split(".")[0] == "il2nurse"}


def test_what_a_module_takes_from_is_counted_once() -> None:
    source = "import json\nfrom il2nurse.a import b, c\nimport il2nurse.d\nfrom il2nurse.a import e"
    assert taken_from(source) == {"il2nurse.a", "il2nurse.d"}


def test_few_modules_take_from_many() -> None:
    modules = [path for path in (HOME / "il2nurse").rglob("*.py") if path.name != "__init__.py"]
    counts = sorted(len(taken_from(path.read_text(encoding="utf-8"))) for path in modules)
    assert counts[len(counts) * OF_HUNDRED // 100] <= MOST
    assert counts[-1] <= MOST_OF_ONE
