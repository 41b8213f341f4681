"""After a dialog closes the keyboard is where it was: on the page, at a step, in a dialog below."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.ui.chart.scale import ScaleDialog
from il2nurse.ui.chart.vital_signs import VitalSignsDialog
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import focus_in
from il2nurse.ui.page.patient_page import PatientPage
from tests.ui.dose.conftest import open_bed
from tests.ui.forms.dialogs import DIALOGS, EVERY, opened
from tests.ui.hands import press
from tests.ui.seed import Seat, sit_down
from tests.ward import MRN, NURSE, Ward


def focus(seat: Seat) -> QWidget | None:
    return focus_in(seat.window)


def leave(dialog: Dialog) -> None:
    """Escape, as often as it takes."""
    for _ in range(2):
        if dialog.isVisible():
            press(dialog, Qt.Key.Key_Escape)
    QApplication.processEvents()


@pytest.mark.parametrize("where", ["patient", "flowsheet", "laboratory", "assessment", "neuro"])
def test_on_a_page(qtbot: QtBot, dosed: Ward, where: str) -> None:
    seat = sit_down(qtbot, dosed, NURSE)
    seat.session.go(where, MRN)
    page = seat.page
    assert isinstance(page, PatientPage)
    assert page.tabs
    for tab in (None, page.tabs.tabs["flowsheet"]):
        if tab:
            tab.setFocus()
        before = focus(seat)
        assert before is not None
        for name, asked in EVERY.items():
            page.ask(asked(seat.session))
            assert page.drawer.top, name
            leave(page.drawer.top)
            assert not page.covered, name
            assert focus(seat) is before, name


def test_at_a_step(qtbot: QtBot, ward: Ward) -> None:
    ward.vital_signs()
    bed = open_bed(qtbot, ward, "lethargy")
    line = list(bed.step_page.form.editors.values())[2].first()
    line.setFocus()
    before = bed.focus
    for name, asked in EVERY.items():
        bed.page.ask(asked(bed.session))
        assert bed.page.drawer.top, name
        leave(bed.page.drawer.top)
        assert bed.focus is before, name


def test_in_the_dialog_below(qtbot: QtBot, dosed: Ward) -> None:
    seat = sit_down(qtbot, dosed, NURSE)
    below = opened(seat, DIALOGS["vital_signs"])
    assert isinstance(below, VitalSignsDialog)
    line = below.typed.editors["temperature_c"].first()
    line.setFocus()
    below.asked.emit(ScaleDialog(seat.session, MRN))
    page = seat.page
    assert isinstance(page, PatientPage)
    scale = page.drawer.top
    assert isinstance(scale, ScaleDialog)
    leave(scale)
    assert below.isVisible()
    assert focus(seat) is line


def test_where_the_step_is_recorded_meanwhile_the_next_one_has_it(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "lethargy")
    bed.step_page.form.focus_first()
    dialog = EVERY["note"](bed.session)
    bed.page.ask(dialog)
    ward.walk("labs_urine")
    bed.session.follow()
    bed.page.refresh()
    leave(dialog)
    assert bed.page.stage
    assert bed.page.stage.isAncestorOf(bed.focus)
