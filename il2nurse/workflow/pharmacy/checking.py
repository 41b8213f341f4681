"""What follows the preparation of a bag: the second check, and the rest of its vials."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.pharmacy.bag import BagAct, BagKey
from il2nurse.domain.record.pharmacy.facts import (
    BagCheckedFact,
    RestWastedFact,
)
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.regimen.typed_answers import read_answer
from il2nurse.domain.rules.bags.checking import LABEL, mismatches_of
from il2nurse.domain.rules.bags.steps import checked_fields
from il2nurse.domain.rules.bags.sums import rest_of, worked_of
from il2nurse.domain.values.bag_number import read_bag_number
from il2nurse.domain.values.quantity import show
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import Witness, check_witness, confirm_identity
from il2nurse.workflow.people.two_people import refuse_one_pin
from il2nurse.workflow.pharmacy.bags import bag_at, bag_draft, demand_act
from il2nurse.workflow.pharmacy.beginning import refuse_against
from il2nurse.workflow.station import Station

NOTHING: Final = "Nothing was recorded."


@dataclass(frozen=True, slots=True)
class ReadOff:
    """What the second person read off without the first values: answers, and the label's number.

    ``seconds`` is how long it took.
    """

    answers: Mapping[str, Answer]
    label: str
    seconds: int = 0


@one_act
def check_bag(
    station: Station,
    by: Person,
    key: BagKey,
    seen: ReadOff,
    pin: str,
    *,
    request: str | None = None,
) -> Mapping[str, tuple[str, str]]:
    """Record the second check under this PIN; gives what did not agree, as read off and as made.

    It is kept as it came out. After one that did not agree the bag goes back to be prepared.
    Raises ``Slip`` for what is left open, ``NotAllowed`` for whoever prepared it.
    """
    moment, bag = station.moment(key.dose.mrn), bag_at(station, key)
    demand_act(moment, bag, BagAct.CHECK, by)
    if not bag.label:
        again = " again, for it was prepared anew" if bag.labels else ""
        raise NotAllowed(
            f"Print the label of bag {bag.number} first{again}: it is checked too. {NOTHING}"
        )
    refuse_against(moment, bag.key)
    for person in bag.preparers:
        refuse_one_pin(station, station.people()[person], by)
    regimen = moment.text(bag.regimen_digest)
    read: dict[str, Answer] = {}
    for field in checked_fields(regimen):
        answer = read_answer(field, seen.answers.get(field.id, ""))
        if not answer:
            raise Slip(field.id, f"{field.label}: not read off yet.")
        read[field.id] = answer
    try:
        label = read_bag_number(seen.label)
    except ValueError as problem:
        raise Slip(LABEL, f"{problem} {NOTHING}") from problem
    confirm_identity(station, by, pin)
    wrong = mismatches_of(regimen, bag, worked_of(moment, bag), read, label)
    fact = BagCheckedFact({**read, LABEL: label}, wrong, seen.seconds)
    station.record(by, [bag_draft(bag, fact, moment.at)], request)
    return wrong


@one_act
def waste_rest(
    station: Station,
    by: Person,
    key: BagKey,
    ml: Decimal,
    witness: Witness | None,
    *,
    request: str | None = None,
) -> None:
    """Record what was left in the vials and thrown away; a witness saw it.

    Raises ``Slip`` for more than the vials can have held.
    """
    by.demand(May.MAKE_BAGS)
    moment, bag = station.moment(key.dose.mrn), bag_at(station, key)
    demand_act(moment, bag, BagAct.WASTE, by)
    left, _ = rest_of(moment, bag)
    gone = sum((each.ml for each in bag.rests), Decimal(0))
    if not 0 < ml <= left - gone:
        raise Slip(
            "ml",
            f"{show(ml)} mL cannot be left: the vials hold {show(left - gone)} mL more than was "
            f"drawn up. {NOTHING}",
        )
    signer = check_witness(station, by, witness, frozenset())
    units = ml * moment.regimen.preparation.product.international_units_per_ml
    fact = RestWastedFact(ml, units, signer.id)
    station.record(by, [bag_draft(bag, fact, moment.at)], request)
