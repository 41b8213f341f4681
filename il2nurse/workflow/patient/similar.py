"""Who could be mistaken for whom: names that sound or look alike, numbers that look alike."""

import unicodedata
from collections.abc import Iterable
from itertools import product
from typing import Final

import jellyfish

from il2nurse.domain.record.patient.mrn import looks_alike
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.values.text import without_blanks

# One slip of the hand makes another name of the same length of letters: not of Li and Lo.
SHORTEST_SLIP: Final = 4
# Soundex alone joins half a telephone book.
ALIKE: Final = 0.75
_SPELLED: Final = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})


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
    """True where two names sound alike, are one slip of the hand apart, or one begins the other."""
    first, second = _letters(one), _letters(other)
    if not (first and second):
        return False
    return first == second or _near(first, second) or _sound_alike(first, second)


def _near(one: str, other: str) -> bool:
    if min(len(one), len(other)) < SHORTEST_SLIP:
        return False
    begins = one.startswith(other) or other.startswith(one)
    return begins or jellyfish.damerau_levenshtein_distance(one, other) <= 1


def _sound_alike(one: str, other: str) -> bool:
    """How English says it; names of other scripts have no such key."""
    if not (one.isascii() and other.isascii()):
        return False
    key = jellyfish.metaphone(one)
    if key and key == jellyfish.metaphone(other):
        return True
    close = jellyfish.jaro_winkler_similarity(one, other) >= ALIKE
    return close and jellyfish.soundex(one) == jellyfish.soundex(other)


def _letters(name: str) -> str:
    """The name in small letters without accents, marks, blanks, apostrophes and hyphens."""
    apart = unicodedata.normalize("NFKD", without_blanks(name).casefold()).translate(_SPELLED)
    return "".join(letter for letter in apart if letter.isalpha())
