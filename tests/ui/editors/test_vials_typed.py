"""Vials as they are typed: an expired or unreadable one is marked at its own row, at once."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from il2nurse.ui.editors.vial_row import UNREADABLE
from il2nurse.ui.editors.vials import VialsEditor
from tests.ui.dose.keyboard import ARTICLE, vial_code
from tests.ui.gallery_editors import ZONE, Still
from tests.ui.hands import bring_up, press, write
from tests.ward import REGIMEN


def editor(qtbot: QtBot, still: Still) -> VialsEditor:
    made = VialsEditor(REGIMEN.fields["vials"], ZONE, still)
    qtbot.addWidget(made)
    made.set_required(2)
    bring_up(qtbot, made)
    return made


def marked(line: QLineEdit) -> bool:
    return bool(line.property("slip") == "true")


def test_an_expired_vial_is_marked_by_its_lot(qtbot: QtBot, still: Still) -> None:
    first, second = editor(qtbot, still).rows
    write(first.lot, "A7")
    write(first.expiry, "10/2026")
    assert first.hint.text() == "Lot A7 expired 31-Oct-2026, 20 days ago: do not use it"
    assert marked(first.expiry)
    assert not marked(second.expiry)


def test_a_refusal_marks_and_reaches_the_very_line(qtbot: QtBot, still: Still) -> None:
    vials = editor(qtbot, still)
    for row, expiry in zip(vials.rows, ("12/2027", "nonsense"), strict=True):
        write(row.lot, "A7")
        write(row.expiry, expiry)
    vials.show_own_slip()
    vials.focus()
    assert marked(vials.rows[1].expiry)
    assert not marked(vials.rows[0].expiry)
    assert vials.focusWidget() is vials.rows[1].expiry
    assert "“nonsense” is not an expiry date" in vials.messages.slip


def test_a_code_that_tells_lot_and_expiry_fills_both_and_leads_to_the_next_vial(
    qtbot: QtBot, still: Still
) -> None:
    vials = editor(qtbot, still)
    first, second = vials.rows
    for row in (first, second):
        row.lot.setFocus()
        write(row.lot, vial_code("A7", date(2027, 12, 31)))
        press(row.lot, Qt.Key.Key_Return)
        QApplication.processEvents()
        assert (row.lot.text(), row.expiry.text()) == ("A7", "31-Dec-2027")
        assert vials.focusWidget() is (second.lot if row is first else vials.add)
    assert vials.answer() == ("A7|2027-12-31", "A7|2027-12-31")


def test_a_code_without_an_end_is_read_once_its_line_is_left(qtbot: QtBot, still: Still) -> None:
    first = editor(qtbot, still).rows[0]
    write(first.lot, vial_code("A7", date(2026, 10, 31)))
    first.expiry.setFocus()
    assert first.hint.text() == "Lot A7 expired 31-Oct-2026, 20 days ago: do not use it"


def test_a_code_that_tells_less_is_no_lot(qtbot: QtBot, still: Still) -> None:
    vials = editor(qtbot, still)
    first = vials.rows[0]
    write(first.lot, f"{ARTICLE}17271231")
    press(first.lot, Qt.Key.Key_Return)
    assert first.hint.text() == UNREADABLE
    assert vials.answer() == ()
    assert vials.focusWidget() is first.lot
