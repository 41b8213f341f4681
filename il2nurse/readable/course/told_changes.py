"""What one regimen tells otherwise than another, in the words of its own tables."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.readable.course.regimen import REST, RegimenTable, regimen_tables
from il2nurse.readable.course.told_cells import cell_changes

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


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One row that is told otherwise; ``was`` is ``None`` of a new row, ``now`` of one that went.

    ``headings`` are those of its table, which is called ``part``.
    """

    part: str
    headings: Row
    was: Row | None
    now: Row | None


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
        ("Why a site has its own", regimen.overlay_reason or ""),
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
        said
        for heading, was, now in zip(change.headings, change.was, change.now, strict=True)
        if was != now
        for said in (
            cell_changes(heading, was, now)
            if heading == REST[1]
            else [_headed(heading, f"“{was}” is now “{now}”")]
        )
    ]
    return f"{_name(change.headings, row)}: {'; '.join(differ)}"


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
