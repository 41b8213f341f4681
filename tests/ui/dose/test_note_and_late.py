"""A PIN is no note; a dose that is too late to start says so at its steps."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.ui.dose.dialogs.signing import SignDialog
from il2nurse.ui.dose.pages.sign import NO_WORDS, SignPage
from tests.ui.dose.conftest import open_bed
from tests.ui.dose.keyboard import Bed
from tests.ward import PIN, Ward


def at_the_end(qtbot: QtBot, ward: Ward) -> Bed:
    bed = open_bed(qtbot, ward, "flush")
    ward.pass_time(130)
    ward.confirm("vital_signs_after", vital_signs_missed="Patient was at the scanner")
    bed.page.refresh()
    return bed


def sign_page(bed: Bed) -> SignPage:
    (page,) = [each for each in bed.window.findChildren(SignPage) if each.isVisible()]
    return page


def test_enter_at_the_last_step_asks_for_the_pin_and_no_key_falls_into_the_note(
    qtbot: QtBot, ward: Ward
) -> None:
    bed = at_the_end(qtbot, ward)
    (note,) = sign_page(bed).form.editors.values()
    bed.write(PIN)
    assert not note.read()
    bed.enter()
    assert isinstance(bed.page.drawer.top, SignDialog)
    bed.write(PIN)
    bed.enter()
    assert ward.dose().signed


def test_a_pin_typed_as_a_note_is_refused(qtbot: QtBot, ward: Ward) -> None:
    bed = at_the_end(qtbot, ward)
    page = sign_page(bed)
    (note,) = page.form.editors.values()
    note.set_answer(PIN)
    page.act()
    assert bed.page.drawer.top is None
    assert note.messages.slip == NO_WORDS
    note.set_answer("Well all night")
    page.act()
    assert isinstance(bed.page.drawer.top, SignDialog)


def test_a_step_says_that_it_is_too_late_to_start(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward)
    assert not late(bed)
    ward.pass_time(180)
    bed.page.refresh()
    (said,) = late(bed)
    assert "could start until" in said
    assert "Move the doses" in said


def late(bed: Bed) -> list[str]:
    labels = [each for each in bed.window.findChildren(QLabel) if each.isVisible()]
    return [each.text() for each in labels if "It is too late" in each.text()]
