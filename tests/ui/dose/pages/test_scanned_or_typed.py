"""The record says of a wristband and of vials whether they were scanned or typed by hand."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.register.scan_facts import CodeSource
from il2nurse.ui.editors.vials import VialsEditor
from tests.ui.dose.conftest import open_bed
from tests.ui.dose.keyboard import Bed
from tests.ui.scanner import Scanner
from tests.ward import MRN, Ward

PACK = "010036548311607617271231" + "10AL2207"


def record(bed: Bed, but: str) -> None:
    """Answer the rest of the open step, and record it."""
    answers = bed.ward.answers(bed.step_page.step.id)
    bed.step_page.form.set_answers({n: a for n, a in answers.items() if n != but})
    bed.look_through()
    bed.page.bar.confirm.click()
    bed.wake()


@pytest.mark.parametrize("pace", [10, 120])
def test_a_scanned_wristband_is_told_as_scanned(qtbot: QtBot, ward: Ward, pace: int) -> None:
    bed = open_bed(qtbot, ward)
    Scanner(bed.window.scans, pace).scan(MRN)
    record(bed, "identity_mrn")
    assert ward.dose().steps["identify"].told == {"identity_mrn": CodeSource.SCANNED}


def test_a_wristband_that_a_hand_changed_is_told_as_typed(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward)
    Scanner(bed.window.scans).scan(MRN)
    bed.step_page.form.set_answers({"identity_mrn": f"{MRN[:4]} {MRN[4:]}"})
    record(bed, "identity_mrn")
    assert ward.dose().steps["identify"].told == {"identity_mrn": CodeSource.TYPED}


def test_vials_of_a_scanned_pack_are_told_as_scanned(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "hold_criteria")
    scanner = Scanner(bed.window.scans)
    editor = bed.step_page.form.editors["vials"]
    assert isinstance(editor, VialsEditor)
    for lot in [row.lot for row in editor.rows]:
        lot.setFocus()
        scanner.scan(PACK)
        QApplication.processEvents()
        assert lot.by_scanner
    record(bed, "vials")
    assert ward.dose().steps["reconstitute"].told == {"vials": CodeSource.SCANNED}
