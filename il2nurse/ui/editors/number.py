"""The editor of numbers: either decimal mark, no thousands marks, unit fixed, echoed in words."""

from decimal import Decimal
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from il2nurse.domain.regimen.complete_numbers import is_complete
from il2nurse.domain.regimen.fields import Field, Slip
from il2nurse.domain.regimen.typed_answers import number_as_typed, read_answer
from il2nurse.domain.values.measure import read_measure
from il2nurse.domain.values.quantity import NotANumber, spell
from il2nurse.ui.editors.line_editor import LineEditor
from il2nurse.ui.look import fonts, sizes
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.wrap_row import WrapRow

ECHOED: Final = ("kg", "mL", "mL/h", "million international units", "international units")
"""Units of doses, weights, volumes and rates, where a misread digit does the most harm."""

LONG_UNIT: Final = 12
# A number and the unit behind it.
_LONGEST = 40


class NumberEditor(LineEditor):
    """A number in the field's unit, which stands beside it.

    Where the field knows other units, one may be typed behind the number; what it is in the field's
    own unit stands below at once.
    """

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, _LONGEST, parent=parent)
        self.line.setFont(fonts.figures(fonts.bold(sizes.LARGE)))
        self.line.setFixedWidth(170)
        self._unit = Label(field.unit, "muted")
        # A long unit, or the last value, goes on below, so that two questions may stand in a row.
        wraps = len(field.unit) > LONG_UNIT or field.timed_by is not None
        row = WrapRow(self.body) if wraps else QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.GAP)
        row.addWidget(self.line)
        row.addWidget(self._unit)
        self._last = Label(role="small", parent=self)
        self._last.hide()
        row.addWidget(self._last)
        if not isinstance(row, WrapRow):
            row.addStretch()

    def show_last(self, text: str) -> None:
        """Show the last value with its age beside the box."""
        self._last.setText(text)
        self._last.show()
        self.line.setAccessibleDescription(text)

    def is_complete(self) -> bool:
        """Whether every longer number would be a slip."""
        return is_complete(self.field, self.line.text())

    def set_in_row(self) -> None:
        """Leave room for the other columns."""
        super().set_in_row()
        self.line.setFixedWidth(110)

    def set_compact(self) -> None:
        """Show the unit after the label and let the grid set the width."""
        super().set_compact()
        self._unit.hide()
        name = self.field.short or self.field.label
        self.label.setText(f"{name}, {self.field.unit}" if self.field.unit else name)
        self.line.setMinimumWidth(60)
        self.line.setMaximumWidth(16777215)

    def _edited(self, _text: str) -> None:
        self.show_slip("")
        self.messages.show_echo(self._echo())
        self.changed.emit()

    def _echo(self) -> str:
        """The number in words with its unit, for reading back; empty while it is not one."""
        if self.field.units:
            return self._converted()
        if self.field.unit not in ECHOED or not self.line.text().strip():
            return ""
        try:
            value = Decimal(str(read_answer(self.field, self.line.text())))
        except Slip:
            return ""
        words = f"{spell(value)} {self.field.unit}"
        return f"{self.field.short or self.field.label}: {words}" if self._compact else words

    def _converted(self) -> str:
        """What a number typed in another unit is in the field's own: "97 micromol/L is 1.0973"."""
        try:
            typed = number_as_typed(self.field, self.line.text())
            own = str(read_answer(self.field, self.line.text())) if typed else ""
        except (NotANumber, Slip):
            return ""
        return (
            f"{typed} is {read_measure(own).shown(self.field.places)} {self.field.unit}"
            if typed
            else ""
        )
