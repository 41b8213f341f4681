"""One spelling each: every text that people read keeps to the table in the glossary."""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

HOME: Final = Path(__file__).parents[2]
TEXTS: Final = sorted(
    path
    for folder in ("regimens", "laboratory", "practice")
    for path in (HOME / "resources" / folder).rglob("*.toml")
)
# Beneath the window, where sentences for nurses are made too.
BENEATH: Final = ("domain", "regimens", "storage")
# What is shown.
SHOWN: Final = sorted(
    path
    for floor in ("ui", "readable", "reports", "cli", "workflow", "play", "app", *BENEATH)
    for path in (HOME / "il2nurse" / floor).rglob("*.py")
)
# What others write, and what a machine reads, is not ours to spell: texts that begin so.
THEIR_WORDS: Final[Mapping[str, str]] = {
    "domain/regimen/units.py": "/min",
    "domain/regimen/vocabulary.py": "/min",
    "domain/rules/labs/range_text.py": "\N{HYPHEN}",
    "domain/rules/labs/reading.py": "n/a",
    "domain/rules/labs/text_files.py": "µ°²",
    "domain/values/reported_units.py": "^(m?g)",
    "storage/sqlite/appending.py": "?",
    "storage/sqlite/looking.py": "?",
    "storage/sqlite/rows.py": "?",
}
# This page tells how laboratories write, within quotation marks.
QUOTING: Final = "regimens/pages/labs.py"
PAGES: Final = [*sorted((HOME / "docs" / "manual").glob("*.md")), HOME / "README.md"]
# Names of the file and of other people's reports, and what was quoted, are not ours to spell.
THEIRS: Final = frozenset({"id", "word", "also", "unit_also", "source", "field", "ucum"})

SOLUTIONS: Final = "(dextrose|sodium chloride)"
# The spelling of the glossary, and what must not stand in its place.
OTHERS: Final[Mapping[str, str]] = {
    "SpO₂": r"SpO2|SPO2|SaO2|\bO2 sat",
    "O₂, CO₂": r"\b(C|Pa|Fi)?O2\b",
    "94 %": rf"\d%(?! {SOLUTIONS})",
    "5% dextrose": rf"\d % {SOLUTIONS}",
    "per min": r"(?<![A-Za-z]) ?/ ?min\b|(beats|breaths)/min|\bbpm\b|\d per minute",
    "L/min, mL/h, mg/mL": r"\b(L per min|m[lL] per h|mL/hr|mL/hour|m[gL] per mL)\b",
    "mmHg": r"mm Hg|\bmmhg\b|\bmm of mercury",
    "38 °C": r"\d°|\d C\b|º|degrees C",
    "mL": r"\d ?(ml|ML|cc)\b",
    "1,000 mL": r"(?<![\d.,])\d{4,} (mL|mg|kg|per mm³|international|million|units)\b",
    "mcg": r"µg|μg|\d ?ug\b",
    "international units": r"\b[Mm]?IU\b|\d ?U\b(?!/)",
    "newest": r"(?i)\blatest (value|vital|result|entr|check|copy|copies|weight|pack|dose)",
    "not recorded": r"(?i)\bn/a\b|not charted\b|—|^\?$",
}


def texts(value: object, key: str = "") -> Iterator[str]:
    """Every text of a file that people read."""
    match value:
        case str() if key not in THEIRS:
            yield value
        case dict():
            for name, inner in value.items():
                yield from texts(inner, name)
        case list():
            for inner in value:
                yield from texts(inner, key)


def literals(source: str) -> Iterator[str]:
    """Every text of a module; what an f-string puts in counts as a number, and is read as well."""
    nodes = list(ast.walk(ast.parse(source)))
    joined = [node for node in nodes if isinstance(node, ast.JoinedStr)]
    inside = {id(part) for text in joined for part in text.values}
    for text in joined:
        yield "".join(
            str(part.value) if isinstance(part, ast.Constant) else "0" for part in text.values
        )
    for each in nodes:
        if (
            isinstance(each, ast.Constant)
            and isinstance(each.value, str)
            and id(each) not in inside
        ):
            yield each.value


def ours(name: str, source: str) -> list[str]:
    """The texts of a module without those that others wrote."""
    quoted = r"“[^”]*”|`[^`]*`" if name == QUOTING else "(?!)"
    theirs = THEIR_WORDS.get(name)
    return [
        re.sub(quoted, "", text)
        for text in literals(source)
        if theirs is None or not text.startswith(theirs)
    ]


def misspelt(said: Iterator[str] | list[str]) -> list[str]:
    """Every text with a spelling that the glossary does not have, and the one that it has."""
    return [
        f"{right}: {text}"
        for text in said
        for right, other in OTHERS.items()
        if re.search(other, text)
    ]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_files_of_a_regimen_keep_to_one_spelling(path: Path) -> None:
    assert misspelt(texts(tomllib.loads(path.read_text(encoding="utf-8")))) == []


def test_the_program_keeps_to_one_spelling() -> None:
    found = {
        name: wrong
        for path in SHOWN
        if (name := path.relative_to(HOME / "il2nurse").as_posix())
        and (wrong := misspelt(ours(name, path.read_text(encoding="utf-8"))))
    }
    assert found == {}


def test_what_is_not_ours_to_spell_stands_where_it_is_said() -> None:
    for name, theirs in THEIR_WORDS.items():
        said = literals((HOME / "il2nurse" / name).read_text(encoding="utf-8"))
        assert any(text.startswith(theirs) and misspelt([text]) for text in said), name


def test_a_text_within_an_f_string_is_read() -> None:
    assert misspelt(literals("f\"{low or '?'} of {total}\"")) == ["not recorded: ?"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_manual_keeps_to_one_spelling(path: Path) -> None:
    assert misspelt(path.read_text(encoding="utf-8").splitlines()) == []


def test_the_glossary_lists_every_spelling() -> None:
    page = (HOME / "GLOSSARY.md").read_text(encoding="utf-8")
    table = page.partition("## Spelling")[2]
    rows = re.findall(r"^\| \*\*(.+?)\*\* \|", table, re.MULTILINE)
    assert rows == list(OTHERS)


@pytest.mark.parametrize(
    "wrong",
    [
        "SpO2 90",
        "total CO2",
        "94%",
        "5 % dextrose",
        "80 /min",
        "80 bpm",
        "20 mL/hr",
        "90 mm Hg",
        "38°C",
        "38 C",
        "20 ml",
        "diarrhoea of 1000 mL",
        "3 cc",
        "5 µg",
        "600,000 IU",
        "n/a",
        "not charted",
        "?",
    ],
)
def test_another_spelling_is_found(wrong: str) -> None:
    assert misspelt([wrong])


@pytest.mark.parametrize(
    "right",
    [
        "SpO₂ 94 %",
        "in 5% dextrose",
        "80 per min",
        "4 L/min",
        "90 mmHg",
        "38 °C",
        "5 mcg",
        "1,000 mL",
    ],
)
def test_the_right_spelling_is_left_alone(right: str) -> None:
    assert misspelt([right]) == []
