"""Admitting a patient, ordering a course, planning its next cycle."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from il2nurse.domain.people import May, NotAllowed, Person, Role
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import CourseOrderedFact, CyclePlannedFact
from il2nurse.domain.record.patient.facts import PatientDischargedFact
from il2nurse.domain.record.patient.patient import (
    MRN,
    Patient,
    admitted,
    patient_stream,
    read_patient,
)
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.workflow.course.weighing import Weighing, check_weight
from il2nurse.workflow.people.sign_in import check_witness
from il2nurse.workflow.register import AlreadyWritten
from il2nurse.workflow.station import Station

WEIGHERS = frozenset({Role.NURSE, Role.CHARGE_NURSE, Role.PHARMACIST})
OLDEST_YEARS = 120
# Family names that begin with the same letters are called similar.
ALIKE_LETTERS = 4


def admit(station: Station, by: Person, patient: Patient, request: str | None = None) -> Entry:
    """Admit a patient; raises ``Slip`` for impossible data, ``NotAllowed`` for a known MRN."""
    by.demand(May.ADMIT)
    checked = check_patient(patient, station.today(station.now().at))
    stream, at = patient_stream(checked.mrn), station.now().at
    try:
        return station.record(
            by, [draft(stream, checked.mrn, at, admitted(checked), seq=0)], request
        )[0]
    except AlreadyWritten as there:
        name = read_patient(there.entry).name
        raise NotAllowed(
            f"MRN {checked.mrn} already belongs to {name}. Nothing was recorded; check the MRN."
        ) from there


def check_patient(patient: Patient, today: date) -> Patient:
    """The patient with tidy texts; raises ``Slip`` naming the field that cannot be right."""
    tidy = replace(
        patient,
        mrn=patient.mrn.strip().upper(),
        family=patient.family.strip(),
        given=patient.given.strip(),
        bed=patient.bed.strip(),
    )
    if not MRN.fullmatch(tidy.mrn):
        raise Slip("mrn", "The MRN is 3 to 20 letters, digits or hyphens. Type it again.")
    for name, value in (("family", tidy.family), ("given", tidy.given)):
        if not value:
            raise Slip(name, "The patient's whole name is needed. Nothing was recorded.")
    if tidy.born > today or tidy.age(today) > OLDEST_YEARS:
        raise Slip("born", f"A birth date of {tidy.born:%d-%b-%Y} cannot be right. Type it again.")
    if tidy.sex not in ("female", "male", "other", "unknown"):
        raise Slip("sex", "Choose female, male, other or unknown.")
    return tidy


def order_course(  # noqa: PLR0913 - an order has these parts
    station: Station,
    by: Person,
    mrn: str,
    regimen: Regimen,
    prescriber: str,
    weighing: Weighing,
    first_slot: datetime,
    *,
    request: str | None = None,
) -> Entry:
    """Order a course with its first cycle; the weight is verified by a second person.

    Raises ``NotAllowed`` below the regimen's age, with an open course, or without a prescriber;
    ``Slip`` for a weight that cannot be meant.
    """
    by.demand(May.ORDER)
    case = station.case(mrn)
    _allow_order(station, mrn, regimen, prescriber)
    cycle = _cycle(station, by, mrn, regimen, weighing, first_slot)
    number = len(case.courses) + 1
    station.register.keep_text(
        regimen.digest, regimen.id, regimen.version, station.regimens.text(regimen)
    )
    fact = CourseOrderedFact(
        *cycle[:4],
        weight_unlike=cycle[4],
        course=number,
        regimen=regimen.id,
        regimen_version=regimen.version,
        regimen_digest=regimen.digest,
        prescriber=prescriber.strip(),
    )
    stream = course_stream(mrn, number)
    return station.record(by, [draft(stream, mrn, station.now().at, fact, seq=0)], request)[0]


def _allow_order(station: Station, mrn: str, regimen: Regimen, prescriber: str) -> None:
    case = station.case(mrn)
    years = case.patient.age(station.today(station.now().at))
    if years < regimen.youngest_years:
        raise NotAllowed(
            f"{case.patient.name} is {years} years old; this regimen is for patients of "
            f"{regimen.youngest_years} years and older. Nothing was ordered."
        )
    if case.course and not case.course.stopped and not _finished(station, mrn):
        raise NotAllowed("This patient has a course that is not finished. Nothing was ordered.")
    if not prescriber.strip():
        raise Slip("prescriber", "Name the prescriber who ordered the course.")


def _finished(station: Station, mrn: str) -> bool:
    case, moment = station.case(mrn), station.moment(mrn)
    table = moment.regimen.timetable
    last = moment.course.current
    used = len(case.doses_of(moment.course, last.number)) >= table.doses_per_cycle
    return last.number >= table.cycles_per_course and (used or bool(last.stopped))


def _cycle(
    station: Station,
    by: Person,
    mrn: str,
    regimen: Regimen,
    weighing: Weighing,
    first_slot: datetime,
) -> tuple[Decimal, date, str, datetime, str]:
    """The weight, its day, who verified it, the first slot, and what stood out, if they may be."""
    unlike = check_weight(station, mrn, regimen, weighing, first_slot)
    witness = check_witness(station, by, weighing.witness, WEIGHERS)
    return weighing.weight_kg, weighing.weighed_on, witness.id, first_slot, unlike


def plan_cycle(
    station: Station,
    by: Person,
    mrn: str,
    weighing: Weighing,
    first_slot: datetime,
    early_reason: str = "",
) -> Entry:
    """Plan the next cycle after the rest, with a new dosing weight.

    An earlier start than the regimen's rest needs the prescriber's reason in ``early_reason``.
    """
    by.demand(May.ORDER)
    moment = station.moment(mrn)
    table = moment.regimen.timetable
    last = moment.course.current
    if moment.course.stopped or last.number >= table.cycles_per_course:
        raise NotAllowed("This course takes no further cycle. Nothing was planned.")
    earliest = last.first_slot + table.rest + table.cycle_length
    if first_slot < earliest and not early_reason.strip():
        raise NotAllowed(
            f"The rest ends on {station.local(earliest):%d-%b-%Y %H:%M}. An earlier start needs "
            "the prescriber's reason. Nothing was planned."
        )
    cycle = _cycle(station, by, mrn, moment.regimen, weighing, first_slot)
    fact = CyclePlannedFact(*cycle[:4], weight_unlike=cycle[4], early_reason=early_reason.strip())
    stream = course_stream(mrn, moment.course.number)
    return station.record(by, [draft(stream, mrn, station.now().at, fact)])[0]


def discharge(station: Station, by: Person, mrn: str) -> Entry:
    """Discharge a patient; an open dose must be closed first."""
    by.demand(May.ADMIT)
    if station.case(mrn).open_dose:
        raise NotAllowed("A dose of this patient is still open. Sign or hold it first.")
    left = draft(patient_stream(mrn), mrn, station.now().at, PatientDischargedFact())
    return station.record(by, [left])[0]


def similar_patients(patient: Patient, others: Iterable[Patient]) -> tuple[Patient, ...]:
    """Other patients of the ward whose names could be mistaken for this one's."""
    return tuple(
        other
        for other in others
        if other.mrn != patient.mrn
        and not other.discharged
        and _stem(other.family) == _stem(patient.family)
    )


def _stem(family: str) -> str:
    return family.casefold()[:ALIKE_LETTERS]
