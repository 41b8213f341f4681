"""A swapped blood pressure is told where it is seen, as soon as both values are typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.ui.chart.met_limits import MetLimits
from il2nurse.ui.chart.vital_signs import VitalSignsDialog
from tests.normal import VITALS
from tests.ui.dose.conftest import open_bed
from tests.ui.dose.keyboard import Bed
from tests.ward import MRN, Ward

SWAPPED = {"systolic_mmhg": "60", "diastolic_mmhg": "110"}
ASKED = "Were the two swapped, and is it 110/60?"


def dialog(qtbot: QtBot, ward: Ward) -> tuple[Bed, VitalSignsDialog]:
    bed = open_bed(qtbot, ward, "line")
    ward.start()
    bed.page.refresh()
    bed.press(Qt.Key.Key_V)
    found = bed.page.drawer.top
    assert isinstance(found, VitalSignsDialog)
    return bed, found


def pinned(shown: VitalSignsDialog) -> str:
    """What stands between the values and the foot, in its order; nothing scrolls there."""
    met = shown.findChild(MetLimits)
    assert met is not None
    items = [met.itemAt(at) for at in range(met.count())]
    boxes = [box for item in items if item and (box := item.widget()) and box.isVisible()]
    return " ".join(each.text() for box in boxes for each in box.findChildren(QLabel))


def test_it_is_told_once_both_are_typed_above_what_they_would_mean(
    qtbot: QtBot, ward: Ward
) -> None:
    _, shown = dialog(qtbot, ward)
    shown.typed.set_answers({"systolic_mmhg": "60"})
    assert ASKED not in pinned(shown)
    shown.typed.set_answers({"diastolic_mmhg": "110"})
    told = pinned(shown)
    assert ASKED in told
    assert told.index(ASKED) < told.index("Stop the infusion")
    shown.typed.set_answers({"diastolic_mmhg": "40"})
    assert ASKED not in pinned(shown)


def test_nothing_is_recorded_and_the_keyboard_is_at_the_lower_value(
    qtbot: QtBot, ward: Ward
) -> None:
    bed, shown = dialog(qtbot, ward)
    before = len(ward.station.case(MRN).chart.sets)
    shown.typed.set_answers({**VITALS, **SWAPPED})
    bed.press(Qt.Key.Key_Return, ctrl=True)
    assert len(ward.station.case(MRN).chart.sets) == before
    assert shown.typed.editors["diastolic_mmhg"].isAncestorOf(bed.focus)
    assert ASKED in pinned(shown)


def test_a_step_tells_it_too_before_it_is_recorded(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "contraindications")
    form = bed.step_page.form
    form.set_answers(SWAPPED)
    assert ASKED in form.editors["diastolic_mmhg"].messages.slip
    form.set_answers({"systolic_mmhg": "118", "diastolic_mmhg": "62"})
    assert not form.editors["diastolic_mmhg"].messages.slip
