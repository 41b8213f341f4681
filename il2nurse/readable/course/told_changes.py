"""What one regimen tells otherwise than another, in the words of its own tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.readable.course.regimen import RegimenTable, regimen_tables

Row = tuple[str, ...]
LONG: Final = 60


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
    """Every row of the tables that differs, in their order; nothing where all is told alike.

    What no table tells, such as how a question is worded, is not among them.
    """
    before = {table.title: table for table in regimen_tables(older)}
    after = {table.title: table for table in regimen_tables(newer)}
    titles = dict.fromkeys((*after, *before))
    return tuple(
        change for title in titles for change in _of_table(before.get(title), after.get(title))
    )


def change_in_words(change: ToldChange) -> str:
    """The change as one line: what is new or gone, or which cells were what and are what."""
    row = change.now or change.was or ()
    name = _shortened(row[0])
    if change.was is None:
        return f"New: {name}{_rest(change.headings, row)}"
    if change.now is None:
        return f"Gone: {name}{_rest(change.headings, row)}"
    differ = [
        f"{heading}: “{was}” is now “{now}”"
        for heading, was, now in zip(change.headings, change.was, change.now, strict=True)
        if was != now
    ]
    return f"{name}: {'; '.join(differ)}"


def _rest(headings: Row, row: Row) -> str:
    cells = zip(headings[1:], row[1:], strict=True)
    return "".join(f"; {heading}: {cell}" for heading, cell in cells if cell)


def _shortened(text: str) -> str:
    return text if len(text) <= LONG else f"{text[:LONG].rstrip()}…"


def _of_table(older: RegimenTable | None, newer: RegimenTable | None) -> Iterator[ToldChange]:
    table = newer or older
    if table is None:
        return
    old, new = older.rows if older else (), newer.rows if newer else ()
    for what, a, a_end, b, b_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            for was, now in _pairs(old[a:a_end], new[b:b_end]):
                yield ToldChange(table.title, table.headings, was, now)


def _pairs(old: tuple[Row, ...], new: tuple[Row, ...]) -> Iterator[tuple[Row | None, Row | None]]:
    """Rows of one name, or alike but for it, are one row that changed; others went or came."""
    left = list(new)
    for was in old:
        same = [row for row in left if row[0] == was[0] or row[1:] == was[1:]]
        now = same[0] if same else None
        if now is not None:
            left.remove(now)
        yield was, now
    for now in left:
        yield None, now
