"""What is alike in two patients who could be mistaken for each other, and what is not."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum, unique

from il2nurse.domain.record.patient.mrn import looks_alike, one_sign_apart
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.workflow.likeness.one_person import one_slip
from il2nurse.workflow.likeness.similar import (
    alike,
    rhyming,
    shared_words,
    similar_patients,
)


@unique
class Identifier(StrEnum):
    """What stands on a wristband, in the order in which it is read."""

    FAMILY = "family name"
    GIVEN = "given name"
    BORN = "birth date"
    MRN = "MRN"


NAMES = frozenset({Identifier.FAMILY, Identifier.GIVEN})


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another patient of the ward, and which identifiers are alike in both."""

    other: Patient
    alike: tuple[Identifier, ...]

    @property
    def apart(self) -> tuple[Identifier, ...]:
        """What tells the two apart at a glance; the MRNs are never the same."""
        return tuple(each for each in Identifier if each not in self.alike)


def likenesses(patient: Patient, others: Iterable[Patient]) -> tuple[Likeness, ...]:
    """Whoever on the ward could be mistaken for this patient, and by what."""
    everyone = tuple(others)
    shared = shared_words(patient, everyone)
    return tuple(
        Likeness(other, tuple(sorted(_alike(patient, other, shared), key=list(Identifier).index)))
        for other in similar_patients(patient, everyone)
    )


def _alike(one: Patient, other: Patient, shared: frozenset[str]) -> set[Identifier]:
    found = _names_alike(one, other, shared)
    if one.born == other.born or one_slip(one.born, other.born):
        found.add(Identifier.BORN)
    if not looks_alike(one.mrn, other.mrn) and not found & NAMES:
        found |= NAMES  # who has one name only is like a part of the other's
    if looks_alike(one.mrn, other.mrn) or one_sign_apart(one.mrn, other.mrn):
        found.add(Identifier.MRN)
    return found


def _names_alike(one: Patient, other: Patient, shared: frozenset[str]) -> set[Identifier]:
    crossed = alike(one.family, other.given) and alike(one.given, other.family)
    if crossed or rhyming(one, other, shared):
        return set(NAMES)
    pairs = (
        (Identifier.FAMILY, alike(one.family, other.family, shared)),
        (Identifier.GIVEN, alike(one.given, other.given)),
    )
    return {name for name, told in pairs if told}
