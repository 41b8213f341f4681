"""Where a bag stands by its regimen, and which acts that allows to whom."""

from collections.abc import Mapping
from typing import Final

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.pharmacy.bag import Bag, BagAct, BagState
from il2nurse.domain.regimen.regimen import Regimen, Step
from il2nurse.domain.rules.bags.steps import bag_steps

ALLOWED: Final[Mapping[BagAct, frozenset[BagState]]] = {
    BagAct.PREPARE: frozenset({BagState.IN_PREPARATION, BagState.TO_CHECK}),
    BagAct.CHECK: frozenset({BagState.TO_CHECK}),
    BagAct.LABEL: frozenset(
        {BagState.TO_CHECK, BagState.TO_RELEASE, BagState.RELEASED, BagState.ON_WARD}
    ),
    BagAct.RELEASE: frozenset({BagState.TO_RELEASE}),
    BagAct.RECEIVE: frozenset({BagState.RELEASED}),
    BagAct.HANG: frozenset({BagState.ON_WARD}),
    BagAct.FINISH: frozenset({BagState.HUNG}),
    BagAct.RETURN: frozenset({BagState.RELEASED, BagState.ON_WARD}),
    BagAct.WASTE: frozenset(set(BagState) - {BagState.HUNG, BagState.WASTED}),
    BagAct.QUARANTINE: frozenset(
        {
            BagState.IN_PREPARATION,
            BagState.TO_CHECK,
            BagState.TO_RELEASE,
            BagState.RELEASED,
            BagState.ON_WARD,
        }
    ),
    BagAct.CLEAR: frozenset({BagState.QUARANTINED}),
}
"""In which state of a bag each act is possible; in every other it is refused."""
ROLES: Final[Mapping[BagAct, May]] = {
    BagAct.PREPARE: May.MAKE_BAGS,
    BagAct.CHECK: May.MAKE_BAGS,
    BagAct.LABEL: May.MAKE_BAGS,
    BagAct.RELEASE: May.RELEASE_BAGS,
    BagAct.RECEIVE: May.PREPARE,
    BagAct.HANG: May.GIVE,
    BagAct.FINISH: May.GIVE,
    BagAct.RETURN: May.PREPARE,
    BagAct.WASTE: May.PREPARE,
    BagAct.QUARANTINE: May.PREPARE,
    BagAct.CLEAR: May.RELEASE_BAGS,
}
"""What a person must be allowed to do for each act."""


def state_of(regimen: Regimen, bag: Bag) -> BagState:
    """Where it stands: one whose steps are all done waits for its check, unless that disagreed."""
    if bag.state is not BagState.IN_PREPARATION or next_step(regimen, bag) is not None:
        return bag.state
    return BagState.TO_CHECK


def next_step(regimen: Regimen, bag: Bag) -> Step | None:
    """The step that is made next; after a check that disagreed the first one is looked at again.

    ``None`` once every step is done, and done since the last check.
    """
    steps = bag_steps(regimen)
    last = bag.checks[-1] if bag.checks else None
    after = last.number if last and last.mismatches else 0
    for step in steps:
        done = bag.steps.get(step.id)
        if done is None or done.number < after:
            return step
    return None


def against_act(regimen: Regimen, bag: Bag, act: BagAct, by: Person) -> str | None:
    """Why this person may not do this to the bag now; ``None`` where they may."""
    state = state_of(regimen, bag)
    if not by.may(ROLES[act]):
        return f"{by.shown} ({by.role.label}) may not {WORDS[act]}. Ask a colleague who may."
    if state not in ALLOWED[act]:
        return f"Bag {bag.number} is {STATES[state]}: it cannot be {DONE[act]} now."
    if act in UNPREPARED and by.id in bag.preparers:
        return f"You prepared bag {bag.number}. Somebody else must {WORDS[act]}."
    return None


UNPREPARED: Final = frozenset({BagAct.CHECK, BagAct.RELEASE, BagAct.CLEAR})
"""What nobody does to a bag that they prepared; to end its quarantine may release it again."""
STATES: Final[Mapping[BagState, str]] = {
    BagState.IN_PREPARATION: "being prepared",
    BagState.TO_CHECK: "prepared and not checked",
    BagState.TO_RELEASE: "checked and not released",
    BagState.RELEASED: "released, and not received on the ward",
    BagState.ON_WARD: "on the ward",
    BagState.HUNG: "hung",
    BagState.FINISHED: "finished",
    BagState.RETURNED: "returned to pharmacy",
    BagState.QUARANTINED: "in quarantine",
    BagState.WASTED: "thrown away",
}
WORDS: Final[Mapping[BagAct, str]] = {
    BagAct.PREPARE: "prepare a bag",
    BagAct.CHECK: "check it",
    BagAct.LABEL: "print its label",
    BagAct.RELEASE: "release it",
    BagAct.RECEIVE: "receive it",
    BagAct.HANG: "hang it",
    BagAct.FINISH: "take it down",
    BagAct.RETURN: "return it",
    BagAct.WASTE: "throw it away",
    BagAct.QUARANTINE: "put it in quarantine",
    BagAct.CLEAR: "end its quarantine",
}
DONE: Final[Mapping[BagAct, str]] = {
    BagAct.PREPARE: "prepared",
    BagAct.CHECK: "checked",
    BagAct.LABEL: "labelled",
    BagAct.RELEASE: "released",
    BagAct.RECEIVE: "received",
    BagAct.HANG: "hung",
    BagAct.FINISH: "taken down",
    BagAct.RETURN: "returned",
    BagAct.WASTE: "thrown away",
    BagAct.QUARANTINE: "put in quarantine",
    BagAct.CLEAR: "taken out of quarantine",
}
