"""A drug that the order stops is taken off the patient's list, once it is not given any more."""

from collections.abc import Iterable, Mapping
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.course.answers import drug_letters
from il2nurse.domain.record.patient.facts import PatientCorrectedFact
from il2nurse.domain.record.patient.patient import DRUGS, patient_stream
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.assessment.drugs_answered import DrugToStop, drugs_to_stop
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import kept_text
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

WHICH: Final = "stopped"
NONE_LEFT: Final = (
    "Nothing waits to be stopped any more: it is off the list already, or the order says something "
    "else now. Nothing was recorded."
)


def to_stop(moment: Moment) -> tuple[DrugToStop, ...]:
    """The drugs that the order stops and that stand on the patient's list."""
    return drugs_to_stop(moment.regimen, moment.case.patient, moment.course.drugs)


@one_act
def stop_drugs(
    station: Station,
    by: Person,
    mrn: str,
    drugs: Iterable[str],
    in_place: Mapping[str, str] | None = None,
    request: str | None = None,
) -> Entry:
    """Take the named drugs off the list, as the order says; what stood there stays readable.

    What is taken ``in_place`` of one comes onto the list. Raises ``Slip`` where none is named, and
    ``NotAllowed`` for one that does not wait to be stopped, or not any more.
    """
    by.demand(May.ADMIT)
    moment, named = station.moment(mrn), tuple(drugs)
    if not named:
        raise Slip(WHICH, "Choose each drug that is stopped. Nothing was recorded.")
    waiting = {each.drug: each for each in to_stop(moment)}
    if any(drug not in waiting for drug in named):
        raise NotAllowed(NONE_LEFT)
    came = {drug: kept_text((in_place or {}).get(drug)) for drug in named}
    patient, gone = moment.case.patient, {drug_letters(drug) for drug in named}
    left = [each for each in patient.drugs if drug_letters(each) not in gone]
    known = {drug_letters(each) for each in left}
    left += [new for new in came.values() if new and drug_letters(new) not in known]
    reason = "; ".join(_told(drug, came[drug]) for drug in named)
    fact = PatientCorrectedFact(DRUGS, patient.drugs, tuple(left), f"Stopped as ordered: {reason}")
    made = draft(patient_stream(patient.subject), patient.subject, moment.at, fact)
    return station.record(by, [made], request)[0]


def _told(drug: str, new: str | None) -> str:
    return f"{drug}, in its place {new}" if new else drug
