"""The register's key, for administrators: how it is kept, its recovery sheet, another key."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.values.recovery_key import GROUP, tidy
from il2nurse.domain.values.text import written_date
from il2nurse.files.writing import NotWritten, write_new
from il2nurse.ui.forms.sheet_groups import SheetGroups
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.one_press import OnePress
from il2nurse.ui.page.page import Page
from il2nurse.ui.papers.key_standing import standing_in_words
from il2nurse.ui.papers.printing import ToPrinter
from il2nurse.ui.session import Place, Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.pin import PinLine
from il2nurse.ui.widgets.scrolling import scrolling
from il2nurse.workflow.people.keys import (
    KeyDesk,
    confirm_sheet,
    make_sheet,
    may_keep_key,
)

PLAIN: Final = (
    "This register has no key: it is not encrypted, and whoever has its file can read it. A "
    "practice register stays so, for nothing in it is real. For any other close the program on "
    "every station and run il2nurse key encrypt."
)
WHY: Final = (
    "Without its key nobody can read the register, and there is no second way in. The recovery "
    "sheet is the key on paper: print it twice, one for the ward's safe and one for another "
    "building. Whoever has it and a copy of the register can read every patient."
)
PROVE: Final = "From the sheet in your hand, type these two groups:"
CHANGE: Final = (
    "Where the sheet or a computer may be in strange hands, give the register another key. First "
    "close the program on every other station. This window closes, and you sign in again; the "
    "sheet is printed anew. The old one still opens the copies of before: keep it as long as them."
)
SAVED: Final = "Saved as {}. Print it twice, delete the file, and confirm the sheet here."
LATER: Final = (
    "The recovery sheet is not confirmed yet. The ward page says so until it is, and you are asked "
    "again at your next sign-in."
)


class RecoverySheetPage(Page):
    """Printing and saving the sheet and changing the key take the PIN; each is on record."""

    takes_scans = True

    def __init__(self, session: Session) -> None:
        super().__init__(session, "recovery_sheet")
        self._press = OnePress(session)
        self._standing = Label(role="fact").set_wrapping()
        self._standing.setObjectName("key_standing")
        self.pin = PinLine("key_pin", "Your PIN")
        self.print = Action("print_sheet", "Print the sheet")
        self.save = Action("save_sheet", "Save as PDF")
        self.groups = SheetGroups("sheet_group", (1, 2))
        self.confirm = Action("confirm_sheet", "I hold this sheet")
        self.later = Action("later", "Later")
        self.change = Action("change_key", "Give another key")
        self._problem = Label(role="slip").set_wrapping()
        self._problem.setObjectName("key_problem")
        self._prove, self._changing = Card("2. Confirm that you hold it"), Card("Change the key")
        self._sheet = Card("1. Print the recovery sheet")
        self._lay_out()
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        self.confirm.clicked.connect(self._confirm)
        self.later.clicked.connect(self._leave)
        self.change.clicked.connect(self._change)
        self.groups.filled.connect(self.confirm.setFocus)
        self.setFocusProxy(self.pin)

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
        for card in (self._sheet, self._prove, self._changing):
            card.setVisible(standing is not None)
        self.later.set_text("Later" if standing and not standing.confirmed else "Back")

    def start(self) -> None:
        """Nothing of the time before stays on the page."""
        self._say("")
        self.pin.clear()
        super().start()

    def scanned(self, code: str) -> None:
        """The code of a sheet stands for its groups; it is never shown."""
        letters = tidy(code)
        groups = [letters[at : at + GROUP] for at in range(0, len(letters), GROUP)]
        for number in self.groups.typed():
            self.groups.box(number).setText(groups[number - 1] if number <= len(groups) else "")
        self._confirm()

    def keep(self, path: Path) -> None:
        """Write the sheet to a file; what lies there gives way, as the system asked before."""
        pdf = self._make()
        if pdf is None:
            return
        try:
            write_new(path, pdf, replace=True)
        except (NotWritten, OSError) as problem:
            self._say(f"The sheet was not saved: {problem}")
            return
        self.session.warn(SAVED.format(path))
        self.groups.setFocus()

    def _make(self) -> bytes | None:
        session, desk, pin = self.session, self._desk(), self.pin.take()
        if not pin:
            self._say("Type your PIN first; whoever has the sheet can read every patient.")
            self.pin.setFocus()
            return None
        self._say("")
        now = session.station.local(session.station.now().at)
        printed = f"{written_date(now.date())} {now:%H:%M}"
        return self._press.attempt_in_thread(
            "make",
            lambda once: make_sheet(session.station, session.who, desk, pin, printed, request=once),
            self._refuse,
        )

    def _print(self) -> None:
        pdf = self._make()
        if pdf is None:
            return
        printer = ToPrinter()
        try:
            printer.put("Recovery sheet", pdf)
            self.session.done(printer.finish())
        except (NotWritten, OSError) as problem:
            self._say(str(problem))
            return
        self.groups.setFocus()

    def _save(self) -> None:
        if not self.pin.text():
            self._make()
            return
        name, _ = QFileDialog.getSaveFileName(
            self, "Save the sheet", str(Path.home() / "recovery-sheet.pdf"), "PDF (*.pdf)"
        )
        if name:
            self.keep(Path(name))

    def _confirm(self) -> None:
        session, typed = self.session, self.groups.typed()
        if not self.groups.full:
            self._say("Type both groups as they stand on the sheet. Nothing was recorded.")
            self.groups.focus_open()
            return
        self._say("")
        desk = self._desk()
        if self._press.attempt(
            "confirm",
            lambda once: confirm_sheet(session.station, session.who, desk, typed, request=once),
            self._refuse_groups,
        ):
            session.done("Confirmed: the ward holds the recovery sheet of this key.")
            session.go("people")

    def _change(self) -> None:
        session, desk, pin = self.session, self._desk(), self.pin.take()
        if not pin:
            self._say("Type your PIN above first, then press again.")
            self.pin.setFocus()
            return
        self._say("")

        def allowed() -> bool:
            may_keep_key(session.station, session.who, pin)
            return True

        if session.attempt_in_thread(allowed, self._refuse):
            desk.change(session.who)

    def _leave(self) -> None:
        desk = self.session.keys
        self.session.go("people")
        if desk and desk.unconfirmed():
            self.session.warn(LATER)

    def _desk(self) -> KeyDesk:
        if self.session.keys is None:
            raise NotAllowed(PLAIN)
        return self.session.keys

    def _refuse(self, _field: str, sentence: str) -> None:
        self._say(sentence)
        self.pin.setFocus()

    def _refuse_groups(self, _field: str, sentence: str) -> None:
        self._say(sentence)
        self.groups.clear()

    def _say(self, sentence: str) -> None:
        self._problem.show_sentence(sentence)

    def _lay_out(self) -> None:
        self.print.set_weight(Weight.MAIN)
        self.print.set_sign(Sign.PRINTER)
        self.save.set_sign(Sign.DOWN)
        self.save.set_key("Ctrl+S")
        self.later.set_key("Esc")
        self.change.set_weight(Weight.DANGER)
        kept = Card("The key of this register")
        kept.body.addWidget(self._standing)
        self._sheet.body.addWidget(Label(WHY, "muted").set_wrapping())
        self._sheet.body.addWidget(Label(self.pin.accessibleName(), "heading"))
        self._sheet.body.addLayout(_row(self.pin, self.print, self.save))
        self._prove.body.addWidget(Label(PROVE, "muted"))
        self._prove.body.addLayout(_row(self.groups, self.confirm))
        self._changing.body.addWidget(Label(CHANGE, "muted").set_wrapping())
        self._changing.body.addLayout(_row(self.change))
        inner = QWidget()
        inner.setProperty("ground", "page")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(sizes.SPACE)
        for card in (kept, self._sheet, self._prove, self._changing):
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


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(sizes.SPACE)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row
