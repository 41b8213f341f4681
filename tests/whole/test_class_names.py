"""No two classes of one name, so that a name in a trace or a search means one thing."""

import ast
from collections import defaultdict
from pathlib import Path
from typing import Final

HOME: Final = Path(__file__).parents[2]


def test_no_two_classes_have_one_name() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path in sorted((HOME / "il2nurse").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(f"{path.relative_to(HOME).as_posix()}:{node.lineno}")
    assert len(places) > 100
    assert {name: where for name, where in places.items() if len(where) > 1} == {}
