"""What a step shows beside its questions: who the patient is, the sum, the assessment."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.assessment.assessment import Assessment
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.scrolling import DIVIDED
from il2nurse.workflow.dose.view import DoseView


class SidePanel(QWidget):
    """Two parts: a head above the questions, and what stands below or right of them."""

    asked = Signal(Dialog)
    read_first = False
    """True of what is read before the step is recorded, so Enter on its last answer waits."""

    speaks_against = False
    """True where something shown here speaks against the dose: the step begins with it."""

    looked_up = False
    """True of what is looked up and not read at each dose: it stands after everything else."""

    def __init__(self) -> None:
        super().__init__()
        self.head = QWidget()
        self.above = QVBoxLayout(self.head)
        self.below = QVBoxLayout(self)
        for holder in (self, self.head):
            holder.setProperty(DIVIDED, True)
        for column in (self.above, self.below):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(sizes.SPACE)

    def show_answers(
        self,
        view: DoseView,
        answers: Mapping[str, Answer],
        worked: Calculation,
        assessment: Assessment | None,
    ) -> None:
        """Show what follows from the answers as they stand, those on file included."""
        raise NotImplementedError
