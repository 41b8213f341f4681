"""Whether a patient may be treated: every gate that is open, who closes it, and each pre-test."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.chart.facts import KnownFrom, ObservedFact
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.rules.assessment.pre_tests import PreTest, pre_tests
from il2nurse.domain.rules.dose.eligibility import cautions, open_gates, shut_gates
from il2nurse.domain.rules.dose.gates import Closer, Gate
from il2nurse.readable.course.pre_test_rows import state_in_words
from il2nurse.workflow.chart import charting, correcting
from il2nurse.workflow.course.suitability import tell_suitability
from il2nurse.workflow.dose import administration, holding
from il2nurse.workflow.patient.admission import discharge
from il2nurse.workflow.patient.pre_tests import chart_pre_tests
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row
from tests.suitable import SUITABLE
from tests.ward import DOCTOR, MRN, NURSE, PIN, SECOND, Ward, because, make_ward

TESTS = {
    *("thallium_stress_test", "pulmonary_function", "chest_x_ray", "blood_count"),
    *("electrolytes", "liver_tests", "kidney_tests", "pregnancy_status"),
}


def gates(ward: Ward) -> tuple[Gate, ...]:
    moment = ward.station.moment(MRN)
    return open_gates(moment.case, moment)


def ids(ward: Ward) -> set[str]:
    return {each.id for each in gates(ward)}


def the_test(ward: Ward, name: str) -> PreTest:
    (found,) = (each for each in pre_tests(ward.station.moment(MRN)) if each.field.id == name)
    return found


@pytest.fixture
def ward() -> Ward:
    """A patient with an order, asked everything, whose pre-tests were confirmed for a dose."""
    made = make_ward()
    tell_suitability(made.station, NURSE, MRN, SUITABLE)
    made.pass_time(30)
    administration.begin(made.station, NURSE, MRN)
    made.walk("contraindications")
    return made


def test_without_anything_on_file_every_test_is_open() -> None:
    found = gates(make_ward())
    assert {each.id for each in found} == TESTS
    assert {each.closer for each in found} == {Closer.NURSE}


def test_what_nobody_asked_at_the_order_keeps_a_dose_from_being_begun() -> None:
    ward = make_ward(asked=False)
    (asked,) = (each for each in gates(ward) if each.id not in TESTS)
    assert (asked.id, asked.closer) == ("suitability", Closer.PRESCRIBER)
    row = ward_row(ward.station, MRN)
    assert row.state is WardState.NOT_ELIGIBLE
    assert row.next_action == "Eligibility: order questions not asked and 8 more"
    with pytest.raises(NotAllowed, match=r"(?s)nobody asked.*prescriber can close.*Eligibility"):
        administration.begin(ward.station, NURSE, MRN)
    tell_suitability(ward.station, NURSE, MRN, SUITABLE)
    administration.begin(ward.station, NURSE, MRN)


@pytest.mark.parametrize("days", [None, 28, 29])
def test_what_is_missing_or_too_old_is_asked_at_the_dose(days: int | None) -> None:
    ward = make_ward()
    if days:
        chart(ward, thallium_stress_test="normal", thallium_stress_test_date=before(ward, days))
    administration.begin(ward.station, NURSE, MRN)
    assert ward.dose().key.slot == 1


@pytest.mark.parametrize(
    ("typed", "shut"),
    [
        ({"thallium_stress_test": "abnormal"}, True),
        ({"thallium_stress_test": "not_done"}, False),
        ({"fev1_l": "2"}, True),
        ({"fev1_l": "2.01"}, False),
        ({"fev1_percent": "74.9"}, True),
        ({"fev1_percent": "75"}, False),
        ({"pregnancy_status": "pregnant"}, True),
        ({"pregnancy_status": "not_verified"}, False),
    ],
)
def test_a_result_that_speaks_against_a_dose_keeps_it_from_being_begun(
    typed: dict[str, str], *, shut: bool
) -> None:
    ward = make_ward()
    chart(ward, **typed)
    assert bool(shut_gates(ward.station.moment(MRN))) is shut
    if shut:
        with pytest.raises(NotAllowed, match="Nothing was begun"):
            administration.begin(ward.station, NURSE, MRN)
    else:
        administration.begin(ward.station, NURSE, MRN)


def enter(ward: Ward, word: str, witness: Witness | None = None) -> None:
    typed = {"thallium_stress_test": word, "thallium_stress_test_date": before(ward, 1)}
    chart_pre_tests(
        ward.station, NURSE, MRN, ObservedFact(typed, source=KnownFrom.REPORT), witness=witness
    )


def test_another_result_takes_a_witness_each_time_until_none_speaks_against_a_dose() -> None:
    ward = make_ward()
    enter(ward, "abnormal")
    with pytest.raises(NotAllowed, match="takes a witness"):
        enter(ward, "normal")
    with pytest.raises(NotAllowed, match="cannot check yourself"):
        enter(ward, "normal", Witness(NURSE.id, PIN))
    enter(ward, "abnormal", Witness(SECOND.id, PIN))
    with pytest.raises(NotAllowed, match="takes a witness"):
        enter(ward, "normal")
    enter(ward, "normal", Witness(SECOND.id, PIN))
    assert "thallium_stress_test_abnormal" not in ids(ward)
    newest = ward.station.case(MRN).chart.newest("thallium_stress_test", ward.station.now().at)
    assert newest
    assert newest.witness == SECOND.id
    enter(ward, "normal")
    administration.begin(ward.station, NURSE, MRN)


def test_a_witnessed_result_that_is_struck_out_answers_for_nothing() -> None:
    ward = make_ward()
    enter(ward, "abnormal")
    enter(ward, "normal", Witness(SECOND.id, PIN))
    (newest,) = (e for e in ward.station.case(MRN).chart.sets if e.witness)
    correcting.strike_out(ward.station, NURSE, MRN, newest.seq, "Another patient's report")
    assert "thallium_stress_test_abnormal" in ids(ward)
    with pytest.raises(NotAllowed, match="takes a witness"):
        enter(ward, "normal")


def correct(ward: Ward, seq: int, name: str, now: str) -> None:
    change = correcting.ValueChange(seq, ward.regimen.fields[name], now, "Read wrongly")
    correcting.correct(ward.station, NURSE, MRN, change)


def test_an_abnormal_result_that_is_corrected_alone_waits_for_a_witness() -> None:
    ward = make_ward()
    enter(ward, "abnormal")
    (kept,) = ward.station.case(MRN).chart.sets
    correct(ward, kept.seq, "thallium_stress_test", "normal")
    (gate,) = shut_gates(ward.station.moment(MRN))
    assert (gate.id, gate.closer) == ("thallium_stress_test_abnormal", Closer.NURSE_AND_WITNESS)
    assert "no witness signed another result since" in gate.missing
    with pytest.raises(NotAllowed, match="Nothing was begun"):
        administration.begin(ward.station, NURSE, MRN)
    enter(ward, "normal", Witness(SECOND.id, PIN))
    administration.begin(ward.station, NURSE, MRN)


@pytest.mark.parametrize(
    ("name", "shut"),
    [("thallium_stress_test", True), ("thallium_stress_test_date", True), ("chest_x_ray", False)],
)
def test_a_witness_signed_nothing_that_was_corrected_since(name: str, *, shut: bool) -> None:
    ward = make_ward()
    enter(ward, "abnormal")
    other = {"chest_x_ray": "not_done", "chest_x_ray_date": before(ward, 2)}
    test = {"thallium_stress_test": "normal", "thallium_stress_test_date": before(ward, 1)}
    typed = ObservedFact({**test, **other}, source=KnownFrom.REPORT)
    chart_pre_tests(ward.station, NURSE, MRN, typed, witness=Witness(SECOND.id, PIN))
    assert not shut_gates(ward.station.moment(MRN))
    (kept,) = (e for e in ward.station.case(MRN).chart.sets if e.witness)
    now = {"thallium_stress_test": "not_done", "chest_x_ray": "normal"}
    correct(ward, kept.seq, name, now.get(name, before(ward, 0)))
    assert bool(shut_gates(ward.station.moment(MRN))) is shut


def test_nothing_is_open_once_all_is_answered(ward: Ward) -> None:
    assert gates(ward) == ()
    found = the_test(ward, "thallium_stress_test")
    assert (found.answer, found.done_on, found.charted_by) == (
        "normal",
        date(2026, 11, 11),
        "okafor",
    )
    assert found.serves


def test_without_an_order_the_order_is_open() -> None:
    case = make_ward().station.case(MRN)
    (gate,) = open_gates(replace(case, courses=()), None)
    assert (gate.id, gate.closer) == ("order", Closer.PRESCRIBER)


@pytest.mark.parametrize(
    ("days", "open_rule"),
    [(27, None), (28, None), (29, "thallium_stress_test_too_old")],
)
def test_a_report_serves_up_to_its_limit(days: int, open_rule: str | None) -> None:
    ward = make_ward()
    chart(ward, thallium_stress_test="normal", thallium_stress_test_date=before(ward, days))
    rules = {rule for rule in ids(ward) if rule.startswith("thallium")}
    assert rules == ({open_rule} if open_rule else set())
    stress_test = the_test(ward, "thallium_stress_test")
    assert state_in_words(stress_test) == ("Too old" if open_rule else "Good")
    until = stress_test.good_until
    assert until is not None
    assert (until <= ward.station.now().at) is bool(open_rule)


def test_a_result_that_is_typed_again_alone_goes_by_the_day_on_file() -> None:
    ward = make_ward()
    chart(ward, thallium_stress_test="normal", thallium_stress_test_date=before(ward, 27))
    dated = the_test(ward, "thallium_stress_test")
    ward.pass_time(10)
    chart(ward, thallium_stress_test="not_done")
    again = the_test(ward, "thallium_stress_test")
    assert again.answer == "not_done"
    assert (again.done_on, again.good_until) == (dated.done_on, dated.good_until)
    ward.pass_time(2 * 24 * 60)
    assert "thallium_stress_test_too_old" in ids(ward)


@pytest.mark.parametrize(
    ("minutes", "serves"), [(7 * 24 * 60 - 1, True), (7 * 24 * 60, True), (7 * 24 * 60 + 1, False)]
)
def test_what_was_charted_serves_for_its_time(minutes: int, *, serves: bool) -> None:
    ward = make_ward()
    chart(ward, pregnancy_status="not_applicable")
    at = ward.station.now().at
    ward.pass_time(minutes)
    found = the_test(ward, "pregnancy_status")
    assert found.serves is serves
    assert found.good_until == at + timedelta(days=7)
    assert ("pregnancy_status" in ids(ward)) is not serves


def test_a_result_that_is_too_old_in_two_ways_is_one_gate() -> None:
    ward = make_ward()
    chart(ward, blood_count="normal", blood_count_date=before(ward, 3))
    ward.pass_time(8 * 24 * 60)
    (gate,) = (each for each in gates(ward) if each.id.startswith("blood_count"))
    assert gate.id == "blood_count_too_old"


def test_what_keeps_a_dose_from_being_begun_stands_first() -> None:
    ward = make_ward()
    chart(ward, thallium_stress_test="abnormal", thallium_stress_test_date=before(ward, 3))
    assert gates(ward)[0].id == "thallium_stress_test_abnormal"
    assert all(each.asked for each in gates(ward)[1:])


def test_an_abnormal_test_speaks_against_a_dose() -> None:
    ward = make_ward()
    chart(ward, pulmonary_function="abnormal", pulmonary_function_date=before(ward, 3))
    (gate,) = (each for each in gates(ward) if each.id == "pulmonary_function_abnormal")
    assert "abnormal" in gate.missing
    assert gate.closer is Closer.NURSE_AND_WITNESS
    lungs = the_test(ward, "pulmonary_function")
    assert lungs.findings
    assert state_in_words(lungs) == "Against a dose"


def test_a_stopped_cycle_and_a_patient_who_left_are_open() -> None:
    ward = make_ward()
    for _ in range(3):
        holding.hold_unbegun(ward.station, NURSE, MRN, Grounds("prescriber", ward.call()))
        ward.pass_time(8 * 60)
    assert "cycle_stopped" in ids(ward)
    discharge(ward.station, NURSE, MRN)
    assert gates(ward)[0].id == "discharged"


def test_other_illness_asks_for_care_and_closes_nothing(ward: Ward) -> None:
    assert cautions(ward.station.moment(MRN)) == ()
    asked = ward.regimen.suitability
    (illness,) = (field for field in asked.fields if field.id == "other_illness")
    first = next(word for word in illness.words() if word != illness.none)
    answers = {**SUITABLE, illness.id: (first,), asked.reason: "Ejection fraction 60 %"}
    tell_suitability(
        ward.station, DOCTOR, MRN, answers, change=because("The patient told of it today")
    )
    assert cautions(ward.station.moment(MRN))
    assert [gate.id for gate in gates(ward)] == ["order_unverified"]


def before(ward: Ward, days: int) -> str:
    return (ward.station.today(ward.station.now().at) - timedelta(days=days)).isoformat()


def chart(ward: Ward, **answers: str) -> None:
    fields = tuple(ward.regimen.fields[name] for name in answers)
    charting.observe(ward.station, NURSE, MRN, fields, ObservedFact(answers))


def test_the_clock_of_the_ward_decides_when_a_day_is_over() -> None:
    ward = make_ward()
    chart(ward, thallium_stress_test="normal", thallium_stress_test_date=before(ward, 3))
    until = the_test(ward, "thallium_stress_test").good_until
    assert until == datetime(2026, 12, 16, 5, 0, tzinfo=UTC)
