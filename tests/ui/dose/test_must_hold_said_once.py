"""The page of a dose that must be held says each thing once; a second count is waited for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.ui.dose.dialogs.hold import HoldDialog
from il2nurse.ui.widgets.finding import FindingBox
from tests.ui.dose.conftest import open_bed
from tests.ui.dose.keyboard import Bed
from tests.ward import Ward


def holding(qtbot: QtBot, ward: Ward) -> Bed:
    bed = open_bed(qtbot, ward, "vital_signs")
    ward.walk("lethargy", alertness="drowsy")
    bed.page.refresh()
    return bed


def test_each_reason_and_the_button_stand_there_once(qtbot: QtBot, ward: Ward) -> None:
    bed = holding(qtbot, ward)
    stage = bed.page.stage
    assert stage is not None
    said = [box.accessibleName() for box in stage.findChildren(FindingBox)]
    assert len(said) == len(set(said)) > 0
    assert bed.page.bar.confirm.text() == "Hold this dose"
    assert not bed.page.bar.hold.isVisible()


def test_the_very_value_stands_large_above_its_rule(qtbot: QtBot, ward: Ward) -> None:
    bed = holding(qtbot, ward)
    assert bed.page.stage
    found = bed.page.stage.findChild(QLabel, "what_was_found")
    assert isinstance(found, QLabel)
    assert found.text() == "Alertness: Drowsy"
    assert found.isVisible()


def test_f8_still_holds(qtbot: QtBot, ward: Ward) -> None:
    bed = holding(qtbot, ward)
    bed.press(Qt.Key.Key_F8)
    assert isinstance(bed.page.drawer.top, HoldDialog)


def test_a_second_count_is_waited_for_and_said_so(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "identify")
    ward.walk("vital_signs", heart_rate_per_min="134")
    bed.page.refresh()
    stage = bed.page.stage
    assert stage is not None
    assert stage.title.text() == "This dose waits for the second count"
