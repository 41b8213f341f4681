"""What one regimen tells otherwise than another, in the words of its own tables."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.readable.course.regimen import REST, RegimenTable, regimen_tables
from il2nurse.readable.course.told_cells import CellChange, cell_changes

Row = tuple[str, ...]
HEAD: Final = "The regimen at its head"
# What a row says needs no heading: its name tells it.
SAYS: Final = "It says"
SORTED_BY: Final = ("Level", "Where", "Criterion", "Value")
# One row of the older text, and one of the newer.
PAIR: Final = 2
MANY: Final = 3
# Rows that share most of what they say are the same row, worded anew.
MUCH: Final = 0.7
# Said of a list where the other text has one more.
WITHOUT: Final = "without it"


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One row that is told otherwise; ``was`` is ``None`` of a new row, ``now`` of one that went.

    ``headings`` are those of its table, which is called ``part``.
    """

    part: str
    headings: Row
    was: Row | None
    now: Row | None


@dataclass(frozen=True, slots=True)
class WasIs:
    """One thing told otherwise; an empty text stands for what was, or is, not there."""

    what: str
    was: str
    now: str


def told_changes(older: Regimen, newer: Regimen) -> tuple[ToldChange, ...]:
    """Every row of the tables that differs, in their order; nothing where all is told alike."""
    before = {table.title: table for table in told_tables(older)}
    after = {table.title: table for table in told_tables(newer)}
    titles = dict.fromkeys((*after, *before))
    return tuple(
        change for title in titles for change in _of_table(before.get(title), after.get(title))
    )


def told_tables(regimen: Regimen) -> tuple[RegimenTable, ...]:
    """All in which two texts may differ: what stands at the head of the print, and its tables."""
    head = (
        ("Title", regimen.title),
        ("Drug", regimen.drug),
        ("Brand", regimen.brand),
        ("What is said of it first", regimen.notice),
        ("Reason for this site’s own version", regimen.overlay_reason or ""),
    )
    said = tuple((what, text) for what, text in head if text)
    return (RegimenTable(HEAD, ("What", SAYS), said), *regimen_tables(regimen))


def change_in_words(change: ToldChange) -> str:
    """The change as one line: what is new or gone, or which cells were what and are what."""
    row = change.now or change.was or ()
    if change.was is None:
        return f"New: {row[0]}{_rest(change.headings, row)}"
    if change.now is None:
        return f"Gone: {row[0]}{_rest(change.headings, row)}"
    differ = [
        _headed(each.name, f"“{each.was}” is now “{each.now}”")
        if each.name == SAYS
        else each.in_words
        for each in _cells(change.headings, change.was, change.now)
    ]
    return f"{_name(change.headings, row)}: {'; '.join(differ)}"


def was_and_is(change: ToldChange) -> Iterator[WasIs]:
    """The same as rows of a table: what it is of, what it was, and what it is."""
    row = change.now or change.was or ()
    named = _name(change.headings, row)
    told_by_name = change.part == HEAD or change.part.casefold() in named.casefold()
    name = named if told_by_name else f"{change.part} · {named}"
    if change.was is None or change.now is None:
        told = _rest(change.headings, row).removeprefix("; ") or row[0]
        yield WasIs(name, told if change.was else "", told if change.now else "")
        return
    for each in _cells(change.headings, change.was, change.now):
        what = f"{name}: {_small(each.name)}" if each.name not in ("", SAYS) else name
        was, now = each.was, each.now
        if each.listed:
            was, now = (f"with “{part}”" if part else WITHOUT for part in (was, now))
        yield WasIs(what, was, now)


def _small(heading: str) -> str:
    return heading if heading[1:2].isupper() else f"{heading[:1].lower()}{heading[1:]}"


def _cells(headings: Row, before: Row, after: Row) -> Iterator[CellChange]:
    """Which cells of a row differ, and in what."""
    for heading, was, now in zip(headings, before, after, strict=True):
        if was != now and heading == REST[1]:
            yield from cell_changes(heading, was, now)
        elif was != now:
            yield CellChange(heading, was, now)


def _name(headings: Row, row: Row) -> str:
    """What the row is called; of one that is sorted by a level or a step, with what it says."""
    return f"{row[0]}, {row[1]}" if headings[0] in SORTED_BY else row[0]


def told_in_words(changes: Iterable[ToldChange]) -> str:
    """All of them, part by part; empty where nothing is told otherwise."""
    lines: list[str] = []
    for part, found in groupby(changes, key=lambda change: change.part):
        lines += [*([""] if lines else []), part]
        lines += [f"* {change_in_words(each)}" for each in found]
    return "\n".join(lines)


def _rest(headings: Row, row: Row) -> str:
    cells = zip(headings[1:], row[1:], strict=True)
    return "".join(f"; {_headed(heading, cell)}" for heading, cell in cells if cell)


def _headed(heading: str, text: str) -> str:
    """The text under its heading, or alone where the name of the row says what it is."""
    return text if heading == SAYS else f"{heading}: {text}"


def _of_table(older: RegimenTable | None, newer: RegimenTable | None) -> Iterator[ToldChange]:
    table = newer or older
    if table is None:
        return
    old, new = older.rows if older else (), newer.rows if newer else ()
    by = table.headings[0] in SORTED_BY
    for what, a, a_end, b, b_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            for was, now in _pairs(old[a:a_end], new[b:b_end], sorted_by=by):
                yield ToldChange(table.title, table.headings, was, now)


def _pairs(
    old: tuple[Row, ...], new: tuple[Row, ...], *, sorted_by: bool
) -> Iterator[tuple[Row | None, Row | None]]:
    """Rows of one name, or much alike, are one row that changed; others went or came.

    A name that several rows have is none, nor is what the table is ``sorted_by``.
    """
    names = Counter(row[0] for row in (*dict.fromkeys(old), *dict.fromkeys(new)))
    left = list(new)
    for was in old:
        alike = [(_likeness(was, row, {} if sorted_by else names), row) for row in left]
        best, now = max(alike, key=lambda each: each[0], default=(0.0, None))
        if now is None or best < MUCH:
            yield was, None
            continue
        left.remove(now)
        yield was, now
    for row in left:
        yield None, row


def _likeness(was: Row, now: Row, names: Mapping[str, int]) -> float:
    """How alike two rows are, from 0 to 1; without one cell in common they are not compared."""
    if was[0] == now[0] and names.get(was[0], MANY) <= PAIR:
        return 1.0
    if not any(a == b and a for a, b in zip(was, now, strict=True)):
        return 0.0
    return SequenceMatcher(None, "\n".join(was), "\n".join(now), autojunk=False).ratio()
