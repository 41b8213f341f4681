"""What is due at each bed in the next hours."""

from collections.abc import Iterable
from datetime import timedelta

from il2nurse.readable.research import named_with_research
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.page.ward_marks import mark_of
from il2nurse.ui.ward.hours import HOURS, BedLane, Slot
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import WardRow


def bed_lanes(station: Station, rows: Iterable[WardRow]) -> list[BedLane]:
    """A lane for each bed at which a dose is due in the next hours; none by a paused order."""
    now = station.now().at
    return [
        BedLane(row.case.patient.bed, named_with_research(row.case), tuple(_slots(station, row)))
        for row in rows
        if row.slot and row.due and row.due < now + timedelta(hours=HOURS)
        if row.state is not WardState.ORDER_PAUSED
    ]


def _slots(station: Station, row: WardRow) -> list[Slot]:
    course = row.case.course
    if course is None or row.slot is None or row.due is None:
        return []
    now = station.now().at
    mark = mark_of(row, now)
    moment = station.moment(row.case.patient.subject)
    last = min(now + timedelta(hours=HOURS), moment.cycle_ends)
    planned = row.state is WardState.WAITING
    said = None if planned else f"{mark.word[:1].lower()}{mark.word[1:]}"
    late = row.state is WardState.OVERDUE
    tone = Tone.INFO if planned else mark.tone
    found = [Slot(row.due, str(row.slot), tone, planned, said, late)]
    found += [
        Slot(due, str(slot), Tone.INFO, planned=True)
        for slot, due in enumerate(moment.slots, 1)
        if slot > row.slot and due <= last and not course.paused
    ]
    return found
