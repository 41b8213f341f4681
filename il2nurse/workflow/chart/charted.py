"""What stands on the chart, found to be corrected or struck out; refused where it is not there."""

from collections.abc import Iterator

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.chart.chart import FluidEntry, NoFluid, ObservedSet
from il2nurse.workflow.chart.fluids import POSTED
from il2nurse.workflow.station import Station


def charted_set(station: Station, by: Person, mrn: str, seq: int, field: str) -> ObservedSet:
    """The set of this ``seq``, where it holds a value of the field."""
    by.demand(May.CHART)
    observed = station.case(mrn).chart.at_seq(seq)
    if observed is None or field not in observed.values:
        raise NotAllowed("This value is not on the chart. Nothing was changed.")
    return observed


def charted_volume(station: Station, by: Person, mrn: str, seq: int) -> FluidEntry:
    """The volume of this ``seq``."""
    by.demand(May.CHART)
    kept = station.case(mrn).chart.fluid_at_seq(seq)
    if not isinstance(kept, FluidEntry):
        raise NotAllowed("This volume is not on the chart. Nothing was changed.")
    return kept


def charted_entry(station: Station, mrn: str, seq: int) -> ObservedSet | FluidEntry | NoFluid:
    """Whatever stands at this ``seq``: a set, a volume or a period without one."""
    chart = station.case(mrn).chart
    observed = chart.at_seq(seq)
    found = observed if observed and observed.struck is None else chart.fluid_at_seq(seq)
    if found is None:
        raise NotAllowed("This is not on the chart, or it is struck out. Nothing was changed.")
    return found


def refuse_posted(kept: FluidEntry) -> None:
    """Raise ``NotAllowed`` for the volume that a dose posts itself."""
    if kept.fluid.kind == POSTED:
        raise NotAllowed(
            "The bag's volume comes from the dose. Correct the volume given, or the end, in the "
            "dose; this changes with it. Nothing was changed."
        )


def doses_resting_on(case: Case, seq: int, own: str | None = None) -> Iterator[str]:
    """The streams of the doses whose record rests on this entry of the chart, or that made it."""
    for key, dose in sorted(case.doses.items(), key=lambda item: item[1].begun_at):
        used = {
            seq for done in dose.steps.values() for seq in (*done.on_file.values(), done.charted)
        }
        if key.stream == own or seq in used:
            yield key.stream


def doses_signed_with(case: Case, kept: ObservedSet | FluidEntry | NoFluid) -> list[int]:
    """The slots of the doses whose signature covers this entry."""
    own = "" if isinstance(kept, NoFluid) else kept.dose
    streams = set(doses_resting_on(case, kept.seq, own))
    signed = (dose for key, dose in case.doses.items() if key.stream in streams and dose.signed)
    return sorted(dose.key.slot for dose in signed)
