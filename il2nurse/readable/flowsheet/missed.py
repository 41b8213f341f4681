"""Sets of vital signs that close watching asked for and nobody took, among what was charted."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from il2nurse.domain.rules.chart.due import next_vital_signs, taken_late
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.instants import Stretch
from il2nurse.readable.flowsheet.cells import FlowTeller

MISSED: Final = "{} of vital signs missed until {}. {}"
OVERDUE: Final = "vital signs overdue, {} missed so far. {}"


@dataclass(frozen=True, slots=True)
class MissedSets:
    """Since when they were due, and in words how many were missed until when, and why asked."""

    at: datetime
    say: str


def missed_sets(moment: Moment, stretch: Stretch, teller: FlowTeller) -> Iterator[MissedSets]:
    """Those that were due in the period, by time; the last ones may be overdue still."""
    end = min(moment.at, stretch.end)
    for each in taken_late(replace(moment, at=end), stretch.start):
        if each.due in stretch:
            taken = teller.clock(each.taken)
            yield MissedSets(each.due, MISSED.format(_sets(each.missed), taken, each.why))
    due = next_vital_signs(moment)
    if due and due.overdue and due.close and due.at in stretch:
        yield MissedSets(due.at, OVERDUE.format(_sets(due.missed), due.why))


def _sets(count: int) -> str:
    return "1 due set" if count == 1 else f"{count} due sets"
