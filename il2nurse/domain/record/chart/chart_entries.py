"""What one entry of the chart's stream says: a set, a volume, a period with nothing, a scale."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from il2nurse.domain.record.chart.facts import (
    FluidFact,
    KnownFrom,
    NoFluidFact,
    ObservedFact,
    Scale,
    ScaleChosenFact,
)
from il2nurse.domain.record.chart.fluids import (
    INTAKE,
    KINDS,
    OUTPUT,
    Direction,
    Fluid,
    direction_of,
)
from il2nurse.domain.record.labs.facts import CorrectedFact
from il2nurse.domain.record.register.changes import AT, Correction, ReportOff, Struck, correction
from il2nurse.domain.record.register.entries import Entry, write_instant
from il2nurse.domain.record.register.spelling import (
    Unreadable,
    read_number,
    read_time,
    under,
)
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.values.instants import Stretch


@dataclass(frozen=True, slots=True)
class ObservedSet:
    """Answers observed together at one time; ``values`` are the corrected ones.

    ``reason`` tells why a partial set is partial; it is missing for a set that was meant whole.
    ``confirmed`` names the fields whose unusual values were confirmed. ``as_typed`` holds the
    numbers that were typed in another unit, as they were typed. ``paper`` is the line of a form
    from which the set was charted. ``number`` is that of its entry; ``witness`` signed it too.
    ``reports`` are the digests of the files that are kept with its tests, ``reports_off`` those
    taken off; ``source`` and ``told_by`` say how their results were known, where that was asked.
    """

    seq: int
    at: datetime
    recorded_at: datetime
    by: str
    dose: str | None
    step: str | None
    values: Mapping[str, Answer]
    reason: str | None = None
    corrections: tuple[Correction, ...] = ()
    reason_text: str | None = None
    form: str | None = None
    confirmed: tuple[str, ...] = ()
    late_reason: str | None = None
    struck: Struck | None = None
    as_typed: Mapping[str, str] = field(default_factory=dict)
    paper: str | None = None
    number: int = 0
    witness: str | None = None
    reports: Mapping[str, str] = field(default_factory=dict)
    source: KnownFrom | None = None
    told_by: str | None = None
    reports_off: tuple[ReportOff, ...] = ()

    @property
    def partial(self) -> bool:
        """True where something was left out for a reason; such a set is never scored."""
        return bool(self.reason)

    @property
    def entered_after(self) -> timedelta:
        """How much later than the observation the entry was made."""
        return self.recorded_at - self.at


@dataclass(frozen=True, slots=True)
class FluidEntry:
    """One volume that went in or out; ``dose`` names the dose that posted it.

    ``paper`` is the line of a form from which it was charted.
    """

    seq: int
    fluid: Fluid
    by: str
    dose: str | None
    recorded_at: datetime
    confirmed: bool = False
    late_reason: str | None = None
    corrections: tuple[Correction, ...] = ()
    struck: Struck | None = None
    paper: str | None = None


@dataclass(frozen=True, slots=True)
class NoFluid:
    """Someone looked and says that nothing went in, or came out, over a stretch of time.

    With ``kind`` empty it speaks of every kind of the direction.
    """

    seq: int
    direction: Direction
    kind: str
    stretch: Stretch
    by: str
    recorded_at: datetime
    struck: Struck | None = None

    def covers(self, direction: Direction, kind: str | None = None) -> bool:
        """True where it speaks of this direction and, if one is named, of this kind."""
        return self.direction == direction and self.kind in ("", kind)


@dataclass(frozen=True, slots=True)
class ScaleChosen:
    """The SpO₂ scale of the early warning score, by a prescriber's word."""

    scale: Scale
    prescriber: str
    reason: str
    by: str
    at: datetime


def read_set(entry: Entry) -> ObservedSet:
    """The set that an entry keeps."""
    fact = ObservedFact.read(entry)
    return ObservedSet(
        seq=entry.seq,
        at=entry.occurred_at,
        recorded_at=entry.recorded_at,
        by=entry.person,
        dose=fact.dose,
        step=fact.step,
        values=fact.values,
        reason=fact.reason,
        reason_text=fact.reason_text,
        form=fact.form,
        confirmed=fact.confirmed,
        late_reason=fact.late_reason,
        as_typed=fact.as_typed,
        paper=fact.paper,
        number=entry.number,
        witness=fact.witness,
        reports=fact.reports,
        source=fact.source,
        told_by=fact.told_by,
    )


def read_fluid(entry: Entry) -> FluidEntry:
    """The volume that an entry keeps."""
    fact = FluidFact.read(entry)
    _refuse_other_way(fact.kind, fact.direction)
    return FluidEntry(
        seq=entry.seq,
        fluid=Fluid(fact.kind, fact.direction, fact.ml, entry.occurred_at),
        by=entry.person,
        dose=fact.dose,
        recorded_at=entry.recorded_at,
        confirmed=fact.confirmed,
        late_reason=fact.late_reason,
        paper=fact.paper,
    )


def _refuse_other_way(kind: str, direction: Direction) -> None:
    """Raise ``Unreadable`` for a kind that nobody knows, or that goes the other way."""
    if kind not in KINDS[direction]:
        raise Unreadable(f"“kind” is “{kind}”, and no such fluid goes “{direction}”")


def read_no_fluid(entry: Entry) -> NoFluid:
    """The period with nothing that an entry keeps."""
    fact = NoFluidFact.read(entry)
    if fact.kind:
        _refuse_other_way(fact.kind, fact.direction)
    return NoFluid(
        seq=entry.seq,
        direction=fact.direction,
        kind=fact.kind,
        stretch=Stretch(fact.from_, entry.occurred_at),
        by=entry.person,
        recorded_at=entry.recorded_at,
    )


def read_scale(entry: Entry) -> ScaleChosen:
    """The scale that an entry chose."""
    fact = ScaleChosenFact.read(entry)
    return ScaleChosen(fact.scale, fact.prescriber, fact.reason, entry.person, entry.occurred_at)


def correct_set(observed: ObservedSet, entry: Entry) -> ObservedSet:
    """The set with another value, or another time, in place of a kept one."""
    fact = CorrectedFact.read(entry)
    if fact.field == AT:
        change = correction(entry, AT, write_instant(observed.at), fact.now, fact.reason)
        moved = under("now", read_time, fact.one)
        return replace(observed, at=moved, corrections=(*observed.corrections, change))
    was = observed.values.get(fact.field, "")
    change = correction(entry, fact.field, was, fact.now, fact.reason)
    values = {key: value for key, value in observed.values.items() if key != fact.field}
    if fact.now:
        values[fact.field] = fact.now
    return replace(observed, values=values, corrections=(*observed.corrections, change))


def strike_set(observed: ObservedSet, struck: Struck) -> ObservedSet:
    """The set without any value; the old ones stand among its corrections."""
    gone = tuple(
        Correction(name, was, "", struck.reason, struck.by, struck.at, struck.number)
        for name, was in observed.values.items()
    )
    corrections = (*observed.corrections, *gone)
    return replace(observed, values={}, corrections=corrections, struck=struck)


def correct_fluid(kept: FluidEntry, entry: Entry) -> FluidEntry:
    """The volume with another amount, kind or time in place of the kept one."""
    fluid, fact = kept.fluid, CorrectedFact.read(entry)
    match fact.field:
        case "ml":
            was, fluid = f"{fluid.ml:f}", replace(fluid, ml=under("now", read_number, fact.one))
        case "kind":
            was, fluid = fluid.kind, _of_kind(fluid, fact.one)
        case "at":
            was = write_instant(fluid.at)
            fluid = replace(fluid, at=under("now", read_time, fact.one))
        case _:
            raise Unreadable(f"“field” is “{fact.field}”, and a volume has no such part")
    change = correction(entry, fact.field, was, fact.now, fact.reason)
    return replace(kept, fluid=fluid, corrections=(*kept.corrections, change))


def _of_kind(fluid: Fluid, kind: str) -> Fluid:
    if kind not in {**INTAKE, **OUTPUT}:
        raise Unreadable(f"“now” is “{kind}”, which is no kind of fluid")
    return replace(fluid, kind=kind, direction=direction_of(kind))
