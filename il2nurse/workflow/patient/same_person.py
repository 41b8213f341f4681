"""Who may be the same person under another number, and what stop stands on them."""

from collections.abc import Iterable
from datetime import date

import jellyfish

from il2nurse.domain.record.patient.mrn import same_mrn
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.standing import unlifted_stop
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.patient.finding import patients
from il2nurse.workflow.patient.name_letters import letters_of
from il2nurse.workflow.patient.similar import alike, similar
from il2nurse.workflow.station import Station

FIELD = "another_because"
"""Why a patient is another person than the one who may be the same."""


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


def perhaps_same(station: Station, patient: Patient, subject: str | None) -> tuple[Patient, ...]:
    """Everyone on record but ``subject`` who may be this person, discharged ones too."""
    found: Iterable[Patient] = patients(station)
    return tuple(each for each in found if each.subject != subject and may_be_same(patient, each))


def stopped_same(station: Station, subject: str) -> str:
    """The sentences about stops of whoever may be this patient; "" where there is none."""
    same = perhaps_same(station, station.case(subject).patient, subject)
    return " ".join(filter(None, (_stop_of(station, each) for each in same)))


def demand_another(station: Station, patient: Patient) -> None:
    """Raise ``Slip`` where a new patient may be one on record, and nobody says why not."""
    same = perhaps_same(station, patient, None)
    if not same or has_words(patient.another_because):
        return
    told = " ".join(
        f"{each.name}, born {each.born:%d-%b-%Y}, MRN {each.mrn}"
        f"{f', who {each.absence},' if each.discharged else ''} may be the same person."
        f"{f' {stop}' if (stop := _stop_of(station, each)) else ''}"
        for each in same
    )
    raise Slip(
        FIELD,
        f"{told} Nothing was recorded. If it is the same person, admit them under that MRN, or "
        "correct the MRN on their page; if it is another one, write here why.",
    )


def _stop_of(station: Station, other: Patient) -> str | None:
    stop = unlifted_stop(station.case(other.subject))
    if stop is None:
        return None
    return f"Treatment of {other.name}, MRN {other.mrn}, was stopped permanently: {stop.stopped}."
