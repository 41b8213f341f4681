"""Who may be the same person under another number, asked where somebody is admitted."""

from il2nurse.domain.record.patient.mrn import numbered
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.standing import unlifted_stop
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.likeness.one_person import may_be_same
from il2nurse.workflow.patient.finding import patients
from il2nurse.workflow.station import Station

FIELD = "another_because"
"""Why a patient is another person than the one who may be the same."""


def stopped_same(station: Station, subject: str) -> str:
    """The sentences about stops of whoever may be this patient; "" where there is none."""
    found = station.case(subject).stopped_elsewhere
    return " ".join(dict.fromkeys(each.say for each in found))


def demand_another(station: Station, patient: Patient) -> None:
    """Raise ``Slip`` where a new patient may be one on record, and nobody says why not."""
    same = tuple(each for each in patients(station) if may_be_same(patient, each))
    if not same or has_words(patient.another_because):
        return
    told = " ".join(
        f"{each.told_apart}"
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
    who = f"{other.name}, {numbered(other.mrn)}"
    return f"Treatment of {who}, was stopped permanently: {stop.stopped}."
