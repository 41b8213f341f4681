"""The register's key, for administrators: how it is kept, its recovery sheet, another key."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.values.recovery_key import GROUP, tidy
from il2nurse.ui.forms.sheet_groups import SheetGroups
from il2nurse.ui.look import labels, sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.one_press import OnePress
from il2nurse.ui.page.page import Page
from il2nurse.ui.papers.key_standing import KeyOnDisk, standing_in_words
from il2nurse.ui.papers.sheet_card import SheetCard
from il2nurse.ui.place import Place
from il2nurse.ui.session import Heard, Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.scrolling import scrolling
from il2nurse.workflow.people.keys import (
    KeyDesk,
    confirm_sheet,
    may_keep_key,
)

PLAIN: Final = (
    "This register has no key: it is not encrypted, and whoever has its file can read it. A "
    "practice register stays so, for nothing in it is real. For any other close the program on "
    "every station and run il2nurse key encrypt."
)
PROVE: Final = "From the sheet in your hand, type these two groups:"
CHANGE: Final = (
    "If a sheet or a computer may be lost or stolen, change the key. First close the program on "
    "every other station. This window closes and you sign in again; then print the new sheet. Keep "
    "the old sheet as long as you keep copies from before."
)
LATER: Final = (
    "The recovery sheet is not confirmed yet. The ward page says so until it is, and you are asked "
    "again at your next sign-in."
)

CONFIRMED: Final = Mark(Tone.GOOD, "Sheet confirmed", Sign.CHECK)
UNCONFIRMED: Final = Mark(Tone.WARN, "Sheet not confirmed", Sign.QUESTION)
READABLE: Final = 960
"""In pixels: longer lines are hard to read."""


class RecoverySheetPage(Page):
    """Printing and saving the sheet and changing the key take the PIN; each is on record."""

    takes_scans = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "recovery_sheet", parent=parent)
        self._press = OnePress(session)
        self._standing = Label(role="fact").set_wrapping()
        self._standing.setObjectName("key_standing")
        self._disk = KeyOnDisk()
        self._confirmed = Chip(parent=self)
        self.groups = SheetGroups("sheet_group", (1, 2))
        self.confirm = Action("confirm_sheet", "I hold this sheet")
        self.later = Action("later", labels.LATER)
        self.change = Action("change_key", "Change the key")
        self._problem = Label(role="slip").set_wrapping()
        self._problem.setObjectName("key_problem")
        self._prove, self._changing = (
            Card("2. Confirm that you hold it"),
            Card("If the key may be known to others"),
        )
        self.sheet = SheetCard(session, self._press, self._desk)
        self._lay_out()
        self.sheet.told.connect(self._say)
        self.sheet.made.connect(self.groups.setFocus)
        self.confirm.clicked.connect(self._confirm)
        self.later.clicked.connect(self._leave)
        self.change.clicked.connect(self._change)
        self.groups.filled.connect(self.confirm.setFocus)
        self.setFocusProxy(self.sheet.pin)

    def open(self, place: Place) -> None:
        """Ask for other groups than the last time."""
        del place
        if desk := self.session.keys:
            self.groups.ask(desk.ask_groups())

    def refresh(self) -> None:
        """Say how the key is kept now."""
        desk = self.session.keys
        standing = desk.look() if desk else None
        self._standing.setText(standing_in_words(standing) if standing else PLAIN)
        self._standing.setAccessibleName(self._standing.text())
        self._disk.show_standing(standing)
        self._confirmed.show_mark(CONFIRMED if standing and standing.confirmed else UNCONFIRMED)
        self._confirmed.setVisible(standing is not None)
        for card in (self.sheet, self._prove, self._changing):
            card.setVisible(standing is not None)
        self.later.set_text(labels.LATER if standing and not standing.confirmed else labels.BACK)

    def start(self) -> None:
        """Nothing of the time before stays on the page."""
        self._say("")
        self.sheet.pin.clear()
        super().start()

    def scanned(self, code: str) -> Heard:
        """The code of a sheet stands for its groups; it is never shown."""
        letters = tidy(code)
        groups = [letters[at : at + GROUP] for at in range(0, len(letters), GROUP)]
        for number in self.groups.typed():
            self.groups.box(number).setText(groups[number - 1] if number <= len(groups) else "")
        return Heard.TAKEN if self._confirm() else Heard.REFUSED

    def _confirm(self) -> bool:
        session, typed = self.session, self.groups.typed()
        if not self.groups.full:
            self._say("Type both groups as they stand on the sheet. Nothing was recorded.")
            self.groups.focus_open()
            return False
        self._say("")
        desk = self._desk()
        if self._press.attempt(
            "confirm",
            lambda once: confirm_sheet(session.station, session.who, desk, typed, request=once),
            self._refuse_groups,
        ):
            session.done("Confirmed: the ward holds the recovery sheet of this key.")
            session.go("people")
            return True
        return False

    def _change(self) -> None:
        session, desk, pin = self.session, self._desk(), self.sheet.pin.take()
        if not pin:
            self._say("Type your PIN above first, then press again.")
            self.sheet.pin.setFocus()
            return
        self._say("")

        def allowed() -> bool:
            may_keep_key(session.station, session.who, pin)
            return True

        if session.attempt_in_thread(allowed, self.sheet.refuse):
            desk.change(session.who)

    def _leave(self) -> None:
        desk = self.session.keys
        self.session.go("people")
        if desk and desk.unconfirmed():
            self.session.warn(LATER)

    def _desk(self) -> KeyDesk:
        if self.session.keys is None:
            raise NotAllowed(f"{PLAIN} Nothing was printed.")
        return self.session.keys

    def _refuse_groups(self, _field: str, sentence: str) -> None:
        self._say(sentence)
        self.groups.clear()

    def _say(self, sentence: str) -> None:
        self._problem.show_sentence(sentence)

    def _lay_out(self) -> None:
        self.later.set_key("Esc")
        self.confirm.set_key("Alt+H")
        self.change.set_key("Alt+G")
        self.change.set_weight(Weight.DANGER)
        kept = Card("The key of this register")
        kept.add_tool(self._confirmed)
        kept.body.addWidget(self._standing)
        kept.body.addWidget(self._disk)
        self._prove.body.addWidget(Label(PROVE, "muted"))
        self._prove.add_row(self.groups, self.confirm)
        self._changing.body.addWidget(Label(CHANGE, "muted").set_wrapping())
        self._changing.add_row(self.change)
        inner = QWidget()
        inner.setProperty("ground", "page")
        inner.setMaximumWidth(READABLE)
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(sizes.SPACE)
        for card in (kept, self.sheet, self._prove, self._changing):
            inside.addWidget(card)
        inside.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.MARGIN, sizes.ROOM, sizes.MARGIN, sizes.ROOM)
        column.setSpacing(sizes.SPACE)
        head = QHBoxLayout()
        head.addWidget(Label("Recovery sheet and key", "title"))
        head.addStretch()
        head.addWidget(self.later)
        column.addLayout(head)
        column.addWidget(self._problem)
        column.addWidget(scrolling("key_cards", "The key and its sheet", inner), 1)
