"""Grades of a scheme such as CTCAE: rules relative to limits, ranges and a baseline, as data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from il2nurse.domain.regimen.comparisons import Op
from il2nurse.domain.regimen.labs.tests import LabTest, Range
from il2nurse.domain.values.measure import Measure, any_of
from il2nurse.domain.values.quantity import round_half_up
from il2nurse.domain.values.reported_units import LabUnit


class Of(StrEnum):
    """What a grade's figure is a multiple of."""

    NUMBER = "number"
    UPPER = "upper_limit"
    LOWER = "lower_limit"
    BASELINE = "baseline"


class BaselineWas(StrEnum):
    """Which baseline a part of a grade is for."""

    ANY = ""
    NORMAL = "normal"
    ABNORMAL = "abnormal"


@dataclass(frozen=True, slots=True)
class GradePart:
    """One comparison: above 3 times the baseline, below 75,000.

    A number with a ``unit`` is for values that were reported in it; one without is in the test's
    own unit, for all that were reported in a unit of which the scheme names no number.
    """

    op: Op
    figure: Decimal
    of: Of = Of.NUMBER
    baseline: BaselineWas = BaselineWas.ANY
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class GradeBand:
    """One grade; a result has it where any of the parts is met and no higher grade is.

    ``note`` tells what the number alone cannot tell, such as symptoms that raise the grade.
    """

    grade: int
    parts: tuple[GradePart, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class GradeTerm:
    """One term, such as "Creatinine increased"."""

    id: str
    label: str
    test: str
    raised: bool
    bands: tuple[GradeBand, ...]
    source: str
    confidence: str

    @property
    def units(self) -> tuple[str, ...]:
        """The units beside the test's own in which the scheme names numbers."""
        parts = (part for band in self.bands for part in band.parts)
        return tuple(dict.fromkeys(part.unit for part in parts if part.unit))


@dataclass(frozen=True, slots=True)
class NotGraded:
    """A term that the scheme does not grade by a number, and why."""

    test: str
    label: str
    why: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class GradeScheme:
    """A scheme by name and version, with its terms."""

    name: str
    version: str
    terms: tuple[GradeTerm, ...]
    not_graded: tuple[NotGraded, ...]

    @property
    def shown(self) -> str:
        """Name and version, as they stand beside every grade."""
        return f"{self.name} {self.version}"

    def terms_of(self, test: str) -> tuple[GradeTerm, ...]:
        """The terms of a test."""
        return tuple(term for term in self.terms if term.test == test)


@dataclass(frozen=True, slots=True)
class Baseline:
    """The last exact value before the first dose, with the range that applied to it."""

    value: Decimal
    range: Range | None

    def abnormal(self, *, raised: bool) -> bool:
        """True where it already lay beyond the range on the side that is graded."""
        if self.range is None:
            return False
        if raised:
            return self.range.high is not None and self.value > self.range.high
        return self.range.low is not None and self.value < self.range.low


@dataclass(frozen=True, slots=True)
class Graded:
    """A value that is graded: ``own`` in the test's own unit, ``here`` as it was reported.

    A value from before the first dose is graded by its range: it is no change from a baseline.
    """

    own: Measure
    here: Measure
    unit: LabUnit
    range: Range | None
    before: bool = False

    def limit(self, own: Decimal | None) -> Decimal | None:
        """A limit in the reported unit, without the rounding that converting it left."""
        if own is None:
            return None
        return round_half_up(self.unit.from_own(own), Decimal(1).scaleb(-self.unit.places - 2))


@dataclass(frozen=True, slots=True)
class Grade:
    """One term's grade: 0 for none, ``None`` where it cannot be worked out; ``note`` says why."""

    scheme: str
    term: str
    grade: int | None
    note: str | None = None

    @property
    def shown(self) -> str:
        """The grade as it stands beside a result."""
        grade = "not gradable" if self.grade is None else f"grade {self.grade}"
        return f"{self.term}: {grade} ({self.scheme})"


NO_BASELINE = "No value from before the first dose: graded without a baseline."
LEFT_OPEN = "The value is known only as above or below a limit."
NO_RANGE = "No reference range."
BEFORE = "From before the first dose: graded by the range."


def grades_of(
    scheme: GradeScheme, test: LabTest, value: Graded, baseline: Baseline | None = None
) -> tuple[Grade, ...]:
    """A result's grade for every term of its test; both terms where it may rise or fall.

    It is compared in the unit in which it was reported where the scheme names that unit.
    """
    start = None if value.before else baseline
    graded = [_grade(scheme, term, value, start) for term in scheme.terms_of(test.id)]
    bare = [
        Grade(scheme.shown, each.label, None, each.why)
        for each in scheme.not_graded
        if each.test == test.id
    ]
    return (*graded, *bare)


def worst_grade(grades: Iterable[Grade]) -> Grade | None:
    """The highest grade that is known; ``None`` where none is."""
    graded = [grade for grade in grades if grade.grade is not None]
    return max(graded, key=lambda each: each.grade or 0, default=None)


def _grade(scheme: GradeScheme, term: GradeTerm, value: Graded, baseline: Baseline | None) -> Grade:
    abnormal = baseline is not None and baseline.abnormal(raised=term.raised)
    asks = any(part.baseline or part.of is Of.BASELINE for part in _parts(term))
    unsure = [BEFORE if value.before else NO_BASELINE] if asks and baseline is None else []
    limits = _limits(value, baseline)
    unit = value.unit.name if value.unit.name in term.units else None
    for band in sorted(term.bands, key=lambda each: -each.grade):
        applying = [
            part for part in band.parts if _applies(part, baseline, unit, abnormal=abnormal)
        ]
        met = any_of(_meets(part, value, limits) for part in applying)
        if met:
            return Grade(scheme.shown, term.label, band.grade, _note(band.note, *unsure))
        if met is None:
            why = NO_RANGE if value.own.exact else LEFT_OPEN
            return Grade(scheme.shown, term.label, None, why)
    return Grade(scheme.shown, term.label, 0, _note(*unsure))


def _note(*sentences: str | None) -> str | None:
    return " ".join(filter(None, sentences)) or None


def _parts(term: GradeTerm) -> tuple[GradePart, ...]:
    return tuple(part for band in term.bands for part in band.parts)


def _limits(value: Graded, baseline: Baseline | None) -> Mapping[Of, Decimal | None]:
    return {
        Of.NUMBER: Decimal(1),
        Of.UPPER: value.limit(value.range.high if value.range else None),
        Of.LOWER: value.limit(value.range.low if value.range else None),
        Of.BASELINE: value.limit(baseline.value if baseline else None),
    }


def _applies(
    part: GradePart, baseline: Baseline | None, unit: str | None, *, abnormal: bool
) -> bool:
    if part.of is Of.NUMBER and part.unit != unit:
        return False
    if part.of is Of.BASELINE and baseline is None:
        return False
    wanted = BaselineWas.ABNORMAL if abnormal else BaselineWas.NORMAL
    return part.baseline in (BaselineWas.ANY, wanted)


def _meets(part: GradePart, value: Graded, limits: Mapping[Of, Decimal | None]) -> bool | None:
    unit = limits[part.of]
    if unit is None:
        return None
    limit = part.figure * unit
    measure = value.own if part.of is Of.NUMBER and not part.unit else value.here
    match part.op:
        case Op.ABOVE:
            return measure.above(limit)
        case Op.AT_LEAST:
            return measure.at_least(limit)
        case Op.BELOW:
            return measure.below(limit)
        case _:
            return measure.at_most(limit)
