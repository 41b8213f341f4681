"""Intake and output: balance, urine rate, shifts and weight change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from il2nurse.domain.values.instants import Stretch, as_utc

URINE: Final = "urine"

Direction = Literal["in", "out"]


@dataclass(frozen=True, slots=True)
class FluidKind:
    """A kind of volume. Its letter chooses it by hand; the dose posts one without a letter.

    ``no_fluid`` says that there was none in a period, where that can be charted by itself.
    """

    id: str
    direction: Direction
    label: str
    letter: str | None = None
    no_fluid: str | None = None


FLUID_KINDS: Final = (
    FluidKind("oral", "in", "Drink", "D", "Nothing to drink"),
    FluidKind("iv_fluid", "in", "IV fluid", "I"),
    FluidKind("iv_drug", "in", "IV drug", "R"),
    FluidKind("bolus", "in", "Fluid bolus", "B"),
    FluidKind("blood", "in", "Blood product", "P"),
    FluidKind("flush", "in", "Flush", "F"),
    FluidKind("tube", "in", "Tube feed", "T"),
    FluidKind("aldesleukin_bag", "in", "Aldesleukin bag"),
    FluidKind(URINE, "out", "Urine", "U", "No urine"),
    FluidKind("emesis", "out", "Vomit", "V"),
    FluidKind("stool", "out", "Stool", "S"),
    FluidKind("drain", "out", "Drain", "A"),
    FluidKind("other", "out", "Other output", "O"),
)
INTAKE: Final = {kind.id: kind.label for kind in FLUID_KINDS if kind.direction == "in"}
OUTPUT: Final = {kind.id: kind.label for kind in FLUID_KINDS if kind.direction == "out"}
KINDS: Final[Mapping[Direction, Mapping[str, str]]] = {"in": INTAKE, "out": OUTPUT}


def direction_of(kind: str) -> Direction:
    """Where a kind goes; raises ``KeyError`` for a kind that may not be charted."""
    for way, kinds in KINDS.items():
        if kind in kinds:
            return way
    raise KeyError(kind)


def kind_label(kind: str) -> str:
    """A kind as people read it; the word itself where it is unknown."""
    return INTAKE.get(kind) or OUTPUT.get(kind) or kind


def kind_within(kind: str) -> str:
    """A kind inside a sentence; what is written in capitals stays so."""
    label = kind_label(kind)
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


@dataclass(frozen=True, slots=True)
class Fluid:
    """One amount in mL that went in or came out at an instant; 0 mL is a measured value."""

    kind: str
    direction: Direction
    ml: Decimal
    at: datetime

    def __post_init__(self) -> None:
        """Keep the instant in UTC; raise ValueError for an amount or direction that cannot be."""
        object.__setattr__(self, "at", as_utc(self.at))
        if not (self.ml.is_finite() and self.ml >= 0):
            raise ValueError(f"An amount of {self.ml} mL cannot be recorded. Check the number.")
        if self.direction not in ("in", "out"):
            raise ValueError(f'A fluid goes "in" or "out", not "{self.direction}".')


@dataclass(frozen=True, slots=True)
class Balance:
    """Totals in mL over a stretch of time.

    ``urine_ml`` is None when no urine was entered: that is not 0 mL. ``complete`` is False unless
    both intake and output were entered; ``by_kind`` is keyed by direction and kind.
    """

    intake_ml: Decimal
    output_ml: Decimal
    urine_ml: Decimal | None
    net_ml: Decimal
    by_kind: Mapping[tuple[Direction, str], Decimal]
    complete: bool


class UrineRate(NamedTuple):
    """Urine output over a stretch of time; for each kg where a weight is known to go by."""

    ml_per_h: Decimal
    ml_per_kg_per_h: Decimal | None


def balance(events: Iterable[Fluid], start: datetime, end: datetime) -> Balance:
    """Add up what went in and came out from ``start`` up to, not including, ``end``.

    Raises ValueError when the end lies before the start.
    """
    stretch = Stretch(start, end)
    by_kind: dict[tuple[Direction, str], Decimal] = {}
    for event in events:
        if event.at in stretch:
            key = (event.direction, event.kind)
            by_kind[key] = by_kind.get(key, Decimal(0)) + event.ml
    intake, output = _sum_direction(by_kind, "in"), _sum_direction(by_kind, "out")
    return Balance(
        intake_ml=intake,
        output_ml=output,
        urine_ml=by_kind.get(("out", URINE)),
        net_ml=intake - output,
        by_kind=MappingProxyType(by_kind),
        complete={direction for direction, _ in by_kind} == {"in", "out"},
    )


def _sum_direction(
    by_kind: Mapping[tuple[Direction, str], Decimal], direction: Direction
) -> Decimal:
    amounts = (ml for (way, _), ml in by_kind.items() if way == direction)
    return sum(amounts, start=Decimal(0))


def urine_rate(
    events: Iterable[Fluid], start: datetime, end: datetime, weight_kg: Decimal | None
) -> UrineRate | None:
    """Urine in mL/h and mL/kg/h over elapsed time; None when no urine was entered.

    Raises ValueError for a weight or a stretch of time that is not above zero.
    """
    stretch = Stretch(start, end)
    if not ((weight_kg is None or weight_kg > 0) and stretch.hours > 0):
        raise ValueError("A urine rate needs a weight and a time above zero.")
    urine_ml = balance(events, start, end).urine_ml
    if urine_ml is None:
        return None
    ml_per_h = urine_ml / stretch.hours
    return UrineRate(ml_per_h, None if weight_kg is None else ml_per_h / weight_kg)


def shifts(day: date, shift_starts: Sequence[time], zone: tzinfo) -> tuple[Stretch, ...]:
    """The shifts that begin on a ward day, in UTC; the last ends when the next day's first begins.

    On a clock-change day the shift across the change is an hour shorter or longer. Raises
    ValueError unless the starts are given in rising order.
    """
    if not shift_starts or any(early >= late for early, late in pairwise(shift_starts)):
        raise ValueError("Shift starts must be given, each later than the one before.")
    local = [datetime.combine(day, start, tzinfo=zone) for start in shift_starts]
    next_day = datetime.combine(day + timedelta(days=1), shift_starts[0], tzinfo=zone)
    # A start inside the hour the clock skips maps behind its successor; max keeps the order.
    edges = accumulate((as_utc(edge) for edge in (*local, next_day)), max)
    return tuple(Stretch(start, end) for start, end in pairwise(edges))


def ward_day(day: date, shift_starts: Sequence[time], zone: tzinfo) -> Stretch:
    """The whole ward day that its shifts fill: 24 hours, on a clock-change day 23 or 25."""
    windows = shifts(day, shift_starts, zone)
    return Stretch(windows[0].start, windows[-1].end)


def last_24_hours(end: datetime) -> Stretch:
    """The 24 elapsed hours up to an instant."""
    return Stretch(as_utc(end) - timedelta(hours=24), end)


def weight_change_percent(now_kg: Decimal, baseline_kg: Decimal) -> Decimal:
    """Weight change from the baseline in percent; a gain is above zero.

    Raises ValueError unless both weights are above zero.
    """
    if not (now_kg > 0 and baseline_kg > 0):
        raise ValueError("A weight change needs two weights above zero.")
    return (now_kg - baseline_kg) * 100 / baseline_kg
