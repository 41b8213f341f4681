"""What an allergy or a drug on the patient's own lists is called, found by the regimen's names."""

import re
from collections.abc import Iterable, Iterator

from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.statements import Statement


def named_allergies(regimen: Regimen, patient: Patient) -> tuple[str, ...]:
    """The patient's allergies that name what a contraindication is called: the drug itself."""
    return tuple(_naming(patient.allergies, regimen.contraindications))


def named_drugs(regimen: Regimen, patient: Patient) -> tuple[str, ...]:
    """The patient's drugs that name what an interaction is called."""
    return tuple(_naming(patient.drugs, regimen.interactions))


def _naming(listed: Iterable[str], statements: Iterable[Statement]) -> Iterator[str]:
    names = [_letters(name) for each in statements for name in each.called]
    for item in listed:
        if any(f" {name} " in f" {_letters(item)} " for name in names):
            yield item


def _letters(text: str) -> str:
    """Words in small letters, whatever stands between them: “IL-2” and “il 2” are one."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
