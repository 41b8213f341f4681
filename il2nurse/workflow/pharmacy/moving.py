"""What becomes of a bag that is checked: released, received, returned, thrown away, kept back."""

from decimal import Decimal
from typing import Final

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.pharmacy.bag import Bag, BagAct, BagKey
from il2nurse.domain.record.pharmacy.facts import (
    BagClearedFact,
    BagQuarantinedFact,
    BagReceivedFact,
    BagReleasedFact,
    BagReturnedFact,
    BagWastedFact,
)
from il2nurse.domain.record.register.facts import Fact
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.bags.fitting import lots_of
from il2nurse.domain.rules.bags.sums import worked_of
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.quantity import round_half_up, show
from il2nurse.domain.values.text import kept_text
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import Witness, check_witness, confirm_identity
from il2nurse.workflow.people.two_people import refuse_one_pin
from il2nurse.workflow.pharmacy.bags import bag_at, bag_draft, demand_act, standing_bag
from il2nurse.workflow.pharmacy.lots import refuse_lots
from il2nurse.workflow.pharmacy.unfit import refuse_unfit
from il2nurse.workflow.station import Station

HUNDREDTH: Final = Decimal("0.01")
NOTHING: Final = "Nothing was recorded."


@one_act
def release_bag(
    station: Station, by: Person, key: BagKey, pin: str, *, request: str | None = None
) -> None:
    """Let a checked bag go to the ward: a pharmacist who did not prepare it signs for it.

    Refused once the dose must be held, another dose is ordered, a lot is kept back, or the bag
    could not be given in time any more.
    """
    moment, bag = _of(station, key)
    demand_act(moment, bag, BagAct.RELEASE, by)
    for person in bag.preparers:
        refuse_one_pin(station, station.people()[person], by)
    refuse_unfit(station, moment, bag)
    confirm_identity(station, by, pin)
    _record(station, by, moment, bag, BagReleasedFact(), request)


@one_act
def receive_bag(
    station: Station,
    by: Person,
    key: BagKey,
    received: BagReceivedFact,
    *,
    request: str | None = None,
) -> None:
    """Take a released bag in on the ward."""
    moment, bag = _of(station, key)
    demand_act(moment, bag, BagAct.RECEIVE, by)
    _record(station, by, moment, bag, received, request)


@one_act
def return_bag(
    station: Station,
    by: Person,
    key: BagKey,
    reason: str,
    text: str | None = None,
    *,
    request: str | None = None,
) -> None:
    """Send a bag back to pharmacy; it is never used again."""
    moment, bag = _of(station, key)
    demand_act(moment, bag, BagAct.RETURN, by)
    _record(station, by, moment, bag, BagReturnedFact(_reason(reason), kept_text(text)), request)


@one_act
def waste_bag(
    station: Station,
    by: Person,
    key: BagKey,
    ml: Decimal,
    reason: str,
    witness: Witness | None,
    *,
    request: str | None = None,
) -> None:
    """Throw a bag away: so many mL of it, before a witness; the drug in it is worked out.

    Raises ``Slip`` for more than it can hold.
    """
    moment, bag = _of(station, key)
    demand_act(moment, bag, BagAct.WASTE, by)
    worked = worked_of(moment, bag)
    whole = worked.in_bag.total_ml if worked.in_bag else worked.draw_up_ml
    most = round_half_up(max(whole - _given_of(moment, bag), Decimal(0)), HUNDREDTH)
    if not 0 <= ml <= most:
        raise Slip(
            "ml", f"{show(ml)} mL cannot be right (accepted: 0 to {show(most)} mL). {NOTHING}"
        )
    why = _reason(reason)
    signer = check_witness(station, by, witness, frozenset())
    units = bag.international_units * ml / whole
    fact = BagWastedFact(why, ml, units.quantize(Decimal(1)), signer.id)
    _record(station, by, moment, bag, fact, request)


@one_act
def quarantine_bag(
    station: Station, by: Person, key: BagKey, reason: str, *, request: str | None = None
) -> None:
    """Keep a bag back until a pharmacist has looked into it."""
    moment, bag = _of(station, key)
    demand_act(moment, bag, BagAct.QUARANTINE, by)
    _record(station, by, moment, bag, BagQuarantinedFact(_reason(reason)), request)


@one_act
def clear_bag(
    station: Station, by: Person, key: BagKey, reason: str, pin: str, *, request: str | None = None
) -> None:
    """End a quarantine under this PIN: the bag is again what it was before."""
    moment, bag = _of(station, key)
    demand_act(moment, bag, BagAct.CLEAR, by)
    refuse_lots(station, lots_of(bag))
    other = standing_bag(moment, bag.key)
    if other and other.nth > bag.nth:
        raise NotAllowed(
            f"Bag {other.number} was begun for this dose meanwhile. Throw bag {bag.number} away. "
            f"{NOTHING}"
        )
    why = _reason(reason)
    confirm_identity(station, by, pin)
    _record(station, by, moment, bag, BagClearedFact(why), request)


def _given_of(moment: Moment, bag: Bag) -> Decimal:
    """What went in of a bag that was hung, in mL."""
    dose = moment.case.doses.get(bag.key)
    if BagAct.HANG not in bag.done or dose is None or dose.given is None:
        return Decimal(0)
    return dose.given.given_ml or Decimal(0)


def _of(station: Station, key: BagKey) -> tuple[Moment, Bag]:
    return station.moment(key.dose.mrn), bag_at(station, key)


def _record(
    station: Station, by: Person, moment: Moment, bag: Bag, fact: Fact, request: str | None
) -> None:
    station.record(by, [bag_draft(bag, fact, moment.at)], request)


def _reason(typed: str) -> str:
    if not (why := kept_text(typed)):
        raise Slip("reason", f"Say why. {NOTHING}")
    return why
