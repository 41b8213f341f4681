"""Values at a call limit ask for a call to the prescriber, until one is on record."""

from datetime import timedelta

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.dose.call import Call, Grounds
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.domain.rules.assessment.step_findings import judge
from il2nurse.domain.rules.chart.labs_due import labs_due
from il2nurse.domain.rules.labs.calls import OwedCall, owed_calls
from il2nurse.domain.rules.labs.reading import TypedResult
from il2nurse.workflow.dose import administration, holding
from il2nurse.workflow.labs import results
from il2nurse.workflow.patient.calling import record_call
from il2nurse.workflow.ward.attention import Urgency, attention_list
from il2nurse.workflow.ward.ward import ward_rows
from tests.laboratory import LABORATORY
from tests.ward import DOCTOR, MRN, NURSE, PHARMACIST, Ward, key, make_ward


def result(ward: Ward, test: str, value: str, unit: str, minutes: float = 5) -> int:
    taken = ward.station.now().at - timedelta(minutes=minutes)
    kept = results.record_result(
        ward.station,
        NURSE,
        MRN,
        LABORATORY,
        TypedResult(test, value, unit, taken),
        confirmed=True,
    )
    return kept.seq


def owed(ward: Ward) -> tuple[OwedCall, ...]:
    return owed_calls(ward.station.moment(MRN))


def call(ward: Ward, order: str = "Glucose with insulin", *, read_back: bool = True) -> Call:
    return Call(DOCTOR.id, ward.station.now().at, read_back, order)


@pytest.mark.parametrize(
    ("test", "unit", "quiet", "asks"),
    [
        ("potassium", "mEq/L", "3", "2.9"),
        ("potassium", "mEq/L", "5.5", "5.6"),
        ("magnesium", "mg/dL", "1.4", "1.39"),
        ("phosphate", "mg/dL", "1.5", "1.4"),
        ("calcium", "mg/dL", "7", "6.9"),
        ("calcium", "mg/dL", "12.5", "12.6"),
        ("sodium", "mEq/L", "125", "124"),
        ("sodium", "mEq/L", "155", "156"),
        ("glucose", "mg/dL", "55", "54"),
        ("glucose", "mg/dL", "250", "251"),
        ("hemoglobin", "g/dL", "8", "7.9"),
        ("troponin_i", "ng/mL", "0.04", "0.05"),
        ("troponin_t", "ng/mL", "0.014", "0.02"),
        ("bicarbonate", "mEq/L", "20", "19"),
        ("platelets", "per mm³", "20000", "19000"),
    ],
)
def test_a_result_beyond_its_limit_asks_for_a_call(
    test: str, unit: str, quiet: str, asks: str
) -> None:
    ward = make_ward()
    result(ward, test, quiet, unit)
    assert not owed(ward)
    result(ward, test, asks, unit, minutes=3)
    (found,) = owed(ward)
    assert found.value.startswith(asks.replace("19000", "19,000"))
    assert "Call the prescriber now" in found.say


def test_every_limit_of_a_test_is_in_the_unit_of_the_laboratory() -> None:
    for limit in make_ward().regimen.calls.limits:
        if limit.test:
            assert LABORATORY.tests.tests[limit.test].unit.name == limit.unit


def test_every_test_that_falls_due_is_one_of_the_laboratory() -> None:
    for rule in make_ward().regimen.calls.labs_due:
        assert set(rule.tests) <= set(LABORATORY.tests.tests)


def test_a_value_in_another_unit_is_compared_in_that_of_the_limit() -> None:
    ward = make_ward()
    result(ward, "glucose", "20", "mmol/L")
    (found,) = owed(ward)
    assert found.value == "20 mmol/L"


def test_it_is_an_alarm_until_the_call_is_on_record() -> None:
    ward = make_ward()
    seq = result(ward, "potassium", "6.8", "mEq/L")
    (alarm,) = alarms(ward.station.moment(MRN), ward.station.now())
    assert (alarm.kind, alarm.seq) == (AlarmKind.RESULT, seq)
    assert alarm.say.startswith("Potassium high, 6.8 mEq/L at 20-Nov 06:55. Call the")
    (matter,) = attention_list(ward.station, ward_rows(ward.station))
    assert matter.urgency is Urgency.ACT
    record_call(ward.station, NURSE, MRN, owed(ward), call(ward))
    assert not owed(ward)
    assert not alarms(ward.station.moment(MRN), ward.station.now())
    (kept,) = ward.station.case(MRN).calls
    assert (kept.seq, kept.prescriber, kept.order) == (seq, DOCTOR.id, "Glucose with insulin")


def test_a_better_value_does_not_answer_and_a_later_bad_one_asks_again() -> None:
    ward = make_ward()
    result(ward, "potassium", "6.8", "mEq/L", minutes=30)
    result(ward, "potassium", "4.2", "mEq/L", minutes=5)
    assert owed(ward)
    record_call(ward.station, NURSE, MRN, owed(ward), call(ward))
    assert not owed(ward)
    ward.pass_time(60)
    result(ward, "potassium", "6.1", "mEq/L")
    assert owed(ward)[0].value == "6.1 mEq/L"


def test_what_is_corrected_or_struck_out_asks_no_more_and_one_call_answers_all() -> None:
    ward = make_ward()
    seq = result(ward, "potassium", "6.8", "mEq/L")
    result(ward, "hemoglobin", "7.2", "g/dL")
    assert len(owed(ward)) == 2
    results.strike_out_result(ward.station, NURSE, MRN, seq, "Haemolysed")
    assert [each.limit.id for each in owed(ward)] == ["call_hemoglobin_low"]
    result(ward, "sodium", "120", "mEq/L")
    record_call(ward.station, NURSE, MRN, owed(ward), call(ward))
    assert not owed(ward)
    assert len(ward.station.case(MRN).calls) == 2


def test_an_old_result_that_comes_in_later_is_no_news() -> None:
    ward = make_ward()
    result(ward, "potassium", "6.8", "mEq/L", minutes=60 * 25)
    assert not owed(ward)


def test_a_call_needs_a_prescriber_an_order_and_the_read_back() -> None:
    ward = make_ward()
    result(ward, "potassium", "6.8", "mEq/L")
    asked = owed(ward)
    late = ward.station.now().at + timedelta(hours=1)
    for made, field in (
        (Call(NURSE.id, ward.station.now().at, read_back=True, order="Repeat"), "prescriber"),
        (call(ward, "."), "order"),
        (call(ward, read_back=False), "read_back"),
        (Call(DOCTOR.id, late, read_back=True, order="Repeat"), "called_at"),
    ):
        with pytest.raises(Slip) as refused:
            record_call(ward.station, NURSE, MRN, asked, made)
        assert refused.value.field == field
    with pytest.raises(NotAllowed):
        record_call(ward.station, PHARMACIST, MRN, asked, call(ward))
    record_call(ward.station, DOCTOR, MRN, asked, call(ward, read_back=False))
    with pytest.raises(NotAllowed, match="on record already"):
        record_call(ward.station, NURSE, MRN, asked, call(ward))


def test_the_step_of_labs_says_it_with_what_was_typed_there() -> None:
    ward = make_ward()
    result(ward, "potassium", "6.8", "mEq/L")
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("lethargy")
    step = ward.regimen.step("labs_urine")
    answers = {**ward.answers("labs_urine"), "bicarbonate_meq_l": "19"}
    judged = judge(ward.station.moment(MRN), ward.dose(), step, answers)
    found = {finding.rule: finding.field for finding in judged.findings}
    assert found == {"call_bicarbonate_low": "bicarbonate_meq_l", "call_potassium_high": None}


def test_blood_tests_are_due_from_the_begin_and_counted_from_the_last_specimen() -> None:
    ward = make_ward()
    assert labs_due(ward.station.moment(MRN)) == ()
    ward.pass_time(60)
    daily, creatinine = labs_due(ward.station.moment(MRN))
    assert daily.due
    assert not daily.overdue
    assert "potassium" in daily.names
    result(ward, "creatinine", "0.9", "mg/dL", minutes=30)
    _, creatinine = labs_due(ward.station.moment(MRN))
    assert not creatinine.due
    assert creatinine.at == ward.station.now().at + timedelta(hours=11, minutes=30)
    ward.pass_time(60 * 4 + 1)
    (matter,) = (
        each
        for each in attention_list(ward.station, ward_rows(ward.station))
        if "Daily blood tests" in each.say
    )
    assert matter.say.startswith("Overdue since 20-Nov 08:00: Daily blood tests: platelets")
    ward.pass_time(60 * 24 * 5)
    assert labs_due(ward.station.moment(MRN)) == ()


def test_a_value_told_with_a_hold_asks_for_no_second_call() -> None:
    ward = make_ward()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("contraindications")
    ward.confirm("vital_signs", respiratory_rate_per_min="34", oxygen_l_per_min="0")
    assert [each.limit.id for each in owed(ward)] == ["call_breathing_fast"]
    holding.hold(ward.station, NURSE, key(), Grounds("breathing", ward.call()))
    assert not owed(ward)
