"""The vital signs of a period as curves: gaps stay gaps, and limits are the regimen's own."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.chart.chart import Chart, ObservedSet
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.comparisons import NUMERIC, Op
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Limit, Result
from il2nurse.domain.rules.chart.early_warning import EMERGENCY_TOTAL, SCORED, URGENT_TOTAL
from il2nurse.domain.rules.chart.vital_sets import is_vital_set, score_of
from il2nurse.domain.values.instants import Stretch
from il2nurse.domain.values.measure import read_measure
from il2nurse.domain.values.quantity import show
from il2nurse.readable.picture import Curve
from il2nurse.readable.words import RESULT_WORDS, band_in_words

SIGNS: Final = (
    vocabulary.HEART_RATE.id,
    vocabulary.SYSTOLIC.id,
    vocabulary.DIASTOLIC.id,
    vocabulary.RESPIRATORY_RATE.id,
    vocabulary.TEMPERATURE.id,
    vocabulary.SPO2.id,
)
NEWS2: Final = "news2"
SEVERE: Final = frozenset({Result.HOLD, Result.ABSOLUTE, Result.STOP})
UPPER: Final = frozenset({Op.BELOW, Op.AT_MOST})


@dataclass(frozen=True, slots=True)
class LimitBand:
    """A range of values of which the regimen says something; an open end is ``None``."""

    low: Decimal | None
    high: Decimal | None
    result: Result
    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """One vital sign over a period, and the bands of its criteria.

    ``marked`` are the values at which a dose is held, the cycle stopped or the team called.
    """

    curve: Curve
    bands: tuple[LimitBand, ...]
    marked: tuple[tuple[datetime, Decimal], ...] = ()

    @property
    def points(self) -> tuple[tuple[datetime, Decimal], ...]:
        """Every value with its time."""
        return tuple(point for piece in self.curve.pieces for point in piece)


@dataclass(frozen=True, slots=True)
class ScoredSet:
    """The early warning score of one whole set."""

    seq: int
    at: datetime
    total: int


def sets_within(sets: Sequence[ObservedSet], stretch: Stretch) -> Sequence[ObservedSet]:
    """The sets observed in a period, of sets that are ordered by time."""
    first = bisect_left(sets, stretch.start, key=lambda each: each.at)
    last = bisect_left(sets, stretch.end, key=lambda each: each.at)
    return sets[first:last]


def early_warning_scores(
    chart: Chart, regimen: Regimen, sets: Sequence[ObservedSet]
) -> tuple[ScoredSet, ...]:
    """The early warning score of every whole set; a partial one has none."""
    found = []
    for observed in sets:
        if is_vital_set(observed, regimen):
            score = score_of(chart, regimen, observed)
            if score:
                found.append(ScoredSet(observed.seq, observed.at, score.total))
    return tuple(found)


def vital_series(
    regimen: Regimen, sets: Sequence[ObservedSet], scored: Sequence[ScoredSet]
) -> tuple[Series, ...]:
    """Every vital sign that the regimen asks for or that was charted, and the early warning score.

    Where the regimen does not ask for all that the score needs, there is none.
    """
    asked = frozenset(regimen.monitoring.fields)
    known = (_series(regimen, name, sets) for name in SIGNS if name in regimen.fields)
    found = [each for each in known if each.points or each.curve.field in asked]
    points = [(each.at, Decimal(each.total)) for each in scored]
    marked = tuple(point for point in points if point[1] >= EMERGENCY_TOTAL)
    pieces = tuple(_split(points, regimen.charting.longest_line))
    if not points and not asked >= SCORED:
        return tuple(found)
    return (*found, Series(Curve(NEWS2, "NEWS2", "", pieces), NEWS2_BANDS, marked))


def _series(regimen: Regimen, name: str, sets: Sequence[ObservedSet]) -> Series:
    curve = _curve(regimen, name, sets, regimen.charting.longest_line)
    severe = {
        value for value in {*curve.values()} if result_of(regimen, name, show(value)) in SEVERE
    }
    points = (point for piece in curve.pieces for point in piece)
    return Series(
        curve, bands_of(regimen, name), tuple(point for point in points if point[1] in severe)
    )


def _curve(regimen: Regimen, name: str, sets: Sequence[ObservedSet], longest: timedelta) -> Curve:
    field = regimen.fields[name]
    pieces: list[tuple[tuple[datetime, Decimal], ...]] = []
    points: list[tuple[datetime, Decimal]] = []
    for observed in sets:
        value = observed.values.get(name)
        if isinstance(value, str) and value:
            points.append((observed.at, read_measure(value).value))
        elif points and _left_out(observed, name):
            pieces.extend(_split(points, longest))
            points = []
    pieces.extend(_split(points, longest))
    return Curve(name, field.label, field.unit, tuple(pieces))


def _left_out(observed: ObservedSet, name: str) -> bool:
    """True where the value should have been there: left open for a reason, or struck out."""
    return observed.partial or any(
        correction.field == name and not correction.now for correction in observed.corrections
    )


def _split(
    points: Sequence[tuple[datetime, Decimal]], longest: timedelta
) -> Iterator[tuple[tuple[datetime, Decimal], ...]]:
    """The points in pieces; two that lie further apart than ``longest`` are not joined."""
    piece: list[tuple[datetime, Decimal]] = []
    for point in points:
        if piece and point[0] - piece[-1][0] > longest:
            yield tuple(piece)
            piece = []
        piece.append(point)
    if piece:
        yield tuple(piece)


def bands_of(regimen: Regimen, name: str) -> tuple[LimitBand, ...]:
    """The ranges in which a criterion of this field says something, the mildest first."""
    found = [
        band
        for criterion in regimen.criteria
        if criterion.field == name
        for limit in criterion.limits
        if (band := _band(limit)) is not None
    ]
    return tuple(sorted(found, key=lambda band: band.result.severity))


def _band(limit: Limit) -> LimitBand | None:
    """The range of a limit; ``None`` for words, and for one single value."""
    if any(each.op not in NUMERIC for each in limit.when) or not limit.when:
        return None
    ends = [(each.op, Decimal(str(each.operand))) for each in limit.when]
    lows = [(operand, op) for op, operand in ends if op not in UPPER]
    highs = [(operand, op) for op, operand in ends if op in UPPER]
    low, high = max(lows, default=None), min(highs, default=None)
    if low and high and low[0] == high[0]:
        return None
    word = RESULT_WORDS[limit.result].within
    return LimitBand(
        low[0] if low else None,
        high[0] if high else None,
        limit.result,
        f"{word} {band_in_words(limit.when, None)}",
    )


NEWS2_BANDS: Final = (
    LimitBand(
        Decimal(URGENT_TOTAL),
        Decimal(EMERGENCY_TOTAL),
        Result.WATCH,
        f"urgent from {URGENT_TOTAL}",
    ),
    LimitBand(
        Decimal(EMERGENCY_TOTAL),
        None,
        Result.HOLD,
        f"emergency from {EMERGENCY_TOTAL}",
    ),
)


def result_of(regimen: Regimen, name: str | None, value: str) -> Result:
    """The most severe that the criteria of a field say of a value by itself."""
    found = [
        limit.result
        for criterion in regimen.criteria
        if name and criterion.field == name
        for limit in criterion.limits
        if limit.is_met_by(value, date.min)
    ]
    return max(found, key=lambda each: each.severity, default=Result.CLEAR)
