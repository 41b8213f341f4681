"""Each drug of the patient that interacts, how serious that is, and what may be answered of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.record.course.answers import (
    DrugAnswered,
    answer_to,
    drug_letters,
    newest_answers,
)
from il2nurse.domain.record.patient.patient import DRUGS, Patient
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.statements import DRUG_LEVELS, DrugChoice, Statement
from il2nurse.domain.rules.assessment.named_in_lists import interacting
from il2nurse.domain.rules.moment import Moment

ANSWER_UNDER = (
    "Answered under “Order questions” on the patient's page; then a second person verifies."
)


@dataclass(frozen=True, slots=True)
class InteractingDrug:
    """One drug as the patient's list has it, and every interaction that it is called by."""

    drug: str
    statements: tuple[Statement, ...]

    @property
    def level(self) -> str:
        """The most serious of its levels."""
        found = {each.level for each in self.statements}
        return next((level for level in DRUG_LEVELS if level in found), DRUG_LEVELS[-1])

    @property
    def say(self) -> str:
        """What the regimen says of it."""
        return " ".join(each.text for each in self.statements)


def interacting_drugs(regimen: Regimen, patient: Patient) -> tuple[InteractingDrug, ...]:
    """Every drug on the list that interacts, the most serious first."""
    found = interacting(regimen, patient)
    drugs = [
        InteractingDrug(drug, tuple(each.statement for each in found if drug in each.drugs))
        for drug in {drug_letters(each): each for each in reversed(patient.drugs)}.values()
    ]
    told = (each for each in drugs if each.statements)
    first = {drug: at for at, drug in enumerate(patient.drugs)}
    return tuple(sorted(told, key=lambda e: (DRUG_LEVELS.index(e.level), first[e.drug])))


def asked_drugs(regimen: Regimen, patient: Patient) -> tuple[InteractingDrug, ...]:
    """The drugs that an order by this regimen answers; none where its text asks no answers."""
    return interacting_drugs(regimen, patient) if regimen.drug_choices else ()


def choices_for(regimen: Regimen, drug: InteractingDrug) -> tuple[DrugChoice, ...]:
    """What may be answered of a drug this serious."""
    return tuple(each for each in regimen.drug_choices if drug.level in each.levels)


def open_drugs(
    regimen: Regimen, patient: Patient, answered: Iterable[DrugAnswered]
) -> tuple[InteractingDrug, ...]:
    """The drugs of which the order has no answer that the regimen takes."""
    known = tuple(answered)

    def is_open(each: InteractingDrug) -> bool:
        listed = listed_at(patient, each.drug)
        return not _answered(choices_for(regimen, each), each.drug, known, listed)

    return tuple(each for each in asked_drugs(regimen, patient) if is_open(each))


@dataclass(frozen=True, slots=True)
class DrugToStop:
    """A drug that the order stops or replaces, as the patient's list still has it."""

    drug: str
    answered: DrugAnswered


def drugs_to_stop(
    regimen: Regimen, patient: Patient, answered: Iterable[DrugAnswered]
) -> tuple[DrugToStop, ...]:
    """The drugs that do not go on by the order, and stand on the list as when it was answered.

    One that came back onto the list since is not among them: it is answered anew.
    """
    ending = {each.word for each in regimen.drug_choices if not each.goes_on}
    stopped = {
        drug_letters(each.told.drug): each
        for each in newest_answers(answered)
        if each.told.answer in ending
    }
    lines = {drug_letters(each): each for each in reversed(patient.drugs)}
    found = (DrugToStop(line, stopped[n]) for n, line in lines.items() if n in stopped)
    still = [each for each in found if _is_since(each.answered, listed_at(patient, each.drug))]
    return tuple(sorted(still, key=lambda each: patient.drugs.index(each.drug)))


def _is_since(answered: DrugAnswered, listed: datetime | None) -> bool:
    """What was answered of a drug that was gone since is no answer to its coming back."""
    return listed is None or answered.at >= listed


def listed_at(patient: Patient, drug: str) -> datetime | None:
    """When the drug came onto the list last; ``None`` where it stands there since the admission."""
    name = drug_letters(drug)
    came = (
        change.at
        for change in patient.changes
        if change.field == DRUGS and name in _letters(change.now) - _letters(change.was)
    )
    return max(came, default=None)


def _letters(drugs: Answer) -> set[str]:
    return {drug_letters(each) for each in drugs}


def _answered(
    choices: Iterable[DrugChoice],
    drug: str,
    answered: tuple[DrugAnswered, ...],
    listed: datetime | None,
) -> bool:
    since = [each for each in answered if _is_since(each, listed)]
    told = answer_to(since, drug)
    return told is not None and told.answer in {each.word for each in choices}


def unanswered_drugs(moment: Moment) -> str | None:
    """The sentence that the order does not answer a drug that interacts; ``None`` where it does."""
    found = open_drugs(moment.regimen, moment.case.patient, moment.course.drugs)
    if not found:
        return None
    told = " ".join(f"{each.drug} interacts, and the order does not answer it." for each in found)
    return f"{told} {ANSWER_UNDER}"


def unstopped_drugs(moment: Moment) -> str | None:
    """The sentence that a drug was to be stopped and stands on the list; ``None`` without one."""
    found = drugs_to_stop(moment.regimen, moment.case.patient, moment.course.drugs)
    if not found:
        return None
    was, still = ("was", "is") if len(found) == 1 else ("were", "are")
    named = "; ".join(each.drug for each in found)
    return f"{named} {was} to be stopped and {still} still on the list of drugs."
