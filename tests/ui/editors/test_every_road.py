"""One answer is one answer by every road: what stands in a line is what is read and judged."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.domain.regimen.fields import Choice, FieldKind
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.editors.factory import compact_editor_for, editor_for
from il2nurse.ui.editors.pick import PickEditor
from il2nurse.ui.editors.time import TimeEditor
from il2nurse.ui.editors.which_hour import WhichHour
from il2nurse.ui.forms.entry_options import EntryOptions
from il2nurse.ui.labs.result_line import ResultLine
from il2nurse.ui.reactions.term_list import TermList
from il2nurse.ui.shell.scans.keys import write_into
from tests.laboratory import LABORATORY
from tests.ui.gallery_editors import ZONE, Still, made
from tests.ui.hands import click, press
from tests.ui.seed import Seat
from tests.ward import REGIMEN

Road = Callable[[QLineEdit, str], None]
TWICE: Final = datetime(2026, 11, 1, 3, tzinfo=ZONE)

# Of each kind two texts as they are typed, and what the second of them is.
LINES = {
    FieldKind.TEXT: ("left arm", "right arm", "right arm"),
    FieldKind.NUMBER: ("120", "134", "134"),
    FieldKind.DATE: ("19-Nov-2026", "17-Nov-2026", "2026-11-17"),
    FieldKind.TIME: ("13:05", "12:05", "2026-11-20T17:05:00+00:00"),
}


def by_keys(line: QLineEdit, text: str) -> None:
    line.selectAll()
    QTest.keyClicks(line, text)


def by_value(line: QLineEdit, text: str) -> None:
    """As screen readers and voice control set it."""
    QAccessible.queryAccessibleInterface(line).setText(QAccessible.Text.Value, text)


def by_part(line: QLineEdit, text: str) -> None:
    """As they edit a part of it."""
    spoken = QAccessible.queryAccessibleInterface(line).editableTextInterface()
    spoken.replaceText(0, len(line.text()), text)


ROADS = (by_keys, by_value, by_part, write_into)


def press_action(widget: QWidget, name: str) -> None:
    QAccessible.queryAccessibleInterface(widget).actionInterface().doAction(name)


@pytest.mark.parametrize("kind", LINES)
@pytest.mark.parametrize("first", ROADS)
@pytest.mark.parametrize("second", ROADS)
def test_a_line_is_read_and_judged_as_it_stands(
    qtbot: QtBot, kind: FieldKind, first: Road, second: Road
) -> None:
    editor = editor_for(made("asked", "Asked", kind), ZONE, Still())
    qtbot.addWidget(editor)
    line = editor.first()
    assert isinstance(line, QLineEdit)
    before, after, meant = LINES[kind]
    first(line, before)
    with qtbot.waitSignal(editor.changed):
        second(line, after)
    assert line.text() == after
    assert editor.read() == meant


@pytest.mark.parametrize("road", ROADS)
def test_a_time_taken_from_the_clock_gives_way_to_one_that_is_set(qtbot: QtBot, road: Road) -> None:
    editor = TimeEditor(made("begun", "Begun", FieldKind.TIME), ZONE, Still())
    qtbot.addWidget(editor)
    editor.take_now()
    road(editor.line, "12:05")
    assert editor.read() == "2026-11-20T17:05:00+00:00"


@pytest.mark.parametrize("road", ROADS)
def test_an_expired_vial_is_told_by_every_road(qtbot: QtBot, still: Still, road: Road) -> None:
    editor = editor_for(REGIMEN.fields["vials"], ZONE, still)
    qtbot.addWidget(editor)
    lot = editor.first()
    assert isinstance(lot, QLineEdit)
    road(lot, "A7")
    expiry = editor.findChild(QLineEdit, "vials_expiry_1")
    assert isinstance(expiry, QLineEdit)
    with qtbot.waitSignal(editor.changed):
        road(expiry, "10/2026")
    assert editor.answer() == ("A7|2026-10-31",)
    assert expiry.property("slip") == "true"


@pytest.mark.parametrize("action", ["Toggle", "Press"])
def test_of_two_equal_hours_one_is_chosen_by_every_action(qtbot: QtBot, action: str) -> None:
    editor = TimeEditor(made("begun", "Begun", FieldKind.TIME), ZONE, Still(TWICE))
    qtbot.addWidget(editor)
    editor.show()
    by_value(editor.line, "01:30")
    for button, meant in ((editor.which.second, "06:30"), (editor.which.first, "05:30")):
        press_action(button, action)
        # A press by action is drawn before it counts.
        qtbot.waitUntil(button.isChecked)
        assert [each.isChecked() for each in (editor.which.first, editor.which.second)] == [
            button is editor.which.first,
            button is editor.which.second,
        ]
        assert editor.read() == f"2026-11-01T{meant}:00+00:00"


def test_two_equal_hours_are_radio_buttons_and_are_asked_anew(qtbot: QtBot) -> None:
    which = WhichHour("begun", ZONE)
    qtbot.addWidget(which)
    which.offer((TWICE, TWICE))
    click(which.first)
    which.offer((TWICE, TWICE))
    for button in (which.first, which.second):
        role = QAccessible.queryAccessibleInterface(button).role()
        assert role is QAccessible.Role.RadioButton
        assert not button.isChecked()


def test_a_list_gives_the_one_word_that_it_shows(qtbot: QtBot) -> None:
    words = tuple(Choice(word, word.title()) for word in ("sinus", "other"))
    editor = compact_editor_for(
        made("rhythm", "Rhythm", FieldKind.CHOICE, choices=words), ZONE, Still()
    )
    qtbot.addWidget(editor)
    assert isinstance(editor, PickEditor)
    for road in (_draft, _program, _arrow):
        editor.set_answer("sinus")
        with qtbot.waitSignal(editor.changed):
            road(editor)
        assert (editor.list.currentText(), editor.answer()) == ("Other", "other")


def _draft(editor: Editor) -> None:
    editor.set_answer("other")


def _program(editor: PickEditor) -> None:
    editor.list.setCurrentIndex(1)


def _arrow(editor: PickEditor) -> None:
    press(editor.list, Qt.Key.Key_Down)


@pytest.mark.parametrize("road", ROADS)
def test_the_reaction_is_the_one_that_stands_in_the_line(qtbot: QtBot, road: Road) -> None:
    terms = TermList(REGIMEN.reactions)
    qtbot.addWidget(terms)
    road(terms.line, "chills")
    was = terms.term()
    road(terms.line, "rash")
    assert was
    assert terms.term() not in (was, "")


@pytest.mark.parametrize("road", ROADS)
def test_the_laboratory_test_is_the_one_that_stands_in_the_line(qtbot: QtBot, road: Road) -> None:
    line = ResultLine(LABORATORY.tests)
    qtbot.addWidget(line)
    for name, test in (("creat", "creatinine"), ("potassium", "potassium")):
        road(line.test, name)
        assert line.chosen is None
        line.settle()
        assert line.chosen is LABORATORY.tests.tests[test]


def test_measured_earlier_asks_for_the_time_by_action_and_click(qtbot: QtBot, seat: Seat) -> None:
    options = EntryOptions(seat.session, REGIMEN.charting, lines=True)
    qtbot.addWidget(options)
    for road in (lambda button: press_action(button, "Toggle"), click):
        road(options.earlier)
        assert options.earlier.isChecked()
        assert not options.form.editors["at"].isHidden()
        road(options.earlier)
        assert not options.earlier.isChecked()
        assert options.form.editors["at"].isHidden()
