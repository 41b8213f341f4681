"""A first dose changed after doses were moved: the moves hold no more, but stay and are signed."""

from datetime import timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.unsigned import to_countersign
from il2nurse.domain.values.text import text_of
from il2nurse.readable.course.slot_words import cycle_in_words
from il2nurse.readable.course_notes import course_notes
from il2nurse.readable.moved import retimed_lines
from il2nurse.workflow.course import moving
from il2nurse.workflow.course.changes.changing import OrderChange, change_order
from il2nurse.workflow.course.changes.verifying import WorkedOut, verify_order
from il2nurse.workflow.course.prescribing import ByTelephone, OwnPin, countersign_order
from il2nurse.workflow.dose import administration
from il2nurse.workflow.ward.attention import attention_list
from il2nurse.workflow.ward.ward import ward_rows
from tests.papers import summary_of
from tests.ward import DOCTOR, FIRST_SLOT, MRN, NURSE, PIN, SECOND, Ward, key, make_ward

HOUR = timedelta(hours=1)
MOVED = "moved from 20-Nov-2026 08:00 to 20-Nov-2026 10:00"
CHANGED = "First dose due 20-Nov-2026 10:00 → 20-Nov-2026 09:00"


@pytest.fixture
def ward() -> Ward:
    """Dose 1 was moved by two hours on the telephone, and then the first dose changed to one."""
    ward = make_ward()
    call = ByTelephone(DOCTOR.id, ward.station.now().at, read_back=True)
    moving.move_slots(ward.station, NURSE, MRN, call, FIRST_SLOT + 2 * HOUR, "The line is late")
    ward.pass_time(2)
    first = OrderChange(first_slot=FIRST_SLOT + HOUR)
    change_order(ward.station, DOCTOR, MRN, first, "The line is in", PIN)
    return ward


def cycle(ward: Ward) -> Cycle:
    return ward.station.moment(MRN).course.current


def test_the_changed_first_dose_holds(ward: Ward) -> None:
    assert ward.station.moment(MRN).slots[:2] == (FIRST_SLOT + HOUR, FIRST_SLOT + 9 * HOUR)
    assert cycle(ward).begins == FIRST_SLOT + HOUR


def test_the_telephoned_move_waits_for_its_signature_and_gets_it(ward: Ward) -> None:
    (order,) = to_countersign(ward.station.case(MRN), ward.station.moment(MRN).course)
    assert order.what == "to move dose 1 and those after it"
    ward.pass_time(60 * 25)
    said = [each.say for each in attention_list(ward.station, ward_rows(ward.station))]
    assert any("to move dose 1 and those after it" in say for say in said)
    countersign_order(ward.station, DOCTOR, MRN, PIN)
    assert not to_countersign(ward.station.case(MRN), ward.station.moment(MRN).course)
    assert cycle(ward).moves[0].countersigned_by == DOCTOR.id
    assert cycle(ward).begins == FIRST_SLOT + HOUR


def test_calendar_and_papers_tell_both(ward: Ward) -> None:
    moment, words = ward.station.moment(MRN), ward.station.words
    head, moved, changed = cycle_in_words(moment, cycle(ward), words).split("\n")
    assert "first slot 20-Nov-2026 09:00" in head
    assert MOVED in moved
    assert "not countersigned yet" in moved
    assert CHANGED in changed
    notes = " ".join(course_notes(ward.station.case(MRN), words))
    assert MOVED in notes
    assert CHANGED in notes


def test_the_record_of_the_dose_tells_the_move(ward: Ward) -> None:
    verify_order(ward.station, SECOND, MRN, WorkedOut(Decimal(42_000_000), Decimal(70)), PIN)
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    told = summary_of(ward.station, key())
    assert told.planned.endswith("planned 20-Nov-2026 09:00")
    assert MOVED in " ".join(text_of(event.what) for event in told.dose_events)


def test_a_move_after_the_change_goes_by_it(ward: Ward) -> None:
    """It is put back to the changed time at the earliest, and is told alone for the dose ahead."""
    ward.pass_time(1)
    to = FIRST_SLOT + 3 * HOUR
    moving.move_slots(ward.station, DOCTOR, MRN, OwnPin(PIN), to, "No nurse is free")
    assert [each.to for each in cycle(ward).moves_that_hold] == [to]
    assert cycle(ward).moves[-1].was == FIRST_SLOT + HOUR
    with pytest.raises(Slip, match="put back to 20-Nov-2026 09:00 at the earliest"):
        moving.move_slots(ward.station, DOCTOR, MRN, OwnPin(PIN), FIRST_SLOT, "Sooner")
    words = ward.station.words
    assert len(retimed_lines(cycle(ward), words)) == 3
    (newest,) = retimed_lines(cycle(ward), words, 1)
    assert "from 20-Nov-2026 09:00 to 20-Nov-2026 11:00" in newest


def test_the_patients_page_tells_both_of_the_dose_ahead(ward: Ward) -> None:
    moved, changed = retimed_lines(cycle(ward), ward.station.words, 1)
    assert MOVED in moved
    assert CHANGED in changed
    assert retimed_lines(cycle(ward), ward.station.words, 2) == ()
