"""A reaction that became worse: its new grade is told where its outcome is."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.workflow.dose.reacting import react
from tests.ui.hands import click
from tests.ui.reactions.test_reactions import given, look_at
from tests.ui.seed import Seat
from tests.ward import NURSE, key


def test_the_new_grade_closes_the_course_and_the_page_says_so(seat: Seat) -> None:
    given(seat.ward)
    react(seat.ward.station, NURSE, key(), ReactionFact("gi_bleeding", None, "Called", grade=2))
    look_at(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_T)
    click(seat.button("outcome_ongoing"))
    click(seat.button("grade_3"))
    assert "Gastrointestinal bleeding, grade 3: no further dose until" in seat.spoken
    click(seat.button("record_outcome"))
    assert "The course is closed until a prescriber decides." in seat.said
    assert "Closed: Gastrointestinal bleeding, grade 3 (dose 1). No dose may be" in seat.spoken
    (kept,) = seat.ward.dose().reactions
    assert (kept.grade, kept.grade_now) == (2, 3)
