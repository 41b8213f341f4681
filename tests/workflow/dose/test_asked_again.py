"""A confirmed step is asked again where the chart or the patient's data no longer bear it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.dose.asked_again import Again
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.domain.rules.dose.against import against_the_dose
from il2nurse.domain.rules.dose.asked_again import asked_again
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.domain.rules.labs.reading import TypedResult
from il2nurse.readable.dose.step_rows import step_row
from il2nurse.readable.dose_record import DoseRecord, make_dose_record
from il2nurse.workflow.chart import charting, correcting
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.dose import administration, holding
from il2nurse.workflow.labs.results import ResultChange, correct_result, record_result
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row
from tests.laboratory import LABORATORY
from tests.ward import CHARGE, MRN, NURSE, PIN, SECOND, ZONE, Ward, key, make_ward, once

WHY = "Read again from the report"


@pytest.fixture
@once
def ward() -> Ward:
    """Dose 1 has every step behind it but the infusion."""
    made = make_ward()
    made.pass_time(30)
    administration.begin(made.station, NURSE, MRN)
    made.walk("line")
    assert made.open_step() == "infuse"
    return made


def correct(ward: Ward, name: str, now: str) -> None:
    observed = ward.station.case(MRN).chart.with_value(name)[-1]
    field = ward.regimen.fields[name]
    correcting.correct(ward.station, NURSE, MRN, ValueChange(observed.seq, field, now, WHY))


def strike(ward: Ward, name: str) -> None:
    observed = ward.station.case(MRN).chart.with_value(name)[-1]
    field = ward.regimen.fields[name]
    correcting.strike_value(ward.station, NURSE, MRN, observed.seq, field, WHY)


def put_right(ward: Ward, change: Callable[[Patient], Patient]) -> None:
    patient = change(ward.station.case(MRN).patient)
    signs = Witness(SECOND.id, PIN)
    correct_patient(ward.station, CHARGE, MRN, patient, "Compared with the wristband", signs)


def record_of(ward: Ward) -> DoseRecord:
    station, dose = ward.station, ward.dose()
    return make_dose_record(
        station.case(MRN),
        dose,
        ward.regimen,
        station.entries(MRN),
        people=station.people(),
        zone=ZONE,
        at=station.now().at,
    )


def refused(ward: Ward) -> str:
    with pytest.raises(NotAllowed) as told:
        ward.start()
    assert not ward.dose().given
    return str(told.value)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("thallium_stress_test", "abnormal", "stress test is abnormal"),
        ("thallium_stress_test_date", "2026-09-11", "more than 28 days old"),
        ("pulmonary_function", "abnormal", "pulmonary function tests are abnormal"),
        ("blood_count", "not_done", "blood count is not on file"),
        ("chest_x_ray", "not_done", "X-ray is not on file"),
        ("pregnancy_status", "not_verified", "Pregnancy status is not known"),
    ],
)
def test_an_answer_corrected_to_one_that_blocks_opens_its_step_again(
    ward: Ward, name: str, value: str, says: str
) -> None:
    step = next(each.id for each in ward.regimen.steps if each.field(name))
    correct(ward, name, value)
    assert says in refused(ward)
    assert ward.open_step() == step
    found = ward.dose().asked_again
    assert [(each.step, each.why, each.by) for each in found] == [(step, Again.BLOCKED, NURSE.id)]
    moment = ward.station.moment(MRN)
    assert says in " ".join(against_the_dose(moment, ward.dose()))
    standing = may_go_on(moment, ward.dose())
    assert (standing.verdict, standing.must_hold) == (Verdict.NOT_EVALUABLE, False)
    assert ward_row(ward.station, MRN).state is WardState.IN_STEPS
    correct(ward, name, "2026-11-10" if name.endswith("_date") else str(ward.answers(step)[name]))
    if value == "abnormal":
        # Nobody puts a result against the dose aside alone.
        assert "takes a witness" in refused(ward)
        with pytest.raises(NotAllowed, match="needs a witness to sign"):
            ward.confirm(step)
        ward.confirm(step, witness=Witness(SECOND.id, PIN))
    assert ward.open_step() == "infuse"
    ward.start()


def test_a_worse_result_charted_after_its_step_opens_it_again(ward: Ward) -> None:
    field = ward.regimen.fields["pregnancy_status"]
    told = ObservedFact({field.id: "not_verified"}, confirmed=(field.id,))
    charting.observe(ward.station, SECOND, MRN, (field,), told)
    assert "Pregnancy status is not known" in refused(ward)
    assert ward.open_step() == "contraindications"
    assert ward.dose().asked_again[0].by == SECOND.id


@pytest.mark.parametrize(
    "name",
    [
        "thallium_stress_test",
        "pulmonary_function",
        "blood_count",
        "pregnancy_status",
        "permanent_stop_events",
        "other_absolute_signs",
        "other_relative_signs",
        "circulation_symptoms",
        "alertness",
    ],
)
def test_what_was_struck_out_is_answered_again(ward: Ward, name: str) -> None:
    step = next(each.id for each in ward.regimen.steps if each.field(name))
    strike(ward, name)
    assert "struck out. Answer it again." in refused(ward)
    assert ward.open_step() == step
    ward.confirm(step)
    assert ward.dose().asked_again == ()
    assert ward.open_step() == "infuse"
    ward.start()


def test_what_stands_newer_on_the_chart_needs_no_second_answer(ward: Ward) -> None:
    ward.pass_time(1)
    ward.vital_signs()
    first = ward.dose().steps["vital_signs"].charted
    assert first is not None
    pulse = ward.regimen.fields["heart_rate_per_min"]
    correcting.strike_value(ward.station, NURSE, MRN, first, pulse, WHY)
    assert ward.dose().asked_again == ()
    ward.start()


def anew(**changed: object) -> Callable[[Patient], Patient]:
    def change(patient: Patient) -> Patient:
        return replace(patient, **changed)  # type: ignore[arg-type]  # one table of several kinds

    return change


@pytest.mark.parametrize(
    ("change", "steps"),
    [
        (anew(family="Other"), {"identify"}),
        (anew(mrn="99999999"), {"identify"}),
        (anew(born=date(1968, 3, 15)), {"identify", "contraindications"}),
        (anew(allergies=("latex",)), {"contraindications"}),
        (anew(drugs=("paracetamol",)), {"contraindications"}),
    ],
)
def test_data_changed_after_the_step_that_looked_at_them_are_looked_at_again(
    ward: Ward, change: Callable[[Patient], Patient], steps: set[str]
) -> None:
    put_right(ward, change)
    assert "changed after this step. Ask again." in refused(ward)
    found = ward.dose().asked_again
    assert {each.step for each in found} == steps
    assert {(each.why, each.by) for each in found} == {(Again.CHANGED, CHARGE.id)}


def test_another_sex_asks_the_prescriber_first_and_then_the_steps_again(ward: Ward) -> None:
    put_right(ward, anew(sex="male"))
    assert "The order was answered for sex female, and it is male" in refused(ward)
    assert {each.step for each in ward.dose().asked_again} == {"identify", "contraindications"}


def test_a_bed_is_nothing_that_a_step_looked_at(ward: Ward) -> None:
    put_right(ward, anew(bed="714-B"))
    ward.start()


def test_a_patient_who_turns_out_a_minor_cannot_be_started(ward: Ward) -> None:
    put_right(ward, anew(born=date(2010, 3, 14)))
    assert "younger than 18 years" in refused(ward)
    with pytest.raises(NotAllowed, match="younger than 18 years"):
        ward.confirm("identify")
    holding.hold(ward.station, NURSE, key(), Grounds("prescriber", ward.call()))
    assert ward.dose().held


def test_what_was_done_again_for_it_counts(ward: Ward) -> None:
    put_right(ward, anew(allergies=("latex",)))
    ward.confirm("contraindications")
    ward.start()
    record = record_of(ward)
    row = step_row(record, ward.regimen.step("contraindications"))
    words = " ".join(span.text for line in row.lines for span in line)
    assert "again because it had expired or the record had changed" in words


def test_the_paper_says_why_a_step_is_to_be_repeated(ward: Ward) -> None:
    put_right(ward, anew(allergies=("latex",)))
    row = step_row(record_of(ward), ward.regimen.step("contraindications"))
    assert row.decision[0].text == "The record changed, to be repeated"
    assert not row.done


def test_a_preparation_made_again_is_checked_again(ward: Ward) -> None:
    moment, dose = ward.station.moment(MRN), ward.dose()
    made, check = dose.steps["dilute"], dose.steps["double_check"]
    later = replace(made, number=check.number + 1)
    found = tuple(asked_again(moment, replace(dose, steps={**dose.steps, "dilute": later})))
    assert [(each.step, each.finding.rule) for each in found] == [("double_check", "made_again")]
    assert tuple(asked_again(moment, dose)) == ()


@pytest.mark.parametrize("act", [correct, lambda ward, name, _: strike(ward, name)])
def test_while_it_runs_the_same_is_an_alarm(ward: Ward, act: Callable[..., None]) -> None:
    ward.start()
    act(ward, "thallium_stress_test", "abnormal")
    standing = may_go_on(ward.station.moment(MRN), ward.dose())
    assert standing.must_stop
    kinds = [each.kind for each in alarms(ward.station.moment(MRN), ward.station.now())]
    assert AlarmKind.STOP in kinds


def test_while_it_runs_data_that_two_people_compared_are_no_alarm(ward: Ward) -> None:
    ward.start()
    put_right(ward, anew(mrn="99999999"))
    assert not may_go_on(ward.station.moment(MRN), ward.dose()).must_stop
    assert ward.dose().is_done(ward.regimen.step("identify"), ward.station.now().at)


def test_of_a_dose_that_is_over_nothing_is_asked_again(ward: Ward) -> None:
    ward.walk("flush")
    correct(ward, "thallium_stress_test", "abnormal")
    put_right(ward, anew(allergies=("latex",)))
    assert ward.dose().asked_again == ()


def troponin(ward: Ward, value: str) -> None:
    typed = TypedResult("troponin_i", value, "ng/mL", ward.station.now().at - timedelta(minutes=1))
    record_result(ward.station, NURSE, MRN, LABORATORY, typed, confirmed=True)


def test_a_raised_troponin_has_the_signs_that_stop_asked_again(ward: Ward) -> None:
    troponin(ward, "0.03")
    assert not ward.dose().asked_again
    ward.pass_time(1)
    troponin(ward, "5")
    assert "Troponin I 5 ng/mL" in refused(ward)
    (again,) = ward.dose().asked_again
    assert (again.why, again.by) == (Again.BLOCKED, NURSE.id)
    assert ward.open_step() == again.step


def test_a_troponin_that_is_corrected_upwards_asks_too(ward: Ward) -> None:
    troponin(ward, "0.03")
    ward.pass_time(1)
    (result,) = ward.station.case(MRN).chart.results_of("troponin_i")
    change = TypedResult("troponin_i", "5", "ng/mL", result.at)
    correct_result(
        ward.station, NURSE, MRN, LABORATORY, ResultChange(result.seq, change, "Read wrongly")
    )
    assert ward.dose().asked_again


def test_a_step_answered_after_the_troponin_counts(ward: Ward) -> None:
    troponin(ward, "5")
    (again,) = ward.dose().asked_again
    ward.confirm(again.step)
    assert not ward.dose().asked_again
