"""The label of a bag: whose it is, who may print it, and its printing on record."""

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.pharmacy.bag import BagAct
from il2nurse.domain.record.pharmacy.facts import BagLabelledFact
from il2nurse.domain.record.register.facts import Draft
from il2nurse.domain.rules.dose.against import against_preparing
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.content import Subject
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.pharmacy.bags import bag_draft, bag_of_number, demand_act, usable_bag
from il2nurse.workflow.pharmacy.unfit import refuse_unfit
from il2nurse.workflow.station import Station

NOTHING = "Nothing was printed."


def label_subject(moment: Moment, about: Subject) -> Subject:
    """The subject with the bag that the label is for; none where no bag of the dose was begun.

    Raises ``NotAllowed`` for a dose that must not be given: nothing is mixed for it.
    """
    key = about.key
    if key is None:
        return about
    dose = moment.case.doses.get(key)
    due = dose.due if dose else moment.slots[key.slot - 1]
    if against := against_preparing(moment, dose, due):
        raise NotAllowed(f"Do not prepare or give dose {key.slot}: {against[0]} No label was made.")
    bag = usable_bag(moment, key)
    return Subject(about.mrn, key, bag=bag.number if bag else None)


@one_act
def label_bag(station: Station, by: Person, number: str) -> int:
    """Record a label that another program printed; gives which copy it is, 1 for the first."""
    copy = len(bag_of_number(station, number).labels) + 1
    station.record(by, label_drafts(station, by, number, copy))
    return copy


def label_drafts(station: Station, by: Person | None, number: str | None, copy: int) -> list[Draft]:
    """The entry of the bag whose label is printed; none for a label of no bag.

    Raises ``NotAllowed`` where this person may not print it now, and where the bag does not fit its
    dose any more: the label would say what is not in it.
    """
    if number is None:
        return []
    if by is None:
        raise NotAllowed(f"Say who prints the label of bag {number}. {NOTHING}")
    bag = bag_of_number(station, number)
    moment = station.moment(bag.key.mrn)
    demand_act(moment, bag, BagAct.LABEL, by)
    refuse_unfit(station, moment, bag)
    return [bag_draft(bag, BagLabelledFact(copy), moment.at)]
