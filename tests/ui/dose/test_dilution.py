"""Outside the concentration window the step blocks and offers the bag that fits."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.ui.forms.witness_dialog import WitnessDialog
from tests.ui.dose.conftest import open_bed
from tests.ui.dose.keyboard import Bed
from tests.ward import PHARMACIST, Ward, make_ward


def light_patient(qtbot: QtBot) -> Bed:
    """35 kg: the usual bag of 50 mL is too much."""
    ward = make_ward("35")
    ward.pass_time(15)
    bed = open_bed(qtbot, ward)
    ward.walk("reconstitute", weight_kg="35.2")
    bed.page.refresh()
    return bed


def shown(bed: Bed) -> str:
    labels = bed.window.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def signing(bed: Bed) -> WitnessDialog:
    dialog = bed.page.drawer.top
    assert isinstance(dialog, WitnessDialog)
    return dialog


def test_the_blocked_bag_is_named_with_the_one_that_fits(qtbot: QtBot) -> None:
    bed = light_patient(qtbot)
    assert "A 25 mL bag fits; a pharmacist must sign for it." in shown(bed)
    bed.answer_step(bag_ml="50")
    assert "dilute" not in bed.ward.dose().steps


def test_the_sum_follows_the_bag_that_is_chosen(qtbot: QtBot) -> None:
    bed = light_patient(qtbot)
    bed.answer(bed.step_page.form.editors["bag_ml"], "25")
    assert "within 0.03 to 0.07 mg/mL" in shown(bed)
    assert "Cannot go on" not in shown(bed)


def test_another_bag_takes_a_pharmacists_pin(qtbot: QtBot) -> None:
    bed = light_patient(qtbot)
    bed.answer_step(bag_ml="25")
    dialog = signing(bed)
    assert dialog.witness.people.count() == 1
    assert "I approve this bag" in shown(bed)
    bed.let_witness_sign(PHARMACIST)
    bed.enter()
    done = bed.ward.dose().steps["dilute"]
    assert (done.witness, done.answers["bag_ml"]) == (PHARMACIST.id, "25")


def test_a_wrong_pin_leaves_everything_typed(qtbot: QtBot) -> None:
    bed = light_patient(qtbot)
    bed.answer_step(bag_ml="25")
    dialog = signing(bed)
    dialog.witness.people.choose(PHARMACIST.id)
    dialog.witness.pin.setText("9999")
    dialog.act()
    assert dialog.isVisible()
    assert "The PIN is not right" in shown(bed)
    bed.press(Qt.Key.Key_Escape)
    assert bed.page.drawer.top is None
    assert bed.step_page.form.answers()["bag_ml"] == "25"


def test_the_usual_bag_takes_no_witness(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "reconstitute")
    bed.answer_step()
    assert "dilute" in ward.dose().steps
