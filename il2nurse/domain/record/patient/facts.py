"""What the entries about the patient say."""

from dataclasses import dataclass
from dataclasses import field as kept_as
from datetime import date, datetime

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact
from il2nurse.domain.record.register.parts import WITNESS
from il2nurse.domain.regimen.fields import Answer


@dataclass(frozen=True, slots=True)
class PatientAdmittedFact(Fact):
    """The patient as admitted. No allergy is kept as an empty list, never as a missing one.

    ``another_because`` is why this is not the person of another record that looks the same.
    """

    KIND = Kind.PATIENT_ADMITTED
    mrn: str
    family: str
    given: str
    born: date
    sex: str
    bed: str
    allergies: tuple[str, ...]
    drugs: tuple[str, ...]
    another_because: str | None = None


@dataclass(frozen=True, slots=True)
class PatientDischargedFact(Fact):
    """The patient left the ward."""

    KIND = Kind.PATIENT_DISCHARGED


@dataclass(frozen=True, slots=True)
class PatientWentHomeFact(Fact):
    """When the patient went home was told later: after a transfer, or instead of ``was``."""

    KIND = Kind.PATIENT_WENT_HOME
    was: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class PatientTransferredFact(Fact):
    """The patient left for another ward, unit or hospital, handed over to somebody there."""

    KIND = Kind.PATIENT_TRANSFERRED
    to: str
    handed_over_to: str


@dataclass(frozen=True, slots=True)
class PatientReadmittedFact(Fact):
    """The patient came back under the same MRN, into this bed; courses and chart go on."""

    KIND = Kind.PATIENT_READMITTED
    bed: str


@dataclass(frozen=True, slots=True)
class PatientCorrectedFact(Fact):
    """One of the patient's own data is another from now on; what it was stays beside it.

    ``witness`` signed, where the data tell who the patient is.
    """

    KIND = Kind.PATIENT_CORRECTED
    field: str
    was: Answer
    now: Answer
    reason: str
    witness: str | None = kept_as(default=None, metadata=WITNESS)
