"""What an order of a random course says: its file, its weight or level, and its protocol."""

from datetime import timedelta
from decimal import Decimal
from random import Random

from il2nurse.domain.people import Person
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.workflow.course.cycle_plan import CyclePlan, Dosed
from il2nurse.workflow.course.levels import ChosenLevel
from il2nurse.workflow.course.prescribing import Authority, ByTelephone, OwnPin
from il2nurse.workflow.course.research import Attestation
from il2nurse.workflow.course.resolved import Resolved
from il2nurse.workflow.course.stepping import Tolerance
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.people.sign_in import Witness
from tests.walk.scene import KG, Scene
from tests.walk.texts import Texts
from tests.walk.treatments import Treatment
from tests.ward import DOCTOR, DRUGS, FIRST_SLOT, NURSE, PIN, SECOND, Ward, found_ward

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


def ordered_ward(texts: Texts, treatment: Treatment, dice: Random) -> Ward:
    """The ward in which a walk begins: the first file is ordered, by a weight or a level."""
    if not treatment.levels:
        return found_ward(KG, None, texts)
    (regimen, *_) = texts.today().values()
    level = ChosenLevel(dice.choice(treatment.levels) * MILLION, Witness(SECOND.id, PIN))
    words = tuple(each.word for each in regimen.research.attest) if regimen.research else ()
    attested = Attestation(PROTOCOL, words) if treatment.research else None
    first = CyclePlan(OwnPin(PIN), level, FIRST_SLOT, attestation=attested, drugs=DRUGS)
    return found_ward(KG, None, texts, first=first)


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
        drugs=DRUGS,
    )


def _attested(regimen: Regimen) -> tuple[tuple[str, ...], ...]:
    """All that is to be attested, and now and then all but the last."""
    words = tuple(each.word for each in regimen.research.attest) if regimen.research else ()
    return (*(words for _ in range(SELDOM)), words[:-1])
