"""Where the bag of a dose stands in pharmacy, and what is done next: one word each."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.pharmacy.bag import Bag, BagState
from il2nurse.domain.rules.bags.fitting import Against, WhyNot
from il2nurse.domain.rules.bags.standing import state_of
from il2nurse.domain.rules.course.slots import due_of
from il2nurse.domain.rules.dose.against import against_preparing
from il2nurse.domain.rules.dose.order_questions import against_hanging, pharmacy_check
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.clearance import open_before_the_dose
from il2nurse.readable.pharmacy.container import of_container


class WorkState(StrEnum):
    """What the work list says of a dose."""

    HELD = "Do not prepare"
    ORDER_TO_CHECK = "Check the order"
    WAIT = "Wait: not cleared"
    TO_PREPARE = "Prepare now"
    IN_PREPARATION = "Being prepared"
    TO_CHECK = "To check"
    TO_RELEASE = "To release"
    RELEASED = "Released"
    ON_WARD = "On the ward"
    HUNG = "Hung"
    FINISHED = "Finished"
    RETURNED = "Returned"
    QUARANTINED = "In quarantine"
    WASTED = "Thrown away"
    DO_NOT_HANG = "Do not hang"
    NOT_NEEDED = "Not needed"


OF_BAG: Final = {
    BagState.IN_PREPARATION: WorkState.IN_PREPARATION,
    BagState.TO_CHECK: WorkState.TO_CHECK,
    BagState.TO_RELEASE: WorkState.TO_RELEASE,
    BagState.RELEASED: WorkState.RELEASED,
    BagState.ON_WARD: WorkState.ON_WARD,
    BagState.HUNG: WorkState.HUNG,
    BagState.FINISHED: WorkState.FINISHED,
    BagState.RETURNED: WorkState.RETURNED,
    BagState.QUARANTINED: WorkState.QUARANTINED,
    BagState.WASTED: WorkState.WASTED,
}
UNTOUCHED: Final = frozenset(
    {
        WorkState.HUNG,
        WorkState.FINISHED,
        WorkState.RETURNED,
        WorkState.WASTED,
        WorkState.QUARANTINED,
    }
)
"""What a hold of the dose does not change any more."""
MADE: Final = frozenset({WorkState.TO_RELEASE, WorkState.RELEASED, WorkState.ON_WARD})
"""A bag that is made: once the dose must be held nobody hangs it."""

UNRELEASED: Final = WhyNot.UNRELEASED
AWAY: Final = "Throw bag {} away."
CLOSE: Final = "Return bag {} or throw it away."


@dataclass(frozen=True, slots=True)
class BagWork:
    """Where it stands, the bag if one was begun, and everything that speaks against it.

    ``left_over`` is a bag that no dose waits for any more: it is returned or thrown away. Beside
    one that was ``replaced`` another bag of the dose is in use.
    """

    state: WorkState
    bag: Bag | None
    against: tuple[str, ...] = ()
    left_over: bool = False
    replaced: bool = False


def bag_work(
    moment: Moment, key: DoseKey, held: Collection[str] = (), nth: int | None = None
) -> BagWork:
    """Where the bag of a dose stands now; what holds the dose comes before all else.

    ``held`` are the lots that nobody may use, by their keys; ``nth`` is which bag of the dose, the
    one that is in use without it.
    """
    bags, due = moment.case.bags_of(key), due_of(moment, key)
    usable = [bag for bag in bags if bag.open]
    bag = usable[-1] if usable else bags[-1] if bags else None
    asked = next((each for each in bags if each.nth == nth), bag)
    if bag and asked and asked is not bag:
        return _replaced(moment, asked, bag)
    dose, over = moment.case.doses.get(key), _why_over(moment, key)
    left_over = bool(over and bag and bag.open and bag.state is not BagState.HUNG)
    state = _state(moment, bag, over=over is not None)
    if left_over and over and bag and not (dose and dose.held):
        say = of_container(moment.text(bag.regimen_digest), f"{over} {CLOSE.format(bag.number)}")
        kept = state is WorkState.QUARANTINED
        return BagWork(state if kept else WorkState.NOT_NEEDED, bag, (say,), left_over=True)
    given = dose is not None and dose.given is not None
    against = () if given or due is None else against_preparing(moment, dose, due)
    if bag and bag.open and state not in UNTOUCHED:
        against = (*against, *(each.say for each in _against(moment, bag, held)))
    if against and state not in UNTOUCHED:
        state = WorkState.DO_NOT_HANG if state in MADE else WorkState.HELD
    return BagWork(state, bag, against, left_over=left_over)


def _replaced(moment: Moment, asked: Bag, used: Bag) -> BagWork:
    """A bag beside the one that is in use for its dose: what is left of it is thrown away."""
    text = moment.text(asked.regimen_digest)
    say = f"This is bag {asked.number}; bag {used.number} is the newest of this dose."
    if asked.state in (BagState.WASTED, BagState.FINISHED):
        return BagWork(OF_BAG[asked.state], asked, (of_container(text, say),), replaced=True)
    close = AWAY if asked.state is BagState.RETURNED else CLOSE
    say = of_container(text, f"{say} {close.format(asked.number)}")
    kept = asked.state in (BagState.HUNG, BagState.QUARANTINED)
    state = OF_BAG[asked.state] if kept else WorkState.NOT_NEEDED
    left_over = asked.state is not BagState.HUNG
    return BagWork(state, asked, (say,), left_over=left_over, replaced=True)


def _why_over(moment: Moment, key: DoseKey) -> str | None:
    """Why no bag is wanted for this dose any more; ``None`` while one is."""
    dose = moment.case.doses.get(key)
    if dose and dose.given:
        return f"Dose {key.slot} was given without this bag."
    if dose and dose.held:
        return f"Dose {key.slot} is held."
    if moment.case.patient.discharged:
        return f"The patient {moment.case.patient.absence}."
    if due_of(moment, key) is None or moment.cycle_over:
        return f"Cycle {key.cycle} is over."
    cycle = moment.course.current
    closed = dose is None and (cycle.closed or key.slot in cycle.skipped)
    return f"Dose {key.slot} is not given any more." if closed else None


def _against(moment: Moment, bag: Bag, held: Collection[str]) -> Iterator[Against]:
    found = against_hanging(moment, bag.key, bag, held)
    return (each for each in found if each.why is not UNRELEASED)


def _state(moment: Moment, bag: Bag | None, *, over: bool) -> WorkState:
    gone = bag is not None and not bag.open and bag.state is not BagState.FINISHED
    if bag is None or (gone and not over):
        checked = pharmacy_check(moment) is not None
        if not checked:
            return WorkState.ORDER_TO_CHECK
        return WorkState.WAIT if open_before_the_dose(moment) else WorkState.TO_PREPARE
    return OF_BAG[state_of(moment.text(bag.regimen_digest), bag)]
