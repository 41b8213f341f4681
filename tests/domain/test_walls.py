"""The domain and the workflow rest on Python alone."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "il2nurse"
ROOMS = ("domain", "readable", "workflow", "play")
MODULES = sorted(path for room in ROOMS for path in PACKAGE.glob(f"{room}/**/*.py"))
ALLOWED = sys.stdlib_module_names | {"il2nurse"}
# Names that sound alike are the business of a library; nothing else of the workflow needs one.
EXTRA = {
    "workflow/likeness/one_person.py": {"jellyfish"},
    "workflow/likeness/similar.py": {"jellyfish"},
}


def find_imports(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(module)):
                yield module


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_only_the_standard_library(module: Path) -> None:
    imported = find_imports(module.read_text(encoding="utf-8"))
    allowed = ALLOWED | EXTRA.get(module.relative_to(PACKAGE).as_posix(), set())
    foreign = {name for name in imported if name.partition(".")[0] not in allowed}
    assert not foreign


@pytest.mark.parametrize("source", ["import sqlalchemy.orm", "from PySide6 import QtCore"])
def test_a_foreign_import_would_be_found(source: str) -> None:
    assert next(find_imports(source)).partition(".")[0] not in ALLOWED
