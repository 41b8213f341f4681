"""A pre-test is waived for a course, where the regimen allows it, and asked for again."""

import pytest

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.chart.facts import KnownFrom, ObservedFact
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.assessment.pre_tests import missing_pre_tests, pre_tests
from il2nurse.domain.rules.dose.eligibility import open_gates, shut_gates
from il2nurse.readable.course.pre_test_rows import state_in_words
from il2nurse.workflow.course.waiving import take_waiver_back, waivable_tests, waive_test
from il2nurse.workflow.dose import administration
from il2nurse.workflow.one_act import KeptBefore
from il2nurse.workflow.patient.pre_tests import chart_pre_tests
from tests.waivable import waivable
from tests.ward import DOCTOR, MRN, NURSE, PIN, Ward, make_ward

TEST = "chest_x_ray"
WHY = "A CT of the chest was read on 18-Nov"
AGAIN = "The CT was of another patient"
UNTOLD = {TEST: "", f"{TEST}_date": ""}


def ward_that_may() -> Ward:
    return make_ward(book=waivable())


def waive(ward: Ward, by: Person = DOCTOR, test: str = TEST, why: str = WHY) -> None:
    waive_test(ward.station, by, MRN, test, why, PIN)


def ask_again(ward: Ward) -> None:
    take_waiver_back(ward.station, DOCTOR, MRN, TEST, AGAIN, PIN)


def enter(ward: Ward, result: str, day: str = "2026-11-14") -> None:
    typed = ObservedFact({TEST: result, f"{TEST}_date": day}, source=KnownFrom.REPORT)
    chart_pre_tests(ward.station, NURSE, MRN, typed)


def open_ids(ward: Ward) -> set[str]:
    moment = ward.station.moment(MRN)
    return {gate.id for gate in open_gates(moment.case, moment)}


def at_the_tests(ward: Ward) -> None:
    """A dose is begun, and its pre-tests are what is asked next."""
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    while ward.open_step() != "pre_tests":
        ward.confirm(str(ward.open_step()))


def test_a_waived_test_is_no_gate_and_the_step_does_not_ask_for_it() -> None:
    ward = ward_that_may()
    assert TEST in open_ids(ward)
    waive(ward)
    assert TEST not in open_ids(ward)
    moment = ward.station.moment(MRN)
    assert TEST not in {each.id for each in missing_pre_tests(moment)}
    assert waivable_tests(moment) == ()
    test = next(each for each in pre_tests(moment) if each.field.id == TEST)
    assert state_in_words(test) == "Waived"
    assert test.field.hint == f"Waived for this course: {WHY}"
    at_the_tests(ward)
    ward.confirm_with("pre_tests", UNTOLD)
    assert ward.open_step() != "pre_tests"


def test_it_stands_for_what_was_not_done_or_is_too_old() -> None:
    ward = ward_that_may()
    enter(ward, "not_done", "2026-09-14")
    assert {"chest_x_ray_missing", "chest_x_ray_too_old"} <= open_ids(ward)
    waive(ward)
    assert not {each for each in open_ids(ward) if each.startswith(TEST)}


def test_a_result_that_comes_all_the_same_is_judged_as_always() -> None:
    text = 'id = "chest_x_ray_abnormal"\n  when = { field = "chest_x_ray", is = "abnormal" }'
    book = waivable()
    written = book.text(next(iter(book.today().values())))
    changed = written.replace(f'{text}\n  result = "watch"', f'{text}\n  result = "block"')
    assert changed != written
    book.use(changed)
    ward = make_ward(book=book)
    waive(ward)
    enter(ward, "abnormal")
    assert "chest_x_ray_abnormal" in open_ids(ward)
    enter(ward, "normal")
    assert "chest_x_ray_abnormal" not in open_ids(ward)


def test_the_shipped_regimen_lets_nobody_waive_anything() -> None:
    ward = make_ward()
    assert waivable_tests(ward.station.moment(MRN)) == ()
    for test in (TEST, "thallium_stress_test"):
        with pytest.raises(NotAllowed, match="the regimen does not allow that it is waived"):
            waive(ward, test=test)
    with pytest.raises(NotAllowed, match="“blood_type” is no test before a course"):
        waive(ward, test="blood_type")


def test_a_prescriber_alone_waives_with_their_pin_and_a_reason() -> None:
    ward = ward_that_may()
    with pytest.raises(NotAllowed, match="Only a prescriber can decide this"):
        waive(ward, by=NURSE)
    for why in ("", "x", "no reason"):
        with pytest.raises(Slip, match="Write in words why"):
            waive(ward, why=why)
    with pytest.raises(NotAllowed, match="PIN"):
        waive_test(ward.station, DOCTOR, MRN, TEST, WHY, "0000")
    assert TEST in open_ids(ward)


def test_twice_is_refused_and_one_press_is_one_act() -> None:
    ward = ward_that_may()
    asked = ward.station.new_id()
    waive_test(ward.station, DOCTOR, MRN, TEST, WHY, PIN, asked)
    with pytest.raises(KeptBefore):
        waive_test(ward.station, DOCTOR, MRN, TEST, WHY, PIN, asked)
    with pytest.raises(NotAllowed, match="Chest X-ray is waived already"):
        waive(ward)
    kinds = [each.kind for each in ward.station.entries(MRN)]
    assert kinds.count(Kind.PRE_TEST_WAIVED) == 1


def test_taken_back_it_is_asked_for_again_also_by_a_step_that_was_confirmed() -> None:
    ward = ward_that_may()
    with pytest.raises(NotAllowed, match="Chest X-ray is not waived"):
        ask_again(ward)
    waive(ward)
    at_the_tests(ward)
    ward.confirm_with("pre_tests", UNTOLD)
    with pytest.raises(NotAllowed, match="Only a prescriber"):
        take_waiver_back(ward.station, NURSE, MRN, TEST, AGAIN, PIN)
    with pytest.raises(Slip, match="asked for again"):
        take_waiver_back(ward.station, DOCTOR, MRN, TEST, "x", PIN)
    ask_again(ward)
    assert TEST in open_ids(ward)
    assert ward.open_step() == "pre_tests"
    again = ward.dose().asked_again
    assert [each.finding.say for each in again] == [
        "Chest X-ray: the waiver was taken back. Answer it."
    ]
    ward.confirm("pre_tests")
    assert ward.open_step() != "pre_tests"


def test_it_may_be_waived_anew_and_nothing_is_asked_again_then() -> None:
    ward = ward_that_may()
    waive(ward)
    at_the_tests(ward)
    ward.confirm_with("pre_tests", UNTOLD)
    ask_again(ward)
    waive(ward)
    assert ward.open_step() != "pre_tests"
    assert not shut_gates(ward.station.moment(MRN))
