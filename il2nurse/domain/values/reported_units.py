"""Units of laboratory results: how each is spelt, and its exact factor to the test's own unit."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Final

from il2nurse.domain.values.measure import Measure
from il2nurse.domain.values.quantity import ARITHMETIC, round_half_up

_OF_TEN: Final = re.compile(r"10\^(\d+)")
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
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
    source: str | None = None
    confidence: str | None = None

    def to_own(self, value: Decimal) -> Decimal:
        """A value of this unit in the test's own unit; rounded only where it has no end."""
        with localcontext(ARITHMETIC):
            return _ended(value * self.multiply / self.divide, KEPT_PLACES)

    def from_own(self, own: Decimal) -> Decimal:
        """A value of the test's own unit in this unit, as exact as the kept value is."""
        with localcontext(ARITHMETIC):
            return _ended(own * self.divide / self.multiply, 2 * KEPT_PLACES)

    def shown(self, measure: Measure) -> str:
        """A measure of the test's own unit in this one, as people read it, with the unit."""
        here = Measure(self.from_own(measure.value), measure.comparator)
        return with_unit(here.shown(self.places, grouped=True), self.name)


def with_unit(number: str, unit: str) -> str:
    """A number and its unit as people read them: of "10^9/L" that is "96 × 10⁹/L"."""
    power = _OF_TEN.match(unit)
    if power is None:
        return f"{number} {unit}".strip()
    return f"{number} × 10{power[1].translate(_RAISED)}{unit[power.end() :]}"


def _ended(quotient: Decimal, places: int) -> Decimal:
    """The quotient as it is where it ends; one that goes on is rounded to these decimals."""
    exponent = quotient.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > 2 * KEPT_PLACES:
        return round_half_up(quotient, Decimal(1).scaleb(-places))
    return quotient


_UNIT_BEHIND: Final = re.compile(
    r"([0-9]+(?:[.,][0-9]+)?)\s*((?:[x×]\s*)?10[^0-9.,\s].*|[^0-9.,\s'’_;:+-].*)"
)
_SUPERSCRIPT: Final = re.compile(r"(10)\s*([⁰¹²³⁴-⁹]+)")
_LOOK_ALIKES: Final = str.maketrans({"μ": "u", "×": "x", "·": "*", "∕": "/", "⁄": "/"})  # noqa: RUF001 - look-alikes are what it reads
_POWER: Final = r"(?:x|\*)?(?:10(?:\^|\*\*?|\.?e|exp|\+)|(?<![0-9a-z.])(?:1(?:\.0)?)?e)"
# One spelling for each part of a unit. The order matters: words first, then powers, then blanks.
_SPELLINGS: Final = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"\{[^{}]*\}", ""),
        (r"\bper\s", "/"),
        (r"\s*\(?(?:at\s*)?\b37\s*°?\s*c\)?$", ""),
        (r"(?:^|[\s.*]+)([dmun]?)l\s*\^?[-\u2212]1$", r"/\1l"),
        # What is left of a power whose figure was small and high: "x10(9)/L", "10 9/L".
        (r"(?<![0-9])10(?:\s*\(|\s+)([1-9][0-9]?)\)?(?=\s*(?:/|cells|#))", r"10^\1"),
        (r"\s+", ""),
        (r"\(|\)|\.$", ""),
        (
            _POWER + r"\+?0*([1-9][0-9]?)(?=[/a-z#])",
            r"10^\1",
        ),
        (r"^x?(?:thousands?|thou|ths?|tsd\.?|k|1000)(?=[/c])", "10^3"),
        (r"^x?(?:giga|gpt|mrd\.?|billions?|bn)(?=[/c])", "10^9"),
        (r"^(10\^[0-9]+)?x?(?:cells?|zellen|#|1)(?=/)", r"\1"),
        (r"/(?:mm\^?3|cu\.?mm|cmm|mcl|microl(?:iter|itre)?)$", "/ul"),
        (r"/(?:liters?|litres?|lt)$", "/l"),
        (r"/d(?:eci)?(?:liters?|litres?|lt)$", "/dl"),
        (r"^10\^6/l$", "/ul"),
        (r"^10\^6/ml$", "10^3/ul"),
        (r"^(?:micro|mc)(?=mol|kat|g/|i?u/)", "u"),
        (r"^milli(?=gram|mol)", "m"),
        (r"^(m?)(?:grams?|gms?|grs?|gs)(?=[/%])", r"\1g"),
        (r"^mmol\+(?=/)", "mmol"),
        (r"^(m?g)(?:%|/100ml)$", r"\1/dl"),
        (r"^(?:\[iu\]|iu|ui|(?:international)?units?)(?=/)", "u"),
        (r"^mi?u/ml$", "u/l"),
        (r"^mval(?=/)", "meq"),
    )
)


def unit_behind(text: str) -> tuple[str, str] | None:
    """A number and what is typed behind it, as "70 kg"; ``None`` where nothing is."""
    found = _UNIT_BEHIND.fullmatch(text.strip())
    return (found[1], found[2].strip()) if found else None


def plain_unit(text: str) -> str:
    """A unit in small letters without blanks, otherwise as it was typed."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().translate(_LOOK_ALIKES).split())


def fold_unit(text: str) -> str:
    """A unit as it is looked up: one spelling of micro, of powers, of volumes and of counts.

    "x10E9/L", "×10⁹/L" and "10*9/L" are one; so are "K/uL", "thou/mm3" and "10^3 cells/mcL". A unit
    is never changed into another one: "10^9/L" and "10^3/uL" stay two.
    """
    powers = _SUPERSCRIPT.sub(r"\1^\2", text.strip())
    folded = unicodedata.normalize("NFKC", powers).casefold().translate(_LOOK_ALIKES)
    for pattern, new in _SPELLINGS:
        folded = pattern.sub(new, folded)
    return folded
