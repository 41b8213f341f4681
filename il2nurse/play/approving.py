"""The regimens of a played ward: approved by two of its people before its first act."""

from collections.abc import Iterable
from itertools import permutations
from typing import Final

from il2nurse.domain.people import May, Person, Role
from il2nurse.domain.record.course.approvals import KNOWS_DRUGS
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.play.older import PIN
from il2nurse.play.played import NOTHING, Played
from il2nurse.play.scenario import Actor
from il2nurse.play.scene import Scene
from il2nurse.workflow.course.approving import approve_regimen, withdraw_regimen
from il2nurse.workflow.station import Station

# Whoever orders is there; a ward of prescribers and nurses alone lacks the second one to approve.
STAND_IN: Final = Actor(
    Person("stand-in-pharmacist", "Stand-in Pharmacist", "", Role.PHARMACIST), PIN
)


def who_approves(people: Iterable[Actor]) -> tuple[Actor, Actor] | None:
    """Two of the scenario's people who may approve; ``None`` where it has no such two."""
    may = [actor for actor in people if actor.person.may(May.APPROVE_REGIMEN)]
    pairs = permutations(may, 2)
    return next((each for each in pairs if each[0].person.role in KNOWS_DRUGS), None)


def approve_for(station: Station, regimen: Regimen, pair: tuple[Actor, Actor]) -> None:
    """Approve the regimen by which the scenario orders, from today on."""
    today = station.today(station.now().at)
    for actor in pair:
        approve_regimen(station, actor.person, regimen, today, actor.pin)


def approve(scene: Scene) -> Played:
    """One person approves the regimen, as one orders by it today."""
    today = scene.station.regimens.today()[scene.regimen.id]
    approve_regimen(scene.station, scene.by, today, scene.day("from"), scene.own_pin("own_pin"))
    return NOTHING


def withdraw(scene: Scene) -> Played:
    """The regimen's approval is withdrawn."""
    pin = scene.own_pin("own_pin")
    digest, reason = scene.regimen.digest, scene.text("reason")
    withdraw_regimen(scene.station, scene.by, digest, reason, pin)
    return NOTHING
