"""The emergency card leaves room for the questions, and everything in it is one press away."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.ui.dose.page import BedsidePage
from il2nurse.ui.look import sizes
from il2nurse.ui.reactions.emergency import EmergencyCard
from il2nurse.ui.reactions.reaction import ReactionDialog
from il2nurse.ui.widgets.action import Weight
from il2nurse.workflow.dose import administration
from tests.ui.dose.conftest import look_at
from tests.ui.dose.keyboard import Bed
from tests.ui.hands import click
from tests.ui.measure import faults
from tests.ward import DOCTOR, MRN, NURSE, make_ward


def reacting(qtbot: QtBot, *, running: bool) -> tuple[Bed, ReactionDialog]:
    ward = make_ward()
    ward.pass_time(15)
    if running:
        administration.begin(ward.station, NURSE, MRN)
        ward.walk("line")
        ward.start()
    else:
        ward.give()
    bed = look_at(qtbot, ward)
    bed.press(Qt.Key.Key_F12)
    QApplication.processEvents()
    dialog = bed.page.drawer.top
    assert isinstance(dialog, ReactionDialog)
    return bed, dialog


def in_words(dialog: ReactionDialog) -> list[str]:
    (card,) = dialog.findChildren(EmergencyCard)
    return [each.text() for each in card.findChildren(QLabel) if each.isVisible()]


def form_label(dialog: ReactionDialog) -> str:
    assert dialog.form
    return dialog.form.editors["grade"].label.text()


def test_it_says_that_nothing_runs_only_where_nothing_ran(qtbot: QtBot) -> None:
    _, dialog = reacting(qtbot, running=False)
    assert dialog.accessibleName() == "Reaction · no infusion is running"
    _, dialog = reacting(qtbot, running=True)
    (go_on,) = dialog.findChildren(QAbstractButton, "go_on_running")
    click(go_on)
    assert dialog.accessibleName() == "Reaction"


def test_while_it_runs_every_act_is_in_view(qtbot: QtBot) -> None:
    _, dialog = reacting(qtbot, running=True)
    words = in_words(dialog)
    assert any(word.startswith("Lay the patient flat") for word in words)
    assert "1" in words
    assert dialog.main.text().startswith("Stop the infusion now")
    assert dialog.main.property("tone") == Weight.STOP.value
    (card,) = dialog.findChildren(EmergencyCard)
    leads = [each for each in card.findChildren(QLabel) if each.property("role") == "large"]
    assert {each.fontInfo().pixelSize() for each in leads} == {sizes.LARGE}


def test_the_first_question_is_in_view_below_the_folded_card(qtbot: QtBot) -> None:
    bed, dialog = reacting(qtbot, running=False)
    line, foot = dialog.terms.line, dialog.main.mapTo(bed.window, QPoint()).y()
    assert line.mapTo(bed.window, QPoint(0, line.height())).y() < foot - 100
    words = in_words(dialog)
    assert "Stop the infusion." not in words
    assert "Check airway, breathing, circulation." in words
    assert any("New drowsiness" in word for word in words)
    assert not any(word.startswith("Lay the patient flat") for word in words)
    assert not faults(dialog)


def test_one_key_shows_what_to_do_on_a_condition(qtbot: QtBot) -> None:
    bed, dialog = reacting(qtbot, running=False)
    QTest.keyClick(bed.window, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    assert any(word.startswith("Lay the patient flat") for word in in_words(dialog))
    assert not faults(dialog)
    assert isinstance(bed.page, BedsidePage)


def test_grade_and_what_was_done_are_in_view_once_it_is_said_what_is_seen(qtbot: QtBot) -> None:
    bed, dialog = reacting(qtbot, running=False)
    bed.window.resize(1366, 768)
    assert dialog.main.text() == "Next: its grade"
    bed.write("chest pain")
    bed.enter()
    assert "any grade closes the course" in form_label(dialog)
    bed.write("2")
    QApplication.processEvents()
    assert dialog.main.text() == "Record the reaction"
    foot = dialog.main.mapTo(bed.window, QPoint()).y()
    form = dialog.form
    assert form
    for editor in form.editors.values():
        assert editor.mapTo(bed.window, QPoint(0, editor.height())).y() < foot
    assert in_words(dialog) == [
        *("1", "Check airway, breathing, circulation.", "Call the emergency team if one fails."),
        *("2", "Call the prescriber."),
        "Record whom you called, when, and that you read the order back.",
        *("3", "Chart vital signs.", "Every 15 min for an hour, then hourly for 8 h."),
        f"Call: {DOCTOR.shown}",
        *("Chest pain or a new rhythm:", "Record a 12-lead ECG at once."),
    ]
    assert not faults(dialog)


def test_when_it_began_is_asked_in_view_and_its_outcome_is_one_key_away(qtbot: QtBot) -> None:
    bed, dialog = reacting(qtbot, running=False)
    bed.window.resize(1366, 768)
    bed.write("rash")
    bed.enter()
    assert bed.find("at").isVisible()
    assert not any(each.isVisible() for each in dialog.findChildren(QWidget, "outcome"))
    QTest.keyClick(bed.window, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    assert bed.find("outcome").isVisible()


def test_after_a_stop_the_title_says_when_and_what_to_do_stays_open(qtbot: QtBot) -> None:
    bed, dialog = reacting(qtbot, running=True)
    bed.window.resize(1366, 768)
    bed.enter()
    at = bed.ward.station.local(bed.ward.station.now().at)
    assert dialog.accessibleName() == f"Reaction · infusion stopped at {at:%H:%M}, on record"
    bed.write("chest pain")
    bed.enter()
    QApplication.processEvents()
    assert "Stop the infusion." in in_words(dialog)
    assert any(word.startswith("Disconnect bag and tubing") for word in in_words(dialog))
    assert dialog.form
    assert f"at the stop, {at:%H:%M}" in dialog.form.editors["at"].label.text()
    assert not faults(dialog)


def test_without_a_stop_one_act_is_filled_and_the_other_way_is_a_link(qtbot: QtBot) -> None:
    _, dialog = reacting(qtbot, running=True)
    (go_on,) = dialog.findChildren(QAbstractButton, "go_on_running")
    assert dialog.foot.isAncestorOf(go_on)
    assert go_on.property("tone") == Weight.LINK.value
