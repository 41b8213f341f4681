"""Which fields of a form stand side by side."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final

from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.ui.look.tones import Mark

SHORT: Final = frozenset({FieldKind.NUMBER, FieldKind.TEXT})
FEWEST_IN_A_TABLE: Final = 3
MOST_IN_A_ROW: Final = 4
MOST_IN_ONE_COLUMN: Final = 6
MOST_IN_TWO_COLUMNS: Final = 12
MOST_LETTERS: Final = 72
# Above this many letters a card of half the width needs two lines.
HALF_LETTERS: Final = 36
# Of so many questions the editors are made in one piece.
PIECE: Final = 5


class BlockShape(StrEnum):
    """How the fields of a block stand."""

    ALONE = "alone"
    PAIR = "pair"
    COMPACT = "compact"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """Fields that stand side by side."""

    shape: BlockShape
    fields: tuple[Field, ...]


def field_blocks(
    fields: Sequence[Field],
    compact: frozenset[str] = frozenset(),
    beside: frozenset[str] = frozenset(),
) -> tuple[Block, ...]:
    """The fields in their order; ``compact`` names those that stand in one grid, first of all.

    Those that are ``beside`` stand to the right of the one before.
    """
    grid = tuple(field for field in fields if field.id in compact)
    rest = [field for field in fields if field.id not in compact]
    found = [Block(BlockShape.COMPACT, grid)] if grid else []
    while rest:
        two = tuple(rest[:2])
        paired = len(two) == 2 and (two[1].id in beside or _paired(*two))
        found.append(Block(BlockShape.PAIR, two) if paired else Block(BlockShape.ALONE, two[:1]))
        del rest[: len(found[-1].fields)]
    return _tabled(found)


def in_pieces(fields: Sequence[Field], between: Callable[[], None]) -> Iterator[Field]:
    """The fields one by one; ``between`` is called after each piece of them."""
    for at, field in enumerate(fields, start=1):
        yield field
        if at % PIECE == 0:
            between()


def _tabled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Pairs that follow each other are one table, where most of them are results with dates."""
    found: list[Block] = []
    for pairs, run in groupby(blocks, lambda each: each.shape is BlockShape.PAIR):
        together = list(run)
        if pairs and sum(_dated(*each.fields) for each in together) >= FEWEST_IN_A_TABLE:
            fields = tuple(field for each in together for field in each.fields)
            found.append(Block(BlockShape.TABLE, fields))
        else:
            found += together
    return tuple(found)


def _paired(first: Field, second: Field) -> bool:
    """A number with its day, two that tell who it is, or two short ones, one of them a number."""
    if first.kind is FieldKind.NUMBER and second.kind is FieldKind.DATE:
        return True
    if first.matches and second.matches:
        return True
    number = FieldKind.NUMBER in (first.kind, second.kind)
    return _dated(first, second) or (number and _short(first) and _short(second))


def _dated(first: Field, second: Field) -> bool:
    return second.kind is FieldKind.DATE and second.id == f"{first.id}_date"


def _short(field: Field) -> bool:
    return field.kind in SHORT and not field.matches


def fitting_consequences(field: Field, marks: Mapping[str, Mark]) -> Mapping[str, Mark]:
    """The consequences as they fit on the cards: in full, shorter in two columns, else none."""
    match card_columns(field):
        case 1:
            return marks
        case 2:
            return {word: _shorter(mark) for word, mark in marks.items()}
        case _:
            return {}


def _shorter(mark: Mark) -> Mark:
    return mark._replace(word=mark.word.partition(" · ")[0])


def card_columns(field: Field) -> int:
    """In how many columns the cards of a field stand."""
    count = len(field.choices)
    letters = [len(choice.label) for choice in field.choices]
    if count > MOST_IN_ONE_COLUMN:
        return 2 if count <= MOST_IN_TWO_COLUMNS else 3
    if any(choice.detail for choice in field.choices):
        return 1 if field.kind is FieldKind.CHOICE else 2
    if count <= MOST_IN_A_ROW and sum(letters) <= MOST_LETTERS:
        return count
    return 2 if max(letters, default=0) <= HALF_LETTERS or count > MOST_IN_A_ROW else 1
