"""One vial: its lot, scanned or typed, and its expiry date."""

import calendar
from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from il2nurse.domain.fields import write_vial
from il2nurse.ui import sizes
from il2nurse.ui.editors.date import distance
from il2nurse.ui.editors.line import Line
from il2nurse.ui.widgets.label import Label

_FORMS = ("%Y-%m-%d", "%d-%b-%Y", "%d.%m.%Y")
_EXAMPLE = "like 23-Nov-2026, or Nov-2026"


class VialRow(QFrame):
    """Lot and expiry; a month alone means its last day, as on the vial."""

    changed = Signal()
    left = Signal()

    def __init__(self, field: str, number: int, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.lot = Line(f"{field}_lot_{number}", f"Lot of vial {number}")
        self.expiry = Line(f"{field}_expiry_{number}", f"Expiry date of vial {number}")
        self.told = Label(_EXAMPLE, "muted")
        self.lot.setFixedWidth(170)
        self.expiry.setFixedWidth(150)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.GAP)
        name = Label(f"Vial {number}", "strong")
        name.setMinimumWidth(50)
        row.addWidget(name)
        for title, line in (("Lot", self.lot), ("Expiry", self.expiry)):
            line.set_scanned()
            line.textEdited.connect(self._edited)
            line.left.connect(self.left)
            row.addWidget(Label(title, "muted"))
            row.addWidget(line)
        row.addWidget(self.told)
        row.addStretch()

    def begun(self) -> bool:
        """Whether anything was typed for this vial."""
        return bool(self.lot.text().strip() or self.expiry.text().strip())

    def whole(self) -> bool:
        """Whether lot and a readable expiry are there."""
        return bool(self.lot.text().strip()) and read_expiry(self.expiry.text()) is not None

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

    def _edited(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        day = read_expiry(self.expiry.text())
        told = f"expires {day:%d-%b-%Y}, {distance(day, self._today())}" if day else _EXAMPLE
        self.told.setText(told)
        self.expiry.set_slip(bool(self.expiry.text().strip()) and day is None and self._ended())

    def _ended(self) -> bool:
        return not self.expiry.hasFocus()


def read_expiry(text: str) -> date | None:
    """The expiry day that was typed; a month alone gives its last day, nonsense ``None``."""
    typed = text.strip()
    for form in _FORMS:
        try:
            return datetime.strptime(typed, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    try:
        month = datetime.strptime(typed, "%b-%Y").replace(tzinfo=UTC).date()
    except ValueError:
        return None
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])
