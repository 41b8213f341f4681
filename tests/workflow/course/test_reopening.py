"""Reopening a closed course, or a cycle stopped by holds: a prescriber alone."""

from dataclasses import replace

import pytest

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.assessment.inputs_at import inputs_at
from il2nurse.workflow.course.reopening import reopen
from il2nurse.workflow.course.resolved import Resolved
from il2nurse.workflow.dose import administration, holding
from il2nurse.workflow.dose.reacting import react
from il2nurse.workflow.dose.striking_reaction import Mistake, strike_reaction
from il2nurse.workflow.people.sign_in import Witness
from tests.normal import FILE
from tests.shipped import ShippedRegimens
from tests.ward import CHARGE, DOCTOR, MRN, NURSE, PIN, Ward, key, make_ward, once
from tests.workflow.course.test_charted_stops import VT, chart

RESOLVED = Resolved(confirmed=True, text="Troponin and ECG normal for a day")
WHY = "Troponin normal, ECG unchanged: not cardiac"


@pytest.fixture
@once
def ward() -> Ward:
    """A ward whose course was closed by chest pain after dose 1."""
    ward = make_ward()
    ward.pass_time(30)
    ward.give()
    react(ward.station, NURSE, key(), ReactionFact("chest_pain", "Pressure", "ECG", grade=2))
    administration.sign(ward.station, NURSE, key(), "Gave the dose", PIN)
    return ward


def course_of(ward: Ward) -> Course:
    """The course as it stands."""
    course = ward.station.case(MRN).course
    assert course is not None
    return course


def test_a_closed_course_takes_no_dose(ward: Ward) -> None:
    with pytest.raises(NotAllowed, match="stopped permanently in course 1: Chest pain, grade 2"):
        administration.begin(ward.station, NURSE, MRN)


def test_a_prescriber_opens_it_again_and_the_decision_stays_readable(ward: Ward) -> None:
    reopen(ward.station, DOCTOR, MRN, WHY, PIN, resolved=RESOLVED)
    course = course_of(ward)
    assert course.stopped is None
    decided = course.reopened[0]
    assert (decided.by, decided.reason) == (DOCTOR.id, WHY)
    assert decided.was == "Chest pain, grade 2 (dose 1)"
    assert decided.resolved == RESOLVED.text
    ward.pass_time(7 * 60)
    administration.begin(ward.station, NURSE, MRN)


def test_it_can_be_closed_again(ward: Ward) -> None:
    reopen(ward.station, DOCTOR, MRN, WHY, PIN, resolved=RESOLVED)
    react(ward.station, NURSE, key(), ReactionFact("myocardial_infarction", None, ""))
    assert "infarction" in (course_of(ward).stopped or "")


@pytest.mark.parametrize("person", [NURSE, CHARGE])
def test_nobody_else_decides(ward: Ward, person: Person) -> None:
    with pytest.raises(NotAllowed, match="Only a prescriber"):
        reopen(ward.station, person, MRN, WHY, PIN, resolved=RESOLVED)
    assert course_of(ward).stopped


def test_reason_and_pin_are_needed(ward: Ward) -> None:
    with pytest.raises(Slip, match="why treatment continues"):
        reopen(ward.station, DOCTOR, MRN, "  ", PIN, resolved=RESOLVED)
    with pytest.raises(NotAllowed, match="PIN is not right"):
        reopen(ward.station, DOCTOR, MRN, WHY, "0815", resolved=RESOLVED)
    assert course_of(ward).stopped


@pytest.mark.parametrize(
    ("resolved", "say"),
    [
        (None, "Confirm that this is what stopped it"),
        (Resolved(confirmed=False, text="Troponin normal"), "Confirm that this is what stopped"),
        (Resolved(confirmed=True, text="..."), "Write in words how that has resolved"),
    ],
)
def test_what_stopped_it_is_named_and_has_resolved(
    ward: Ward, resolved: Resolved | None, say: str
) -> None:
    with pytest.raises(Slip, match=f"Chest pain, grade 2 .dose 1.. {say}"):
        reopen(ward.station, DOCTOR, MRN, WHY, PIN, resolved=resolved)
    assert course_of(ward).stopped


def test_what_is_open_cannot_be_reopened() -> None:
    ward = make_ward()
    with pytest.raises(NotAllowed, match="is closed"):
        reopen(ward.station, DOCTOR, MRN, WHY, PIN, resolved=RESOLVED)


def held_three_times(book: ShippedRegimens) -> Ward:
    """A ward whose cycle was stopped by three held doses."""
    ward = make_ward(book=book)
    for _ in range(3):
        holding.hold_unbegun(ward.station, NURSE, MRN, Grounds("prescriber", ward.call()))
        ward.pass_time(8 * 60)
    return ward


def generous() -> ShippedRegimens:
    """The shipped regimen, but that a cycle stopped by holds may be reopened."""
    book, text = ShippedRegimens(), FILE.read_text(encoding="utf-8")
    old = "cycle_after_holds = false"
    assert old in text
    book.use(text.replace(old, "cycle_after_holds = true"))
    return book


def test_a_cycle_stopped_by_holds_stays_stopped_as_shipped() -> None:
    ward = held_three_times(ShippedRegimens())
    with pytest.raises(NotAllowed, match="does not allow a stopped cycle to continue"):
        reopen(ward.station, DOCTOR, MRN, WHY, PIN, resolved=RESOLVED)


def test_where_the_regimen_allows_it_the_count_of_holds_begins_anew() -> None:
    ward = held_three_times(generous())
    reopen(ward.station, DOCTOR, MRN, WHY, PIN, resolved=RESOLVED)
    moment = ward.station.moment(MRN)
    inputs = inputs_at(moment.case, moment.regimen, moment.course, moment.at)
    assert inputs["doses_held_cycle"].value == "0"
    administration.begin(ward.station, NURSE, MRN)
    holding.hold(ward.station, NURSE, key(4), Grounds("prescriber", ward.call()))
    assert not course_of(ward).current.stopped


def test_a_cycle_stopped_by_a_criterion_is_not_reopened() -> None:
    ward = make_ward(book=generous())
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("labs_urine", infection="suspected")
    holding.hold(ward.station, NURSE, key(), Grounds("prescriber", ward.call()))
    with pytest.raises(NotAllowed, match="does not allow"):
        reopen(ward.station, DOCTOR, MRN, WHY, PIN, resolved=RESOLVED)


def test_all_that_stopped_it_is_named_before_it_goes_on(ward: Ward) -> None:
    """A second stop, of another reaction or of a value, is not walked round by the first."""
    seen = ward.station.case(MRN).course
    react(ward.station, NURSE, key(), ReactionFact("myocardial_infarction", None, "", grade=4))
    ward.pass_time(60)
    chart(ward, VT)
    stopped = course_of(ward).stopped or ""
    for each in ("Chest pain, grade 2 (dose 1)", "infarction, grade 4 (dose 1)", "Ventricular"):
        assert each in stopped
    assert seen
    unseen = replace(RESOLVED, shown=seen.stopped)
    with pytest.raises(Slip, match=r"changed since you opened this.*infarction"):
        reopen(ward.station, DOCTOR, MRN, WHY, PIN, resolved=unseen)
    reopen(ward.station, DOCTOR, MRN, WHY, PIN, resolved=replace(RESOLVED, shown=stopped))
    assert course_of(ward).reopened[0].was == stopped
    assert course_of(ward).stopped is None


def test_a_reaction_struck_out_leaves_the_stop_of_another(ward: Ward) -> None:
    react(ward.station, NURSE, key(), ReactionFact("myocardial_infarction", None, "", grade=4))
    first = ward.station.case(MRN).doses[key()].reactions[0]
    mistake = Mistake(first.seq, "It was another patient's chest pain")
    strike_reaction(ward.station, DOCTOR, key(), mistake, Witness(CHARGE.id, PIN))
    assert (course_of(ward).stopped or "").endswith("infarction, grade 4 (dose 1)")
    assert "Chest" not in (course_of(ward).stopped or "")
