"""Who the patient is, as admitted."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from il2nurse.domain.record.patient.facts import PatientAdmittedFact
from il2nurse.domain.record.register.entries import Entry, Kind

MRN = re.compile(r"[A-Z0-9][A-Z0-9-]{2,19}")


@dataclass(frozen=True, slots=True)
class Patient:
    """One patient of the ward. ``mrn`` is the medical record number and the patient's id here."""

    mrn: str
    family: str
    given: str
    born: date
    sex: str
    bed: str
    allergies: tuple[str, ...]
    drugs: tuple[str, ...]
    discharged: bool = False

    @property
    def name(self) -> str:
        """Family name in capitals, then the given names."""
        return f"{self.family.upper()}, {self.given}"

    def age(self, today: date) -> int:
        """Completed years of life on ``today``."""
        birthday_passed = (today.month, today.day) >= (self.born.month, self.born.day)
        return today.year - self.born.year - (0 if birthday_passed else 1)

    @property
    def allergy_text(self) -> str:
        """The allergies in one line; says so where none are known."""
        return ", ".join(self.allergies) or "No known allergies"


def patient_stream(mrn: str) -> str:
    """The stream of the patient's own entries; a second admission of one MRN collides on it."""
    return f"patient/{mrn}"


def admitted(patient: Patient) -> PatientAdmittedFact:
    """The patient as an admission keeps them."""
    return PatientAdmittedFact(
        mrn=patient.mrn,
        family=patient.family,
        given=patient.given,
        born=patient.born,
        sex=patient.sex,
        bed=patient.bed,
        allergies=patient.allergies,
        drugs=patient.drugs,
    )


def read_patient(entry: Entry) -> Patient:
    """The patient as an admission entry tells."""
    fact = PatientAdmittedFact.read(entry)
    return Patient(
        mrn=fact.mrn,
        family=fact.family,
        given=fact.given,
        born=fact.born,
        sex=fact.sex,
        bed=fact.bed,
        allergies=fact.allergies,
        drugs=fact.drugs,
    )


def replay_patient(entries: Iterable[Entry]) -> Patient:
    """The patient after all of the stream's entries; raises ``LookupError`` without admission."""
    patient: Patient | None = None
    for entry in entries:
        if entry.kind is Kind.PATIENT_ADMITTED:
            patient = read_patient(entry)
        elif entry.kind is Kind.PATIENT_DISCHARGED and patient:
            patient = replace(patient, discharged=True)
    if patient is None:
        raise LookupError("No admission is on record for this patient.")
    return patient
