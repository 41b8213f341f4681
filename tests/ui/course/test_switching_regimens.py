"""Switching a course in the window: that it is said, what differs, and what is signed."""

from datetime import timedelta
from decimal import Decimal

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.ui.course.changes.what_differs import SAME_DOSE
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.course.changes.switching import newer_version
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.cycle_plan import CyclePlan
from il2nurse.workflow.course.planning import plan_cycle
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.people.sign_in import Witness
from tests.newer import newer_text, with_newer
from tests.ui.hands import click, write
from tests.ui.seed import Seat, sit_down
from tests.ward import DOCTOR, MRN, NURSE, PATIENT, PIN, SECOND, Ward


def test_the_page_says_so_and_the_prescriber_switches_after_reading(qtbot: QtBot) -> None:
    ward, newer = with_newer(newer_text("Identify the patient", "Identify the patient twice"))
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("patient", MRN)
    assert "Version 9.9.9 of this regimen is in effect; this course goes by" in seat.spoken
    assert not seat.shows("switch_regimen")
    seat.session.begin(DOCTOR)
    seat.session.go("patient", MRN)
    seat.choose("switch_regimen")
    assert ("Identify the patient", "Identify the patient twice") in differing(seat)
    assert SAME_DOSE in [label.text() for label in seat.page.findChildren(QLabel)]
    write(seat.line("reason"), "The committee approved it")
    write(seat.line("switch_pin"), PIN)
    click(seat.button("record_switch"))
    assert ward.station.moment(MRN).regimen.digest != newer.digest
    click(seat.button("differences_read_yes"))
    write(seat.line("switch_pin"), PIN)
    click(seat.button("record_switch"))
    assert ward.station.moment(MRN).regimen.digest == newer.digest
    assert "is in effect; this course goes by" not in seat.spoken
    assert not seat.shows("switch_regimen")


def differing(seat: Seat) -> list[tuple[str, str]]:
    """What was and what is, row by row."""
    table = seat.find("regimen_differs")
    assert isinstance(table, Table)
    told = range(table.model().rowCount())
    return [tuple(table.model().index(at, side).data() for side in (1, 2)) for at in told]


def test_a_drug_that_the_new_version_leaves_unanswered_is_said_first(qtbot: QtBot) -> None:
    goes_on = 'word = "goes_on_for_a_reason"'
    ward, _ = with_newer(newer_text(goes_on, goes_on.replace("_a_", "_some_")))
    seat = sit_down(qtbot, ward, DOCTOR)
    seat.session.go("patient", MRN)
    seat.choose("switch_regimen")
    first = seat.find("before_the_next_dose").accessibleName()
    assert first.startswith(f"Before the next dose: {PATIENT.drugs[0]} interacts, and the order")
    assert "Answered under “Order questions”" in first


def test_a_course_that_is_over_is_offered_no_other_version(qtbot: QtBot) -> None:
    ward, _ = with_newer(newer_text(), given=1)
    close(ward)
    assert offered(qtbot, ward)
    ward.pass_time(60 * 24 * 16)
    station, at = ward.station, ward.station.now().at
    weighing = Weighing(Decimal(70), station.today(at), Witness(SECOND.id, PIN))
    plan_cycle(station, DOCTOR, MRN, CyclePlan(OwnPin(PIN), weighing, at + timedelta(hours=1)))
    assert offered(qtbot, ward)
    close(ward)
    assert not offered(qtbot, ward)
    assert newer_version(station, station.moment(MRN).course)


def close(ward: Ward) -> None:
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), CloseReason("prescriber", "Enough given"))


def offered(qtbot: QtBot, ward: Ward) -> bool:
    """Whether the prescriber's page says that a newer version is there, and has the act for it."""
    seat = sit_down(qtbot, ward, DOCTOR)
    seat.session.go("patient", MRN)
    told = "is in effect; this course goes by" in seat.spoken
    assert seat.shows("switch_regimen") is told
    return told
