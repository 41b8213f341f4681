"""Units of laboratory results: how each is spelt, and its exact factor to the test's own unit."""

import unicodedata
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Final

from il2nurse.domain.values.measure import Measure
from il2nurse.domain.values.quantity import ARITHMETIC, round_half_up

KEPT_PLACES: Final = 6
"""Decimals of a converted value that has no end: far finer than any limit of a rule."""


@dataclass(frozen=True, slots=True)
class LabUnit:
    """One unit a test may be reported in.

    A value in this unit, times ``multiply``, through ``divide``, is the value in the test's own
    unit; both figures are exact. ``places`` is the most decimals that are typed. ``also`` are other
    spellings that laboratories use.
    """

    name: str
    places: int
    multiply: Decimal = Decimal(1)
    divide: Decimal = Decimal(1)
    also: tuple[str, ...] = ()
    source: str = ""
    confidence: str = ""

    def to_own(self, value: Decimal) -> Decimal:
        """A value of this unit in the test's own unit; rounded only where it has no end."""
        with localcontext(ARITHMETIC):
            product = value * self.multiply
            quotient = product / self.divide
            if quotient * self.divide == product and _places(quotient) <= 2 * KEPT_PLACES:
                return quotient
            return round_half_up(quotient, Decimal(1).scaleb(-KEPT_PLACES))

    def from_own(self, own: Decimal) -> Decimal:
        """A value of the test's own unit in this unit, as exact as the kept value is."""
        with localcontext(ARITHMETIC):
            product = own * self.divide
            quotient = product / self.multiply
            if quotient * self.multiply == product:
                return quotient
            return round_half_up(quotient, Decimal(1).scaleb(-2 * KEPT_PLACES))

    def shown(self, measure: Measure) -> str:
        """A measure of the test's own unit in this one, as people read it, with the unit."""
        here = Measure(self.from_own(measure.value), measure.comparator)
        return f"{here.shown(self.places, grouped=True)} {self.name}".strip()


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def fold_unit(text: str) -> str:
    """A unit as it is looked up: one spelling of micro and of powers, no blanks, small letters."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    for old, new in (("μ", "u"), ("×", "x"), ("·", "*"), ("∕", "/"), ("⁄", "/")):  # noqa: RUF001 - look-alikes are what it reads
        plain = plain.replace(old, new)
    return "".join(plain.split())
