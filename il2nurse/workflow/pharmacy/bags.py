"""Finding a bag of the ward by its number, its code or its dose, and writing to its stream."""

from collections.abc import Iterator
from datetime import datetime

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.pharmacy.bag import Bag, BagAct, BagKey, BagState
from il2nurse.domain.record.pharmacy.facts import BagBegunFact
from il2nurse.domain.record.register.entries import BrokenRegister, Kind
from il2nurse.domain.record.register.facts import Draft, Fact, draft
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.rules.bags.standing import against_act, next_step
from il2nurse.domain.rules.bags.steps import bag_steps
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.bag_number import make_bag_number, read_bag_number
from il2nurse.workflow.station import Station

NOTHING = "Nothing was recorded."


class NoSuchBag(NotAllowed):
    """No bag of this ward has the number."""


def bag_of_number(station: Station, typed: str) -> Bag:
    """The bag with this number; raises ``NoSuchBag``, with what to do, where there is none."""
    try:
        number = read_bag_number(typed)
    except ValueError as problem:
        raise NoSuchBag(str(problem)) from problem
    for entry in station.register.of_kind(Kind.BAG_BEGUN):
        if BagBegunFact.read(entry).number == number:
            return next(
                bag for bag in station.case(entry.subject).bags if bag.stream == entry.stream
            )
    raise NoSuchBag(f"No bag of this ward has the number {number}. Return it to pharmacy.")


def bag_at(station: Station, key: BagKey) -> Bag:
    """The bag with this key as it stands now; raises ``NotAllowed`` where it was never begun."""
    for bag in station.case(key.dose.mrn).bags_of(key.dose):
        if bag.nth == key.nth:
            return bag
    raise NotAllowed(f"This bag was not begun yet. {NOTHING}")


def every_bag(station: Station) -> Iterator[Bag]:
    """Every bag of the ward, by patient; a record that cannot be read hides no other's."""
    for subject in dict.fromkeys(
        entry.subject for entry in station.register.of_kind(Kind.BAG_BEGUN)
    ):
        try:
            yield from station.case(subject).bags
        except BrokenRegister:
            continue


def usable_bag(moment: Moment, key: DoseKey) -> Bag | None:
    """The newest bag of the dose from which it may still be given; ``None`` without one."""
    found = [bag for bag in moment.case.bags_of(key) if bag.open]
    return found[-1] if found else None


def standing_bag(moment: Moment, key: DoseKey) -> Bag | None:
    """The bag that stands in the way of another one for its dose; one kept back does not."""
    found = usable_bag(moment, key)
    return found if found and found.state is not BagState.QUARANTINED else None


def way_out(bag: Bag) -> str:
    """What is done with a bag where it stands, so that another one can be made."""
    if bag.state in (BagState.RELEASED, BagState.ON_WARD):
        return "have it returned first"
    return "have pharmacy throw it away first"


def bag_draft(bag: Bag, fact: Fact, at: datetime) -> Draft:
    """An entry of this bag, next in its stream: two stations that write there collide."""
    return draft(bag.stream, bag.key.mrn, at, fact, seq=bag.next_seq)


def demand_act(moment: Moment, bag: Bag, act: BagAct, by: Person) -> None:
    """Raise ``NotAllowed`` where this person may not do this to the bag now."""
    if problem := against_act(moment.text(bag.regimen_digest), bag, act, by):
        raise NotAllowed(f"{problem} {NOTHING}")


def step_to_do(moment: Moment, bag: Bag, asked: str) -> Step:
    """The step where it is the next one, or one that is done again before the check."""
    regimen = moment.text(bag.regimen_digest)
    following = next_step(regimen, bag)
    steps = {step.id: step for step in bag_steps(regimen)}
    if asked in steps and (following is None or asked == following.id or asked in bag.steps):
        return steps[asked]
    title = following.title if following else bag_steps(regimen)[0].title
    raise NotAllowed(f"The next step of this bag is “{title}”. Nothing was recorded.")


def new_number(station: Station, bag: BagKey) -> str:
    """A number that no bag here has, nor one whose entries were lost with a register."""
    register = station.register
    known = {BagBegunFact.read(each).number for each in register.of_kind(Kind.BAG_BEGUN)}
    while True:
        number = make_bag_number(f"{register.identity().register}/{bag.stream}/{station.new_id()}")
        if number not in known:
            return number
