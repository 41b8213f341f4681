"""A reaction is struck out where the record is corrected: C, its row, why, and who signs."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.ui.patient.doses_page import DosesPage
from il2nurse.ui.reactions.strike_reaction import StrikeReactionDialog
from il2nurse.workflow.dose.reacting import react
from tests.ui.dose.keyboard import Bed
from tests.ui.hands import click
from tests.ui.reactions.test_reactions import given, look_at
from tests.ui.seed import Seat
from tests.ward import DOCTOR, NURSE, PIN, key


def opened(seat: Seat, term: str, grade: int) -> Bed:
    """Its dialog, reached with the keyboard."""
    given(seat.ward)
    react(seat.ward.station, NURSE, key(), ReactionFact(term, None, "Called", grade=grade))
    page = look_at(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_C)
    hand = Bed(seat.ward, seat.session, seat.window)
    hand.press(Qt.Key.Key_End)
    hand.enter()
    assert isinstance(page.drawer.top, StrikeReactionDialog)
    return hand


def told(seat: Seat) -> str:
    """What the dialog says."""
    page = seat.page
    assert isinstance(page, DosesPage)
    assert page.drawer.top
    return " ".join(each.text() for each in page.drawer.top.findChildren(QLabel))


def test_one_that_stopped_nothing_needs_a_reason_alone(seat: Seat) -> None:
    hand = opened(seat, "chills", 1)
    assert "Reaction: Chills, grade 1, began" in told(seat)
    assert not seat.shows("witness")
    hand.enter()
    assert seat.ward.dose().reactions
    hand.write("Of the patient in the next bed")
    hand.enter()
    assert not seat.ward.dose().reactions
    assert "The reaction is struck out; it stays readable." in seat.said


def test_one_that_closed_the_course_is_signed_by_a_prescriber(seat: Seat) -> None:
    hand = opened(seat, "gi_bleeding", 3)
    assert "a prescriber is one of the two who sign" in told(seat)
    hand.write("Of the patient in the next bed")
    hand.enter()
    assert seat.ward.dose().reactions
    seat.choose_witness(DOCTOR.id)
    seat.line("witness_pin").setText(PIN)
    click(seat.button("record_strike_reaction"))
    assert not seat.ward.dose().reactions
    assert "No dose may be given until" not in seat.spoken
