"""A refusal stays where it stands until something else is typed, whatever the window does later."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.editors.line_editor import REST_MS
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.typed import LOOK_EVERY_MS
from il2nurse.ui.shell.window import MainWindow
from tests.ui.gallery_editors import ZONE, Still
from tests.ui.hands import bring_up, click, press, rest, write
from tests.ui.seed import Seat, sit_down
from tests.ward import DOCTOR, MRN, PIN, make_ward

LATER_MS = 2 * max(REST_MS, LOOK_EVERY_MS)
TOO_EARLY = "20-Nov 03:00"
WHY = Field("why", "Why", FieldKind.TEXT, "a test", "proposal")
KINDS = {
    "day": (FieldKind.DATE, "20-Nov"),
    "at": (FieldKind.TIME, "08:10"),
    "much": (FieldKind.NUMBER, "70"),
    "words": (FieldKind.TEXT, "No bed"),
}


def moving(qtbot: QtBot) -> tuple[Seat, Editor]:
    """The doses being moved, all typed but the time."""
    ward = make_ward()
    ward.pass_time(180)
    seat = sit_down(qtbot, ward, DOCTOR)
    assert isinstance(seat.window, MainWindow)
    bring_up(qtbot, seat.window)
    seat.session.go("patient", MRN)
    seat.choose("move_doses")
    write(seat.line("reason"), "No bed with a monitor")
    write(seat.line("move_pin"), PIN)
    seat.line("first_slot").setFocus()
    form = next(each for each in seat.page.findChildren(Form) if "first_slot" in each.editors)
    return seat, form.editors["first_slot"]


def test_one_who_records_at_once_after_the_last_key_can_read_it(qtbot: QtBot) -> None:
    seat, editor = moving(qtbot)
    write(seat.line("first_slot"), TOO_EARLY)
    click(seat.button("record_move"))
    said = editor.messages.slip
    assert said
    QTest.qWait(LATER_MS)
    assert editor.messages.slip == said
    assert seat.line("first_slot").property("slip") == "true"
    seat.line("reason").setFocus()
    assert editor.messages.slip == said
    write(seat.line("reason"), "y")
    assert not editor.messages.slip


@pytest.fixture(params=KINDS)
def refused(qtbot: QtBot, request: pytest.FixtureRequest) -> tuple[Form, Editor]:
    """A form with one answer that was refused, in which the keyboard is."""
    name = request.param
    kind, typed = KINDS[name]
    field = Field(name, name, kind, "a test", "proposal")
    form = Form((field, WHY), ZONE, Still())
    qtbot.addWidget(form)
    form.resize(900, 600)
    bring_up(qtbot, form)
    form.focus_first()
    editor = form.editors[name]
    write(editor.first(), typed)
    form.show_slip(name, "Too early.")
    return form, editor


def test_leaving_the_line_takes_nothing_away(refused: tuple[Form, Editor]) -> None:
    form, editor = refused
    QTest.qWait(LATER_MS)
    form.editors["why"].first().setFocus()
    rest()
    assert editor.messages.slip == "Too early."
    assert not editor.slipped, "Enter may try again what was refused"


def test_another_answer_takes_it_away(refused: tuple[Form, Editor]) -> None:
    form, editor = refused
    press(editor.first(), Qt.Key.Key_End)
    press(editor.first(), Qt.Key.Key_Backspace)
    assert editor.messages.slip != "Too early."
    form.editors["why"].first().setFocus()
    assert editor.messages.slip != "Too early."


def test_another_answer_beside_it_takes_it_away_too(refused: tuple[Form, Editor]) -> None:
    form, editor = refused
    why = form.editors["why"].first()
    why.setFocus()
    write(why, "b")
    assert not editor.messages.slip


def test_the_next_refusal_takes_its_place(refused: tuple[Form, Editor]) -> None:
    form, editor = refused
    form.show_slip("why", "Say it in words.")
    assert not editor.messages.slip
    assert form.editors["why"].messages.slip == "Say it in words."
