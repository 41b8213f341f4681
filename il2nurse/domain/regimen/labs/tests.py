"""The laboratory's tests: names, units, slip limits, usual ranges, effects of the drug."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final

from il2nurse.domain.values.reported_units import LabUnit, fold_unit

_LOINC: Final = re.compile(r"[0-9]{1,7}-[0-9]")
_WORDS: Final = re.compile(r"[^\W\d_]+")


class Effect(StrEnum):
    """What the drug does to a test's result."""

    NONE = ""
    RAISED = "raised"
    LOWERED = "lowered"
    BOTH = "both"

    @property
    def sentence(self) -> str:
        """The effect as it stands beside a result; "" where none is known."""
        return {
            Effect.NONE: "",
            Effect.RAISED: "Aldesleukin may raise this.",
            Effect.LOWERED: "Aldesleukin may lower this.",
            Effect.BOTH: "Aldesleukin may raise or lower this.",
        }[self]


@dataclass(frozen=True, slots=True)
class Range:
    """From where to where a result is usual, in the test's own unit; either end may be open."""

    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class UsualRange:
    """A default range, used where the laboratory reported none. ``sex`` is "" for everybody."""

    sex: str
    range: Range
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class LabTest:
    """One test.

    ``units`` holds the test's own unit first. ``field`` is the regimen's field that the value
    answers, if any; some tests have no ``loinc``.
    ``loinc_also`` are sister codes: the same test by another method, in another unit or in whole
    blood. ``lowest`` and ``highest`` catch slips only. A test
    that is ``worked_out`` comes from others and is never typed.
    """

    id: str
    label: str
    short: str
    group: str
    units: tuple[LabUnit, ...]
    source: str
    confidence: str
    lowest: Decimal = Decimal(0)
    highest: Decimal = Decimal(0)
    field: str | None = None
    loinc: str | None = None
    loinc_also: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    ranges: tuple[UsualRange, ...] = ()
    effect: Effect = Effect.NONE
    effect_source: str | None = None
    worked_out: bool = False

    @property
    def unit(self) -> LabUnit:
        """The test's own unit, in which its values are kept and judged."""
        return self.units[0]

    def find_unit(self, text: str) -> LabUnit | None:
        """The unit of this spelling; ``None`` where the test has none such."""
        wanted = fold_unit(text)
        for unit in self.units:
            if wanted in {fold_unit(spelling) for spelling in (unit.name, *unit.also)}:
                return unit
        return None

    def usual(self, sex: str) -> Range | None:
        """The default range; where the sex is not known, what is usual for everybody."""
        found = [each.range for each in self.ranges if each.sex in ("", sex)]
        if not found:
            found = [each.range for each in self.ranges]
        if not found:
            return None
        lows = [each.low for each in found if each.low is not None]
        highs = [each.high for each in found if each.high is not None]
        return Range(max(lows, default=None), min(highs, default=None))


@dataclass(frozen=True, slots=True)
class CorrectedCalcium:
    """How total calcium is corrected for albumin.

    corrected = calcium + ``per_g_dl`` x (``albumin_g_dl`` - albumin), all in the tests' own units.
    The two specimens lie at most ``within_hours`` apart.
    """

    calcium: str
    albumin: str
    result: str
    per_g_dl: Decimal
    albumin_g_dl: Decimal
    within_hours: int
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every test by its id. A result ``unlike_times`` the last one has to be confirmed.

    A reported range ``range_times`` away from the usual one is held against the unit of the value;
    one ``range_unlike_times`` away is asked about, whether a unit explains it or not.
    ``other_specimens`` are words in a name that tell of something else than a value in blood.
    A result ``leap_times`` the one before is marked beside its trend; ``None`` marks none.
    """

    version: str
    notice: str
    tests: Mapping[str, LabTest]
    unlike_times: Decimal
    range_times: Decimal
    range_unlike_times: Decimal
    corrected_calcium: CorrectedCalcium
    other_specimens: frozenset[str] = frozenset()
    leap_times: Decimal | None = None
    _by_word: Mapping[str, LabTest] = field(default_factory=dict)

    def find(self, text: str) -> LabTest | None:
        """The test of this id, label, other name or LOINC code; ``None`` where there is none."""
        return self._by_word.get(fold_name(text))

    def names_other_specimen(self, name: str) -> bool:
        """True where a laboratory's name for a test tells that it is none of those here."""
        plain = unicodedata.normalize("NFKC", name).casefold()
        return not self.other_specimens.isdisjoint(_WORDS.findall(plain))

    @property
    def typed(self) -> tuple[LabTest, ...]:
        """The tests that may be typed or imported."""
        return tuple(test for test in self.tests.values() if not test.worked_out)


def names_of(test: LabTest) -> tuple[str, ...]:
    """Every name under which a test is found, folded."""
    names = (test.id, test.label, test.short, test.loinc, *test.loinc_also, *test.also)
    return tuple(dict.fromkeys(fold_name(name) for name in names if name))


def tests_by_name(tests: Mapping[str, LabTest]) -> Mapping[str, LabTest]:
    """The typed tests by every name they have."""
    return {word: test for test in tests.values() if not test.worked_out for word in names_of(test)}


def is_loinc(code: str) -> bool:
    """True where a code has the form of LOINC and its check digit is right.

    Modulo 10 over the number, every second digit from its right doubled.
    """
    if not _LOINC.fullmatch(code):
        return False
    number, _, check = code.partition("-")
    total = 0
    for place, digit in enumerate(reversed(number)):
        tens, ones = divmod(int(digit) * (1 if place % 2 else 2), 10)
        total += tens + ones
    return -total % 10 == int(check)


def fold_name(text: str) -> str:
    """A test's name as it is looked up: letters and digits only, small."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in plain if letter.isalnum())
