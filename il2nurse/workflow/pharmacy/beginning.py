"""Beginning a bag: for which doses, of which orders, and what speaks against it."""

from datetime import timedelta
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.pharmacy.bag import Bag, BagKey
from il2nurse.domain.record.pharmacy.facts import (
    BagBegunFact,
)
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.rules.bags.fitting import unlike_order
from il2nurse.domain.rules.bags.steps import bag_steps
from il2nurse.domain.rules.course.slots import due_of
from il2nurse.domain.rules.dose.against import against_preparing
from il2nurse.domain.rules.dose.order_questions import pharmacy_check
from il2nurse.domain.rules.dose.preparing import AHEAD, doses_to_prepare
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.pharmacy.bags import bag_at, new_number, standing_bag, way_out
from il2nurse.workflow.station import Station

NOTHING: Final = "Nothing was recorded."


def next_to_prepare(moment: Moment) -> DoseKey | None:
    """The dose whose bag is due first; ``None`` where none is due within a day."""
    return next(iter(doses_to_prepare(moment)), None)


@one_act
def begin_bag(station: Station, by: Person, key: DoseKey, *, request: str | None = None) -> Bag:
    """Begin the bag of a dose; the second station that tries is told who has it.

    Refused while the order waits for a pharmacist, a bag of this dose is in use, or something
    speaks against the dose.
    """
    by.demand(May.MAKE_BAGS)
    moment = station.moment(key.mrn)
    if key not in doses_to_prepare(moment):
        raise NotAllowed(
            f"Dose {key.slot} is not due in the next {AHEAD // timedelta(hours=1)} hours, or is "
            f"over. No bag was begun."
        )
    if used := standing_bag(moment, key):
        who = station.words.name(used.begun.by)
        raise NotAllowed(
            f"Dose {key.slot} has a bag: {used.number}, begun by {who} at "
            f"{station.words.clock(used.begun.at)}. No other one was begun; "
            f"{way_out(used)}."
        )
    refuse_mixed(moment, key)
    refuse_unchecked(moment)
    refuse_against(moment, key)
    bag = BagKey(key, len(moment.case.bags_of(key)) + 1)
    number = new_number(station, bag)
    ordered = moment.calculation().dose_international_units
    making = moment.making_kept()
    fact = BagBegunFact(number, moment.regimen.digest, ordered, making)
    station.record(by, [draft(bag.stream, key.mrn, moment.at, fact, seq=0)], request)
    return bag_at(station, bag)


def refuse_mixed(moment: Moment, key: DoseKey) -> None:
    """Raise ``NotAllowed`` where the ward prepares or has prepared this dose itself."""
    dose = moment.case.doses.get(key)
    steps = (step.id for step in bag_steps(moment.regimen))
    if dose and any(step in dose.steps and dose.steps[step].bag is None for step in steps):
        raise NotAllowed(
            f"The ward prepares dose {key.slot} itself: its preparation is on record at the dose. "
            "No bag was begun."
        )


def refuse_unchecked(moment: Moment) -> None:
    """Raise ``NotAllowed`` while no pharmacist checked the order as it is now."""
    if pharmacy_check(moment) is None:
        raise NotAllowed(
            "No pharmacist has checked this order, or it was changed since, or the patient's "
            "allergies and drugs on record were. Check the order first. "
            "No bag was begun."
        )


def refuse_against(moment: Moment, key: DoseKey) -> None:
    """Raise ``NotAllowed`` with everything that speaks against preparing this dose now."""
    due = due_of(moment, key)
    if due is None:
        raise NotAllowed(f"This dose belongs to a cycle that is over. {NOTHING}")
    against = against_preparing(moment, moment.case.doses.get(key), due)
    if against:
        sentences = ["Do not prepare this dose.", *against, NOTHING]
        raise NotAllowed("\n".join(sentences))


def refuse_other_order(moment: Moment, bag: Bag) -> None:
    """Raise ``NotAllowed`` where another dose is ordered than the bag was begun for."""
    for each in unlike_order(moment, bag):
        raise NotAllowed(f"{each.say} {NOTHING}")
