"""A button that stands in several places says the same each time, from one table."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

HOME: Final = Path(__file__).parents[3] / "il2nurse" / "ui"
SAYING: Final = {"Action", "set_text", "set_main", "MainAct", "add_act"}


def labels(source: str) -> Iterator[str]:
    """The words that are written on buttons where they are made."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and name_of(node.func) in SAYING:
            texts = (text for given in node.args for text in texts_of(given))
            yield from (text for text in texts if text[:1].isupper())


def texts_of(node: ast.AST) -> Iterator[str]:
    """The whole texts in an expression; one with values in it is not the same twice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if not isinstance(node, ast.JoinedStr):
        for child in ast.iter_child_nodes(node):
            yield from texts_of(child)


def name_of(called: ast.expr) -> str:
    """What is called, without its holder."""
    return getattr(called, "id", "") or getattr(called, "attr", "")


def test_a_label_is_found_where_it_is_written() -> None:
    assert list(labels('Action("back", "Back")\nself.main.set_text("Go" if x else "Stop")')) == [
        "Back",
        "Go",
        "Stop",
    ]


def test_no_label_is_written_twice() -> None:
    found = Counter(
        text for path in HOME.rglob("*.py") for text in labels(path.read_text(encoding="utf-8"))
    )
    assert len(found) > 50
    assert [text for text, often in found.items() if often > 1] == []
