"""The tests of a course are entered before any dose, and serve at the dose."""

import pytest
from pytestqt.qtbot import QtBot

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.chart.facts import KnownFrom, ObservedFact
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.rules.assessment.pre_tests import missing_pre_tests
from il2nurse.ui.patient.eligibility.pre_tests import PreTestsDialog
from il2nurse.workflow.patient.pre_tests import chart_pre_tests
from tests.ui.hands import click, write
from tests.ui.seed import Seat, sit_down
from tests.ward import MRN, NURSE, PIN, SECOND, STUDENT, Ward, make_ward


@pytest.fixture
def seat(qtbot: QtBot) -> Seat:
    seat = sit_down(qtbot, make_ward(), NURSE)
    seat.session.go("eligibility", MRN)
    return seat


def chart(ward: Ward, **typed: Answer) -> None:
    chart_pre_tests(ward.station, NURSE, MRN, ObservedFact(typed, source=KnownFrom.REPORT))


def answer(seat: Seat, test: str, word: str) -> None:
    dialog = seat.window.findChild(PreTestsDialog)
    assert dialog
    assert dialog.form
    dialog.form.set_answers({test: word})


def test_a_result_with_its_day_is_on_file_for_the_dose(seat: Seat) -> None:
    missing = len(missing_pre_tests(seat.ward.station.moment(MRN)))
    click(seat.button("enter_pre_tests"))
    answer(seat, "source", "report")
    answer(seat, "thallium_stress_test", "normal")
    write(seat.line("thallium_stress_test_date"), "11-Nov-2026")
    click(seat.button("record_pre_tests"))
    moment = seat.ward.station.moment(MRN)
    assert len(missing_pre_tests(moment)) == missing - 1
    assert "thallium_stress_test" not in {each.id for each in missing_pre_tests(moment)}
    assert "missing: Lung function, Chest X-ray" in seat.spoken


def test_nothing_typed_and_a_result_without_its_day_record_nothing(seat: Seat) -> None:
    click(seat.button("enter_pre_tests"))
    click(seat.button("record_pre_tests"))
    assert "Type at least one result" in seat.spoken
    answer(seat, "chest_x_ray", "normal")
    click(seat.button("record_pre_tests"))
    assert "is missing. Nothing was recorded" in seat.spoken
    assert not seat.ward.station.case(MRN).chart.with_value("chest_x_ray")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"chest_x_ray_date": "2026-11-11"}, "chest_x_ray"),
        ({"chest_x_ray": "normal", "chest_x_ray_date": "2026-11-21"}, "chest_x_ray_date"),
        ({"chest_x_ray": "normal"}, "chest_x_ray_date"),
        ({}, ""),
    ],
    ids=["no result", "a day to come", "no day", "nothing"],
)
def test_what_does_not_belong_together_is_a_slip(typed: dict[str, Answer], field: str) -> None:
    ward = make_ward()
    with pytest.raises(Slip) as refused:
        chart(ward, **typed)
    assert refused.value.field == field
    assert not ward.station.case(MRN).chart.with_value("chest_x_ray_date")


def test_what_speaks_against_a_dose_is_answered_otherwise_only_before_a_witness() -> None:
    ward = make_ward()
    chart(ward, chest_x_ray="normal", chest_x_ray_date="2026-11-11")
    chart(ward, thallium_stress_test="abnormal", thallium_stress_test_date="2026-11-11")
    ward.pass_time(5)
    with pytest.raises(NotAllowed, match="takes a witness"):
        chart(ward, thallium_stress_test="normal", thallium_stress_test_date="2026-11-12")
    newest = ward.station.case(MRN).chart.newest("thallium_stress_test", ward.station.now().at)
    assert newest
    assert newest.values["thallium_stress_test"] == "abnormal"


def test_who_may_not_chart_enters_nothing(qtbot: QtBot) -> None:
    ward = make_ward()
    whole = {"chest_x_ray": "normal", "chest_x_ray_date": "2026-11-11"}
    with pytest.raises(NotAllowed, match="is for a"):
        chart_pre_tests(ward.station, STUDENT, MRN, ObservedFact(whole, source=KnownFrom.REPORT))
    seat = sit_down(qtbot, ward, STUDENT)
    seat.session.go("eligibility", MRN)
    assert not seat.shows("enter_pre_tests")


def test_another_result_is_entered_before_a_witness_and_the_dose_is_begun(qtbot: QtBot) -> None:
    ward = make_ward()
    chart(ward, thallium_stress_test="abnormal", thallium_stress_test_date="2026-11-11")
    ward.pass_time(10)
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("patient", MRN)
    assert not seat.button("begin_dose").isEnabled()
    assert "Begin dose 1: not cleared yet" in seat.spoken
    click(seat.button("eligibility"))
    click(seat.button("enter_pre_tests"))
    answer(seat, "source", "report")
    answer(seat, "thallium_stress_test", "normal")
    write(seat.line("thallium_stress_test_date"), "12-Nov-2026")
    click(seat.button("record_pre_tests"))
    assert "Choose the witness" in seat.spoken
    seat.choose_witness(SECOND.id)
    write(seat.line("witness_pin"), PIN)
    click(seat.button("record_pre_tests"))
    newest = ward.station.case(MRN).chart.newest("thallium_stress_test", ward.station.now().at)
    assert newest
    assert (newest.values["thallium_stress_test"], newest.witness) == ("normal", SECOND.id)
    seat.session.go("patient", MRN)
    assert seat.button("begin_dose").isEnabled()
