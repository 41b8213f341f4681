"""Vials as they are typed: an expired or unreadable one is marked at its own row, at once."""

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from il2nurse.ui.editors.vials import VialsEditor
from tests.ui.gallery_editors import ZONE, Still
from tests.ui.hands import bring_up, write
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
