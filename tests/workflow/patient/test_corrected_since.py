"""Sex or birth date corrected after the order: what was judged by it is asked again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.rules.dose.eligibility import shut_gates
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.workflow.course.changes.changing import OrderChange, change_order
from il2nurse.workflow.course.changes.verifying import WorkedOut, verify_order
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.suitability import AnswersChange, tell_suitability
from il2nurse.workflow.dose import administration
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.people.sign_in import Witness
from tests.suitable import SUITABLE
from tests.ward import DOCTOR, MRN, NURSE, PATIENT, PIN, SECOND, Ward, make_ward

OF_MEN = {name: answer for name, answer in SUITABLE.items() if name != "breastfeeding"}


@pytest.fixture
def ward() -> Ward:
    ward = make_ward()
    ward.pass_time(30)
    return ward


def correct(ward: Ward, sex: str | None = None, born: date | None = None) -> None:
    was = ward.station.case(MRN).patient
    now = replace(was, sex=sex or was.sex, born=born or was.born)
    why = "The wristband was read again"
    correct_patient(ward.station, NURSE, MRN, now, why, Witness(SECOND.id, PIN))


def gates(ward: Ward) -> list[str]:
    return [gate.id for gate in shut_gates(ward.station.moment(MRN))]


def answer(ward: Ward, answers: Mapping[str, Answer]) -> None:
    change = AnswersChange(OwnPin(PIN), "Sex and birth date were put right")
    tell_suitability(ward.station, DOCTOR, MRN, answers, change=change)


def verify(ward: Ward) -> None:
    moment = ward.station.moment(MRN)
    weight = moment.course.current.demand_weight().kg
    seen = WorkedOut(moment.calculation().dose_international_units, weight)
    verify_order(ward.station, SECOND, MRN, seen, PIN)


def test_another_sex_is_a_gate_that_a_new_verified_version_closes(ward: Ward) -> None:
    correct(ward, sex="male")
    (gate,) = shut_gates(ward.station.moment(MRN))
    assert (gate.id, gate.closer.value) == ("patient_corrected", "prescriber")
    assert "was answered for sex female, and it is male on record now." in gate.say
    with pytest.raises(NotAllowed, match="What was judged by it is asked again"):
        administration.begin(ward.station, NURSE, MRN)
    answer(ward, OF_MEN)
    assert gates(ward) == ["order_unverified"]
    verify(ward)
    assert gates(ward) == []
    suited = ward.station.moment(MRN).course.suited
    assert suited
    assert "breastfeeding" not in suited.answers
    administration.begin(ward.station, NURSE, MRN)


def test_what_is_asked_of_women_is_asked_then(ward: Ward) -> None:
    correct(ward, sex="male")
    answer(ward, OF_MEN)
    verify(ward)
    correct(ward, sex="female")
    with pytest.raises(Slip) as slip:
        answer(ward, OF_MEN)
    assert slip.value.field == "breastfeeding"
    answer(ward, SUITABLE)
    verify(ward)
    assert gates(ward) == []


def test_the_same_answers_are_another_version_too(ward: Ward) -> None:
    correct(ward, sex="unknown")
    assert gates(ward) == ["patient_corrected"]
    with pytest.raises(NotAllowed, match="by the prescriber's PIN, or a telephoned order"):
        tell_suitability(ward.station, NURSE, MRN, SUITABLE)
    answer(ward, SUITABLE)
    assert ward.station.moment(MRN).course.current.version == 2
    verify(ward)
    assert gates(ward) == []


def test_a_version_that_answers_nothing_closes_nothing(ward: Ward) -> None:
    correct(ward, sex="unknown")
    later = ward.station.moment(MRN).slots[1]
    change = OrderChange(None, later)
    change_order(ward.station, DOCTOR, MRN, change, "The patient has breakfast first", PIN)
    verify(ward)
    assert gates(ward) == ["patient_corrected"]


def test_a_correction_that_was_taken_back_changed_nothing(ward: Ward) -> None:
    correct(ward, sex="male")
    correct(ward, sex="female")
    assert gates(ward) == []


@pytest.mark.parametrize(
    ("born", "found"),
    [
        (date(1968, 3, 15), []),
        (date(1968, 11, 20), []),
        (date(1968, 11, 21), ["patient_corrected"]),
        (date(1967, 11, 21), []),
        (date(1967, 11, 20), ["patient_corrected"]),
    ],
)
def test_a_birth_date_counts_by_the_age_on_the_day(
    ward: Ward, born: date, found: list[str]
) -> None:
    assert PATIENT.age(date(2026, 11, 20)) == 58
    correct(ward, born=born)
    assert gates(ward) == found


def test_who_is_too_young_has_no_version(ward: Ward) -> None:
    correct(ward, born=date(2012, 3, 14))
    assert gates(ward) == ["age"]
    with pytest.raises(NotAllowed, match="is 14 years old; this regimen"):
        answer(ward, SUITABLE)
    correct(ward, born=date(2008, 11, 20))
    answer(ward, SUITABLE)
    verify(ward)
    assert gates(ward) == []


def test_an_open_dose_waits_and_goes_on(ward: Ward) -> None:
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    correct(ward, sex="unknown")
    standing = may_go_on(ward.station.moment(MRN), ward.dose())
    assert standing.must_hold
    assert standing.passes
    answer(ward, SUITABLE)
    verify(ward)
    assert "was answered for" not in may_go_on(ward.station.moment(MRN), ward.dose()).say


def test_what_runs_goes_on(ward: Ward) -> None:
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    correct(ward, sex="unknown")
    assert not may_go_on(ward.station.moment(MRN), ward.dose()).must_stop


def test_an_order_without_answers_has_its_own_gate() -> None:
    ward = make_ward(asked=False)
    ward.pass_time(30)
    correct(ward, sex="male")
    assert gates(ward) == ["suitability"]
