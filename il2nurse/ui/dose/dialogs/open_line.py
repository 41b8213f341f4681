"""The line on top of a long dialog: what is still to be answered, by name."""

from PySide6.QtWidgets import QVBoxLayout

from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.still_open import open_in_words, still_open
from il2nurse.ui.widgets.label import Label


class OpenLine(QVBoxLayout):
    """Follows one form; nothing is shown where all is answered."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self._told = Label(role="strong").set_wrapping()
        self._told.setObjectName("still_to_answer")
        self.addWidget(self._told)
        form.changed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        told = open_in_words(still_open(tuple(self._form.editors.values())))
        self._told.setText(told)
        # Without a parent, before the dialog has it, it would be a window of its own.
        if self._told.parentWidget():
            self._told.setVisible(bool(told))
