"""One press says that the other vials have lot and expiry of the one above; nothing else does."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from il2nurse.ui.editors.vials import VialsEditor
from tests.ui.gallery_editors import ZONE, Still
from tests.ui.hands import bring_up, write
from tests.ward import REGIMEN

FIELD = REGIMEN.fields["vials"]
ONE = "A7|2027-12-31"


def bring(qtbot: QtBot, editor: VialsEditor) -> VialsEditor:
    qtbot.addWidget(editor)
    editor.set_required(3)
    bring_up(qtbot, editor)
    return editor


@pytest.fixture
def vials(qtbot: QtBot, still: Still) -> VialsEditor:
    """Three vials are asked for, and nothing is typed."""
    return bring(qtbot, VialsEditor(FIELD, ZONE, still))


def put(vials: VialsEditor, number: int, lot: str, expiry: str) -> None:
    row = vials.rows[number - 1]
    for line, text in ((row.lot, lot), (row.expiry, expiry)):
        line.selectAll()
        write(line, text)


def press_same(vials: VialsEditor) -> None:
    QTest.keyClick(vials.rows[-1].lot, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)


def test_the_press_names_every_vial_that_it_fills(vials: VialsEditor) -> None:
    put(vials, 1, "A7", "12/2027")
    assert vials.same.press.accessibleName() == (
        "The same on 2 vials: 2 and 3: lot A7, expires 31-Dec-2027"
    )
    assert vials.answer() == (ONE,)
    press_same(vials)
    assert vials.read() == (ONE, ONE, ONE)
    assert not vials.same.isVisible()
    assert vials.add.hasFocus()


def test_a_vial_of_another_lot_stays_and_the_next_is_like_the_one_above_it(
    vials: VialsEditor,
) -> None:
    put(vials, 1, "A7", "12/2027")
    put(vials, 2, "B8", "11/2027")
    assert "vial 3: lot B8" in vials.same.press.accessibleName()
    press_same(vials)
    assert vials.read() == (ONE, "B8|2027-11-30", "B8|2027-11-30")
    put(vials, 3, "C9", "10/2027")
    assert vials.read() == (ONE, "B8|2027-11-30", "C9|2027-10-31")


def test_what_was_filled_from_a_vial_is_empty_again_once_that_vial_is_put_right(
    vials: VialsEditor,
) -> None:
    put(vials, 1, "A8", "12/2027")
    press_same(vials)
    put(vials, 3, "C9", "10/2027")
    put(vials, 1, "A7", "12/2027")
    assert vials.read() == (ONE, "C9|2027-10-31")
    press_same(vials)
    assert vials.read() == (ONE, ONE, "C9|2027-10-31")


@pytest.mark.parametrize(("lot", "expiry"), [("A7", "10/2026"), ("A7", "x"), ("", "12/2027")])
def test_an_expired_or_half_typed_vial_is_not_offered(
    vials: VialsEditor, lot: str, expiry: str
) -> None:
    put(vials, 1, lot, expiry)
    typed = vials.answer()
    press_same(vials)
    assert vials.answer() == typed


def test_vials_of_a_draft_are_each_their_own(vials: VialsEditor) -> None:
    put(vials, 1, "A8", "12/2027")
    press_same(vials)
    vials.set_answer((ONE, ONE, ONE))
    put(vials, 1, "B8", "12/2027")
    assert vials.read() == ("B8|2027-12-31", ONE, ONE)


def test_a_regimen_that_says_nothing_has_every_vial_typed(qtbot: QtBot, still: Still) -> None:
    vials = bring(qtbot, VialsEditor(replace(FIELD, one_lot=False), ZONE, still))
    put(vials, 1, "A7", "12/2027")
    assert not vials.same.isVisible()
    press_same(vials)
    assert vials.answer() == (ONE,)
