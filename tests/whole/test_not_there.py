"""What is not there is ``None``: an empty text as a default stands only where it is a text."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

HOME: Final = Path(__file__).parents[2]

SHOWN: Final = "a text on the screen, which may have no letters"
JOINED: Final = "a part of a sentence, put together with the rest"
TYPED: Final = "as it was typed or sent, which may be nothing"
NO_UNIT: Final = "a number without a unit has the unit without letters"
TAKEN: Final = "an answer that was taken away is an answer without letters"
REAL_TEXTS: Final[Mapping[str, str]] = {
    "domain/record/labs/results.py Received.range_text": TYPED,
    "domain/record/labs/facts.py StruckOutFact.now": TAKEN,
    "domain/record/labs/facts.py StruckOutFact.was": TAKEN,
    "domain/regimen/fields.py Field.unit": NO_UNIT,
    "domain/regimen/rules.py Criterion.unit": NO_UNIT,
    "domain/rules/assessment/assessment.py _assessed.say": JOINED,
    "domain/rules/labs/reading.py TypedResult.comparator": TYPED,
    "domain/rules/labs/reading.py TypedResult.range_text": TYPED,
    "domain/rules/labs/times.py _no_time.missing": JOINED,
    "domain/values/measure.py Measure.comparator": "the sign of “is”, which nobody writes",
    "play/scene.py text.default": TYPED,
    "settings.py Settings.scanner_prefix": TYPED,
    "settings.py one_of.where": JOINED,
    "ui/editors/line_editor.py __init__.written": JOINED,
    "ui/forms/dialog.py __init__.say": SHOWN,
    "ui/widgets/card.py __init__.heading": SHOWN,
    "ui/widgets/facts.py FactRow.value": SHOWN,
    "ui/widgets/label.py __init__.role": "the style sheet's name of plain text",
    "ui/widgets/label.py __init__.text": SHOWN,
    "ui/widgets/sparkline.py SparkCell.in_words": SHOWN,
    "ui/widgets/table_rows.py Cell.text": SHOWN,
}


def is_empty(node: ast.expr | None) -> bool:
    """True of an empty text as it is written in a program."""
    return isinstance(node, ast.Constant) and node.value == ""


def empty_defaults(tree: ast.AST) -> Iterator[str]:
    """Every field and parameter whose default is an empty text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for field in node.body:
                if isinstance(field, ast.AnnAssign) and is_empty(field.value):
                    yield f"{node.name}.{ast.unparse(field.target)}"
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            named = [*node.args.posonlyargs, *node.args.args]
            given = node.args.defaults
            pairs = [
                *zip(named[len(named) - len(given) :], given, strict=True),
                *zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True),
            ]
            yield from (f"{node.name}.{name.arg}" for name, default in pairs if is_empty(default))


def test_every_place_of_an_empty_default_is_found() -> None:
    tree = ast.parse('class A:\n    b: str = ""\n    c: str | None = None\n')
    assert list(empty_defaults(tree)) == ["A.b"]
    tree = ast.parse('def f(a: str, b: str = "", *, c: int, d: str = "") -> None: ...\n')
    assert list(empty_defaults(tree)) == ["f.b", "f.d"]


def test_an_empty_default_is_a_real_text() -> None:
    home = HOME / "il2nurse"
    found = {
        f"{path.relative_to(home).as_posix()} {name}"
        for path in home.rglob("*.py")
        for name in empty_defaults(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert found == set(REAL_TEXTS)
