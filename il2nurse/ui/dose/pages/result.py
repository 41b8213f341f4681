"""How the dose came out: given, stopped or held, and its paper."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.dose.infusion import InfusionState
from il2nurse.domain.regimen.fields import NotGiven
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.dose.not_given import not_given_as
from il2nurse.domain.rules.dose.standing import Standing
from il2nurse.ui.dose.dialogs.signed_facts import dose_facts
from il2nurse.ui.dose.dialogs.signing import SignDialog
from il2nurse.ui.dose.stage import MainAct, Stage
from il2nurse.ui.look import labels
from il2nurse.ui.look.dose_marks import dose_mark
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.workflow.dose.view import DoseView


class ResultPage(Stage):
    """Shows the outcome; a held dose still wants its signature."""

    left = Signal()
    wanted_paper = Signal(DoseKey)

    def __init__(self, session: Session, view: DoseView, parent: QWidget | None = None) -> None:
        super().__init__(session, view, "", "", parent=parent)
        self._outcome = FindingBox()
        self._facts = Facts()
        self._signatures = Facts()
        self.paper = Action("print_record", "Record (PDF)")
        self.paper.set_sign(Sign.PRINTER)
        self.paper.set_key("Ctrl+P")
        self.paper.clicked.connect(self._print)
        for part in (self._outcome, self._facts, self._signatures):
            self.body.addWidget(part)
        self.body.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_view(view)

    def show_view(self, view: DoseView) -> None:
        """Show the outcome and who signed it."""
        super().show_view(view)
        dose = view.dose
        mark, sentence = outcome_mark(dose, view.standing, view.regimen)
        self.title.setText(f"Dose {dose.key.slot} of {view.regimen.timetable.doses_per_cycle}")
        self.say.setText(f"Due {view.clock(dose.due)}, begun {view.clock(dose.begun_at)}.")
        self._outcome.show_mark(mark, sentence)
        self._facts.show_facts("The record in short", dose_facts(view))
        self._signatures.show_facts("Signatures", _signed(view))
        self.main_changed.emit()

    def main(self) -> MainAct:
        """Sign what is not signed, else leave."""
        return MainAct("Back to the patient" if self.view.dose.signed else labels.SIGN_RECORD)

    def act(self) -> None:
        """Sign, or leave."""
        if self.view.dose.signed:
            self.left.emit()
        else:
            self.asked.emit(SignDialog(self.session, self.view))

    def _print(self) -> None:
        self.wanted_paper.emit(self.key)


NOT_GIVEN: Final[Mapping[NotGiven, str]] = {
    NotGiven.HELD: "This dose was held.",
    NotGiven.REFUSED: "The patient refused this dose.",
    NotGiven.MISSED: "This dose was missed.",
}


def outcome_mark(dose: Dose, standing: Standing, regimen: Regimen) -> tuple[Mark, str]:
    """The outcome as a mark and a sentence."""
    mark = dose_mark(dose, standing, regimen)
    if how := not_given_as(dose, regimen):
        return mark, f"{NOT_GIVEN[how]} It is not made up; the next slot stays as it is."
    if dose.infusion and dose.infusion.state is InfusionState.STOPPED:
        return mark, "This dose was stopped early. What was given counts as this dose."
    return mark, "This dose was given in full and the record is signed."


def _signed(view: DoseView) -> list[FactRow]:
    found = [
        FactRow(
            view.words.name(signature.by),
            f"{signature.meaning} {view.words.stamp(signature.at)}",
            mark=None if signature.valid else Mark(Tone.WARN, "no longer covers", Sign.WARNING),
        )
        for signature in view.dose.signatures
    ]
    return found or [FactRow("Not signed yet", "Sign the record, so that it is complete.")]
