"""Planning the next cycle: after the rest, or earlier with the prescriber's reason."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from il2nurse.workflow.course.changes.pausing import pause_order
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.prescribing import OwnPin
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
