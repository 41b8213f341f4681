"""Which act on a bag is next, and whether a person may do it: as the main button says it."""

from typing import Final

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.pharmacy.bag import Bag, BagAct
from il2nurse.domain.rules.bags.standing import against_act
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.pharmacy.container import of_container
from il2nurse.readable.pharmacy.work_state import BagWork, WorkState

NEXT: Final = {
    WorkState.ORDER_TO_CHECK: "Check the order",
    WorkState.WAIT: "Prepare the bag all the same",
    WorkState.TO_PREPARE: "Prepare the bag",
    WorkState.IN_PREPARATION: "Go on preparing",
    WorkState.TO_CHECK: "Second check",
    WorkState.TO_RELEASE: "Release the bag",
    WorkState.RELEASED: "Received on the ward",
}
"""The one act that is next in each state."""
ACTS: Final = {
    WorkState.IN_PREPARATION: BagAct.PREPARE,
    WorkState.TO_CHECK: BagAct.CHECK,
    WorkState.TO_RELEASE: BagAct.RELEASE,
    WorkState.RELEASED: BagAct.RECEIVE,
}


def may_do(moment: Moment, bag: Bag | None, act: BagAct, who: Person) -> bool:
    """Whether this person may do this to the bag now."""
    return bag is not None and against_act(moment.text(bag.regimen_digest), bag, act, who) is None


def closing(moment: Moment, work: BagWork, who: Person) -> BagAct | None:
    """How this person closes a bag that no dose waits for; ``None`` where one does."""
    ways = (BagAct.RETURN, BagAct.WASTE) if work.left_over else ()
    return next((each for each in ways if may_do(moment, work.bag, each, who)), None)


def next_text(moment: Moment, work: BagWork, who: Person) -> str | None:
    """What the button says; ``None`` where this person has nothing to do to the bag now."""
    if work.left_over:
        words = {BagAct.RETURN: "Return the bag", BagAct.WASTE: "Throw the bag away"}
        act = closing(moment, work, who)
        text = words[act] if act else None
    else:
        text = NEXT.get(work.state) if _may_go(moment, work, who) else None
    return of_container(moment.regimen, text) if text else None


def _may_go(moment: Moment, work: BagWork, who: Person) -> bool:
    match work.state:
        case WorkState.ORDER_TO_CHECK:
            return who.may(May.RELEASE_BAGS)
        case WorkState.TO_PREPARE | WorkState.WAIT:
            return who.may(May.MAKE_BAGS)
        case WorkState.RELEASED if not who.may(May.GIVE):
            return False
    act = ACTS.get(work.state)
    return act is not None and may_do(moment, work.bag, act, who)
