"""At the start of mixing the page says how long vital signs are good; the banner counts down."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.ui.widgets.finding import FindingBox
from tests.ui.dose.conftest import open_bed
from tests.ui.dose.keyboard import Bed
from tests.ward import Ward


def told(bed: Bed) -> str:
    boxes = bed.page.findChildren(FindingBox)
    return "\n".join(box.accessibleName() for box in boxes if box.isVisible())


def banner(bed: Bed) -> str:
    return bed.page.banner.accessibleName()


def test_it_is_said_at_the_start_of_mixing(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "hold_criteria")
    assert "Vital signs of 07:15: good until 07:45, 30 min from now" in told(bed)
    assert "Mixing takes about 15 min" in told(bed)
    assert "Vital signs: 30 min left" in banner(bed)


def test_the_minutes_are_counted_down_and_warned_of(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "hold_criteria")
    ward.pass_time(18)
    bed.page.tick()
    assert "Vital signs: 12 min left" in banner(bed)
    assert "12 min from now. Mixing takes about 15 min. That is too short." in told(bed)


def test_before_mixing_the_banner_counts_only_where_little_is_left(
    qtbot: QtBot, ward: Ward
) -> None:
    bed = open_bed(qtbot, ward, "vital_signs")
    assert "Identified 07:15" in banner(bed)
    ward.pass_time(21)
    bed.page.tick()
    assert "Vital signs: 9 min left" in banner(bed)


def test_the_double_check_counts_down_and_shows_nothing_else(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "dilute")
    assert "Vital signs: 30 min left" in banner(bed)
    assert "07:45" not in told(bed)


def test_a_step_says_that_it_is_too_late_to_start(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward)
    assert "too late" not in told(bed)
    ward.pass_time(180)
    bed.page.refresh()
    assert "could start until" in told(bed)
    assert "Move the doses" in told(bed)


def test_before_the_start_it_says_by_when_and_when_vital_signs_are_due_then(
    qtbot: QtBot, ward: Ward
) -> None:
    bed = open_bed(qtbot, ward, "line")
    shown = " ".join(label.text() for label in bed.page.findChildren(QLabel) if label.isVisible())
    assert "Start by (window to 09:00)" in shown
    assert "07:45, else vital signs again" in shown
    assert "5 min after the start" in shown
