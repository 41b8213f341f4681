"""Which two records may be of one person, under two numbers."""

from datetime import date

import jellyfish

from il2nurse.domain.record.patient.mrn import same_mrn
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.workflow.likeness.name_letters import letters_of
from il2nurse.workflow.likeness.similar import alike, similar


def may_be_same(one: Patient, other: Patient) -> bool:
    """True where two records may be of one person, whether they are on the ward or at home.

    A birth date is the same with names that could be mistaken, both of them; or the name is the
    same, and the birth date is one slip away or the number was once the other's.
    """
    if one.born == other.born:
        return _names_alike(one, other)
    named = _letters(one) == _letters(other)
    return named and (one_slip(one.born, other.born) or _shared_number(one, other))


def _names_alike(one: Patient, other: Patient) -> bool:
    if not (one.family and one.given and other.family and other.given):
        return similar(one, other)
    straight = alike(one.family, other.family) and alike(one.given, other.given)
    return straight or (alike(one.family, other.given) and alike(one.given, other.family))


def one_slip(one: date, other: date) -> bool:
    """True where two dates are a day or one slip of digits apart, or have day and month swapped."""
    first, second = f"{one:%Y%m%d}", f"{other:%Y%m%d}"
    swapped = (one.year, one.month, one.day) == (other.year, other.day, other.month)
    near = abs((one - other).days) == 1
    return swapped or near or jellyfish.damerau_levenshtein_distance(first, second) <= 1


def _letters(patient: Patient) -> frozenset[str]:
    """The names, whichever is written as the family name."""
    return frozenset((letters_of(patient.family), letters_of(patient.given)))


def _shared_number(one: Patient, other: Patient) -> bool:
    ours, theirs = (one.mrn, *one.former_mrns), (other.mrn, *other.former_mrns)
    return any(same_mrn(mine, their) for mine in ours for their in theirs)
