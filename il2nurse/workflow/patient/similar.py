"""Who could be mistaken for whom: names that sound or look alike, numbers that look alike."""

from collections.abc import Iterable
from itertools import product
from typing import Final

import jellyfish

from il2nurse.domain.record.patient.mrn import looks_alike
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.workflow.patient.name_letters import letters_of, skeleton_of, sound_of, words_of

# One slip of the hand makes another name of the same length of letters: not of Li and Lo.
SHORTEST_SLIP: Final = 4
# Soundex alone joins half a telephone book.
ALIKE: Final = 0.85


def similar_patients(patient: Patient, others: Iterable[Patient]) -> tuple[Patient, ...]:
    """Other patients of the ward who could be mistaken for this one by name or number."""
    return tuple(
        other
        for other in others
        if other.subject != patient.subject
        and not other.discharged
        and (similar(patient, other) or looks_alike(patient.mrn, other.mrn))
    )


def similar(one: Patient, other: Patient) -> bool:
    """True where the family names are alike, or the names in the other order."""
    families = alike(one.family or one.given, other.family or other.given)
    crossed = alike(one.family, other.given) and alike(one.given, other.family)
    only = not (one.family and one.given and other.family and other.given)
    either = product((one.family, one.given), (other.family, other.given))
    return families or crossed or (only and any(alike(*pair) for pair in either))


def alike(one: str, other: str) -> bool:
    """True where two names sound or look alike, or one is a part of the other."""
    pairs = ((letters_of(one), letters_of(other)), *product(words_of(one), words_of(other)))
    return any(_alike(*pair) for pair in pairs)


def _alike(first: str, second: str) -> bool:
    """True where both sound alike, are one slip of the hand apart, or one begins the other."""
    if not (first and second):
        return False
    return first == second or _near(first, second) or _sound_alike(first, second)


def _near(one: str, other: str) -> bool:
    if min(len(one), len(other)) < SHORTEST_SLIP:
        return False
    begins = one.startswith(other) or other.startswith(one)
    return begins or _one_slip(one, other)


def _one_slip(one: str, other: str) -> bool:
    return jellyfish.damerau_levenshtein_distance(one, other) <= 1


def _sound_alike(one: str, other: str) -> bool:
    """How English and German say it; names of other scripts have no such key."""
    if not (one.isascii() and other.isascii()):
        return False
    key = jellyfish.metaphone(one)
    if key and key == jellyfish.metaphone(other):
        return True
    first, second = sound_of(one), sound_of(other)
    if skeleton_of(first) == skeleton_of(second) and _one_slip(first, second):
        return True
    close = jellyfish.jaro_winkler_similarity(one, other) >= ALIKE
    return close and jellyfish.soundex(one) == jellyfish.soundex(other)
