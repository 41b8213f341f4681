"""Correcting the patient's own data, and the patient's coming back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.patient.facts import PatientCorrectedFact, PatientReadmittedFact
from il2nurse.domain.record.patient.mrn import SAY, is_mrn, normal_mrn, same_mrn
from il2nurse.domain.record.patient.patient import DATA, IDENTIFYING, Patient, patient_stream
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.slots import refuse_with_open_slots
from il2nurse.domain.values.text import has_words, kept_name, too_long
from il2nurse.readable.words import DATA_WORDS
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.patient.beds import demand_free_bed
from il2nurse.workflow.patient.finding import find_subject
from il2nurse.workflow.patient.lost_before import lost_before
from il2nurse.workflow.people.sign_in import Witness, check_witness
from il2nurse.workflow.station import Station

OLDEST_YEARS = 120
BACK = "As given when the patient was admitted again."


def check_patient(patient: Patient, today: date) -> Patient:
    """The patient with tidy texts; raises ``Slip`` naming the field that cannot be right."""
    tidy = replace(
        patient,
        mrn=normal_mrn(patient.mrn),
        family=kept_name(patient.family),
        given=kept_name(patient.given),
        bed=kept_name(patient.bed),
    )
    for field, name in (("family", tidy.family), ("given", tidy.given), ("bed", tidy.bed)):
        if long := too_long(name, DATA_WORDS[field]):
            raise Slip(field, long)
    if not is_mrn(tidy.mrn):
        raise Slip("mrn", SAY)
    if not any(map(str.isalpha, tidy.family + tidy.given)):
        raise Slip(
            "family",
            "The patient's name is needed; a person of one name has it as the family name. "
            "Nothing was recorded.",
        )
    if tidy.born > today or tidy.age(today) > OLDEST_YEARS:
        raise Slip("born", f"A birth date of {tidy.born:%d-%b-%Y} cannot be right. Type it again.")
    if tidy.sex not in ("female", "male", "other", "unknown"):
        raise Slip("sex", "Choose female, male, other or unknown.")
    return tidy


def changed_data(was: Patient, now: Patient) -> tuple[str, ...]:
    """Which of the data differ."""
    return tuple(field for field in DATA if was.data(field) != now.data(field))


def takes_two(was: Patient, now: Patient) -> bool:
    """True where who the patient is differs, which a witness confirms."""
    return any(field in IDENTIFYING for field in changed_data(was, now))


@one_act
def correct_patient(
    station: Station,
    by: Person,
    subject: str,
    now: Patient,
    reason: str,
    witness: Witness | None = None,
    request: str | None = None,
) -> tuple[Entry, ...]:
    """Put the patient's data right, all of them or none; what stood there stays readable.

    Raises ``Slip`` for data that cannot be right, a bed that is taken, or a reason without
    content, ``NotAllowed`` without the witness that name, birth date, sex and MRN need.
    """
    by.demand(May.ADMIT)
    was = station.case(subject).patient
    tidy = check_patient(now, station.today(station.now().at))
    changed = changed_data(was, tidy)
    if not changed:
        raise NotAllowed("Nothing differs from what is on record. Nothing was recorded.")
    if not has_words(reason):
        raise Slip("reason", "Write in words why it is changed. Nothing was recorded.")
    owner = find_subject(station, tidy.mrn)
    has_it = bool(owner) and same_mrn(station.case(owner).patient.mrn, tidy.mrn)
    if "mrn" in changed and owner != subject and has_it:
        raise Slip("mrn", _taken(station, tidy.mrn, owner))
    if "bed" in changed:
        demand_free_bed(station, tidy.bed, subject)
    signer = _signer(station, by, witness) if takes_two(was, tidy) else None
    made = _corrections(station, was, tidy, reason.strip(), signer)
    return station.record(by, made, request)


def _signer(station: Station, by: Person, witness: Witness | None) -> str:
    if witness is None:
        raise NotAllowed(
            "Name, birth date, sex and MRN tell who the patient is: a witness compares them "
            "with the wristband and signs too. Nothing was recorded."
        )
    return check_witness(station, by, witness, frozenset()).id


def _corrections(
    station: Station, was: Patient, now: Patient, reason: str, witness: str | None
) -> list[Draft]:
    stream, at = patient_stream(was.subject), station.now().at
    facts = [
        PatientCorrectedFact(
            field,
            was.data(field),
            now.data(field),
            reason,
            witness if field in IDENTIFYING else None,
        )
        for field in changed_data(was, now)
    ]
    return [draft(stream, was.subject, at, fact) for fact in facts]


@one_act
def readmit(
    station: Station, by: Person, subject: str, given: Patient, request: str | None = None
) -> Sequence[Entry]:
    """Take a patient who left back under the same MRN; courses, chart and stops go on.

    After a transfer doses of the cycle may still lie ahead; after a discharge none may. Allergies
    and drugs are asked anew and kept as corrections where they differ. Raises ``NotAllowed`` where
    the patient did not leave, or is not the same person.
    """
    was = station.case(subject).patient
    if not was.discharged:
        raise NotAllowed(_taken(station, given.mrn, subject))
    other = replace(was, bed=given.bed, allergies=given.allergies, drugs=given.drugs)
    if differ := changed_data(other, replace(given, mrn=was.mrn)):
        words = " and ".join(DATA_WORDS[field] for field in differ)
        raise NotAllowed(
            f"MRN {given.mrn} belongs to {was.name}, born {was.born:%d-%b-%Y}, {was.sex}, who "
            f"left this ward; not the same: {words}. Nothing was recorded; look at the wristband. "
            "What is wrong on record is corrected on the patient's page."
        )
    case = station.case(subject)
    if case.course and not was.transferred:
        refuse_with_open_slots(station.moment(subject), "Nothing was recorded.")
    demand_free_bed(station, given.bed, subject)
    stream, at = patient_stream(subject), station.now().at
    back = draft(stream, subject, at, PatientReadmittedFact(given.bed))
    changes = _corrections(station, replace(was, bed=given.bed), other, BACK, None)
    return station.record(by, [back, *changes, *lost_before(station, subject)], request)


def had_by_another(station: Station, subject: str, given: Patient) -> bool:
    """True where the number was mistyped for somebody else, and has been corrected since.

    Somebody else has another birth date, or neither of the names.
    """
    was = station.case(subject).patient
    names = (was.family.casefold(), was.given.casefold())
    named = (given.family.casefold(), given.given.casefold())
    alike = any(one == other for one, other in zip(names, named, strict=True))
    return not same_mrn(was.mrn, given.mrn) and (was.born != given.born or not alike)


def free_subject(station: Station, mrn: str) -> str:
    """Under which key to keep a patient whose number is the key of another one's entries."""
    found = (f"{mrn}~{number}" for number in count(2))
    return next(each for each in found if not station.register.stream(patient_stream(each)))


def _taken(station: Station, mrn: str, owner: str) -> str:
    patient = station.case(owner).patient
    had = (
        "already belongs to"
        if same_mrn(patient.mrn, mrn)
        else "was, until it was corrected, that of"
    )
    return f"MRN {mrn} {had} {patient.name}. Nothing was recorded; check the MRN."
