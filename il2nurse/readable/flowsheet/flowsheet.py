"""The flowsheet: everything charted of one patient over a period, ready to be drawn and read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, tzinfo

from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.instants import Stretch
from il2nurse.readable.flowsheet.curves import (
    Series,
    early_warning_scores,
    sets_within,
    vital_series,
)
from il2nurse.readable.flowsheet.fluids import FluidSheet, WeightMarked, fluid_sheet, marked_weights
from il2nurse.readable.flowsheet.labs import LabGrid, lab_grid
from il2nurse.readable.flowsheet.marks import DoseMark, ReactionMark, dose_marks, reaction_marks
from il2nurse.readable.flowsheet.rows import FlowRow, flow_rows


@dataclass(frozen=True, slots=True)
class Flowsheet:
    """One period of one patient. ``now`` is when it was made; ``rows`` have the newest first.

    The pictures show all of it, or the part to which ``drawn`` cuts them.
    """

    stretch: Stretch
    zone: tzinfo
    now: datetime
    series: tuple[Series, ...]
    doses: tuple[DoseMark, ...]
    reactions: tuple[ReactionMark, ...]
    fluids: FluidSheet
    weights: tuple[WeightMarked, ...]
    labs: LabGrid
    rows: tuple[FlowRow, ...]
    drawn: Stretch | None = None

    @property
    def shown(self) -> Stretch:
        """What the pictures show."""
        return self.drawn or self.stretch

    @property
    def dated(self) -> bool:
        """True where the period touches more than one day, so that times need their date."""
        first = self.stretch.start.astimezone(self.zone).date()
        return self.stretch.end.astimezone(self.zone).date() != first

    @property
    def empty(self) -> bool:
        """True where nothing at all was charted in the period."""
        return not (self.rows or self.doses or self.labs.times)


def make_flowsheet(moment: Moment, stretch: Stretch, shift_starts: Sequence[time]) -> Flowsheet:
    """The flowsheet of a period; pure, so that equal cases give equal flowsheets."""
    chart, regimen = moment.case.chart, moment.regimen
    sets = sets_within(chart.sets, stretch)
    scored = early_warning_scores(chart, regimen, sets)
    totals = {each.seq: each.total for each in scored}
    return Flowsheet(
        stretch=stretch,
        zone=moment.zone,
        now=moment.at,
        series=vital_series(regimen, sets, scored),
        doses=dose_marks(moment, stretch),
        reactions=reaction_marks(moment, stretch),
        fluids=fluid_sheet(moment, stretch, shift_starts),
        weights=marked_weights(moment, stretch),
        labs=lab_grid(chart, regimen, stretch),
        rows=flow_rows(chart, sets, stretch, totals),
    )
