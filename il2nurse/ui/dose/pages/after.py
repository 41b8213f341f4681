"""Vital signs after the dose: recorded when they are due; why one is missing is asked last."""

from dataclasses import replace
from typing import Final

from il2nurse.domain.rules.chart.monitoring import reason_asked, times_still_due
from il2nurse.ui.dose.pages.step import StepPage
from il2nurse.ui.dose.stage import MainAct
from il2nurse.ui.look import labels
from il2nurse.workflow.dose.view import DoseView

STILL_DUE: Final = "Leave this step: vital signs still due"


class AfterPage(StepPage):
    """The reason for a gap is asked only once the step is ended with a gap.

    Until then nothing takes the keyboard while a set is missing, so that the key for vital signs
    opens their row. What the step asks besides is in view from the beginning.
    """

    _asked = False

    def show_view(self, view: DoseView) -> None:
        """Take the question away again once nothing is missing."""
        super().show_view(view)
        self._asked = self._asked and self._missing
        self.form.setVisible(self._asks_more or self._asked or any(self.form.answers().values()))

    def main(self) -> MainAct:
        """While a set is to be taken, recording it stands out, and ending the step does not."""
        main = super().main()
        if self._missing and main.label == labels.RECORD_AND_CONTINUE:
            main = replace(main, label=STILL_DUE)
        return replace(main, quiet=self._missing)

    def start(self) -> None:
        """Take the keyboard; the reason has it only after it was asked."""
        if self._asked or (self._asks_more and not self._missing):
            super().start()
        else:
            self.setFocus()

    def enter(self) -> None:
        """End the step; a gap is asked about then."""
        if self._asks_more:
            super().enter()
        else:
            self.act()

    def refuse(self, field: str, sentence: str) -> None:
        """Ask why, where vital signs are missing."""
        if self._missing:
            self._asked = True
            self.form.show()
            reason = reason_asked(self.step)
            field = field or (reason.id if reason else next(iter(self.form.editors), ""))
        super().refuse(field, sentence)

    @property
    def _missing(self) -> bool:
        return bool(times_still_due(self.view.moment, self.view.dose))

    @property
    def _asks_more(self) -> bool:
        """Whether the step asks anything besides the reason."""
        reason = reason_asked(self.step)
        return any(field is not reason for field in self.step.fields)
