"""What the ring shows is what Enter does, and no question is passed over in silence."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from il2nurse.ui.dose.dialogs.signing import SignDialog
from il2nurse.ui.dose.pages.infusion import InfusionPage
from il2nurse.ui.dose.pages.sign import NO_WORDS, SignPage
from il2nurse.ui.dose.stage import ARMED_AFTER_MS
from il2nurse.ui.editors.choosing import ChoosingEditor
from tests.ui.dose.conftest import open_bed, second_bed
from tests.ui.dose.keyboard import Bed
from tests.ui.hands import click
from tests.ui.seed import full_ward, sit_down
from tests.ward import MRN, NURSE, PIN, Ward

LONG = 20 * ARMED_AFTER_MS


def test_the_reaction_never_has_the_first_ring_at_the_bedside(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "line")
    assert not bed.page.reaction.hasFocus()
    qtbot.waitUntil(lambda: _started(bed), timeout=20 * ARMED_AFTER_MS)
    assert isinstance(bed.page.stage, InfusionPage)
    assert not bed.page.bar.confirm.isEnabled()
    assert not bed.page.reaction.hasFocus()


def _started(bed: Bed) -> bool:
    """Press Enter until the page has been in view long enough to take it."""
    bed.enter()
    return bed.ward.dose().infusing


def test_a_main_button_that_goes_idle_does_not_hand_its_ring_to_the_reaction(
    qtbot: QtBot, ward: Ward
) -> None:
    bed = open_bed(qtbot, ward, "line")
    bed.page.bar.confirm.setFocus()
    QTest.keyClick(bed.focus, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert bed.ward.dose().infusing
    assert not bed.page.reaction.hasFocus()


def test_enter_presses_the_button_that_has_the_ring(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "identify")
    while bed.focus is not bed.page.bar.note:
        bed.press(Qt.Key.Key_Tab)
    bed.enter()
    assert bed.page.drawer.top is not None
    assert bed.page.drawer.top.objectName() == "dialog_note"


def test_on_the_patients_page_enter_begins_the_dose(qtbot: QtBot) -> None:
    ward = full_ward()
    ward.pass_time(15)
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("patient", MRN)
    assert seat.button("begin_dose").hasFocus()
    QTest.keyClick(seat.button("begin_dose"), Qt.Key.Key_Return)
    assert seat.page_name == "dose"


def test_no_page_of_a_patient_gives_the_reaction_the_first_ring(qtbot: QtBot) -> None:
    ward = full_ward()
    ward.pass_time(15)
    seat = sit_down(qtbot, ward, NURSE)
    for page in ("patient", "flowsheet", "laboratory", "assessment", "neuro", "teaching"):
        seat.session.go(page, MRN)
        button = seat.page.findChild(QAbstractButton, "reaction")
        assert button is not None, page
        assert not button.hasFocus(), page


def choosing(bed: Bed, name: str) -> ChoosingEditor:
    editor = bed.step_page.form.editors[name]
    assert isinstance(editor, ChoosingEditor)
    return editor


def test_enter_on_an_unanswered_question_stays_and_says_so(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "vital_signs")
    alertness, mental = choosing(bed, "alertness"), choosing(bed, "mental_status")
    bed.enter()
    assert "Alertness: not answered yet. Choose with 1 to" in alertness.messages.slip
    bed.write("2")
    assert alertness.chosen() == (alertness.cards[1].word,)
    assert mental.chosen() == ()
    assert alertness.messages.slip == ""


def test_number_keys_stand_only_beside_the_cards_that_they_choose(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "vital_signs")
    alertness, mental = choosing(bed, "alertness"), choosing(bed, "mental_status")
    assert all(card.shows_key for card in alertness.cards)
    assert not any(card.shows_key for card in mental.cards)
    mental.focus()
    assert all(card.shows_key for card in mental.cards)
    assert not any(card.shows_key for card in alertness.cards)


def test_a_list_longer_than_ten_goes_on_with_letters(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "identify")
    bed.press(Qt.Key.Key_F8)
    reasons = bed.dialog_form.editors["reason"]
    assert isinstance(reasons, ChoosingEditor)
    reasons.focus()
    bed.write("a")
    qtbot.waitUntil(lambda: reasons.chosen() == (reasons.cards[10].word,))


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


def test_an_enter_that_comes_at_once_records_nothing(qtbot: QtBot, ward: Ward) -> None:
    bed = second_bed(qtbot, ward, "identify")
    bed.enter()
    assert "pre_tests" not in bed.dose.steps
    assert bed.focus.objectName() == "fev1_l"


def test_one_enter_records_what_was_read(qtbot: QtBot, ward: Ward) -> None:
    bed = second_bed(qtbot, ward, "identify")
    _read(qtbot, bed)
    bed.enter()
    assert "pre_tests" in bed.dose.steps


def test_from_a_question_that_need_not_be_answered_enter_goes_on(qtbot: QtBot, ward: Ward) -> None:
    bed = second_bed(qtbot, ward, "identify")
    _read(qtbot, bed)
    bed.step_page.form.editors["fev1_l"].focus()
    bed.enter()
    assert "pre_tests" not in bed.dose.steps
    assert bed.focus.objectName() == "fev1_percent"


def test_what_was_typed_is_not_passed_over(qtbot: QtBot, ward: Ward) -> None:
    bed = second_bed(qtbot, ward, "identify")
    _read(qtbot, bed)
    bed.step_page.form.editors["fev1_percent"].set_answer("88")
    bed.enter()
    assert "pre_tests" not in bed.dose.steps


def test_a_new_result_is_asked_for_first(qtbot: QtBot, ward: Ward) -> None:
    bed = second_bed(qtbot, ward, "identify")
    _read(qtbot, bed)
    click(bed.find("new_pulmonary_function"))
    bed.step_page.setFocus()
    bed.enter()
    assert "pre_tests" not in bed.dose.steps


def test_the_time_of_results_on_file_is_not_asked_first(qtbot: QtBot, ward: Ward) -> None:
    bed = second_bed(qtbot, ward, "lethargy")
    assert bed.step_page.form.editors["creatinine_mg_dl"].on_file
    assert bed.focus.objectName() == "urine_8h_ml"
    bed.find("specimen_at").setFocus(Qt.FocusReason.MouseFocusReason)
    bed.write("n")
    assert bed.step_page.form.answers()["specimen_at"]


def test_the_time_of_results_that_are_typed_is_asked_first(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "lethargy")
    assert not bed.step_page.form.editors["creatinine_mg_dl"].on_file
    assert bed.focus.objectName() == "specimen_at"


def _read(qtbot: QtBot, bed: Bed) -> None:
    page = bed.step_page
    assert page.form.served()
    qtbot.waitUntil(lambda: page.armed, timeout=LONG)
