"""Who the patient is: as admitted, and as corrected since."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from il2nurse.domain.record.patient.facts import (
    PatientAdmittedFact,
    PatientCorrectedFact,
    PatientReadmittedFact,
    PatientTransferredFact,
    PatientWentHomeFact,
)
from il2nurse.domain.record.patient.mrn import numbered
from il2nurse.domain.record.register.changes import Correction, correction
from il2nurse.domain.record.register.entries import BrokenRecord, Entry, Kind
from il2nurse.domain.record.register.facts import refusing
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.values.text import kept_text, written_date

IDENTIFYING: Final = ("mrn", "family", "given", "born", "sex")
"""The data by which a patient is told from another; to correct them takes a witness."""
TEXTS: Final = (*IDENTIFYING, "bed")
DRUGS: Final = "drugs"
LISTS: Final = ("allergies", DRUGS)
DATA: Final = (*TEXTS, *LISTS)


@dataclass(frozen=True, slots=True)
class Transfer:
    """The patient left for another ward: where to, when, handed over by whom and to whom."""

    to: str
    at: datetime
    by: str
    handed_over_to: str


@dataclass(frozen=True, slots=True)
class Patient:
    """One patient of the ward.

    ``mrn`` is the medical record number as it is now; the entries stand under the one of the
    first admission. ``changes`` are the corrections of the patient's data, oldest first.
    ``discharges`` are the times at which the patient went home, ``readmissions`` those at which
    the patient came back from home or elsewhere. ``discharged`` is true of whoever
    is not on the ward: at home, or elsewhere, and then ``transferred`` tells where.
    ``another_because`` was said at the admission: why this is nobody who looks the same.
    """

    mrn: str
    family: str
    given: str
    born: date
    sex: str
    bed: str
    allergies: tuple[str, ...]
    drugs: tuple[str, ...]
    discharged: bool = False
    first_mrn: str | None = None
    changes: tuple[Correction, ...] = ()
    discharges: tuple[datetime, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    transferred: Transfer | None = None
    another_because: str | None = None
    readmissions: tuple[datetime, ...] = ()

    @property
    def subject(self) -> str:
        """The MRN of the first admission, under which all entries about the patient stand."""
        return self.first_mrn or self.mrn

    @property
    def name(self) -> str:
        """Family name in capitals, then the given names; a person of one name has only that."""
        return ", ".join(part for part in (self.family.upper(), self.given) if part)

    @property
    def told_apart(self) -> str:
        """What tells this patient from others: the name, the birth date and the MRN."""
        return f"{self.name}, born {written_date(self.born)}, {numbered(self.mrn)}"

    @property
    def absence(self) -> str:
        """Why the patient is not on the ward, as the end of a sentence."""
        return f"was transferred to {self.transferred.to}" if self.transferred else "is discharged"

    def data(self, field: str) -> Answer:
        """One of the patient's data, as a correction keeps it."""
        value: str | date | tuple[str, ...] = getattr(self, field)
        return value.isoformat() if isinstance(value, date) else value

    @property
    def former_mrns(self) -> tuple[str, ...]:
        """The numbers that stood there until they were corrected, oldest first."""
        return tuple(str(each.was) for each in self.changes if each.field == "mrn")

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
        another_because=kept_text(patient.another_because),
    )


def read_patient(entry: Entry) -> Patient:
    """The patient as an admission entry gives them."""
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
        another_because=fact.another_because,
        first_mrn=None if entry.subject == fact.mrn else entry.subject,
    )


def replay_patient(entries: Iterable[Entry]) -> Patient:
    """The patient after all of the stream's entries; raises ``LookupError`` without admission."""
    patient: Patient | None = None
    for entry in entries:
        if entry.kind is Kind.PATIENT_ADMITTED:
            patient = read_patient(entry)
        elif patient is not None:
            patient = _after(patient, entry)
    if patient is None:
        raise LookupError("No admission is on record for this patient.")
    return patient


def _after(patient: Patient, entry: Entry) -> Patient:
    match entry.kind:
        case Kind.PATIENT_DISCHARGED:
            left = tuple(sorted((*patient.discharges, entry.occurred_at)))
            return replace(patient, discharged=True, discharges=left, transferred=None)
        case Kind.PATIENT_WENT_HOME:
            was = PatientWentHomeFact.read(entry).was
            others = [at for at in patient.discharges if at != was]
            return replace(patient, discharges=tuple(sorted((*others, entry.occurred_at))))
        case Kind.PATIENT_TRANSFERRED:
            return _transferred(patient, entry)
        case Kind.PATIENT_READMITTED:
            bed = PatientReadmittedFact.read(entry).bed
            back = (*patient.readmissions, entry.occurred_at)
            return replace(patient, discharged=False, bed=bed, transferred=None, readmissions=back)
        case Kind.PATIENT_CORRECTED:
            return _corrected(patient, entry)
        case _:
            return patient


def _transferred(patient: Patient, entry: Entry) -> Patient:
    fact = PatientTransferredFact.read(entry)
    gone = Transfer(fact.to, entry.occurred_at, entry.person, fact.handed_over_to)
    return replace(patient, discharged=True, transferred=gone, transfers=(*patient.transfers, gone))


def _corrected(patient: Patient, entry: Entry) -> Patient:
    fact = PatientCorrectedFact.read(entry)
    if fact.field not in DATA:
        raise BrokenRecord(entry, f"“{fact.field}” is none of the patient's data")
    with refusing(entry):
        changed = with_data(patient, fact.field, fact.now)
    change = correction(entry, fact.field, fact.was, fact.now, fact.reason)
    return replace(changed, first_mrn=patient.subject, changes=(*patient.changes, change))


def with_data(patient: Patient, field: str, value: Answer) -> Patient:
    """The patient with one of the data changed; raises ``ValueError`` for what is none."""
    if isinstance(value, tuple):
        if field not in LISTS:
            raise ValueError(f"“{field}” is not a list")
        lists = {"allergies": patient.allergies, "drugs": patient.drugs, field: value}
        return replace(patient, allergies=lists["allergies"], drugs=lists["drugs"])
    if field not in TEXTS:
        raise ValueError(f"“{field}” is a list")
    texts = {**{name: str(getattr(patient, name)) for name in TEXTS}, field: value}
    return replace(
        patient,
        mrn=texts["mrn"],
        family=texts["family"],
        given=texts["given"],
        born=date.fromisoformat(texts["born"]),
        sex=texts["sex"],
        bed=texts["bed"],
    )
