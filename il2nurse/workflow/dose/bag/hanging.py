"""Pharmacy's bag that was taken is hung with the start of its dose, and ends with it."""

from collections.abc import Sequence
from dataclasses import replace

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.pharmacy.bag import Bag, BagState
from il2nurse.domain.record.pharmacy.facts import (
    BagFinishedFact,
    BagHungFact,
)
from il2nurse.domain.record.register.facts import Draft
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.rules.bags.steps import bag_steps
from il2nurse.domain.rules.dose.order_questions import against_hanging
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.pharmacy.bags import bag_draft, standing_bag, way_out
from il2nurse.workflow.pharmacy.lots import quarantined
from il2nurse.workflow.site import Mixing
from il2nurse.workflow.station import Station


def bag_taken(moment: Moment, dose: Dose) -> Bag | None:
    """Pharmacy's bag whose preparation stands as this dose's; ``None`` where the ward mixed it."""
    numbers = {done.bag for step in bag_steps(moment.regimen) if (done := dose.steps.get(step.id))}
    return next((bag for bag in moment.case.bags if bag.number in numbers), None)


def hung(station: Station, moment: Moment, dose: Dose) -> list[Draft]:
    """The entry that hangs the bag of a dose that starts, where it is pharmacy's.

    Raises ``NotAllowed`` with everything that speaks against it now. Two doses that start with one
    bag collide in its stream.
    """
    bag = bag_taken(moment, dose)
    if bag is None:
        return []
    against = tuple(against_hanging(moment, dose.key, bag, quarantined(station)))
    if against:
        sentences = [*(each.say for each in against), "Nothing was started."]
        raise NotAllowed("\n".join(sentences))
    return [bag_draft(bag, BagHungFact(), moment.at)]


def finished(moment: Moment, dose: Dose) -> list[Draft]:
    """The entry that ends the bag with its infusion, where it is pharmacy's and hangs."""
    bag = bag_taken(moment, dose)
    if bag is None or bag.state is not BagState.HUNG:
        return []
    return [bag_draft(bag, BagFinishedFact(), moment.at)]


def used_up(moment: Moment, dose: Dose, hanging: Sequence[Draft]) -> list[Draft]:
    """The entry that ends a syringe with its injection, behind the one that begins it."""
    bag = bag_taken(moment, dose)
    if bag is None or not hanging:
        return []
    ended = bag_draft(bag, BagFinishedFact(), moment.at)
    return [replace(ended, seq=bag.next_seq + len(hanging))]


def refuse_own_mixing(station: Station, moment: Moment, dose: Dose, step: Step) -> None:
    """Raise ``NotAllowed`` where pharmacy's bag is to be scanned, and not mixed on the ward."""
    if step not in bag_steps(moment.regimen):
        return
    bag = standing_bag(moment, dose.key)
    if bag is not None:
        raise NotAllowed(
            f"Pharmacy has bag {bag.number} for this dose. Scan it, or {way_out(bag)}. "
            "Nothing was recorded."
        )
    if station.mixing is Mixing.PHARMACY:
        raise NotAllowed(
            "On this ward pharmacy prepares every bag. Ask pharmacy for it, and scan it here. "
            "Nothing was recorded."
        )
