"""An infusion that runs is taken over: the bedside shows its ring and asks for its end."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.values.form_number import make_number
from il2nurse.ui.patient.doses_page import DosesPage
from il2nurse.ui.patient.form_questions import NOBODY
from il2nurse.ui.patient.from_paper import GivenOnPaperDialog, open_doses
from il2nurse.ui.patient.given_form import RUNS
from il2nurse.workflow.dose import administration, ending, infusing
from tests.courses import two_courses
from tests.ui.hands import write
from tests.ui.seed import Seat, sit_down
from tests.ward import FIRST_SLOT, IDENTITY, MRN, NURSE, PIN, SECOND, Ward, key

STARTED = FIRST_SLOT + timedelta(minutes=5)


def taken_over(qtbot: QtBot, ward: Ward) -> Seat:
    """Ten minutes after its start the running infusion is entered by keyboard."""
    ward.clock.move(STARTED + timedelta(minutes=10) - ward.station.now().at)
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("patient", MRN)
    QTest.keyClick(seat.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(seat.page, DosesPage)
    dialog = seat.page.drawer.top
    assert isinstance(dialog, GivenOnPaperDialog)
    assert dialog.form
    answers = {
        "form": make_number(IDENTITY.register, "pack", 1),
        "dose": key().stream,
        "started_at": STARTED.isoformat(),
        "reason": RUNS,
        "gave": SECOND.id,
        "checked": NOBODY,
    }
    dialog.form.set_answers(answers)
    assert not dialog.form.editors["ended_at"].asked
    assert not dialog.form.editors["given_ml"].asked
    write(dialog.pin, PIN)
    dialog.act()
    return seat


def shown(seat: Seat) -> str:
    """Everything written on the page in view."""
    labels = (each for each in seat.page.findChildren(QLabel) if each.isVisible())
    return " ".join(each.text() for each in labels)


def test_the_ring_goes_on_from_the_true_start(qtbot: QtBot, ward: Ward) -> None:
    seat = taken_over(qtbot, ward)
    assert ward.dose().infusing
    assert "infusing" in seat.spoken.lower()
    seat.session.go("dose", MRN, key())
    assert "05:00" in seat.spoken
    assert "late entry from paper, form " in shown(seat)
    ward.pass_time(6)
    ending.complete(ward.station, NURSE, key())
    seat.page.refresh()
    assert ward.open_step() == "flush"
    assert seat.page_name == "dose"


@pytest.mark.parametrize("paused", [False, True])
def test_where_one_has_no_end_that_is_said_before_anything_is_typed(
    qtbot: QtBot, ward: Ward, *, paused: bool
) -> None:
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    if paused:
        infusing.pause(ward.station, NURSE, key(), ward.regimen.pause_reasons[0].word)
    ward.pass_time(10 * 60)
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("patient", MRN)
    QTest.keyClick(seat.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    state = "is paused" if paused else "runs"
    assert f"{state} by the record. If it has ended, record its end first" in shown(seat)


def test_doses_of_an_earlier_course_come_last_and_say_which(qtbot: QtBot) -> None:
    ward = two_courses()
    ward.pass_time(60)
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("patient", MRN)
    asked = open_doses(seat.session, ward.station.moment(MRN))
    labels = [each.label for each in asked.choices]
    assert labels[0].startswith("Dose 1 of cycle 1, due ")
    assert labels[1].startswith("Dose 2 of cycle 1 of course 1, due 20-Nov")
    assert seat.shows("given_on_paper")
