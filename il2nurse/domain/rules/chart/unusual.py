"""Unusual values: possible and perhaps true, but so unlike the last one that a person confirms."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.fields import Answer, Field, FieldKind, Slip
from il2nurse.domain.regimen.inputs import shown_age
from il2nurse.domain.regimen.kept_answers import plain_number
from il2nurse.domain.values.mistaken_units import in_asked_unit
from il2nurse.domain.values.quantity import show

# A decimal mark that slipped by one place, with some room for a true change beside it.
SLIPPED_FROM: Final = Decimal(8)
SLIPPED_TO: Final = Decimal("12.5")
ASK: Final = " Is it right?"
SLIP: Final = " Did the decimal mark slip by one place?"


@dataclass(frozen=True, slots=True)
class Known:
    """The last value of a field and when it was measured."""

    value: Decimal
    at: datetime


@dataclass(frozen=True, slots=True)
class Oddity:
    """One unusual value, and the sentence that asks whether it is meant.

    ``slip`` is True where it would be right in another unit or with the decimal mark moved.
    """

    field: str
    sentence: str
    slip: bool = False


class Unusual(Slip):
    """Values that a person has to confirm before they are charted; nothing was recorded."""

    def __init__(self, oddities: tuple[Oddity, ...], again: str = "measure again") -> None:
        """Name the first field at fault, all of them in ``fields``; ``again`` is the way out."""
        sentences = " ".join(oddity.sentence for oddity in oddities)
        super().__init__(
            oddities[0].field, f"{sentences} Nothing was recorded; {again}, or confirm."
        )
        self.oddities = oddities

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that must be confirmed."""
        return tuple(oddity.field for oddity in self.oddities)


def find_unusual(
    fields: Iterable[Field],
    answers: Mapping[str, Answer],
    last: Mapping[str, Known],
    at: datetime,
) -> tuple[Oddity, ...]:
    """Every answer that differs from the last value by more than its field calls usual."""
    found = []
    for field in fields:
        answer, known = answers.get(field.id, ""), last.get(field.id)
        value = plain_number(answer) if field.kind is FieldKind.NUMBER else None
        if value is None or known is None:
            continue
        if why := _why(field, value, known.value):
            sentence = _sentence(field, value, known, at) + why
            found.append(Oddity(field.id, sentence, slip=why != ASK))
    return tuple(found)


def demand_confirmed(oddities: tuple[Oddity, ...], confirmed: Collection[str]) -> tuple[str, ...]:
    """The unusual fields, all of them confirmed; raises ``Unusual`` with those that are not."""
    left = tuple(oddity for oddity in oddities if oddity.field not in confirmed)
    if left:
        raise Unusual(left)
    return tuple(oddity.field for oddity in oddities)


def _why(field: Field, value: Decimal, last: Decimal) -> str | None:
    """What to ask beside the two values; ``None`` where the value is not unusual."""
    if not _changed(field, value, last):
        return None
    if field.other_unit:
        meant = in_asked_unit(field.other_unit, value)
        if not _changed(field, meant, last):
            return (
                f" Was it read in {field.other_unit}? {show(value)} {field.other_unit} is "
                f"{show(meant)} {field.unit}."
            )
    if is_slipped(value, last):
        return SLIP
    return ASK


def _changed(field: Field, value: Decimal, last: Decimal) -> bool:
    change, percent = field.unusual_change, field.unusual_percent
    if change is None and percent is None:
        return False
    off = abs(value - last)
    if change is not None and off > change:
        return True
    if percent is not None and off * 100 > percent * last:
        return True
    return is_slipped(value, last)


def is_slipped(value: Decimal, last: Decimal) -> bool:
    """Whether one is about ten times the other."""
    low, high = sorted((value, last))
    return low > 0 and low * SLIPPED_FROM <= high <= low * SLIPPED_TO


def _sentence(field: Field, value: Decimal, known: Known, at: datetime) -> str:
    age = max(at - known.at, timedelta())
    return (
        f"{field.label} {show(value)} {field.unit}: last value {show(known.value)}, "
        f"{shown_age(age)} before."
    )
