"""Vital signs after the dose: recorded when they are due; why one is missing is asked last."""

from dataclasses import replace

from il2nurse.domain.rules.chart.monitoring import times_still_due
from il2nurse.ui.dose.pages.step import StepPage
from il2nurse.ui.dose.stage import MainAct
from il2nurse.workflow.dose.view import DoseView


class AfterPage(StepPage):
    """The reason for a gap is asked only once the step is ended with a gap.

    Until then nothing takes the keyboard, so that the key for vital signs opens their row.
    """

    _asked = False

    def show_view(self, view: DoseView) -> None:
        """Take the question away again once nothing is missing."""
        super().show_view(view)
        missing = bool(times_still_due(view.moment, view.dose))
        self._asked = self._asked and missing
        self.form.setVisible(self._asked or any(self.form.answers().values()))

    def main(self) -> MainAct:
        """While a set is to be taken, recording it stands out, and ending the step does not."""
        return replace(
            super().main(), quiet=bool(times_still_due(self.view.moment, self.view.dose))
        )

    def start(self) -> None:
        """Take the keyboard; the question has it only after it was asked."""
        if self._asked:
            super().start()
        else:
            self.setFocus()

    def enter(self) -> None:
        """End the step; a gap is asked about then."""
        self.act()

    def refuse(self, field: str, sentence: str) -> None:
        """Ask why, where vital signs are missing."""
        if times_still_due(self.view.moment, self.view.dose):
            self._asked = True
            self.form.show()
            field = field or next(iter(self.form.editors), "")
        super().refuse(field, sentence)
