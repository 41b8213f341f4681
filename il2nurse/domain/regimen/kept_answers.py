"""Kept answers: whether one is what its question asks.

A question may change its kind from one text of a regimen to the next: what was charted as a word
is then read where a number belongs.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.fields import Answer, Field, FieldKind, read_vial
from il2nurse.domain.values.measure import read_measure

KIND_WORDS: Final[Mapping[FieldKind, str]] = {
    FieldKind.CHOICE: "one of its words",
    FieldKind.MANY: "some of its words",
    FieldKind.TICKS: "some of its words",
    FieldKind.NUMBER: "a number",
    FieldKind.TEXT: "a text",
    FieldKind.DATE: "a date",
    FieldKind.TIME: "a time",
    FieldKind.VIALS: "lots with their expiry dates",
}
CHOSEN: Final = frozenset({FieldKind.CHOICE, FieldKind.MANY, FieldKind.TICKS})


def can_be_read(field: Field, kept: Answer) -> bool:
    """Whether a kept answer can be read as its question is asked; an empty one says nothing.

    Words can be read, whether they may still be chosen or not: people see them as they stand.
    """
    if not kept or field.kind in CHOSEN:
        return True
    match field.kind:
        case FieldKind.NUMBER:
            return _reads(read_measure, kept)
        case FieldKind.DATE:
            return _reads(date.fromisoformat, kept)
        case FieldKind.TIME:
            return _reads(_read_time, kept)
        case FieldKind.VIALS:
            return isinstance(kept, tuple) and all(_reads(read_vial, vial) for vial in kept)
        case _:
            return isinstance(kept, str)


def can_be_judged(field: Field, kept: Answer) -> bool:
    """Whether a rule can use a kept answer: it can be read, and its words may be chosen."""
    if field.kind not in CHOSEN:
        return can_be_read(field, kept)
    words, known = (kept,) if isinstance(kept, str) else kept, field.words()
    return all(word in known for word in words)


def plain_number(kept: Answer) -> Decimal | None:
    """The answer as a number; ``None`` where it is none, such as a result of “<0.2”."""
    if not isinstance(kept, str) or not _reads(read_measure, kept):
        return None
    measure = read_measure(kept)
    return measure.value if measure.exact else None


def as_it_stands(kept: Answer) -> str:
    """A kept answer where nothing is made of it."""
    return kept if isinstance(kept, str) else "; ".join(kept)


def _reads(read: Callable[[str], object], kept: Answer) -> bool:
    if not isinstance(kept, str):
        return False
    try:
        read(kept)
    except (OverflowError, ValueError):
        return False
    return True


def _read_time(kept: str) -> None:
    if datetime.fromisoformat(kept).tzinfo is None:
        raise ValueError(f"“{kept}” is a time of no zone.")
