"""Who could be mistaken for whom: names that sound or look alike, numbers that look alike."""

from collections import Counter
from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import combinations, product
from typing import Final

import jellyfish

from il2nurse.domain.record.patient.mrn import looks_alike
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.workflow.likeness.chinese import said_alike
from il2nurse.workflow.likeness.name_letters import (
    letters_of,
    looks_of,
    skeleton_of,
    sound_of,
    words_of,
)
from il2nurse.workflow.likeness.romanised import spelled_alike

# One slip of the hand makes another name of the same length of letters: not of Li and Lo.
SHORTEST_SLIP: Final = 4
# Beside one given name two slips count in a family name of so many letters.
SHORTEST_RHYME: Final = 5
SHORTEST_GIVEN: Final = 3
# Soundex alone joins half a telephone book.
ALIKE: Final = 0.85


# A word that so many share tells nobody apart, and a list of all of them hides who matters.
SHARED_BY_MANY: Final = 4


def similar_patients(patient: Patient, others: Iterable[Patient]) -> tuple[Patient, ...]:
    """Other patients of the ward who could be mistaken for this one by name or number."""
    here = [each for each in others if not each.discharged]
    shared = shared_words(patient, here)
    return tuple(
        other
        for other in here
        if other.subject != patient.subject
        and (similar(patient, other, shared) or looks_alike(patient.mrn, other.mrn))
    )


def alike_by_name(everyone: Iterable[Patient]) -> frozenset[str]:
    """Under which numbers those stand whose names are alike; in a list a row is found by name."""
    here = [each for each in everyone if not each.discharged]
    shared = shared_words(here[0], here[1:]) if here else frozenset()
    found = (pair for pair in combinations(here, 2) if _similar_once(*pair, shared))
    return frozenset(each.subject for pair in found for each in pair)


def alike_by_number(everyone: Collection[Patient]) -> frozenset[str]:
    """Under which numbers those stand whose MRNs look alike."""
    here = sorted({each.mrn for each in everyone if not each.discharged})
    found = frozenset(n for pair in combinations(here, 2) if _look_once(*pair) for n in pair)
    return frozenset(each.subject for each in everyone if each.mrn in found)


@lru_cache(maxsize=8192)
def _look_once(one: str, other: str) -> bool:
    return looks_alike(one, other)


@lru_cache(maxsize=8192)
def _similar_once(one: Patient, other: Patient, shared: frozenset[str]) -> bool:
    """As ``similar``; a ward list asks it of every pair again each minute."""
    return similar(one, other, shared)


def shared_words(patient: Patient, others: Iterable[Patient]) -> frozenset[str]:
    """The words that stand in the family names of many patients of the ward."""
    here = [*(each for each in others if not each.discharged), patient]
    names = {each.subject: set(words_of(each.family)) for each in here}
    counts = Counter(word for words in names.values() for word in words)
    return frozenset(word for word, count in counts.items() if count >= SHARED_BY_MANY)


def similar(one: Patient, other: Patient, shared: AbstractSet[str] = frozenset()) -> bool:
    """True where the family names are alike, or the names in the other order."""
    families = alike(one.family or one.given, other.family or other.given, shared)
    crossed = alike(one.family, other.given) and alike(one.given, other.family)
    only = not (one.family and one.given and other.family and other.given)
    either = product((one.family, one.given), (other.family, other.given))
    one_given = rhyming(one, other, shared)
    return families or crossed or one_given or (only and any(alike(*pair) for pair in either))


def rhyming(one: Patient, other: Patient, shared: AbstractSet[str]) -> bool:
    """True where both have one given name and family names of two slips: Eleanor Marsh, Walsh."""
    given = letters_of(one.given)
    if len(given) < SHORTEST_GIVEN or given != letters_of(other.given):
        return False
    pairs = product(_telling(one.family, shared), _telling(other.family, shared))
    return any(
        len(first) == len(second) >= SHORTEST_RHYME
        and jellyfish.damerau_levenshtein_distance(first, second) <= 2  # noqa: PLR2004 - two slips
        for first, second in pairs
    )


def alike(one: str, other: str, shared: AbstractSet[str] = frozenset()) -> bool:
    """True where two names sound or look alike, or one is a part of the other.

    A word that is ``shared`` by many counts only in a name that has no other.
    """
    words = product(_telling(one, shared), _telling(other, shared))
    pairs = ((letters_of(one), letters_of(other)), *words)
    return any(_alike(*pair) for pair in pairs) or said_alike(one, other)


def _telling(name: str, shared: AbstractSet[str]) -> tuple[str, ...]:
    words = words_of(name)
    return tuple(word for word in words if word not in shared) or words


def _alike(first: str, second: str) -> bool:
    """True where both sound alike, are one slip of the hand apart, or one begins the other."""
    if not (first and second):
        return False
    looks = looks_of(first) == looks_of(second) or spelled_alike(first, second)
    return looks or _near(first, second) or _sound_alike(first, second)


def _near(one: str, other: str) -> bool:
    if min(len(one), len(other)) < SHORTEST_SLIP:
        return False
    begins = one.startswith(other) or other.startswith(one)
    return begins or _one_slip(one, other)


def _one_slip(one: str, other: str) -> bool:
    return jellyfish.damerau_levenshtein_distance(one, other) <= 1


def _one_spanish_sound(one: str, other: str) -> bool:
    """Spanish says b and v alike: Vázquez and Básquez; Vu and Bui are two names."""
    long = min(len(one), len(other)) >= SHORTEST_SLIP
    return long and _one_sound(one.replace("v", "b"), other.replace("v", "b"))


def _one_sound(one: str, other: str) -> bool:
    first, second = sound_of(one), sound_of(other)
    return skeleton_of(first) == skeleton_of(second) and _one_slip(first, second)


def _sound_alike(one: str, other: str) -> bool:
    """How English and German say it; names of other scripts have no such key."""
    if not (one.isascii() and other.isascii()):
        return False
    key = jellyfish.metaphone(one)
    if key and key == jellyfish.metaphone(other):
        return True
    if _one_sound(one, other) or _one_spanish_sound(one, other):
        return True
    close = jellyfish.jaro_winkler_similarity(one, other) >= ALIKE
    return close and jellyfish.soundex(one) == jellyfish.soundex(other)
