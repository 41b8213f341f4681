"""The words of the table stand in it alone; what shows one of them takes it from there."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

from il2nurse.domain.regimen.fields import FieldKind
from il2nurse.readable import words
from tests.ward import make_ward

HOME: Final = Path(__file__).parents[2] / "il2nurse"
FLOORS: Final = ("app", "cli", "play", "readable", "regimens", "reports", "ui", "workflow")
TABLE: Final = "readable/words.py"
PHRASES: Final = frozenset(
    phrase.word
    for table in (words.RESULT_WORDS, words.VERDICT_WORDS, words.DOSE_WORDS)
    for phrase in table.values()
)
ONCE: Final = PHRASES | {
    words.NOTHING_GIVEN.word,
    words.MUST_BE_HELD.word,
    words.STOP_ASKED,
    words.CONTINUE,
    words.OVERRIDDEN,
    words.REFUSED,
    words.STRUCK_OUT,
    words.STRUCK_OUT.capitalize(),
    words.NOT_RECORDED,
    words.NOT_RECORDED.capitalize(),
    words.NO_VALUE,
}
# Where such a word means something else.
ANOTHER: Final[Mapping[str, str]] = {
    "readable/dose/corrected_words.py Hold": "what of a dose is corrected, not a result",
}


def shown(source: str) -> Iterator[str]:
    """Every text of a module and every part of one, without the marks at its ends."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value.strip(" .,:;·")


def test_a_word_of_the_table_stands_nowhere_else() -> None:
    found = {
        f"{name} {text}"
        for floor in FLOORS
        for path in (HOME / floor).rglob("*.py")
        if (name := path.relative_to(HOME).as_posix()) != TABLE
        for text in ONCE.intersection(shown(path.read_text(encoding="utf-8")))
    }
    assert found == set(ANOTHER)


@pytest.mark.parametrize("text", ['"Held"', 'f"{1} · not recorded"', '"–"', '"Struck out: "'])
def test_such_a_word_is_found(text: str) -> None:
    assert ONCE.intersection(shown(text))


@pytest.mark.parametrize("kind", FieldKind)
def test_the_domain_says_of_a_missing_answer_what_the_table_says(kind: FieldKind) -> None:
    fields = [each for each in make_ward().regimen.fields.values() if each.kind is kind]
    assert {each.shown("") for each in fields} <= {words.NOT_RECORDED}
