"""What has the keyboard is whole in view, with what it says; a refusal leads to its answer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.ui.editors.pick import PickEditor
from tests.ui.again import type_again
from tests.ui.course.test_ordering import fill, hand_over
from tests.ui.dose.conftest import open_bed
from tests.ui.forms.dialogs import hold, opened
from tests.ui.hands import press, write
from tests.ui.seed import sit_down
from tests.ward import NURSE, Ward


def is_whole(widget: QWidget) -> bool:
    """Whether all of it is in view."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def lay_out() -> None:
    """Let the window lay out what came, and show what it reaches for after that."""
    for _ in range(3):
        QApplication.processEvents()


def test_a_witness_of_the_weight_sees_where_name_and_pin_are_typed(
    qtbot: QtBot, ward: Ward
) -> None:
    seat = sit_down(qtbot, ward, NURSE)
    fill(seat, "133")
    hand_over(seat)
    seat.session.tell("A message takes room above the page.")
    type_again(seat, "133")
    lay_out()
    assert is_whole(seat.find("witness"))
    assert is_whole(seat.line("witness_pin"))


def test_enter_at_a_wrong_time_shows_all_of_why(qtbot: QtBot, dosed: Ward) -> None:
    seat = sit_down(qtbot, dosed, NURSE)
    dialog = opened(seat, hold)
    assert dialog.form
    editor = dialog.form.editors["called_at"]
    area = dialog.findChild(QScrollArea)
    assert area
    line = seat.line("called_at")
    line.setFocus()
    area.verticalScrollBar().setValue(0)
    area.ensureWidgetVisible(line, 0, 0)
    write(line, "p")
    press(line, Qt.Key.Key_Return)
    lay_out()
    assert editor.messages.isVisible()
    assert is_whole(editor.messages)


def test_a_list_says_how_it_is_answered(qtbot: QtBot, ward: Ward) -> None:
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("new_patient")
    sex = seat.find("sex")
    sex.setFocus()
    press(sex, Qt.Key.Key_Return)
    editor = sex.parentWidget()
    while editor is not None and not isinstance(editor, PickEditor):
        editor = editor.parentWidget()
    assert editor is not None
    assert "Choose with 1 to 4, its first letter" in editor.messages.slip


def test_a_refused_answer_in_the_part_before_has_the_keyboard(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward)
    bed.step_page.form.set_answers({**ward.answers("identify"), "identity_mrn": "99999999"})
    bed.look_through()
    bed.step_page.parts.turn(1)
    bed.find("identity_checks_place_not_used").setFocus()
    bed.press(Qt.Key.Key_Return, ctrl=True)
    assert len(ward.dose().refused) == 1
    assert bed.focus.objectName() == "identity_mrn"
    assert bed.find("identity_mrn").isVisible()
    bed.write("00482913")
    assert bed.page.bar.confirm.text() == "Record and continue"
