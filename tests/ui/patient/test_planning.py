"""Planning the next cycle: after the rest, or earlier with the prescriber's reason."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from il2nurse.ui.page.banner_dose import dose_told
from il2nurse.ui.page.ward_marks import mark_of, rest_sentence
from il2nurse.workflow.course.changes.pausing import pause_order
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row
from tests.ui.again import type_again
from tests.ui.hands import click, write
from tests.ui.seed import Seat, sit_down
from tests.ward import DOCTOR, MRN, NURSE, PIN, SECOND, make_ward


@pytest.fixture(autouse=True)
def closed(seat: Seat) -> None:
    """The rest of the first cycle is closed."""
    why = CloseReason("prescriber", "The patient asked for a pause.")
    close_cycle(seat.ward.station, DOCTOR, MRN, OwnPin(PIN), why)


def fill(seat: Seat, first_slot: str, reason: str = "") -> None:
    seat.session.go("plan_cycle", MRN)
    write(seat.line("dosing_weight_kg"), "68.5")
    write(seat.line("weighed_on"), "20-Nov-2026")
    write(seat.line("first_slot"), first_slot)
    if reason:
        write(seat.line("early_reason"), reason)
    prescriber = seat.find("prescriber")
    assert isinstance(prescriber, QComboBox)
    prescriber.setCurrentIndex(prescriber.findData(DOCTOR.id))
    write(seat.line("called_at"), "06:55")
    click(seat.button("read_back_yes"))
    click(seat.button("plan_cycle_verify"))
    type_again(seat, "68.5")
    people = seat.find("witness")
    assert isinstance(people, QComboBox)
    people.setCurrentIndex(people.findData(SECOND.id))
    write(seat.line("witness_pin"), PIN)
    click(seat.button("sign_verified"))


def cycles(seat: Seat) -> list[Decimal]:
    course = seat.ward.station.case(MRN).course
    assert course
    return [cycle.demand_weight().kg for cycle in course.cycles]


def test_the_next_cycle_has_its_own_weight(seat: Seat) -> None:
    fill(seat, "04-Dec-2026 20:00")
    assert cycles(seat) == [Decimal(70), Decimal("68.5")]
    assert seat.page_name == "patient"


def test_before_the_rest_is_over_the_prescriber_s_reason_is_asked(seat: Seat) -> None:
    fill(seat, "30-Nov-2026 08:00")
    assert len(cycles(seat)) == 1
    assert "An earlier start needs the prescriber's reason" in seat.spoken


def test_by_telephone_nobody_shortens_the_rest(seat: Seat) -> None:
    fill(seat, "30-Nov-2026 08:00", "Prescriber: progression, start now")
    assert len(cycles(seat)) == 1
    assert "Only the prescriber can shorten it" in seat.spoken


def test_the_dose_of_the_new_weight_is_shown_before_it_is_planned(seat: Seat) -> None:
    seat.session.go("plan_cycle", MRN)
    write(seat.line("dosing_weight_kg"), "68.5")
    assert (
        "68.5 kg × 600,000 international units per kg = 41.1 million international units"
        in seat.spoken
    )


def test_no_dose_is_offered_where_only_the_order_waits(qtbot: QtBot) -> None:
    ward = make_ward()
    pause_order(ward.station, DOCTOR, MRN, OwnPin(PIN), "Fever of 39 and chills")
    ward.pass_time(6 * 24 * 60)
    for person in (NURSE, DOCTOR):
        seat = sit_down(qtbot, ward, person)
        seat.session.go("patient", MRN)
        assert "Order paused" in seat.spoken
        for name in ("not_given", "begin_dose", "preparation_pdf", "plan_cycle"):
            assert not seat.shows(name)
        assert seat.shows("resume_order") is (person is DOCTOR)


@pytest.mark.parametrize(("days", "over"), [(2, False), (30, True)])
def test_a_rest_that_is_over_is_not_told_as_one_that_goes_on(
    seat: Seat, days: int, *, over: bool
) -> None:
    station = seat.ward.station
    seat.ward.pass_time(60 * 24 * days)
    row, now, words = ward_row(station, MRN), station.now().at, station.words
    assert row.state is WardState.RESTING
    assert row.due
    assert mark_of(row, now).word == ("Rest over" if over else "Resting")
    ends = words.clock(row.due)
    told = dose_told(station.moment(MRN), None, words)
    assert told.dose == ("Rest over" if over else "Resting")
    assert f"since {ends}" in str(told) if over else f"until {ends}" in str(told)
    said = rest_sentence(row.due, now, words)
    assert ("has been over since" in said, "not planned yet" in said) == (over, over)
    seat.session.go("patient", MRN)
    shown = [each.text() for each in seat.page.findChildren(QLabel) if each.isVisible()]
    assert f"{said}{row.next_action}" in shown
