"""Moving slots: who may, how far, what a dose that was begun makes of it, and what stands after."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.dosing_weight import DosingWeight
from il2nurse.domain.record.course.facts import SlotsMovedFact
from il2nurse.domain.record.course.moves import Move
from il2nurse.domain.record.course.prescribed import Prescribed
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.unsigned import to_countersign
from il2nurse.domain.values.text import text_of
from il2nurse.readable.course.slot_words import cycle_in_words
from il2nurse.readable.course_notes import course_notes, passing_notes
from il2nurse.readable.moved import move_line
from il2nurse.workflow.course import moving
from il2nurse.workflow.course.changes.changing import OrderChange, change_order
from il2nurse.workflow.course.prescribing import ByTelephone, OwnPin, countersign_order
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose import administration
from il2nurse.workflow.ward.attention import attention_list
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row, ward_rows
from tests.papers import summary_of
from tests.ward import DOCTOR, FIRST_SLOT, MRN, NURSE, PHARMACIST, PIN, Ward, key, make_ward

WHY = "The patient was in the scanner"
FROM_TO = "from 20-Nov-2026 08:00 to 20-Nov-2026 11:00"
HOUR = timedelta(hours=1)


@pytest.fixture
def ward() -> Ward:
    """A ward whose dose 1 was due two hours ago."""
    ward = make_ward()
    ward.pass_time(180)
    return ward


def move(ward: Ward, hours: float) -> Move:
    """Dose 1 is due so many hours after its slot."""
    to = FIRST_SLOT + hours * HOUR
    moving.move_slots(ward.station, DOCTOR, MRN, OwnPin(PIN), to, WHY)
    return ward.station.moment(MRN).course.current.moves[-1]


def test_every_dose_that_follows_keeps_its_distance(ward: Ward) -> None:
    move(ward, 3)
    slots = ward.station.moment(MRN).slots
    assert slots == tuple(FIRST_SLOT + (3 + 8 * n) * HOUR for n in range(14))
    assert ward_row(ward.station, MRN).due == FIRST_SLOT + 3 * HOUR


def test_a_second_move_begins_with_its_own_slot(ward: Ward) -> None:
    move(ward, 3)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    to = FIRST_SLOT + 14 * HOUR
    moving.move_slots(ward.station, DOCTOR, MRN, OwnPin(PIN), to, WHY)
    moment = ward.station.moment(MRN)
    assert [move.slot for move in moment.course.current.moves] == [1, 2]
    assert moment.slots[:3] == (FIRST_SLOT + 3 * HOUR, to, to + 8 * HOUR)


def test_a_dose_that_was_begun_is_due_at_the_new_time() -> None:
    ward = make_ward()
    ward.pass_time(100)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.pass_time(25)
    with pytest.raises(NotAllowed, match="could start until 09:00"):
        ward.start()
    move(ward, 1.5)
    assert ward.dose().due == FIRST_SLOT + 1.5 * HOUR
    ward.start()
    assert ward.dose().infusing


@pytest.mark.parametrize(
    ("hours", "say"),
    [(0, "to a later time only"), (1, "This time has passed"), (121, "can be due until")],
)
def test_a_time_that_cannot_be_is_refused(ward: Ward, hours: float, say: str) -> None:
    with pytest.raises(Slip, match=say):
        move(ward, hours)
    assert not ward.station.moment(MRN).course.current.moves


def test_the_least_time_between_two_starts_is_kept() -> None:
    ward = make_ward()
    ward.pass_time(100)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    assert ward.station.moment(MRN).slots[1] == FIRST_SLOT + 8 * HOUR
    ward.pass_time(1)
    moment = ward.station.moment(MRN)
    started = ward.dose().infusion
    assert started is not None
    soon = started.started.at + moment.regimen.timetable.earliest_after_start
    with pytest.raises(Slip, match="to a later time only"):
        moving.move_slots(ward.station, DOCTOR, MRN, OwnPin(PIN), soon, WHY)


def test_the_days_of_the_cycle_are_not_made_longer_by_a_move(ward: Ward) -> None:
    move(ward, 100)
    moment = ward.station.moment(MRN)
    assert moment.cycle_ends == FIRST_SLOT + 220 * HOUR
    with pytest.raises(Slip, match="can be due until 25-Nov-2026 08:00"):
        move(ward, 121)


def test_nobody_but_a_prescriber_moves_and_a_telephoned_move_is_countersigned(ward: Ward) -> None:
    to, now = FIRST_SLOT + 3 * HOUR, ward.station.now().at
    for by in (NURSE, PHARMACIST):
        with pytest.raises(NotAllowed, match="Only a prescriber"):
            moving.move_slots(ward.station, by, MRN, OwnPin(PIN), to, WHY)
    call = ByTelephone(DOCTOR.id, now, read_back=True)
    moving.move_slots(ward.station, NURSE, MRN, call, to, WHY)
    (order,) = to_countersign(ward.station.case(MRN), ward.station.moment(MRN).course)
    assert order.move is not None
    assert order.move.ordered_by == Prescribed(DOCTOR.id, now, read_back=True)
    ward.pass_time(60 * 25)
    said = [each.say for each in attention_list(ward.station, ward_rows(ward.station))]
    assert any("to move dose 1 and those after it" in say and DOCTOR.shown in say for say in said)
    countersign_order(ward.station, DOCTOR, MRN, PIN)
    course = ward.station.moment(MRN).course
    assert not to_countersign(ward.station.case(MRN), course)
    assert course.current.moves[0].countersigned_by == DOCTOR.id
    assert not course.current.countersigned_by


def test_a_move_by_which_nothing_was_begun_is_put_back(ward: Ward) -> None:
    """To the time before it at the earliest, of the past never, and with a reason as every move."""
    move(ward, 99)
    with pytest.raises(Slip, match="put back to 20-Nov-2026 08:00 at the earliest"):
        move(ward, -1)
    with pytest.raises(Slip, match="This time has passed"):
        move(ward, 0)
    with pytest.raises(Slip, match="why the doses are moved"):
        moving.move_slots(ward.station, DOCTOR, MRN, OwnPin(PIN), FIRST_SLOT + 4 * HOUR, "-")
    back = move(ward, 4)
    assert back.was == FIRST_SLOT + 99 * HOUR
    assert ward.station.moment(MRN).slots[:2] == (FIRST_SLOT + 4 * HOUR, FIRST_SLOT + 12 * HOUR)
    assert ward_row(ward.station, MRN).due == FIRST_SLOT + 4 * HOUR


def test_what_was_begun_by_a_move_is_put_back_no_more(ward: Ward) -> None:
    move(ward, 5)
    ward.pass_time(100)
    administration.begin(ward.station, NURSE, MRN)
    with pytest.raises(Slip, match="to a later time only"):
        move(ward, 4.9)


def test_a_dose_that_was_begun_before_the_move_is_due_again_when_it_was() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    move(ward, 99)
    assert ward.dose().due == FIRST_SLOT + 99 * HOUR
    move(ward, 0)
    assert ward.dose().due == FIRST_SLOT


def test_checks_are_not_begun_days_ahead(ward: Ward) -> None:
    move(ward, 99)
    with pytest.raises(NotAllowed, match="Dose 1 is due 24-Nov-2026 11:00: it is too early"):
        administration.begin(ward.station, NURSE, MRN)


def test_a_dose_that_is_over_is_not_moved(ward: Ward) -> None:
    move(ward, 3)
    administration.begin(ward.station, NURSE, MRN)
    assert ward.dose(1).due == FIRST_SLOT + 3 * HOUR
    ward.pass_time(60 * 24 * 6)
    with pytest.raises(NotAllowed, match="5 days of cycle 1 ended"):
        move(ward, 200)
    assert key(1) in ward.station.moment(MRN).case.doses
    assert ward_row(ward.station, MRN).state is WardState.MUST_HOLD


def test_papers_of_the_moved_doses_tell_it(ward: Ward) -> None:
    call = ByTelephone(DOCTOR.id, ward.station.now().at, read_back=True)
    moving.move_slots(ward.station, NURSE, MRN, call, FIRST_SLOT + 3 * HOUR, WHY)
    administration.begin(ward.station, NURSE, MRN)
    told = summary_of(ward.station, key())
    assert told.planned.endswith("planned 20-Nov-2026 11:00")
    said = " ".join(text_of(event.what) for event in told.dose_events)
    assert f"Dose 1 and those after it moved {FROM_TO}: {WHY}" in said
    assert "ordered by Erin Vance, MD by telephone, read back · not countersigned yet" in said


def test_a_move_is_told_on_each_paper_and_once_on_that_of_its_own_dose(ward: Ward) -> None:
    call = ByTelephone(DOCTOR.id, ward.station.now().at, read_back=True)
    moving.move_slots(ward.station, NURSE, MRN, call, FIRST_SLOT + 3 * HOUR, WHY)
    ward.pass_time(1)
    moving.move_slots(
        ward.station, DOCTOR, MRN, OwnPin(PIN), FIRST_SLOT + 2.5 * HOUR, "It can be sooner."
    )
    case, words = ward.station.case(MRN), ward.station.words
    first, back = course_notes(case, words)
    assert first == (
        f"Course 1, cycle 1. Dose 1 and those after it moved {FROM_TO} by Robin Okafor, RN, "
        f"20-Nov-2026 10:00: {WHY}. Telephoned order of Erin Vance, MD on 20-Nov-2026 10:00, not "
        "countersigned yet."
    )
    assert "put back from 20-Nov-2026 11:00 to 20-Nov-2026 10:30 by Erin Vance, MD, 20-" in back
    assert back.endswith("10:01: It can be sooner.")
    assert not passing_notes(case, words, key(1))
    assert len(passing_notes(case, words, replace(key(1), cycle=2))) == 2
    said = cycle_in_words(ward.station.moment(MRN), case.courses[0].current, words)
    head, *moves = said.split("\n")
    assert "first slot 20-Nov-2026 10:30" in head
    assert [f"Course 1, cycle 1. {each}" for each in moves] == [first, back]


def test_an_older_entry_does_not_say_from_when(ward: Ward) -> None:
    older = replace(move(ward, 3), was=None)
    assert "after it moved to 20-Nov-2026 11:00 by Erin" in move_line(older, ward.station.words)
    fact = SlotsMovedFact.of_body(
        {
            **SlotsMovedFact(1, 1, FIRST_SLOT, "A", Prescribed(DOCTOR.id)).body(),
            "back_from": (FIRST_SLOT + HOUR).isoformat(),
        }
    )
    assert fact.back_from == FIRST_SLOT + HOUR


@pytest.mark.parametrize(("hours", "taken"), [(15, True), (16, False)])
def test_a_move_makes_no_weight_too_old_for_the_first_dose(hours: int, *, taken: bool) -> None:
    ward = make_ward()
    weight = DosingWeight(Decimal(70), date(2026, 11, 6))
    old = OrderChange(Weighing(weight.kg, weight.weighed_on, confirmed=True))
    change_order(ward.station, DOCTOR, MRN, old, "The weight of the day of admission", PIN)
    if taken:
        assert move(ward, hours).to == FIRST_SLOT + hours * HOUR
        return
    with pytest.raises(Slip, match=r"15 days old.*Change the order") as slip:
        move(ward, hours)
    assert slip.value.field == "first_slot"
