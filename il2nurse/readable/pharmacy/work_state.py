"""Where the bag of a dose stands in pharmacy, and what is done next: one word each."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.pharmacy.bag import Bag, BagState
from il2nurse.domain.rules.bags.standing import state_of
from il2nurse.domain.rules.course.slots import due_of
from il2nurse.domain.rules.dose.against import against_preparing
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.clearance import open_before_the_dose


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


@dataclass(frozen=True, slots=True)
class BagWork:
    """Where it stands, the bag if one was begun, and everything that speaks against it."""

    state: WorkState
    bag: Bag | None
    against: tuple[str, ...] = ()


def bag_work(moment: Moment, key: DoseKey) -> BagWork:
    """Where the bag of a dose stands now; what holds the dose comes before all else."""
    bags, due = moment.case.bags_of(key), due_of(moment, key)
    usable = [bag for bag in bags if bag.open]
    bag = usable[-1] if usable else bags[-1] if bags else None
    dose = moment.case.doses.get(key)
    over = dose is not None and dose.given is not None
    against = () if over or due is None else against_preparing(moment, dose, due)
    state = _state(moment, bag)
    if against and state not in UNTOUCHED:
        return BagWork(WorkState.DO_NOT_HANG if state in MADE else WorkState.HELD, bag, against)
    return BagWork(state, bag, against)


def _state(moment: Moment, bag: Bag | None) -> WorkState:
    gone = bag is not None and not bag.open and bag.state is not BagState.FINISHED
    if bag is None or gone:
        checked = moment.course.current.pharmacy is not None
        if not checked:
            return WorkState.ORDER_TO_CHECK
        return WorkState.WAIT if open_before_the_dose(moment) else WorkState.TO_PREPARE
    return OF_BAG[state_of(moment.text(bag.regimen_digest), bag)]
