"""Any drowsiness leaves one thing to do: call the prescriber and hold the dose."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.ui.dose.dialogs.hold import HoldDialog
from il2nurse.ui.dose.pages.must_hold import MustHoldPage
from il2nurse.ui.dose.pages.read_out import ReadOut
from il2nurse.ui.editors.choosing import ChoosingEditor
from il2nurse.ui.widgets.finding import FindingBox
from tests.ui.dose.conftest import open_bed
from tests.ui.dose.keyboard import Bed
from tests.ward import DOCTOR, Ward

NOT_ALERT = ("drowsy", "lethargic", "somnolent", "unresponsive")


def hold_dialog(bed: Bed) -> HoldDialog:
    dialog = bed.page.drawer.top
    assert isinstance(dialog, HoldDialog)
    return dialog


@pytest.mark.parametrize("word", NOT_ALERT)
def test_the_button_says_before_it_is_pressed_that_the_dose_is_held(
    qtbot: QtBot, ward: Ward, word: str
) -> None:
    bed = open_bed(qtbot, ward, "vital_signs")
    bed.answer(bed.step_page.form.editors["alertness"], word)
    assert bed.page.bar.confirm.text() == "Record and hold this dose"
    assert "alertness" not in ward.dose().steps


@pytest.mark.parametrize("word", NOT_ALERT)
def test_a_screen_readers_press_is_judged_as_the_mouses_is(
    qtbot: QtBot, ward: Ward, word: str
) -> None:
    bed = open_bed(qtbot, ward, "vital_signs")
    editor = bed.step_page.form.editors["alertness"]
    assert isinstance(editor, ChoosingEditor)
    for chosen in ("alert", word):
        card = next(card for card in editor.cards if card.word == chosen)
        acts = QAccessible.queryAccessibleInterface(card).actionInterface()
        acts.doAction(acts.actionNames()[0])
    assert editor.chosen() == (word,)
    assert bed.page.bar.confirm.text() == "Record and hold this dose"


@pytest.mark.parametrize("word", NOT_ALERT)
def test_after_drowsiness_only_hold_remains(qtbot: QtBot, ward: Ward, word: str) -> None:
    bed = open_bed(qtbot, ward, "vital_signs")
    bed.answer_step(alertness=word)
    assert isinstance(bed.page.stage, MustHoldPage)
    assert hold_dialog(bed).form
    assert ward.against()


def test_the_hold_asks_for_the_call_and_the_read_back(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "vital_signs")
    bed.answer_step(alertness="drowsy")
    dialog = hold_dialog(bed)
    bed.write("2")
    bed.enter()
    bed.write("Erin")
    bed.enter()
    bed.write("n")
    bed.enter()
    bed.write("Hold it")
    dialog.act()
    assert dialog.form
    assert "read" in dialog.form.editors["read_back"].messages.slip.lower()
    assert ward.dose().held is None


def test_the_dose_is_held_by_keyboard_alone(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "vital_signs")
    bed.answer_step(alertness="drowsy")
    form = hold_dialog(bed).form
    assert form
    bed.answer(form.editors["reason"], "lethargy")
    bed.enter()
    bed.write("Erin")
    bed.enter()
    bed.write("n")
    bed.enter()
    bed.write("Hold it")
    bed.enter()
    bed.answer(form.editors["read_back"], ("yes",))
    bed.enter()
    bed.write("She was up all night")
    bed.enter()
    held = ward.dose().held
    assert held
    assert (held.reason, held.call.prescriber) == ("lethargy", DOCTOR.id)
    assert held.text
    assert held.text.startswith("Alertness: Drowsy. Any drowsiness: do not give")
    assert held.text.endswith(" She was up all night")
    assert ward.dose().state is DoseState.HELD


def test_what_was_found_stays_in_view_above_the_questions_of_the_hold(
    qtbot: QtBot, ward: Ward
) -> None:
    bed = open_bed(qtbot, ward, "vital_signs")
    bed.answer_step(alertness="drowsy")
    dialog = hold_dialog(bed)
    found, form = dialog.findChild(QLabel, "found"), dialog.form
    assert form
    assert isinstance(found, QLabel)
    assert found.text() == "Alertness: Drowsy."
    assert found.isVisible()
    kept = form.editors["text"].field.hint
    assert kept
    assert kept.startswith("Kept with it: Alertness: Drowsy. Any drowsiness: do not give")
    assert not form.editors["text"].answer()
    assert not form.editors["called_at"].answer()


def test_cancelling_the_hold_gives_no_way_on(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "vital_signs")
    bed.answer_step(alertness="drowsy")
    hold_dialog(bed).close_dialog()
    assert isinstance(bed.page.stage, MustHoldPage)
    bed.enter()
    assert hold_dialog(bed).isVisible()


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
    assert bed.page.bar.confirm.x() < bed.page.bar.interrupted.x() < bed.page.bar.back.x()


def test_the_very_value_stands_large_above_its_rule(qtbot: QtBot, ward: Ward) -> None:
    bed = holding(qtbot, ward)
    assert bed.page.stage
    found = bed.page.stage.findChild(QLabel, "what_was_found")
    assert isinstance(found, QLabel)
    assert found.text() == "Alertness: Drowsy"
    assert found.isVisible()


def test_until_the_hold_is_on_record_the_page_says_so_first(qtbot: QtBot, ward: Ward) -> None:
    bed = holding(qtbot, ward)
    assert bed.page.stage
    box = bed.page.stage.findChild(FindingBox, "hold_open")
    assert isinstance(box, FindingBox)
    assert box.isVisible()
    assert box.accessibleName().startswith("Hold not recorded yet: Call first. Then press Hold")
    out = bed.page.stage.findChild(ReadOut, "read_out")
    assert isinstance(out, ReadOut)
    assert box.y() < out.y()
    assert out.accessibleName().startswith(f"Call now: {DOCTOR.shown}")
    assert "Background: " in out.accessibleName()
    assert "Dosing weight 70 kg" in out.accessibleName()


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
    box = stage.findChild(FindingBox, "hold_open")
    assert isinstance(box, FindingBox)
    assert not box.isVisible()
