"""What a prescriber answers of each drug that interacts: at the order, and of one since then."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.record.course.answers import (
    DrugAnswer,
    DrugAnswered,
    answer_to,
    drug_letters,
)
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.assessment.drugs_answered import (
    InteractingDrug,
    asked_drugs,
    choices_for,
    open_drugs,
)
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import has_words, kept_text

OF_DRUG: Final = "drug_"
OF_TEXT: Final = "_said"
LEFT: Final = "Nothing was recorded."


@dataclass(frozen=True, slots=True)
class ToldDrug:
    """The word of the regimen that was answered of a drug, and what was written besides."""

    answer: str
    text: str | None = None


def asks_answers(moment: Moment) -> bool:
    """True where the regimen asks something once, or a drug of the patient interacts."""
    asked = asked_drugs(moment.regimen, moment.case.patient)
    return bool(moment.regimen.suitability.fields or asked)


def drug_field(drug: str) -> str:
    """The question of a drug, as a page and a refusal name it."""
    return OF_DRUG + drug_letters(drug).replace(" ", "_")


def drugs_told(moment: Moment, told: Mapping[str, ToldDrug]) -> tuple[DrugAnswer, ...]:
    """The answers of drugs that were told and are other ones than the order has."""
    regimen, patient = moment.regimen, moment.case.patient
    return drug_answers(regimen, patient, told, moment.course.drugs, whole=False)


def drug_answers(
    regimen: Regimen,
    patient: Patient,
    told: Mapping[str, ToldDrug],
    answered: Iterable[DrugAnswered] = (),
    *,
    whole: bool = True,
) -> tuple[DrugAnswer, ...]:
    """The answers of the drugs on the list that interact, but for those that stand as they are.

    Raises ``Slip`` for a drug of which neither was told nor is on record what becomes of it, where
    the ``whole`` list is answered; for a word that the regimen does not take of one this serious,
    and without the words that it asks.
    """
    known = tuple(answered)
    waiting = {each.drug for each in open_drugs(regimen, patient, known)}
    found = (
        _answer(regimen, each, told.get(each.drug))
        for each in asked_drugs(regimen, patient)
        if each.drug in told or (whole and each.drug in waiting)
    )
    return tuple(each for each in found if each != answer_to(known, each.drug))


def _answer(regimen: Regimen, drug: InteractingDrug, told: ToldDrug | None) -> DrugAnswer:
    name, choices = drug_field(drug.drug), choices_for(regimen, drug)
    word = told.answer if told else ""
    chosen = next((each for each in choices if each.word == word), None)
    if chosen is None:
        may = " or ".join(f"“{each.label}”" for each in choices)
        raise Slip(name, f"{drug.drug} interacts: the prescriber answers {may}. {LEFT}")
    text = kept_text(told.text) if told else None
    if chosen.asks and not has_words(text):
        raise Slip(name + OF_TEXT, f"{drug.drug}: {chosen.asks}, in words. {LEFT}")
    return DrugAnswer(drug.drug, drug.level, word, chosen.label, text if chosen.asks else None)
