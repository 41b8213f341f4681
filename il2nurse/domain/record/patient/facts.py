"""What the entries about the patient say."""

from dataclasses import dataclass
from datetime import date

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact


@dataclass(frozen=True, slots=True)
class PatientAdmittedFact(Fact):
    """The patient as admitted. No allergy is kept as an empty list, never as a missing one."""

    KIND = Kind.PATIENT_ADMITTED
    mrn: str
    family: str
    given: str
    born: date
    sex: str
    bed: str
    allergies: tuple[str, ...]
    drugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PatientDischargedFact(Fact):
    """The patient left the ward."""

    KIND = Kind.PATIENT_DISCHARGED
