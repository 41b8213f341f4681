"""The editor of free text and of scanned identifiers."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from il2nurse.domain.regimen.fields import Field
from il2nurse.ui.editors.line_editor import LineEditor

_LONGEST = 400


class TextEditor(LineEditor):
    """One line of text; an identifier may be scanned into it."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, _LONGEST, parent=parent)
        if field.matches:
            self.line.set_scanned()
            self.line.setMaximumWidth(420)
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        if field.matches:
            row.addStretch()
