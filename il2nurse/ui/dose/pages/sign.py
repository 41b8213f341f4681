"""The last step: the record in short, a note, and the signature."""

from PySide6.QtWidgets import QWidget

from il2nurse.domain.regimen.regimen import Step
from il2nurse.readable.words import source_in_words
from il2nurse.ui.dose.dialogs.signed_facts import dose_facts
from il2nurse.ui.dose.dialogs.signing import SignDialog
from il2nurse.ui.dose.stage import MainAct, Stage
from il2nurse.ui.forms.form import Form
from il2nurse.ui.look import labels
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.facts import Facts
from il2nurse.ui.widgets.notice import Notice
from il2nurse.workflow.dose.view import DoseView

NO_WORDS = "A note is in words. The PIN is asked for next, on a page of its own; it is not a note."


class SignPage(Stage):
    """Shows what will be signed; the PIN is asked for in the dialog."""

    def __init__(
        self, session: Session, view: DoseView, step: Step, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, view, step.title, "", parent=parent)
        self.step = step
        self._facts = Facts()
        self.form = Form(step.fields, view.station.zone, view.station.clock)
        why = Notice()
        why.show_text(step.why, source_in_words(step.source, step.confidence))
        for part in (self._facts, self.form, why):
            self.body.addWidget(part)
        self.show_view(view)

    def show_view(self, view: DoseView) -> None:
        """Show the dose as it stands."""
        super().show_view(view)
        self.say.setText(
            f"{self.step.say} Step {view.number(self.step)} of {len(view.regimen.steps)}."
        )
        self._facts.show_facts("The record in short", dose_facts(view))

    def main(self) -> MainAct:
        """Sign."""
        return MainAct(labels.SIGN_RECORD)

    def act(self) -> None:
        """Ask for the PIN."""
        for name, answer in self.form.answers().items():
            if answer and not any(map(str.isalpha, str(answer))):
                self.form.show_slip(name, NO_WORDS)
                return
        words = " ".join(str(answer) for answer in self.form.answers().values() if answer)
        self.asked.emit(SignDialog(self.session, self.view, words))

    def enter(self) -> None:
        """Sign: the note is asked by nobody, and a PIN is never typed into it."""
        self.act()
