"""The patient's chart: what was observed, what went in and out, and what was corrected."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.entries import Entry, Json, Kind
from il2nurse.domain.fields import Answer
from il2nurse.domain.fluids import Fluid


@dataclass(frozen=True, slots=True)
class Correction:
    """A later entry that put another value in place of one that was kept."""

    field: str
    was: Answer
    now: Answer
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ObservedSet:
    """Answers observed together at one time; ``values`` are the corrected ones."""

    seq: int
    at: datetime
    recorded_at: datetime
    by: str
    dose: str
    step: str
    values: Mapping[str, Answer]
    reason: str = ""
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class FluidEntry:
    """One volume that went in or out; ``dose`` names the dose that posted it."""

    seq: int
    fluid: Fluid
    by: str
    dose: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All sets and fluids of one patient, each ordered by the time they happened."""

    sets: tuple[ObservedSet, ...] = ()
    fluids: tuple[FluidEntry, ...] = ()
    next_seq: int = 0
    _by_field: Mapping[str, tuple[ObservedSet, ...]] = field(default_factory=dict)
    _by_seq: Mapping[int, ObservedSet] = field(default_factory=dict)

    def latest(self, field_id: str, at: datetime) -> ObservedSet | None:
        """The newest set with a value for the field, observed at or before ``at``."""
        for observed in reversed(self._by_field.get(field_id, ())):
            if observed.at <= at:
                return observed
        return None

    def at_seq(self, seq: int) -> ObservedSet | None:
        """The set kept at this place of the chart's stream."""
        return self._by_seq.get(seq)

    def between(self, start: datetime, end: datetime) -> tuple[ObservedSet, ...]:
        """Sets observed from ``start`` up to and including ``end``."""
        return tuple(observed for observed in self.sets if start <= observed.at <= end)


def chart_stream(mrn: str) -> str:
    """The stream of a patient's observations and fluids."""
    return f"chart/{mrn}"


def write_answers(answers: Mapping[str, Answer]) -> dict[str, Json]:
    """Answers as a body keeps them."""
    return {key: list(a) if isinstance(a, tuple) else a for key, a in answers.items()}


def read_answers(value: Json) -> dict[str, Answer]:
    """Answers as a body kept them."""
    if not isinstance(value, dict):
        return {}
    return {
        key: tuple(str(item) for item in kept) if isinstance(kept, list) else str(kept)
        for key, kept in value.items()
    }


def _observed(entry: Entry) -> ObservedSet:
    return ObservedSet(
        seq=entry.seq,
        at=entry.occurred_at,
        recorded_at=entry.recorded_at,
        by=entry.person,
        dose=entry.text("dose"),
        step=entry.text("step"),
        values=read_answers(entry.body.get("values")),
        reason=entry.text("reason"),
    )


def _fluid(entry: Entry) -> FluidEntry:
    fluid = Fluid(
        kind=entry.text("kind"),
        direction="in" if entry.text("direction") == "in" else "out",
        ml=Decimal(entry.text("ml")),
        at=entry.occurred_at,
    )
    return FluidEntry(entry.seq, fluid, entry.person, entry.text("dose"))


def _corrected(observed: ObservedSet, entry: Entry) -> ObservedSet:
    name = entry.text("field")
    now = read_answers({"": entry.body.get("now")})[""]
    was = observed.values.get(name, "")
    correction = Correction(name, was, now, entry.text("reason"), entry.person, entry.recorded_at)
    values = {key: value for key, value in observed.values.items() if key != name}
    if now:
        values[name] = now
    return replace(observed, values=values, corrections=(*observed.corrections, correction))


def replay_chart(entries: Iterable[Entry]) -> Chart:
    """The chart after all entries of its stream."""
    sets: dict[int, ObservedSet] = {}
    fluids: list[FluidEntry] = []
    next_seq = 0
    for entry in entries:
        next_seq = entry.seq + 1
        match entry.kind:
            case Kind.OBSERVED:
                sets[entry.seq] = _observed(entry)
            case Kind.FLUID:
                fluids.append(_fluid(entry))
            case Kind.CORRECTED:
                seq = entry.body["seq"]
                if isinstance(seq, int) and seq in sets:
                    sets[seq] = _corrected(sets[seq], entry)
            case _:
                continue
    ordered = tuple(sorted(sets.values(), key=lambda observed: (observed.at, observed.seq)))
    by_field: dict[str, list[ObservedSet]] = defaultdict(list)
    for observed in ordered:
        for name in observed.values:
            by_field[name].append(observed)
    return Chart(
        sets=ordered,
        fluids=tuple(sorted(fluids, key=lambda kept: (kept.fluid.at, kept.seq))),
        next_seq=next_seq,
        _by_field={name: tuple(found) for name, found in by_field.items()},
        _by_seq=sets,
    )
