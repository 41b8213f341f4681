"""What a comparison covers: a stretch of numbers or a set of words, to find those that clash."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from typing import Final

from il2nurse.domain.regimen.comparisons import NUMERIC, Comparison, Op, Operand
from il2nurse.domain.regimen.fields import Field

ENDLESS: Final = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of numbers, with or without its ends."""

    low: Decimal = -ENDLESS
    high: Decimal = ENDLESS
    low_in: bool = True
    high_in: bool = True

    @property
    def empty(self) -> bool:
        """True where no number lies in it."""
        return self.low > self.high or (
            self.low == self.high and not (self.low_in and self.high_in)
        )

    def both(self, other: "Interval") -> "Interval":
        """The numbers that lie in both."""
        low = max(self.low, other.low)
        high = min(self.high, other.high)
        return Interval(
            low,
            high,
            all(band.low_in for band in (self, other) if band.low == low),
            all(band.high_in for band in (self, other) if band.high == high),
        )


def band_of(comparisons: Iterable[Comparison]) -> Interval:
    """The numbers that meet every one of these comparisons."""
    bands = (_one(each.op, each.operand) for each in comparisons if each.op in NUMERIC)
    return reduce(Interval.both, bands, Interval())


def accepted(field: Field) -> Interval:
    """The numbers that a field accepts."""
    low = -ENDLESS if field.lowest is None else field.lowest
    return Interval(low, ENDLESS if field.highest is None else field.highest)


def _one(op: Op, operand: Operand) -> Interval:
    limit = Decimal(str(operand))
    match op:
        case Op.BELOW:
            return Interval(high=limit, high_in=False)
        case Op.AT_MOST:
            return Interval(high=limit)
        case Op.ABOVE:
            return Interval(low=limit, low_in=False)
        case _:
            return Interval(low=limit)


def words_of(field: Field, comparisons: Iterable[Comparison]) -> frozenset[str]:
    """The words of the field that meet every one of these comparisons."""
    words = set(field.words())
    for comparison in comparisons:
        named = set(comparison.operand) if isinstance(comparison.operand, tuple) else set()
        words &= words - named if comparison.op in (Op.IS_NOT, Op.NONE_OF) else named
    return frozenset(words)
