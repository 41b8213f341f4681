"""What becomes of each of the patient's drugs that interact: a part of the order."""

from collections.abc import Mapping, Sequence
from typing import Final

from il2nurse.domain.record.course.answers import DrugAnswered, answer_to
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.fields import Choice, Field, FieldKind
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.assessment.drugs_answered import (
    InteractingDrug,
    asked_drugs,
    choices_for,
    open_drugs,
)
from il2nurse.readable.words import LEVEL_WORDS, source_in_words
from il2nurse.ui.course.asked.regimen_part import RegimenPart
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.questions import text
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.facts import FactRow
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.course.drugs import OF_TEXT, ToldDrug, drug_answers, drug_field

TITLE: Final = "Drugs that interact"
SAY: Final = "The prescriber answers each: what becomes of it before the first dose."
IN_WORDS: Final = "in words"


class DrugsPart(RegimenPart):
    """One question for each drug on the list that interacts, with how serious that is.

    ``only_open`` leaves out those that the course answered already; else its answers stand there.
    """

    only_open = False

    def __init__(self, session: Session) -> None:
        super().__init__(session, self._fields)
        self._patient: Patient | None = None
        self._answered: tuple[DrugAnswered, ...] = ()
        for part in (Label(TITLE, "heading"), Label(SAY, "muted").set_wrapping()):
            self.column.addWidget(part)

    def show_drugs(
        self, regimen: Regimen | None, patient: Patient, answered: Sequence[DrugAnswered] = ()
    ) -> None:
        """Ask of this patient's drugs; others than before are asked anew."""
        if self._patient and self._patient.drugs != patient.drugs:
            self.forget()
        self._patient, self._answered = patient, tuple(answered)
        self.show_regimen(regimen)

    def told(self) -> Mapping[str, ToldDrug]:
        """What was answered so far, by drug."""
        given, found = self.form.answers() if self.form else {}, {}
        for each in self._asked(self.regimen):
            name = drug_field(each.drug)
            if answer := str(given.get(name, "")):
                found[each.drug] = ToldDrug(answer, str(given.get(name + OF_TEXT, "")))
        return found

    def check(self) -> None:
        """Raise ``Slip`` where an answer is missing, before anybody is asked to sign."""
        if self.regimen and self._patient:
            drug_answers(self.regimen, self._patient, self.told(), self._answered)

    def rows(self) -> tuple[FactRow, ...]:
        """What a witness reads of each drug before they sign."""
        if self.regimen is None or self._patient is None:
            return ()
        found = drug_answers(self.regimen, self._patient, self.told(), self._answered, whole=False)
        return tuple(FactRow("Interacts", each.in_words) for each in found)

    def lay_out(self, form: Form) -> None:
        """What has to be written besides is asked for behind the answer that asks it."""
        super().lay_out(form)
        for each in self._asked(self.regimen):
            if answered := answer_to(self._answered, each.drug):
                name = drug_field(each.drug)
                form.set_answers({name: answered.answer, name + OF_TEXT: answered.text or ""})
        form.changed.connect(self._ask_words)
        self._ask_words()

    def _ask_words(self) -> None:
        if self.regimen is None or self.form is None:
            return
        for each in self._asked(self.regimen):
            name = drug_field(each.drug)
            answer = self.form.editors[name].answer()
            chosen = (c for c in choices_for(self.regimen, each) if c.word == answer)
            asks = next((c.asks for c in chosen if c.asks), None)
            self.form.editors[name + OF_TEXT].set_asked(asked=asks is not None)

    def _asked(self, regimen: Regimen | None) -> tuple[InteractingDrug, ...]:
        if regimen is None or self._patient is None:
            return ()
        if self.only_open:
            return open_drugs(regimen, self._patient, self._answered)
        return asked_drugs(regimen, self._patient)

    def _fields(self, regimen: Regimen) -> tuple[Field, ...]:
        found: list[Field] = []
        for each in self._asked(regimen):
            found += _questions(regimen, each)
        return tuple(found)


def _questions(regimen: Regimen, drug: InteractingDrug) -> tuple[Field, Field]:
    """What becomes of the drug, and what is to be written besides."""
    level = LEVEL_WORDS[drug.level].word
    choices = tuple(Choice(each.word, each.label, each.asks) for each in choices_for(regimen, drug))
    first = drug.statements[0]
    source = source_in_words(first.source, first.confidence)
    label, name = f"{drug.drug} · {level}", drug_field(drug.drug)
    asked = Field(name, label, FieldKind.CHOICE, source, "", hint=drug.say, choices=choices)
    return asked, text(name + OF_TEXT, f"{drug.drug}: {IN_WORDS}")
