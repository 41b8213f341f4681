"""A list of a form by one key: the number of a word; letters search and do not go on."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from il2nurse.domain.regimen.fields import Choice, Field, FieldKind
from il2nurse.ui.editors.pick import PickEditor
from tests.ui.hands import bring_up, press, write

RHYTHM = Field(
    *("rhythm", "Rhythm", FieldKind.CHOICE, "a test", "proposal"),
    choices=(Choice("sinus", "Sinus"), Choice("svt", "Supraventricular"), Choice("vt", "Fast")),
)
POSS = replace(
    RHYTHM,
    choices=(Choice("s", "S: asleep"), Choice("one", "1: awake"), Choice("two", "2: drowsy")),
)


def editor(qtbot: QtBot, field: Field = RHYTHM) -> PickEditor:
    made = PickEditor(field)
    qtbot.addWidget(made)
    bring_up(qtbot, made)
    made.focus()
    return made


@pytest.mark.parametrize(
    ("key", "word"), [("1", "sinus"), ("2", "svt"), ("3", "vt"), ("4", ""), ("0", "")]
)
def test_a_number_chooses(qtbot: QtBot, key: str, word: str) -> None:
    made = editor(qtbot)
    completed: list[None] = []
    made.completed.connect(lambda: completed.append(None))
    write(made.list, key)
    assert made.answer() == word
    assert len(completed) == bool(word)


def test_whoever_types_the_word_goes_on_typing_in_its_list(qtbot: QtBot) -> None:
    made = editor(qtbot)
    made.completed.connect(lambda: pytest.fail("the rest of the word would go elsewhere"))
    write(made.list, "Fast")
    assert made.answer() == "vt"


def test_words_with_figures_of_their_own_are_named_by_these(qtbot: QtBot) -> None:
    made = editor(qtbot, POSS)
    write(made.list, "1")
    assert made.answer() == "one"
    assert "1 to" not in made.how


def test_the_same_keys_choose_while_the_list_is_open(qtbot: QtBot) -> None:
    made = editor(qtbot)
    made.list.showPopup()
    QTest.keyClick(made.list.view(), Qt.Key.Key_2)
    assert made.answer() == "svt"
    assert not made.list.view().isVisible()


def test_backspace_takes_the_choice_back_and_then_goes_back(qtbot: QtBot) -> None:
    made = editor(qtbot)
    asked: list[None] = []
    made.back_asked.connect(lambda: asked.append(None))
    write(made.list, "2")
    press(made.list, Qt.Key.Key_Backspace)
    assert made.answer() == ""
    assert not asked
    press(made.list, Qt.Key.Key_Backspace)
    assert asked


def test_a_letter_of_a_word_is_no_shortcut_of_the_page(qtbot: QtBot) -> None:
    made = editor(qtbot)
    plain, alt = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
    for text, held, taken in (("f", plain, True), ("v", plain, False), ("f", alt, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, ord(text.upper()), held, text)
        event.ignore()
        made.list.event(event)
        assert event.isAccepted() is taken
