"""A printed regimen is whole: what its file says otherwise is printed otherwise, key by key."""

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Any, Final, TypeAlias

import pytest

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.readable.course.regimen import RegimenTable
from il2nurse.readable.course.regimen_keys import ABOVE, STRUCTURE
from il2nurse.readable.course.regimen_rest import is_structure, told_above
from il2nurse.readable.course.regimen_words import regimen_in_words
from il2nurse.readable.course.told_changes import told_changes, told_in_words, told_tables
from il2nurse.regimens.loading import parse_toml
from il2nurse.regimens.reading import read_regimen
from il2nurse.regimens.toml.table import TomlSource, TomlTable
from tests.normal import FILE
from tests.waivable import TABLE

SHIPPED: Final = sorted(FILE.parent.glob("*.toml"))
SITES: Final = (
    (
        "[regimen]\n",
        '[regimen]\noverlays = "aldesleukin-high-dose-iv"\noverlay_reason = "Bags of ours."\n',
    ),
    ("step_ml = 0.01", "up_to_ml = 3\nstep_ml = 0.01"),
    ("cycle_after_holds = false", "cycle_after_holds = true"),
)
MORE: Final = """
[[rounding]]
id = "coarse"
step_ml = 0.1
source = "Made up for the tests"
confidence = "proposal"
"""
SITE: Final = "overlay of a site"
SHORTEST: Final = "aldesleukin-subcutaneous-hiv"
# Texts that are chosen from a list of the program's, and lengths of time.
CHOSEN: Final = frozenset({"level", "unit", "confidence", "kind", "other_unit"})
LENGTH: Final = re.compile(r"([0-9]+) (min|h|days?)")
TRIED: Final = 3
WORD: Final = re.compile(r"[a-z0-9_-]+")


Seen: TypeAlias = dict[str, list[Any]]
Print: TypeAlias = tuple[str, tuple[RegimenTable, ...]]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value of a file: the tables down to it, its key, and whether a table tells it already."""

    path: str
    key: str
    value: Any
    put: Callable[[object], None]
    above: bool

    @property
    def place(self) -> str:
        return f"{self.path}.{self.key}"

    @property
    def is_text(self) -> bool:
        """A text of its own words, and no name, word or length."""
        if not isinstance(self.value, str) or self.key in CHOSEN or LENGTH.fullmatch(self.value):
            return False
        return not WORD.fullmatch(self.value) or self.key in {"label", "short", "text"}


def leaves(path: str, table: dict[str, Any], *, above: bool = False) -> Iterator[Leaf]:
    """Every value of a table and of those in it that says something of the treatment."""
    told = told_above(path, table)
    for key, value in table.items():
        if is_structure(key, table):
            continue
        inside = above or key in told
        place = f"{path}.{key}" if path else key
        tables = value if isinstance(value, list) else [value]
        if isinstance(tables[0], dict):
            for each in tables:
                yield from leaves(place, each, above=inside)
        else:
            yield Leaf(path, key, value, partial(table.__setitem__, key), inside)


def read(document: Mapping[str, object]) -> Regimen:
    """The regimen of tables that need not make sense: what cannot be meant is not asked here."""
    regimen = read_regimen(TomlTable(document, (), TomlSource({(): 1})), "0" * 64)
    assert regimen is not None
    return regimen


def overlay() -> str:
    """The shipped file as a site writes its own."""
    text = FILE.read_text(encoding="utf-8")
    for was, now in SITES:
        assert text.count(was) >= 1
        text = text.replace(was, now, 1)
    return text + MORE + TABLE


TEXTS: Final = {
    **{file.stem: file.read_text(encoding="utf-8") for file in SHIPPED},
    SITE: overlay(),
}
each_text = pytest.mark.parametrize("name", TEXTS)


def document(name: str) -> dict[str, Any]:
    return parse_toml(TEXTS[name], name)


@each_text
def test_every_text_of_the_file_stands_on_the_print_and_in_what_differs(name: str) -> None:
    tables = document(name)
    marked: dict[str, str] = {}
    for at, leaf in enumerate(list(leaves("", tables))):
        texts = leaf.value if isinstance(leaf.value, list) else [leaf.value]
        if all(replace(leaf, value=each).is_text for each in texts):
            marks = [f"{each} Q{at}Q{number}Q" for number, each in enumerate(texts)]
            marked |= {mark.rpartition(" ")[2]: leaf.place for mark in marks}
            leaf.put(marks if isinstance(leaf.value, list) else marks[0])
    marked_regimen = read(tables)
    told = regimen_in_words(marked_regimen)
    assert len(marked) > 500
    assert not {place for mark, place in marked.items() if mark not in told}
    cells = "\n".join(
        cell for table in told_tables(marked_regimen) for row in table.rows for cell in row
    )
    # Which versions differ stands above what differs.
    assert {place for mark, place in marked.items() if mark not in cells} == {"regimen.version"}
    if name == SHORTEST:
        differs = told_in_words(told_changes(read(document(name)), marked_regimen))
        unsaid = {place for mark, place in marked.items() if mark not in differs}
        assert unsaid == {"regimen.version"}


def print_of(regimen: Regimen) -> Print:
    """The text of a print, and the tables by which two versions are compared."""
    return regimen_in_words(regimen), told_tables(regimen)


def others(leaf: Leaf, seen: Seen) -> Iterator[object]:
    """What the file could say instead: another value of that key, or one a little different."""
    yield from (each for each in seen[leaf.place] if each != leaf.value)
    match leaf.value:
        case bool():
            yield not leaf.value
        case int() | Decimal():
            yield from (leaf.value + 1, leaf.value - 1, leaf.value * Decimal("1.01"))
        case [*_, int()]:
            yield [each + 1 for each in leaf.value]
        case [first, *_]:
            yield from ([*leaf.value, f"{first}_other"], [*leaf.value, first])
        case str():
            yield from other_words(leaf)


def other_words(leaf: Leaf) -> Iterator[str]:
    """Another length, confidence, result or name; what is no name of this file is tried too."""
    if length := LENGTH.fullmatch(str(leaf.value)):
        yield f"{int(length[1]) + 1} {length[2]}"
    known = {"confidence": ("seed", "label"), "result": ("hold",), "given": ("infused",)}
    yield from known.get(leaf.key, ())
    yield from (f"{leaf.value}_other", "blood_count", "viral_load_control")


def printed(leaf: Leaf, regimen: Regimen, tables: Mapping[str, object]) -> Print | None:
    """The print of the tables as they are now; ``None`` where they are no regimen at all."""
    try:
        return print_of(read(tables) if leaf.above else replace(regimen, document=tables))
    except (KeyError, ValueError, AssertionError):
        return None


def is_told(
    leaf: Leaf, regimen: Regimen, tables: Mapping[str, object], seen: Seen, told: Print
) -> bool:
    """Whether the print is another one where this value is, and both versions differ in words."""
    for other in others(leaf, seen):
        leaf.put(other)
        found = printed(leaf, regimen, tables)
        leaf.put(leaf.value)
        if found and all(now != was for now, was in zip(found, told, strict=True)):
            return True
    return False


def asked(name: str, tables: dict[str, Any]) -> Iterator[Leaf]:
    """The values to be changed; of an overlay those of the parts that it has otherwise."""
    shipped = document(FILE.stem)
    for part, content in tables.items():
        if name != SITE or content != shipped.get(part):
            yield from leaves("", {part: content})


@each_text
def test_every_figure_word_and_choice_changes_the_print_and_is_told_as_a_change(name: str) -> None:
    tables = document(name)
    regimen = read(deepcopy(tables))
    told = print_of(regimen)
    seen: Seen = {}
    found: dict[str, list[Leaf]] = {}
    for leaf in asked(name, tables):
        if leaf.value not in seen.setdefault(leaf.place, []):
            seen[leaf.place].append(leaf.value)
        if not leaf.is_text:
            found.setdefault(leaf.place, []).append(leaf)
    assert len(found) > (10 if name == SITE else 100)
    assert not [
        place
        for place, several in found.items()
        if not any(is_told(each, regimen, tables, seen, told) for each in several[:TRIED])
    ]


def test_what_is_structure_is_little_and_says_why() -> None:
    assert set(STRUCTURE) == {"id", "word", "usual", "overlays"}
    assert all(reason.endswith(".") for reason in STRUCTURE.values())


def test_no_part_is_told_above_that_no_file_has() -> None:
    places = {leaf.path for name in TEXTS for leaf in leaves("", document(name))}
    assert not {path for path in ABOVE if not any(each.startswith(path) for each in places)}
