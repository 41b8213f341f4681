"""A part of a page that asks what one regimen asks, and asks anew where another is chosen."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.ui.forms.form import Form
from il2nurse.ui.look import sizes
from il2nurse.ui.session import Session


class RegimenPart(QWidget):
    """The questions of the regimen that is chosen; it takes no room where there is none."""

    changed = Signal()

    def __init__(self, session: Session, questions: Callable[[Regimen], Sequence[Field]]) -> None:
        super().__init__()
        self.session = session
        self.regimen: Regimen | None = None
        self.form: Form | None = None
        self._questions = questions
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(sizes.GAP)
        self.hide()

    def show_regimen(self, regimen: Regimen | None) -> None:
        """Ask the questions of another regimen; the same one keeps what was answered."""
        if (regimen and regimen.digest) == (self.regimen and self.regimen.digest):
            return
        self.forget()
        self.regimen = regimen
        fields = self._questions(regimen) if regimen else ()
        if not fields:
            return
        station = self.session.station
        self.form = Form(fields, station.zone, station.clock)
        self.form.changed.connect(self.edited)
        self.lay_out(self.form)
        self.form.show()
        self.show()

    def lay_out(self, form: Form) -> None:
        """Give the questions their place."""
        self.column.addWidget(form)

    def edited(self) -> None:
        """Something was answered."""
        self.changed.emit()

    def forget(self) -> None:
        """Ask nothing, as where no regimen is chosen."""
        self.regimen = None
        if self.form:
            self.form.setParent(None)
            self.form.deleteLater()
            self.form = None
        self.hide()

    def answers(self) -> Mapping[str, Answer] | None:
        """What was answered, as typed; ``None`` where nothing is asked."""
        return self.form.answers() if self.form else None

    def read(self) -> dict[str, Answer]:
        """What was answered, read; raises ``Slip`` where an answer is missing or wrong."""
        editors = self.form.editors if self.form else {}
        return {name: editor.read() for name, editor in editors.items()}

    def readable(self) -> Mapping[str, Answer]:
        """What was answered so far and can be read."""
        return self.form.readable() if self.form else {}

    def advance(self) -> bool:
        """Go on to what is not answered; False where nothing is left."""
        return self.form is not None and self.form.advance()

    def show_slip(self, field: str, sentence: str) -> bool:
        """Show a refusal at its question; False where it is none of these."""
        return self.form is not None and self.form.show_slip(field, sentence)
