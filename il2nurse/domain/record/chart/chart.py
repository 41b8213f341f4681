"""The patient's chart: what was observed, what went in and out, and what was corrected."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, TypeVar

from il2nurse.domain.record.chart.chart_entries import (
    FluidEntry,
    NoFluid,
    ObservedSet,
    ScaleChosen,
    correct_fluid,
    read_fluid,
    read_no_fluid,
    read_scale,
    read_set,
    strike_set,
)
from il2nurse.domain.record.chart.facts import Scale
from il2nurse.domain.record.chart.reports import changed_set, place_changed
from il2nurse.domain.record.labs.facts import StruckOutFact
from il2nurse.domain.record.labs.results import (
    STEP,
    LabResult,
    correct_result,
    read_result,
    strike_result,
)
from il2nurse.domain.record.register.changes import Correction, Struck, struck_out
from il2nurse.domain.record.register.entries import BrokenRecord, Entry, Kind
from il2nurse.domain.record.register.spelling import Unreadable

__all__ = [
    "Chart",
    "ChartReplay",
    "Correction",
    "FluidEntry",
    "LabResult",
    "NoFluid",
    "ObservedSet",
    "ScaleChosen",
    "Struck",
    "chart_stream",
    "replay_chart",
]

FIRST_SCALE: Final = 1
Kept = TypeVar("Kept", FluidEntry, NoFluid)


@dataclass(frozen=True, slots=True)
class Chart:
    """All sets and fluids of one patient, each ordered by the time they happened.

    ``fluids`` and ``no_fluid`` are those that count; what was struck out stands in ``struck``. A
    set that was struck out keeps its place in ``sets``, without values. A laboratory result that
    answers a regimen's field stands in ``sets`` too, and every result in ``results``.
    """

    sets: tuple[ObservedSet, ...] = ()
    fluids: tuple[FluidEntry, ...] = ()
    next_seq: int = 0
    no_fluid: tuple[NoFluid, ...] = ()
    struck: tuple[FluidEntry | NoFluid, ...] = ()
    scales: tuple[ScaleChosen, ...] = ()
    results: tuple[LabResult, ...] = ()
    _by_field: Mapping[str, tuple[ObservedSet, ...]] = field(default_factory=dict)
    _by_seq: Mapping[int, ObservedSet] = field(default_factory=dict)
    _by_test: Mapping[str, tuple[LabResult, ...]] = field(default_factory=dict)
    _results: Mapping[int, LabResult] = field(default_factory=dict)

    def newest(self, field_id: str, at: datetime) -> ObservedSet | None:
        """The newest set with a value for the field, observed at or before ``at``."""
        for observed in reversed(self._by_field.get(field_id, ())):
            if observed.at <= at:
                return observed
        return None

    def with_value(self, field_id: str) -> tuple[ObservedSet, ...]:
        """Every set with a value for the field, by the time it was observed."""
        return self._by_field.get(field_id, ())

    def at_seq(self, seq: int) -> ObservedSet | None:
        """The set kept at this place of the chart's stream."""
        return self._by_seq.get(seq)

    def fluid_at_seq(self, seq: int) -> FluidEntry | NoFluid | None:
        """The volume, or the period with nothing, kept at this place; ``None`` if struck out."""
        found: list[FluidEntry | NoFluid] = [*self.fluids, *self.no_fluid]
        return next((kept for kept in found if kept.seq == seq), None)

    def result_at_seq(self, seq: int) -> LabResult | None:
        """The laboratory result kept at this place of the chart's stream."""
        return self._results.get(seq)

    def results_of(self, test: str) -> tuple[LabResult, ...]:
        """Every result of a laboratory test, struck out ones too, by the time of its specimen."""
        return self._by_test.get(test, ())

    def between(self, start: datetime, end: datetime) -> tuple[ObservedSet, ...]:
        """Sets observed from ``start`` up to and including ``end``."""
        return tuple(observed for observed in self.sets if start <= observed.at <= end)

    def scale(self, at: datetime) -> Scale:
        """The SpO₂ scale of the early warning score: 1 unless a prescriber chose the other."""
        chosen = [each for each in self.scales if each.at <= at]
        return chosen[-1].scale if chosen else FIRST_SCALE


def chart_stream(mrn: str) -> str:
    """The stream of a patient's observations and fluids."""
    return f"chart/{mrn}"


class ChartReplay:
    """The chart while its entries are read, by their places in the stream."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self.sets: dict[int, ObservedSet] = {}
        self.fluids: dict[int, FluidEntry] = {}
        self.no_fluid: dict[int, NoFluid] = {}
        self.scales: list[ScaleChosen] = []
        self.results: dict[int, LabResult] = {}
        self.reported: dict[int, ObservedSet] = {}
        self.next_seq = 0
        self._taken = 0

    def after(self, entries: Sequence[Entry]) -> Chart:
        """The chart after all entries of its stream, of which those before are read already."""
        for entry in entries[self._taken :]:
            self.take(entry)
            self._taken += 1
        return self.chart()

    def take(self, entry: Entry) -> None:
        """Go on with an entry; raises ``BrokenRecord`` for one that cannot be read."""
        self.next_seq = entry.seq + 1
        # Written out, for a context manager takes as long as the reading of a volume.
        try:
            self._take(entry)
        except ValueError as error:
            raise BrokenRecord(entry, str(error)) from error

    def _take(self, entry: Entry) -> None:
        match entry.kind:
            case Kind.OBSERVED:
                self.sets[entry.seq] = read_set(entry)
            case Kind.FLUID:
                self.fluids[entry.seq] = read_fluid(entry)
            case Kind.NO_FLUID:
                self.no_fluid[entry.seq] = read_no_fluid(entry)
            case Kind.SCALE_CHOSEN:
                self.scales.append(read_scale(entry))
            case Kind.LABORATORY:
                self._report(read_result(entry))
            case Kind.CORRECTED | Kind.REPORT_ATTACHED | Kind.REPORT_TAKEN_OFF:
                self._correct(place_changed(entry), entry)
            case Kind.STRUCK_OUT:
                self._strike(StruckOutFact.read(entry).seq, entry)
            case _:
                return

    def _correct(self, seq: int, entry: Entry) -> None:
        if seq in self.sets:
            self.sets[seq] = changed_set(self.sets[seq], entry)
        elif entry.kind is Kind.CORRECTED and seq in self.fluids:
            self.fluids[seq] = correct_fluid(self.fluids[seq], entry)
        elif entry.kind is Kind.CORRECTED and seq in self.results:
            self._report(correct_result(self.results[seq], entry))
        else:
            raise Unreadable(f"it corrects place {seq} of the chart, where no value stands")

    def _strike(self, seq: int, entry: Entry) -> None:
        struck = struck_out(entry, StruckOutFact.read(entry).reason)
        if seq in self.sets:
            self.sets[seq] = strike_set(self.sets[seq], struck)
        elif seq in self.fluids:
            self.fluids[seq] = replace(self.fluids[seq], struck=struck)
        elif seq in self.results:
            self._report(strike_result(self.results[seq], struck))
        elif seq in self.no_fluid:
            self.no_fluid[seq] = replace(self.no_fluid[seq], struck=struck)
        else:
            raise Unreadable(f"it strikes place {seq} of the chart out, where no value stands")

    def _report(self, result: LabResult) -> None:
        self.results[result.seq] = result
        if result.field:
            self.reported[result.seq] = as_set(result, result.field)

    def chart(self) -> Chart:
        """The chart after what was read."""
        by_seq = {**self.sets, **self.reported}
        ordered = tuple(sorted(by_seq.values(), key=lambda observed: (observed.at, observed.seq)))
        fluids = sorted(self.fluids.values(), key=lambda kept: (kept.fluid.at, kept.seq))
        no_fluid = sorted(self.no_fluid.values(), key=lambda kept: (kept.stretch.end, kept.seq))
        by_field: dict[str, list[ObservedSet]] = defaultdict(list)
        for observed in ordered:
            for name in observed.values:
                by_field[name].append(observed)
        results = sorted(self.results.values(), key=lambda kept: (kept.at, kept.seq))
        by_test: dict[str, list[LabResult]] = defaultdict(list)
        for result in results:
            by_test[result.test].append(result)
        return Chart(
            sets=ordered,
            fluids=_standing(fluids),
            next_seq=self.next_seq,
            no_fluid=_standing(no_fluid),
            struck=(*_struck(fluids), *_struck(no_fluid)),
            scales=tuple(sorted(self.scales, key=lambda chosen: chosen.at)),
            _by_field={name: tuple(found) for name, found in by_field.items()},
            results=tuple(results),
            _by_seq=by_seq,
            _by_test={name: tuple(kept) for name, kept in by_test.items()},
            _results=dict(self.results),
        )


def _standing(kept: Iterable[Kept]) -> tuple[Kept, ...]:
    return tuple(each for each in kept if each.struck is None)


def _struck(kept: Iterable[Kept]) -> tuple[Kept, ...]:
    return tuple(each for each in kept if each.struck is not None)


def replay_chart(entries: Iterable[Entry]) -> Chart:
    """The chart after all entries of its stream."""
    return ChartReplay().after(tuple(entries))


def as_set(result: LabResult, field: str) -> ObservedSet:
    """The result as the chart shows it to the rules: one value under the regimen's field."""
    values = {} if result.struck else {field: result.received.measure.kept}
    return ObservedSet(
        seq=result.seq,
        at=result.at,
        recorded_at=result.recorded_at,
        by=result.by,
        dose=None,
        step=STEP,
        values=values,
        corrections=result.corrections,
        struck=result.struck,
    )
