"""What the chosen text says: in words, its changes against the one decided about, or all of it."""

from enum import Enum, auto
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from il2nurse.readable.course.approvals import approvals_in_words
from il2nurse.readable.course.regimen_words import regimen_in_words
from il2nurse.readable.course.text_changes import changes_in_words
from il2nurse.readable.course.told_changes import told_in_words
from il2nurse.ui.look import sizes
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.course.shelved import (
    ShelvedText,
    changes_against,
    compared_with,
    regimen_of,
    told_against,
    whole_text,
)

IN_WORDS = "Part by part, with its sources in brackets. What you approve is the whole text (Alt+T)."
NONE_BEFORE = (
    "No other version of this regimen was approved or withdrawn here, so there is nothing to "
    "compare."
)
EVERY_LINE = "EVERY CHANGED LINE"
NOT_TOLD = "No part of the regimen in words says anything otherwise; the changed lines stand below."
SAME = "Both texts are the same except for spaces at line ends."


class Shown(Enum):
    """What of a text is in the box."""

    WORDS = auto()
    WHOLE = auto()
    CHANGES = auto()


class RegimenText(Card):
    """Buttons choose what; nothing in it can be changed."""

    def __init__(self, session: Session) -> None:
        super().__init__("What it says")
        self._session = session
        self._text: ShelvedText | None = None
        self._shown = Shown.WORDS
        self.words = Action("regimen_words", "In words")
        self.words.set_key("Alt+I")
        self.whole = Action("regimen_whole", "The whole text")
        self.whole.set_key("Alt+T")
        self.changes = Action("regimen_changes", "What changed")
        self.changes.set_key("Alt+C")
        self.comparison = Label(role="muted").set_wrapping()
        self.comparison.setObjectName("regimen_compared")
        self.box = QPlainTextEdit()
        self.box.setObjectName("regimen_text")
        self.box.setAccessibleName("Text of the regimen")
        self.box.setReadOnly(True)
        self.box.setTabChangesFocus(True)
        self._choices: dict[Shown, Action] = {}
        row = QHBoxLayout()
        row.setSpacing(sizes.GAP)
        for action, shown in (
            (self.words, Shown.WORDS),
            (self.whole, Shown.WHOLE),
            (self.changes, Shown.CHANGES),
        ):
            action.set_small()
            action.setCheckable(True)
            self._choices[shown] = action
            action.clicked.connect(partial(self._turn, shown))
            row.addWidget(action)
        row.addStretch()
        self.body.addLayout(row)
        self.body.addWidget(self.comparison)
        self.body.addWidget(self.box, 1)

    def show_text(self, text: ShelvedText) -> None:
        """Show another text: what it changes, where there is something to compare it with."""
        if self._text is not None and self._text.digest == text.digest:
            self._text = text
            return
        self._text = text
        self.words.setVisible(regimen_of(self._session.station, text) is not None)
        alone = compared_with(self._session.station, text) is None
        self._shown = Shown.WORDS if alone else Shown.CHANGES
        self._show()

    def _turn(self, shown: Shown) -> None:
        self._shown = shown
        self._show()
        self.box.setFocus()

    def _show(self) -> None:
        if self._text is None:
            return
        station, words = self._session.station, self._session.words
        regimen = regimen_of(station, self._text)
        if self._shown is Shown.WORDS and not regimen:
            self._shown = Shown.WHOLE
        for shown, action in self._choices.items():
            action.setChecked(shown is self._shown)
        if self._shown is Shown.WORDS and regimen:
            self.comparison.setText(IN_WORDS)
            self.box.setPlainText(regimen_in_words(regimen))
            return
        if self._shown is not Shown.CHANGES:
            self.comparison.setText("Every line of the file, as it is kept in the register.")
            self.box.setPlainText(whole_text(station, self._text))
            return
        other = compared_with(station, self._text)
        if other is None:
            self.comparison.setText(NONE_BEFORE)
            self.box.setPlainText("")
            return
        standing = approvals_in_words(other, words, words.day)
        self.comparison.setText(f"Compared with version {other.version}. {standing}")
        lines = changes_in_words(changes_against(station, self._text, other))
        told = told_in_words(told_against(station, self._text, other)) or NOT_TOLD
        self.box.setPlainText(f"{told}\n\n{EVERY_LINE}\n\n{lines}" if lines else SAME)
