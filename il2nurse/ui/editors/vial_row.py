"""One vial: its lot, scanned or typed, and its expiry date."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from il2nurse.codes.gs1 import is_pack_code, read_pack_code
from il2nurse.domain.regimen.fields import write_vial
from il2nurse.domain.values.typed_dates import NotADay, read_last_day
from il2nurse.readable.words import NOT_RECORDED
from il2nurse.ui.editors.date import distance
from il2nurse.ui.editors.line import Line
from il2nurse.ui.look import sizes
from il2nurse.ui.qt.next_turn import NextTurn
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.wrap_row import WrapRow

UNREADABLE = "The code does not tell lot and expiry. Type both from the label."
_EXAMPLE = "like 23-Nov-2026, Nov-2026 or 11/2026"


class VialRow(QFrame):
    """Lot and expiry; a month alone means its last day, as on the vial.

    A code that tells both may be scanned into the lot: they are shown as if typed, and ``unpacked``
    says so.
    """

    changed = Signal()
    unpacked = Signal()
    left = Signal()

    def __init__(self, field: str, number: int, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.number = number
        self.lot = Line(f"{field}_lot_{number}", f"Lot of vial {number}")
        self.expiry = Line(f"{field}_expiry_{number}", f"Expiry date of vial {number}")
        self.hint = Label(_EXAMPLE, "muted")
        self.lot.setFixedWidth(170)
        self.expiry.setFixedWidth(150)
        self._next_turn = NextTurn(self, self._go_on)
        self.lot.scanned.connect(self._unpack)
        self.lot.left.connect(self._unpack)
        row = WrapRow(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.GAP)
        name = Label(f"Vial {number}", "strong")
        name.setMinimumWidth(50)
        row.addWidget(name)
        for title, line in (("Lot", self.lot), ("Expiry", self.expiry)):
            line.set_scanned()
            line.typed.connect(self._edited)
            line.left.connect(self.left)
            row.addWidget(Label(title, "muted"))
            row.addWidget(line)
        row.addWidget(self.hint)

    def begun(self) -> bool:
        """Whether anything was typed for this vial."""
        return bool(self.lot.text().strip() or self.expiry.text().strip())

    def whole(self) -> bool:
        """Whether lot and a readable expiry are there."""
        return bool(self.lot.text().strip()) and read_expiry(self.expiry.text()) is not None

    def vial(self) -> tuple[str, date | None]:
        """The lot, and the expiry where it can be read."""
        return self.lot.text().strip(), read_expiry(self.expiry.text())

    def told(self) -> str:
        """The vial in words: its lot and the very day on which it expires."""
        lot, day = self.vial()
        return f"lot {lot}, expires {day:%d-%b-%Y}" if day else f"lot {lot}"

    def wrong(self) -> Line | None:
        """The line that cannot be used as it is: no lot, no readable expiry, or expired."""
        day = read_expiry(self.expiry.text())
        if self.begun() and not self.lot.text().strip():
            return self.lot
        return self.expiry if self.begun() and (day is None or day < self._today()) else None

    def mark(self, *, refused: bool) -> None:
        """Mark the wrong line while the vials are refused; an expired one is marked anyway."""
        self._tell()
        wrong = self.wrong()
        if refused and wrong:
            wrong.set_slip(True)

    def written(self) -> str:
        """The vial as an answer; what cannot be read stays as typed and is refused later."""
        day = read_expiry(self.expiry.text())
        lot = self.lot.text().replace("|", " ")
        return write_vial(lot, day) if day else f"{lot.strip()}|{self.expiry.text().strip()}"

    def show_vial(self, lot: str, expiry: date | None) -> None:
        """Show a kept vial, or none."""
        self.lot.setText(lot)
        self.expiry.setText(f"{expiry:%d-%b-%Y}" if expiry else "")
        self._tell()

    def _unpack(self) -> None:
        """Put what a scanned code tells into both lines; one that tells less is not a lot."""
        if not is_pack_code(self.lot.text()):
            return
        found = read_pack_code(self.lot.text())
        self.show_vial(found.lot if found else "", found.expiry if found else None)
        self.changed.emit()
        if found:
            self._next_turn.start()
        else:
            self.hint.set_role("slip")
            self.hint.setText(UNREADABLE)

    def _go_on(self) -> None:
        """However the code ended, the keyboard need not stay at this vial."""
        if self.lot.hasFocus() or self.expiry.hasFocus():
            self.unpacked.emit()

    def _edited(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        day = read_expiry(self.expiry.text())
        over = day is not None and day < self._today()
        self.hint.set_role("slip" if over else "muted")
        self.hint.setText(self._words(day))
        unread = bool(self.expiry.text().strip()) and day is None and self._ended()
        self.lot.set_slip(False)
        self.expiry.set_slip(over or unread)

    def _words(self, day: date | None) -> str:
        """What the expiry means today; an expired vial is named by its lot."""
        if day is None:
            return _EXAMPLE
        far = distance(day, self._today())
        if day >= self._today():
            return f"expires {day:%d-%b-%Y}, {far}"
        lot = self.lot.text().strip() or f"number {NOT_RECORDED}"
        return f"Lot {lot} expired {day:%d-%b-%Y}, {far}: do not use it"

    def _ended(self) -> bool:
        return not self.expiry.hasFocus()


def read_expiry(text: str) -> date | None:
    """The expiry day that was typed; a month alone gives its last day, nonsense ``None``."""
    try:
        return read_last_day(text)
    except NotADay:
        return None
