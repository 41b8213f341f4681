"""Outside the concentration window the step blocks and offers the bag that fits."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.regimen.refusals import Consequence
from il2nurse.ui.forms.going_on import SEEN_MS
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


def wrong_bag(qtbot: QtBot, ward: Ward) -> Bed:
    """70 kg: 25 mL is too little."""
    bed = open_bed(qtbot, ward, "reconstitute")
    bed.answer(bed.step_page.form.editors["bag_ml"], "25")
    return bed


def test_a_wrong_bag_stays_in_view_with_the_keyboard(qtbot: QtBot, ward: Ward) -> None:
    bed = wrong_bag(qtbot, ward)
    qtbot.wait(SEEN_MS + 100)
    assert bed.step_page.form.editors["bag_ml"].isAncestorOf(bed.focus)
    assert "Cannot go on" in shown(bed)
    assert "A 50 mL bag fits." in shown(bed)
    assert "must sign for it" not in shown(bed)


def test_the_button_says_that_a_wrong_bag_is_refused(qtbot: QtBot, ward: Ward) -> None:
    bed = wrong_bag(qtbot, ward)
    bed.look_through()
    assert bed.step_page.main().label == "Record as refused"
    bed.step_page.form.editors["bag_ml"].focus()
    bed.answer(bed.step_page.form.editors["bag_ml"], "50")
    assert bed.step_page.main().label == "Record and continue"


def test_salt_in_the_bag_stays_where_it_is(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "reconstitute")
    fluid = bed.step_page.form.editors["bag_fluid"]
    fluid.focus()
    bed.press(Qt.Key.Key_2)
    qtbot.wait(SEEN_MS + 100)
    assert fluid.isAncestorOf(bed.focus)


def test_ticks_for_another_bag_are_made_again(qtbot: QtBot, ward: Ward) -> None:
    bed = wrong_bag(qtbot, ward)
    form = bed.step_page.form
    ticks = form.editors["dilution_technique"]
    form.set_answers({"dilution_technique": ticks.field.words(), "dextrose_lot": "D-7"})
    assert ticks.answer() == ticks.field.words()
    form.editors["bag_ml"].focus()
    bed.answer(form.editors["bag_ml"], "50")
    assert not ticks.answer()
    assert ticks.messages.slip.startswith("“Bag of 5% dextrose” is another answer now")
    assert form.answers()["dextrose_lot"] == "D-7"


def test_a_wrong_bag_that_is_recorded_is_discarded(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "reconstitute")
    bed.look_through()
    bed.step_page.form.set_answers({**ward.answers("dilute"), "bag_ml": "25"})
    bed.press(Qt.Key.Key_Return, ctrl=True)
    (refused,) = ward.dose().refused
    assert refused.level is Consequence.DISCARD
    assert "reconstitute" in refused.reopens


def test_a_wrong_rate_is_called_refused_before_it_is(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "double_check")
    bed.look_through()
    bed.step_page.form.set_answers({**ward.answers("line"), "pump_rate_ml_per_h": "120"})
    assert bed.step_page.main().label == "Record as refused"
