"""Why a dose is not given: what is known comes first, in four groups, in view, each by a key."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from il2nurse.ui.editors.grouped import GroupedEditor
from il2nurse.ui.forms.questions import FITTING
from il2nurse.ui.patient.doses_page import DosesPage
from il2nurse.ui.widgets.action import Weight
from tests.ui.dose.conftest import look_at, open_bed
from tests.ui.dose.keyboard import Bed
from tests.ui.hands import click
from tests.ui.measure import faults
from tests.ui.seed import Seat, sit_down
from tests.ward import MRN, NURSE, make_ward

GROUPS = ["The patient", "A criterion or a test", "Drug, line or time", "A decision"]


def reasons_in(place: Bed | Seat) -> GroupedEditor:
    (editor,) = place.window.findChildren(GroupedEditor)
    QApplication.processEvents()
    return editor


def groups_of(editor: GroupedEditor) -> dict[str, list[str]]:
    return {each.name: [card.word for card in each.cards] for each in editor.groups}


def hidden(editor: GroupedEditor, below: int) -> list[str]:
    """The cards of which a part is below the foot of the dialog."""
    window = editor.window()
    places = {card: card.mapTo(window, QPoint(0, card.height())).y() for card in editor.cards}
    return [card.word for card, bottom in places.items() if bottom > below]


def drowsy(qtbot: QtBot) -> Bed:
    ward = make_ward()
    ward.pass_time(15)
    bed = open_bed(qtbot, ward, "vital_signs")
    ward.walk("lethargy", alertness="drowsy")
    bed.page.refresh()
    return bed


def test_the_reason_that_is_known_comes_first_and_is_chosen_by_its_key(qtbot: QtBot) -> None:
    bed = drowsy(qtbot)
    bed.press(Qt.Key.Key_F8)
    editor = reasons_in(bed)
    groups = groups_of(editor)
    assert list(groups) == [FITTING, *GROUPS]
    assert groups[FITTING] == ["lethargy"]
    assert not editor.chosen()
    assert all(card.shows_key for card in editor.cards)
    bed.write("1")
    assert editor.chosen() == ("lethargy",)


def test_every_reason_is_in_view_on_a_small_screen(qtbot: QtBot) -> None:
    bed = drowsy(qtbot)
    bed.press(Qt.Key.Key_F8)
    editor = reasons_in(bed)
    dialog = bed.page.drawer.top
    assert dialog is not None
    foot = dialog.main.mapTo(bed.window, QPoint()).y()
    assert not hidden(editor, foot)
    assert hidden(editor, foot - 200)
    assert not faults(bed.page.drawer.top or bed.window)


def test_a_long_group_goes_on_in_the_next_column_under_its_name(qtbot: QtBot) -> None:
    bed = drowsy(qtbot)
    bed.press(Qt.Key.Key_F8)
    editor = reasons_in(bed)
    columns: dict[int, int] = {}
    for group in editor.groups:
        columns[group.x()] = columns.get(group.x(), 0) + len(group.cards)
    assert len(columns) == 3
    assert max(columns.values()) - min(columns.values()) <= 2
    names = [label.text() for label in editor.findChildren(QLabel) if label.isVisible()]
    assert "The patient (more)" in names


def test_the_chosen_reason_stands_alone_and_the_call_has_the_room(qtbot: QtBot) -> None:
    bed = drowsy(qtbot)
    bed.press(Qt.Key.Key_F8)
    editor = reasons_in(bed)
    bed.write("3")
    QApplication.processEvents()
    (shown,) = (card for card in editor.cards if card.isVisible())
    assert editor.chosen() == (shown.word,)
    assert bed.dialog_form.editors["prescriber"].isAncestorOf(bed.focus)
    foot = bed.find("record_hold").mapTo(bed.window, QPoint()).y()
    back = bed.dialog_form.editors["read_back"]
    assert back.mapTo(bed.window, QPoint(0, back.height())).y() < foot
    click(editor.again)
    assert all(card.isVisible() for card in editor.cards)
    assert bed.focus is shown
    bed.write("2")
    assert [card.word for card in editor.cards if card.isVisible()] == list(editor.chosen())
    assert editor.chosen() != (shown.word,)


def test_one_button_holds_and_it_is_filled(qtbot: QtBot) -> None:
    bed = drowsy(qtbot)
    assert not bed.page.bar.hold.isVisible()
    assert bed.page.bar.confirm.property("tone") == Weight.STOP.value
    assert bed.page.bar.confirm.isEnabled()


def test_of_a_dose_whose_time_is_over_that_comes_first(qtbot: QtBot) -> None:
    ward = make_ward()
    ward.pass_time(60 * 6)
    seat = sit_down(qtbot, ward, NURSE)
    seat.window.resize(1366, 768)
    seat.session.go("patient", MRN)
    assert isinstance(seat.page, DosesPage)
    QTest.keyClick(seat.window, Qt.Key.Key_G)
    editor = reasons_in(seat)
    assert groups_of(editor)[FITTING] == ["late"]
    assert list(groups_of(editor)) == [FITTING, *GROUPS]
    dialog = seat.page.drawer.top
    assert dialog is not None
    assert not hidden(editor, dialog.main.mapTo(seat.window, QPoint()).y())


def test_nothing_comes_first_where_nothing_is_known(qtbot: QtBot) -> None:
    ward = make_ward()
    ward.pass_time(15)
    bed = open_bed(qtbot, ward, "identify")
    bed.press(Qt.Key.Key_F8)
    assert list(groups_of(reasons_in(bed))) == GROUPS


def test_a_begun_dose_whose_time_is_over_says_so_first(qtbot: QtBot) -> None:
    ward = make_ward()
    ward.pass_time(15)
    open_bed(qtbot, ward, "identify").window.close()
    ward.pass_time(60 * 6)
    bed = look_at(qtbot, ward)
    bed.press(Qt.Key.Key_F8)
    assert "late" in groups_of(reasons_in(bed)).get(FITTING, [])


def test_a_narrow_place_has_fewer_columns(qtbot: QtBot) -> None:
    bed = drowsy(qtbot)
    bed.window.resize(1024, 768)
    bed.press(Qt.Key.Key_F8)
    QApplication.processEvents()
    editor = reasons_in(bed)
    assert len({group.x() for group in editor.groups}) < 3
    assert not faults(bed.page.drawer.top or bed.window)
