"""What an order of a random course says: its file, its weight or level, and its protocol."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from zoneinfo import ZoneInfo

from il2nurse.domain.people import Person
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.assessment.drugs_answered import asked_drugs, choices_for
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.course.cycle_plan import CyclePlan, Dosed
from il2nurse.workflow.course.drugs import ToldDrug
from il2nurse.workflow.course.found import WhatBecame
from il2nurse.workflow.course.levels import ChosenLevel
from il2nurse.workflow.course.prescribing import Authority, ByTelephone, OwnPin
from il2nurse.workflow.course.research import Attestation
from il2nurse.workflow.course.resolved import Resolved
from il2nurse.workflow.course.stepping import Tolerance
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.register import Register
from tests.walk.scene import KG, Scene
from tests.walk.texts import Texts
from tests.walk.treatments import Treatment
from tests.ward import (
    DOCTOR,
    FIRST_SLOT,
    MORNING,
    NURSE,
    PATIENT,
    PIN,
    SECOND,
    ZONE,
    Ward,
    make_station,
    ordered_at,
)

BY_TELEPHONE, SELDOM = 4, 12
A_MINUTE, AN_HOUR = timedelta(minutes=1), timedelta(hours=1)
MILLION = 1_000_000
PROTOCOL = "ACTG 5001"


def by_whom(scene: Scene) -> tuple[Person, Authority]:
    """Who orders: mostly the prescriber, else a nurse who took the call."""
    if scene.dice.randrange(BY_TELEPHONE):
        return DOCTOR, OwnPin(PIN)
    return NURSE, ByTelephone(DOCTOR.id, scene.moment.at - A_MINUTE, read_back=True)


def in_person(scene: Scene, regimen: Regimen) -> tuple[Person, Authority]:
    """The same, but what is research is mostly ordered by the prescriber in person."""
    if regimen.research and scene.dice.randrange(SELDOM):
        return DOCTOR, OwnPin(PIN)
    return by_whom(scene)


def dosed_by(scene: Scene) -> Dosed:
    """A weight, or one of the levels, which the same witness verifies."""
    levels = scene.treatment.levels
    if not levels:
        return Weighing(Decimal(KG), scene.moment.today, Witness(SECOND.id, PIN), confirmed=True)
    return ChosenLevel(scene.dice.choice(levels) * MILLION, Witness(SECOND.id, PIN))


@dataclass(frozen=True, slots=True)
class Begins:
    """When a course begins, and where: the ward's clock as it stands at the order."""

    first_slot: datetime = FIRST_SLOT
    ordered_at: datetime = MORNING
    zone: ZoneInfo = ZONE


BEGINS = Begins()


def ordered_ward(
    texts: Texts,
    treatment: Treatment,
    dice: Random,
    begins: Begins = BEGINS,
    register: Register | None = None,
) -> Ward:
    """The ward in which a course begins: the first file is ordered, by a weight or a level."""
    (regimen, *_) = texts.today().values()
    witness, research = Witness(SECOND.id, PIN), regimen.research
    day = begins.ordered_at.astimezone(begins.zone).date()
    dosed: Dosed = Weighing(Decimal(KG), day, witness)
    if treatment.levels:
        dosed = ChosenLevel(dice.choice(treatment.levels) * MILLION, witness)
    words = tuple(each.word for each in research.attest) if research else ()
    attested = Attestation(PROTOCOL, words) if research else None
    # What is research forbids the drug that the others let go on.
    patient = replace(PATIENT, drugs=()) if research else PATIENT
    drugs = drugs_of(regimen, patient)
    plan = CyclePlan(OwnPin(PIN), dosed, begins.first_slot, attestation=attested, drugs=drugs)
    clock = SimulatedClock(begins.ordered_at)
    station = make_station(register, clock, book=texts, zone=begins.zone)
    return ordered_at(Ward(station, clock, Decimal(KG)), plan, patient=patient)


def drugs_of(regimen: Regimen, patient: Patient) -> Mapping[str, ToldDrug]:
    """What becomes of each drug that interacts: it goes on where that is taken, else it stops."""
    found = {}
    for each in asked_drugs(regimen, patient):
        choices = choices_for(regimen, each)
        taken = min(choices, key=lambda choice: (not choice.goes_on, bool(choice.asks)))
        found[each.drug] = ToldDrug(taken.word, "Watched each hour" if taken.asks else None)
    return found


def next_regimen(scene: Scene) -> Regimen:
    """One of the regimens by which one orders today."""
    today = scene.station.regimens.today()
    return today[scene.dice.choice(sorted(today))]


def first_cycle(
    scene: Scene, regimen: Regimen, authority: Authority, resolved: Resolved | None
) -> CyclePlan:
    """A first cycle in an hour, with all that an order by this regimen has to say."""
    attested = Attestation(PROTOCOL, scene.dice.choice(_attested(regimen)))
    tolerated = Tolerance(bool(scene.dice.randrange(3)), "The side effects are over")
    return CyclePlan(
        authority,
        dosed_by(scene),
        scene.moment.at + AN_HOUR,
        resolved=resolved,
        attestation=attested if regimen.research else None,
        tolerance=tolerated,
        drugs=drugs_of(regimen, scene.moment.case.patient),
        became=WhatBecame("Treated, and seen again by the ward's physician"),
    )


def _attested(regimen: Regimen) -> tuple[tuple[str, ...], ...]:
    """All that is to be attested, and now and then all but the last."""
    words = tuple(each.word for each in regimen.research.attest) if regimen.research else ()
    return (*(words for _ in range(SELDOM)), words[:-1])
