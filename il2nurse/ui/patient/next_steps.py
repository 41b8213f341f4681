"""What comes next for a patient with no dose ahead: before the order, and once they left."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.rules.assessment.pre_tests import pre_tests
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NO_ALLERGIES, NO_DRUGS
from il2nurse.ui.look import sizes
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.patient.asked_for import moment_asked_for
from il2nurse.workflow.patient.pre_tests import pre_test_fields

NO_ORDER: Final = "No order yet"
STAYS: Final = (
    "What is on record stays readable, and what was charted wrongly can still be corrected."
)
CORRECTED: Final = "What is wrong here is put right under Data (M)."


class NextStep(NamedTuple):
    """One act, and who does it or where."""

    act: str
    how: str


ORDER: Final = "Order the course"
ORDERED_HERE: Final = (
    "A prescriber who is signed in orders it. A nurse writes down an order by telephone and reads "
    "it back."
)
ORDERED_BY_OTHERS: Final = "Ask a prescriber, or a nurse who takes the order by telephone."
ELIGIBLE: Final = NextStep(
    "Enter the pre-tests",
    "Press Eligibility (Alt+L): it says what is missing. No dose starts while a test is missing.",
)
THEN: Final = (
    NextStep(
        "Have the dosing weight checked",
        "A second person types it once more, with their own PIN, before the order counts.",
    ),
    NextStep("Begin dose 1", "The button stands at the right below once its time has come."),
)
BACK: Final = NextStep(
    "Admit the patient again if they come back",
    "Ward, then New patient, with the same MRN: what is on record goes on.",
)
HOME: Final = NextStep(
    "Discharge the patient once they went home from there",
    "Press Discharge when the news comes; who admits patients may do it.",
)


def heading(patient: Patient) -> str:
    """The title of a page without a dose ahead."""
    gone = patient.transferred
    if gone:
        return f"Transferred to {gone.to}"
    return "Discharged" if patient.discharged else NO_ORDER


def telling(case: Case, words: Wording, follows: str | None = None) -> str:
    """The sentence below the title, with what follows the course."""
    patient = case.patient
    if not patient.discharged:
        return "Nothing is ordered for this patient. No dose can be given."
    gone = patient.transferred
    if gone:
        when = f"Left this ward {words.clock(gone.at)}, handed over to {gone.handed_over_to}."
    elif patient.discharges:
        when = f"Went home {words.clock(patient.discharges[-1])}."
    else:
        when = "Went home."
    ahead = f"No dose is ahead. {follows}." if follows else "No dose is ahead."
    ordered = ahead if case.course else "Nothing was ordered during this stay."
    return f"{when} {ordered} {STAYS}"


def steps_for(person: Person, patient: Patient) -> tuple[NextStep, ...]:
    """What comes next, in its order."""
    if patient.discharged:
        return (BACK, HOME) if patient.transferred else (BACK,)
    orders = person.may(May.ORDER) or person.may(May.TAKE_ORDER)
    return (ELIGIBLE, NextStep(ORDER, ORDERED_HERE if orders else ORDERED_BY_OTHERS), *THEN)


def test_missing(session: Session, case: Case) -> bool:
    """Before any order: whether a test is missing that this person enters."""
    if case.course is not None or case.patient.discharged:
        return False
    asked = moment_asked_for(session.station, case.patient.subject)
    if asked is None or not pre_test_fields(asked.regimen, session.who):
        return False
    return any(each.field.required and not each.serves for each in pre_tests(asked))


class NextSteps(QWidget):
    """The steps with their numbers; beside them what is on record of the patient."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = Card()
        self._known = Facts()
        self._panel = QWidget()
        self._steps: Sequence[NextStep] = ()
        self._card.body.addWidget(self._panel)
        left = QVBoxLayout()
        left.setSpacing(sizes.GAP)
        left.addWidget(Label("What comes next", "heading"))
        left.addWidget(self._card)
        left.addStretch()
        right = QVBoxLayout()
        right.addWidget(self._known)
        right.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.ROOM)
        row.addLayout(left, 3)
        row.addLayout(right, 2)

    def show_patient(self, person: Person, patient: Patient) -> None:
        """Show the steps that this person sees of this patient."""
        self._show_steps(steps_for(person, patient))
        listed = (
            ("Allergies", patient.allergies, NO_ALLERGIES),
            ("Drugs taken", patient.drugs, NO_DRUGS),
        )
        facts = [FactRow("Bed", patient.bed)] if not patient.discharged else []
        facts += [FactRow(label, "; ".join(items) or none) for label, items, none in listed]
        admits = person.may(May.ADMIT)
        self._known.show_facts("On record", facts, CORRECTED if admits else None)

    def _show_steps(self, steps: Sequence[NextStep]) -> None:
        if steps == self._steps:
            return
        self._steps = steps
        old, self._panel = self._panel, QWidget()
        old.hide()
        self._card.body.replaceWidget(old, self._panel)
        old.deleteLater()
        grid = QGridLayout(self._panel)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(sizes.SPACE)
        grid.setVerticalSpacing(sizes.SPACE)
        grid.setColumnStretch(1, 1)
        for at, step in enumerate(steps, 1):
            if len(steps) > 1:
                grid.addWidget(Label(f"{at}", "large"), at, 0, Qt.AlignmentFlag.AlignTop)
            told = QVBoxLayout()
            told.setSpacing(0)
            told.addWidget(Label(step.act, "strong").set_wrapping())
            told.addWidget(Label(step.how, "muted").set_wrapping())
            grid.addLayout(told, at, 1)
