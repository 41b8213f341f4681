"""What an allergy or a drug on the patient's own lists is called, found by the regimen's names."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Regimen, Step
from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.regimen.statements import Statement

IF_TAKEN = (
    "If the patient takes it, choose it at the drugs that interact; if not any more, correct the "
    "list of drugs under Data on the patient's page."
)


@dataclass(frozen=True, slots=True)
class Interacting:
    """An interaction of the regimen, and what on the patient's list of drugs it is called."""

    statement: Statement
    drugs: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The drugs as they are listed, and what is to be known of them."""
        return f"On the list of drugs: {', '.join(self.drugs)}. {self.statement.text}"


def named_allergies(regimen: Regimen, patient: Patient) -> tuple[str, ...]:
    """The patient's allergies that name what a contraindication is called: the drug itself."""
    return _named(patient.allergies, regimen.contraindications)


def named_drugs(regimen: Regimen, patient: Patient) -> tuple[str, ...]:
    """The patient's drugs that name what an interaction is called."""
    return _named(patient.drugs, regimen.interactions)


def interacting(regimen: Regimen, patient: Patient) -> tuple[Interacting, ...]:
    """Every interaction that a drug on the patient's list is called by, in the regimen's order."""
    return _interacting(regimen.interactions, patient)


def _interacting(statements: Iterable[Statement], patient: Patient) -> tuple[Interacting, ...]:
    found = (Interacting(s, _named(patient.drugs, (s,))) for s in statements)
    return tuple(each for each in found if each.drugs)


def drug_findings(
    regimen: Regimen, patient: Patient, step: Step, answers: Mapping[str, Answer]
) -> list[Finding]:
    """What the step that asks about interactions tells of the patient's list of drugs.

    One that was answered there has its own rule, and is not told twice.
    """
    asked = {field.id for field in step.fields}
    open_ones = [s for s in regimen.interactions if s.field in asked and not s.is_met_by(answers)]
    return [
        Finding(s.id, Result.WATCH, f"{each.sentence} {IF_TAKEN}", s.source, s.field)
        for each in _interacting(open_ones, patient)
        for s in (each.statement,)
    ]


def listed_drug_denied(regimen: Regimen, patient: Patient, answers: Mapping[str, Answer]) -> bool:
    """Whether a drug stands on the list, and a question about it is answered as if it did not."""
    answered = [s for s in regimen.interactions if s.field and answers.get(s.field)]
    denied = [s for s in answered if not s.is_met_by(answers)]
    return bool(_interacting(denied, patient))


def _named(listed: tuple[str, ...], statements: Iterable[Statement]) -> tuple[str, ...]:
    called = tuple(name for each in statements for name in each.called)
    return _listed_as(listed, called) if listed else ()


@lru_cache(maxsize=1024)
def _listed_as(listed: tuple[str, ...], called: tuple[str, ...]) -> tuple[str, ...]:
    names = [_letters(name) for name in called]
    words = ((item, f" {_letters(item)} ") for item in listed)
    return tuple(item for item, said in words if any(f" {name} " in said for name in names))


@lru_cache(maxsize=4096)
def _letters(text: str) -> str:
    """Words in small letters, whatever stands between them: “IL-2” and “il 2” are one."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
