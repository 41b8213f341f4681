"""What became of a dose is told by the text that it was begun by, whatever was switched since."""

from typing import Final

from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.rules.course.units_given import units_of_course
from il2nurse.readable.course.calendar_words import cycle_so_far
from il2nurse.readable.downtime.strip import strip_of
from il2nurse.readable.flowsheet.marks import every_dose_mark
from il2nurse.ui.patient.doses import dose_rows
from il2nurse.workflow.dose import holding
from tests.newer import newer_text, switch, with_newer
from tests.walk.faces import faces_differ
from tests.ward import MRN, NURSE, Ward

LATE: Final = "when_late = true"


def held_as_late() -> tuple[Ward, str]:
    """Dose 1 is given, dose 2 was too late; then a text is taken that calls it held."""
    ward, newer = with_newer(newer_text(LATE, "when_late = false"), given=1)
    ward.pass_time(3 * 60)
    holding.hold_unbegun(ward.station, NURSE, MRN, Grounds("late", ward.call()))
    before = told(ward)
    switch(ward, newer)
    assert ward.station.moment(MRN).regimen.digest == newer.digest
    return ward, before


def told(ward: Ward) -> str:
    moment, words = ward.station.moment(MRN), ward.station.words
    parts = [
        *(f"{name} {what}" for name, what in cycle_so_far(moment, words)),
        *(f"{each.number} {each.state.word}" for each in strip_of(moment, words, None)),
        *(each.label for each in every_dose_mark(moment)),
        *(f"{c.text} {c.mark}" for row in dose_rows(moment, words) for c in row.cells),
        str(units_of_course(moment).given),
    ]
    return "\n".join(parts)


def test_every_face_tells_it_as_before() -> None:
    ward, before = held_as_late()
    assert "Missed" in before
    assert told(ward) == before
    assert not list(faces_differ(ward.station))
