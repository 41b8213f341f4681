"""A stop on another record of perhaps the same person does here what a stop does, until decided."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.elsewhere import undecided_elsewhere
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.readable.course_notes import course_notes
from il2nurse.readable.wording import Wording
from il2nurse.workflow.course import cycle_plan, ordering
from il2nurse.workflow.course.another import decide_elsewhere
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.reopening import reopen
from il2nurse.workflow.course.resolved import Resolved
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose import administration, confirming, holding, infusing, reacting
from il2nurse.workflow.filled_step import FilledStep
from il2nurse.workflow.patient import admission
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.ward.acknowledging import acknowledge
from il2nurse.workflow.ward.alarms import standing_alarms, ward_alarms
from il2nurse.workflow.ward.attention import attention_list
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row
from tests.suitable import SUITABLE
from tests.ward import CHARGE, DOCTOR, DRUGS, MRN, NURSE, PATIENT, PIN, SECOND, Ward, key, make_ward

OTHER = "77777777"
TWIN = "Cousin of the same name, another birth place on the passport"
AGAIN = replace(PATIENT, bed="713-A", mrn=OTHER, another_because=TWIN)
INFARCTION = ReactionFact("myocardial_infarction", "Chest pain", "ECG, cardiologist called")
FIRST = DoseKey(OTHER, 1, 1, 1)


def order(ward: Ward, because: str | None = None) -> None:
    weighing = Weighing(Decimal(70), date(2026, 11, 20), Witness(SECOND.id, PIN))
    first = ward.station.now().at + timedelta(hours=2)
    plan = cycle_plan.CyclePlan(OwnPin(PIN), weighing, first, because, drugs=DRUGS)
    ordering.order_course(ward.station, DOCTOR, OTHER, ward.regimen, plan, suitability=SUITABLE)


def twice(again: Patient = AGAIN) -> Ward:
    """Somebody may be on record twice, and both have an open course."""
    ward = make_ward()
    admission.admit(ward.station, NURSE, again)
    order(ward)
    return ward


def stop_first(ward: Ward) -> None:
    """A myocardial infarction is recorded in the first dose under the first number."""
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    reacting.react(ward.station, NURSE, key(), INFARCTION)


def begun(again: Patient = AGAIN) -> Ward:
    """The checks of a dose under the second number are under way when the first one is stopped."""
    ward = twice(again)
    ward.pass_time(45)
    administration.begin(ward.station, NURSE, OTHER)
    stop_first(ward)
    return ward


def says_of(ward: Ward) -> str:
    dose = ward.station.case(OTHER).open_dose
    assert dose is not None
    return may_go_on(ward.station.moment(OTHER), dose).say


def found(ward: Ward) -> list[AlarmKind]:
    return [each.kind for each in standing_alarms(ward.station, OTHER)]


def decide(ward: Ward, *, same: bool, because: str = TWIN) -> None:
    decide_elsewhere(ward.station, DOCTOR, OTHER, because, PIN, same=same)


def test_the_next_dose_is_not_begun() -> None:
    ward = twice()
    stop_first(ward)
    ward.pass_time(60)
    with pytest.raises(
        NotAllowed, match=r"(?s)Myocardial infarction.*“Same person\?”.*Nothing was be"
    ):
        administration.begin(ward.station, NURSE, OTHER)
    row = ward_row(ward.station, OTHER)
    assert (row.state, row.slot) == (WardState.SAME_PERSON, 1)
    decide(ward, same=False)
    administration.begin(ward.station, NURSE, OTHER)


def test_a_dose_that_was_begun_goes_no_step_further_and_waits_for_the_prescriber() -> None:
    ward = begun()
    first = FilledStep(ward.regimen.steps[0].id, {})
    standing = may_go_on(ward.station.moment(OTHER), ward.station.case(OTHER).doses[FIRST])
    assert standing.must_hold
    assert standing.passes
    with pytest.raises(NotAllowed, match="Myocardial infarction"):
        confirming.confirm(ward.station, NURSE, FIRST, first)
    assert ward_row(ward.station, OTHER).state is WardState.SAME_PERSON
    decide(ward, same=False)
    assert not says_of(ward)


def test_it_stands_with_the_charge_nurse_until_somebody_takes_it_on_and_blocks_all_the_same() -> (
    None
):
    ward = begun()
    assert found(ward) == [AlarmKind.ELSEWHERE]
    assert (OTHER, AlarmKind.ELSEWHERE) in [
        (each.mrn, each.alarm.kind) for each in ward_alarms(ward.station)
    ]
    (alarm,) = standing_alarms(ward.station, OTHER)
    rows = (ward_row(ward.station, OTHER),)
    assert alarm.say in [each.say for each in attention_list(ward.station, rows) if each.alarm]
    acknowledge(ward.station, CHARGE, OTHER, alarm)
    assert not any(each.open for each in standing_alarms(ward.station, OTHER))
    assert "Myocardial infarction" in says_of(ward)
    decide(ward, same=False)
    assert found(ward) == []


def test_an_infusion_that_runs_asks_to_be_stopped_and_is_not_resumed() -> None:
    ward = twice()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    infusing.pause(ward.station, NURSE, key(), ward.regimen.pause_reasons[0].word)
    ward.pass_time(5)
    administration.begin(ward.station, NURSE, OTHER)
    reacting.react(ward.station, NURSE, FIRST, INFARCTION)
    raised = standing_alarms(ward.station, MRN)
    assert {AlarmKind.STOP, AlarmKind.ELSEWHERE} <= {each.kind for each in raised}
    assert not any(PATIENT.family.casefold() in each.say.casefold() for each in raised)
    assert all(OTHER in each.say for each in raised if each.kind is AlarmKind.STOP)
    with pytest.raises(NotAllowed, match="not resumed"):
        infusing.resume(ward.station, NURSE, key())
    with pytest.raises(NotAllowed, match="infusion is still open"):
        decide_elsewhere(ward.station, DOCTOR, MRN, TWIN, PIN, same=True)
    decide_elsewhere(ward.station, DOCTOR, MRN, TWIN, PIN, same=False)
    infusing.resume(ward.station, NURSE, key())


def test_the_same_person_is_stopped_here_too_and_goes_on_as_after_every_stop() -> None:
    ward = begun()
    decide(ward, same=True, because="The wristband carries both numbers")
    course = ward.station.case(OTHER).course
    assert course is not None
    assert "Myocardial infarction" in (course.stopped or "")
    assert MRN in (course.stopped or "")
    assert "It stays closed until a prescriber decides" in says_of(ward)
    resolved = Resolved(confirmed=True, text="Troponin normal, seen by cardiology")
    reopen(ward.station, DOCTOR, OTHER, "The infarction was excluded", PIN, resolved=resolved)
    assert not says_of(ward)
    assert undecided_elsewhere(ward.station.case(OTHER)) == ()


def test_a_stop_that_follows_another_does_not_come_back_to_it() -> None:
    ward = begun()
    decide(ward, same=True, because="The wristband carries both numbers")
    assert ward.station.case(MRN).stopped_elsewhere == ()
    resolved = Resolved(confirmed=True, text="Troponin normal, seen by cardiology")
    reopen(ward.station, DOCTOR, MRN, "The infarction was excluded", PIN, resolved=resolved)
    dose = ward.station.case(MRN).open_dose
    assert dose is not None
    assert not may_go_on(ward.station.moment(MRN), dose).say


def test_only_a_prescriber_decides_in_words_and_with_the_own_pin() -> None:
    ward = begun()
    with pytest.raises(NotAllowed, match="Only a prescriber"):
        decide_elsewhere(ward.station, CHARGE, OTHER, TWIN, PIN, same=False)
    with pytest.raises(Slip, match="Write in words"):
        decide(ward, same=False, because="x")
    with pytest.raises(NotAllowed):
        decide_elsewhere(ward.station, DOCTOR, OTHER, TWIN, "999999", same=False)
    assert says_of(ward)
    ward.pass_time(1)
    decide(ward, same=False)
    with pytest.raises(NotAllowed, match="No stop of another record waits"):
        decide(ward, same=False)


@pytest.mark.parametrize(
    "again",
    [
        replace(AGAIN, born=date(1949, 5, 2)),
        replace(AGAIN, family="Marsden", given="Eleanor", born=date(1949, 5, 2)),
        replace(AGAIN, given="Walter"),
    ],
)
def test_who_only_has_a_like_name_is_not_held_up(again: Patient) -> None:
    ward = begun(again)
    assert not says_of(ward)
    assert found(ward) == []


def test_a_stop_that_was_gone_on_from_holds_up_nobody() -> None:
    ward = begun()
    resolved = Resolved(confirmed=True, text="Troponin normal, seen by cardiology")
    reopen(ward.station, DOCTOR, MRN, "The infarction was excluded", PIN, resolved=resolved)
    assert not says_of(ward)
    assert found(ward) == []


def test_the_other_record_counts_also_once_that_patient_went_home() -> None:
    ward = begun()
    holding.hold(ward.station, NURSE, key(), Grounds("prescriber", ward.call()))
    admission.discharge(ward.station, NURSE, MRN)
    assert "Myocardial infarction" in says_of(ward)


def test_the_word_of_the_prescriber_at_the_order_counts_until_a_later_stop() -> None:
    ward = make_ward()
    stop_first(ward)
    admission.admit(ward.station, NURSE, AGAIN)
    order(ward, TWIN)
    assert found(ward) == []
    ward.pass_time(60)
    administration.begin(ward.station, NURSE, OTHER)
    resolved = Resolved(confirmed=True, text="Troponin normal, seen by cardiology")
    reopen(ward.station, DOCTOR, MRN, "The infarction was excluded", PIN, resolved=resolved)
    again = ReactionFact("myocardial_infarction", "Chest pain again", "ECG")
    reacting.react(ward.station, NURSE, key(), again)
    assert "Myocardial infarction" in says_of(ward)


def test_an_order_of_an_older_program_that_says_so_counts_for_what_was_stopped_before_it() -> None:
    ward = make_ward()
    stop_first(ward)
    admission.admit(ward.station, NURSE, AGAIN)
    order(ward, TWIN)
    case = ward.station.case(OTHER)
    older = replace(case.courses[0], elsewhere=())
    assert undecided_elsewhere(replace(case, courses=(older,))) == ()
    silent = replace(older, another_by=None)
    assert undecided_elsewhere(replace(case, courses=(silent,))) != ()
    before = replace(older, another_by=1)
    assert undecided_elsewhere(replace(case, courses=(before,))) != ()


def test_a_birth_date_that_is_put_right_asks_again() -> None:
    ward = begun(replace(AGAIN, born=date(1968, 3, 15)))
    decide(ward, same=False)
    assert not says_of(ward)
    right = replace(ward.station.case(OTHER).patient, born=PATIENT.born)
    both = Witness(SECOND.id, PIN)
    correct_patient(ward.station, NURSE, OTHER, right, "The passport says otherwise", both)
    assert "Myocardial infarction" in says_of(ward)


def test_the_decision_stands_at_the_head_of_every_paper() -> None:
    ward = begun()
    decide(ward, same=False)
    words = Wording(ward.station.people(), ward.station.zone, date(2026, 11, 20))
    (line,) = course_notes(ward.station.case(OTHER), words)
    assert f"MRN {MRN}" in line
    assert "another person" in line
    assert TWIN in line


def test_the_same_person_is_stopped_here_too_beside_what_stopped_it_here() -> None:
    ward = begun()
    reacting.react(ward.station, NURSE, FIRST, ReactionFact("chest_pain", None, "", grade=2))
    decide(ward, same=True)
    stopped = ward.station.moment(OTHER).course.stopped or ""
    assert "Chest pain, grade 2 (dose 1)" in stopped
    assert "Myocardial infarction (dose 1) (on the record of the same person" in stopped
