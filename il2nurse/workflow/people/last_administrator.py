"""A PIN for the last administrator, who forgot theirs: two people give it together."""

from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person, Role
from il2nurse.domain.record.people.facts import PinChangedFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.regimen import WitnessRule
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.access import about
from il2nurse.workflow.people.confirming import refuse_unconfirmed
from il2nurse.workflow.people.granting import count_as_two, is_last_administrator
from il2nurse.workflow.people.pins import check_new_pin
from il2nurse.workflow.people.sign_in import Witness, check_witness
from il2nurse.workflow.register import NewPin
from il2nurse.workflow.station import Station

RULE: Final = WitnessRule(
    frozenset({Role.CHARGE_NURSE, Role.PRESCRIBER, Role.PHARMACIST}),
    "I know this administrator, who forgot the PIN, and saw the one-time PIN given to them.",
)
"""Who signs beside the one that gives it, and what that means."""


@one_act
def give_last_administrator_pin(
    station: Station,
    by: Person,
    person_id: str,
    pin: str,
    witness: Witness,
    *,
    request: str | None = None,
) -> Entry:
    """Give the last administrator a one-time PIN; a witness signs, whose access is not by ``by``.

    One person alone could else become administrator by giving a PIN away and using it.
    """
    by.demand(May.MANAGE_PEOPLE)
    refuse_unconfirmed(station, by)
    person = station.person(person_id)
    if not is_last_administrator(station, by, person):
        raise NotAllowed(
            f"Two people give a PIN only to the last administrator, which {person.shown} is not. "
            "Nothing was recorded."
        )
    check_new_pin(station, pin)
    other = station.person(witness.person)
    if not count_as_two(station, by, other):
        raise NotAllowed(
            f"One of you and {other.shown} has role or PIN by the other: you do not count as two "
            "people. Nothing was recorded; ask another witness."
        )
    check_witness(station, by, witness, RULE.roles)
    fact = PinChangedFact(person.id, once=True, witness=other.id)
    kept = [about(station, person.id, fact)]
    return station.record(by, kept, request, pin=NewPin(person.id, pin))[0]
