"""Choices, answers beside each other, and check lists."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from pytestqt.qtbot import QtBot

from il2nurse.domain.regimen.fields import Choice, Field, FieldKind, Slip
from il2nurse.ui.editors.choice import ChoiceEditor
from il2nurse.ui.editors.choosing import ChoosingEditor
from il2nurse.ui.editors.many import ManyEditor
from il2nurse.ui.editors.option import OptionCard
from il2nurse.ui.editors.pick import PickEditor
from il2nurse.ui.editors.ticks import TicksEditor
from il2nurse.ui.look.consequence import consequences
from il2nurse.ui.look.tones import Tone
from tests.ui.gallery_editors import ALERTNESS, CHECKS, NOT_ALERT, made
from tests.ui.hands import click, press, turn_wheel, write

DRUGS = made(
    "drugs",
    "Interacting drugs",
    FieldKind.MANY,
    none="none",
    choices=(Choice("steroid", "Steroid"), Choice("nsaid", "NSAID"), Choice("none", "None")),
)


def spoken(card: OptionCard) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(card)


def by_mouse(editor: ChoosingEditor, at: int) -> None:
    click(editor.cards[at])


def by_key(editor: ChoosingEditor, at: int) -> None:
    write(editor.cards[0], str(at + 1))


def by_space(editor: ChoosingEditor, at: int) -> None:
    editor.cards[at].setFocus()
    press(editor.cards[at], Qt.Key.Key_Space)


def by_action(editor: ChoosingEditor, at: int) -> None:
    """As screen readers, switches and voice control press it."""
    acts = spoken(editor.cards[at]).actionInterface()
    acts.doAction(acts.actionNames()[0])


def by_draft(editor: ChoosingEditor, at: int) -> None:
    editor.set_answer(editor.cards[at].word)


def by_program(editor: ChoosingEditor, at: int) -> None:
    editor.cards[at].setChecked(True)


ROADS = (by_mouse, by_key, by_space, by_action, by_draft, by_program)
Road = Callable[[ChoosingEditor, int], None]


@pytest.fixture
def alertness(qtbot: QtBot) -> ChoiceEditor:
    editor = ChoiceEditor(ALERTNESS)
    qtbot.addWidget(editor)
    editor.show()
    editor.focus()
    return editor


@pytest.fixture
def drugs(qtbot: QtBot) -> ManyEditor:
    editor = ManyEditor(DRUGS)
    qtbot.addWidget(editor)
    editor.show()
    return editor


def test_nothing_is_chosen_at_the_start(alertness: ChoiceEditor) -> None:
    assert alertness.answer() == ""


def test_a_number_key_chooses(alertness: ChoiceEditor) -> None:
    write(alertness.cards[0], "2")
    assert alertness.answer() == "drowsy"


def test_a_number_beyond_the_cards_chooses_nothing(alertness: ChoiceEditor) -> None:
    write(alertness.cards[0], "9")
    assert alertness.answer() == ""


def test_arrow_keys_move_without_choosing(alertness: ChoiceEditor) -> None:
    press(alertness.cards[0], Qt.Key.Key_Down)
    assert alertness.answer() == ""
    press(alertness.cards[1], Qt.Key.Key_Space)
    assert alertness.answer() == "drowsy"


def test_only_one_card_is_chosen(alertness: ChoiceEditor) -> None:
    click(alertness.cards[0])
    click(alertness.cards[2])
    assert alertness.chosen() == ("lethargic",)


def test_pressing_a_chosen_card_again_keeps_it(alertness: ChoiceEditor) -> None:
    click(alertness.cards[1])
    click(alertness.cards[1])
    assert alertness.answer() == "drowsy"


def test_single_choices_are_radio_buttons_and_others_check_boxes(
    alertness: ChoiceEditor, drugs: ManyEditor
) -> None:
    role = QAccessible.Role
    assert {spoken(card).role() for card in alertness.cards} == {role.RadioButton}
    assert {spoken(card).role() for card in drugs.cards} == {role.CheckBox}


@pytest.mark.parametrize("first", ROADS)
@pytest.mark.parametrize("second", ROADS)
def test_one_answer_is_one_answer_by_every_road(
    qtbot: QtBot, alertness: ChoiceEditor, first: Road, second: Road
) -> None:
    first(alertness, 0)
    with qtbot.waitSignal(alertness.changed):
        second(alertness, 1)
    assert alertness.chosen() == ("drowsy",)
    assert alertness.answer() == "drowsy"


@pytest.mark.parametrize("road", ROADS)
def test_none_and_another_answer_never_stand_together(
    qtbot: QtBot, drugs: ManyEditor, road: Road
) -> None:
    road(drugs, 0)
    with qtbot.waitSignal(drugs.changed):
        road(drugs, 2)
    assert drugs.chosen() == ("none",)


def test_a_draft_with_two_answers_to_one_question_gives_none(alertness: ChoiceEditor) -> None:
    alertness.set_answer(("alert", "drowsy"))
    assert alertness.answer() == ""


@pytest.mark.parametrize("road", ROADS)
def test_after_delete_a_choice_can_be_made_again(alertness: ChoiceEditor, road: Road) -> None:
    click(alertness.cards[1])
    press(alertness.cards[1], Qt.Key.Key_Delete)
    assert alertness.answer() == ""
    road(alertness, 1)
    assert alertness.answer() == "drowsy"


def test_delete_takes_the_choice_back(alertness: ChoiceEditor) -> None:
    click(alertness.cards[1])
    press(alertness.cards[1], Qt.Key.Key_Delete)
    assert alertness.answer() == ""


def test_the_wheel_chooses_nothing(alertness: ChoiceEditor) -> None:
    turn_wheel(alertness.cards[1])
    assert alertness.answer() == ""


def test_each_press_is_told(qtbot: QtBot, alertness: ChoiceEditor) -> None:
    with qtbot.waitSignal(alertness.changed):
        click(alertness.cards[1])


@pytest.mark.parametrize("field", [ALERTNESS, CHECKS])
def test_cards_are_high_enough_to_press(qtbot: QtBot, field: Field) -> None:
    editor = TicksEditor(field)
    qtbot.addWidget(editor)
    editor.resize(760, 10)
    editor.show()
    assert all(card.height() >= 44 for card in editor.cards)


def test_a_card_says_what_follows_from_it(alertness: ChoiceEditor) -> None:
    marks = consequences(ALERTNESS, (NOT_ALERT,), (), date(2026, 11, 20))
    alertness.show_consequences(marks)
    assert marks["alert"].tone is Tone.GOOD
    assert "Hold · call the prescriber" in alertness.cards[1].accessibleDescription()


def test_several_answers_stand_beside_each_other(drugs: ManyEditor) -> None:
    click(drugs.cards[1])
    click(drugs.cards[0])
    assert drugs.read() == ("steroid", "nsaid")


def test_none_takes_the_others_away(drugs: ManyEditor) -> None:
    click(drugs.cards[0])
    click(drugs.cards[2])
    assert drugs.read() == ("none",)


def test_another_answer_takes_none_away(drugs: ManyEditor) -> None:
    click(drugs.cards[2])
    click(drugs.cards[1])
    assert drugs.read() == ("nsaid",)


def test_a_list_with_an_open_item_is_refused_and_names_it(qtbot: QtBot) -> None:
    editor = TicksEditor(CHECKS)
    qtbot.addWidget(editor)
    click(editor.cards[0])
    click(editor.cards[2])
    assert editor.count.text() == "2 of 3 ticked"
    with pytest.raises(Slip, match="Swirled gently"):
        editor.read()


def test_every_item_ticked_is_an_answer(qtbot: QtBot) -> None:
    editor = TicksEditor(CHECKS)
    qtbot.addWidget(editor)
    for card in editor.cards:
        click(card)
    assert editor.read() == ("side", "swirl", "clear")


def test_a_compact_list_starts_empty_and_the_wheel_leaves_it_so(qtbot: QtBot) -> None:
    editor = PickEditor(ALERTNESS)
    qtbot.addWidget(editor)
    turn_wheel(editor.list)
    assert editor.answer() == ""
    press(editor.list, Qt.Key.Key_Down)
    assert editor.answer() == "alert"
    press(editor.list, Qt.Key.Key_Delete)
    assert editor.answer() == ""


def test_an_answer_on_file_counts_as_not_typed(drugs: ManyEditor) -> None:
    click(drugs.cards[0])
    drugs.show_on_file("None, 19-Nov-2026 (26 h)")
    assert drugs.answer() == ""
