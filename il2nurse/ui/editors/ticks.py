"""The editor of a check list: every item has to be ticked."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from il2nurse.domain.regimen.fields import Field
from il2nurse.ui.editors.many import ManyEditor
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.label import Label

ALL: Final = "A"


class TicksEditor(ManyEditor):
    """Items ticked one by one.

    Where the regimen allows it (``all_at_once``), one press ticks the whole list, as long as all of
    it is in view.
    """

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.count = Label(role="small")
        if len(field.choices) == 1:
            self.count.hide()
        self.at_once = Action(f"all_{field.id}", "All as listed") if field.all_at_once else None
        below = QWidget()
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.count, 1)
        if self.at_once:
            self.at_once.set_small()
            self.at_once.show_key(ALL)
            self.at_once.clicked.connect(self._tick_all)
            row.addWidget(self.at_once)
        self.layout_below(below)
        self.changed.connect(self._tell)
        self._tell()

    def is_complete(self) -> bool:
        """Whether every item is ticked."""
        return len(self.chosen()) == len(self.cards)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key ticks the list where that is allowed; the others are those of every list."""
        at_once = self.at_once and event.text() == ALL.lower() and not self.deaf
        if at_once and self._is_key(event):
            self._tick_all()
        else:
            super().keyPressEvent(event)

    def _is_key(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        at_once = self.at_once is not None and event.text() == ALL.lower() and not held
        return at_once or super()._is_key(event)

    def _tick_all(self) -> None:
        if self.visibleRegion().boundingRect().contains(self.rect()):
            self.set_words(self.field.words())
            self.completed.emit()

    def _tell(self) -> None:
        self.count.setText(f"{len(self.chosen())} of {len(self.cards)} ticked")
