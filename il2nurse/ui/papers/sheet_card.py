"""The recovery sheet printed or saved, with the PIN of whoever asks for it; each is on record."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from il2nurse.domain.values.wall_clock import date_and_clock
from il2nurse.files.writing import NotWritten, write_new
from il2nurse.ui.look import labels
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.one_press import OnePress
from il2nurse.ui.papers.printing import ToPrinter
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.pin import PinLine
from il2nurse.workflow.people.keys import KeyDesk, make_sheet

WHY: Final = (
    "Without its key nobody can read the register, and there is no second way in. The recovery "
    "sheet is the key on paper: print it twice, one for the ward's safe and one for another "
    "building. Whoever has it and a copy of the register can read every patient."
)
SAVED: Final = "Saved as {}. Print it twice, delete the file, and confirm the sheet here."


class SheetCard(Card):
    """``made`` tells that the sheet is out, ``told`` carries what is wrong; empty is nothing."""

    made = Signal()
    told = Signal(str)

    def __init__(self, session: Session, press: OnePress, desk: Callable[[], KeyDesk]) -> None:
        super().__init__("1. Print the recovery sheet")
        self._session, self._press, self._desk = session, press, desk
        self.pin = PinLine("key_pin", "Your PIN, to print, save or change")
        self.print = Action("print_sheet", "Print the sheet")
        self.print.set_weight(Weight.MAIN)
        self.print.set_sign(Sign.PRINTER)
        self.save = Action("save_sheet", labels.SAVE_AS_PDF)
        self.save.set_sign(Sign.DOWN)
        self.print.set_key("Ctrl+P")
        self.save.set_key("Ctrl+S")
        self.body.addWidget(Label(WHY, "muted").set_wrapping())
        self.body.addWidget(Label(self.pin.accessibleName(), "heading"))
        self.add_row(self.pin, self.print, self.save)
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)

    def refuse(self, _field: str, sentence: str) -> None:
        """Say what is wrong, with the keyboard at the PIN."""
        self.told.emit(sentence)
        self.pin.setFocus()

    def keep(self, path: Path) -> None:
        """Write the sheet to a file; what lies there gives way, as the system asked before."""
        pdf = self._make()
        if pdf is None:
            return
        try:
            write_new(path, pdf, replace=True)
        except (NotWritten, OSError) as problem:
            self.told.emit(f"The sheet was not saved: {problem}")
            return
        self._session.warn(SAVED.format(path))
        self.made.emit()

    def _make(self) -> bytes | None:
        session, desk, pin = self._session, self._desk(), self.pin.take()
        if not pin:
            self.told.emit("Type your PIN first; whoever has the sheet can read every patient.")
            self.pin.setFocus()
            return None
        self.told.emit("")
        now = session.station.local(session.station.now().at)
        printed = date_and_clock(now)
        return self._press.attempt_in_thread(
            "make",
            lambda once: make_sheet(session.station, session.who, desk, pin, printed, request=once),
            self.refuse,
        )

    def _print(self) -> None:
        pdf = self._make()
        if pdf is None:
            return
        printer = ToPrinter()
        try:
            printer.put("Recovery sheet", pdf)
            self._session.done(printer.finish())
        except (NotWritten, OSError) as problem:
            self.told.emit(str(problem))
            return
        self.made.emit()

    def _save(self) -> None:
        if not self.pin.text():
            self._make()
            return
        name, _ = QFileDialog.getSaveFileName(
            self, "Save the sheet", str(Path.home() / "recovery-sheet.pdf"), "PDF (*.pdf)"
        )
        if name:
            self.keep(Path(name))
