"""Who the patient is and what was ordered, beside the questions that identify the patient."""

from collections.abc import Mapping

from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.assessment.assessment import Assessment
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.values.quantity import in_full
from il2nurse.readable.course.suitability import (
    rows_that_matter,
    suitability_findings,
    unanswered,
)
from il2nurse.readable.dosed_by import cycle_dosed_by
from il2nurse.readable.drug_answers import changed_since, drug_rows
from il2nurse.ui.dose.panels.panel import SidePanel
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.ui.widgets.notice import Notice
from il2nurse.workflow.dose.view import DoseView

FROM_THE_ORDER = "What the order tells"


class PatientPanel(SidePanel):
    """The order, the allergies and the drugs."""

    def __init__(self) -> None:
        super().__init__()
        self._facts = Facts(columns=2)
        self._care = Notice()
        self.above.addWidget(self._facts)
        self.above.addWidget(self._care)

    def show_answers(
        self,
        view: DoseView,
        _answers: Mapping[str, Answer],
        worked: Calculation,
        _assessment: Assessment | None,
    ) -> None:
        """Show the order as it stands."""
        patient, regimen = view.moment.case.patient, view.regimen
        slot, slots = view.dose.key.slot, regimen.timetable.doses_per_cycle
        allergies = Mark(Tone.DANGER, patient.allergy_text, Sign.WARNING)
        course, words = view.moment.course, view.words
        dosed = cycle_dosed_by(course.cycles[view.dose.key.cycle - 1])
        ordered_by = words.prescriber(course, course.cycles[view.dose.key.cycle - 1])
        none = Mark(Tone.GOOD, patient.allergy_text, Sign.CHECK)
        facts = (
            FactRow("Order", f"{regimen.drug} {in_full(worked.dose_international_units)}"),
            FactRow("Ordered by", ordered_by),
            FactRow("Dose", f"{slot} of {slots}, {regimen.route}, due {view.clock(view.dose.due)}"),
            FactRow(dosed.label, dosed.value),
            FactRow("Allergies", mark=allergies if patient.allergies else none),
            FactRow("Drugs", ", ".join(patient.drugs) or "none on record"),
            *(FactRow(*row) for row in drug_rows(course, words)),
        )
        rows = rows_that_matter(course, regimen, words)
        self._facts.show_facts("", (*facts, *(FactRow(*row) for row in rows)))
        care = [each.say for each in suitability_findings(course, regimen, words)]
        since = changed_since(patient, course, words)
        told = (unanswered(course, regimen), since, *(f"• {each}" for each in care))
        care_text = "\n".join(filter(None, told))
        self._care.setVisible(bool(care_text))
        self._care.show_text(care_text, lead=FROM_THE_ORDER)
