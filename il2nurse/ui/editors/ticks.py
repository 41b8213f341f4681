"""The editor of a check list: every item has to be ticked."""

from PySide6.QtWidgets import QWidget

from il2nurse.domain.regimen.fields import Field
from il2nurse.ui.editors.many import ManyEditor
from il2nurse.ui.widgets.label import Label


class TicksEditor(ManyEditor):
    """Items ticked one by one; there is deliberately no button that ticks them all."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.count = Label(role="small")
        if len(field.choices) == 1:
            self.count.hide()
        self.layout_below(self.count)
        self.changed.connect(self._tell)
        self._tell()

    def is_complete(self) -> bool:
        """Whether every item is ticked."""
        return len(self.chosen()) == len(self.cards)

    def _tell(self) -> None:
        self.count.setText(f"{len(self.chosen())} of {len(self.cards)} ticked")
