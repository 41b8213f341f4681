"""Who made, checked and released a bag, and when, as one line."""

from collections.abc import Iterator

from il2nurse.domain.record.pharmacy.bag import Bag, BagAct, BagState
from il2nurse.domain.rules.bags.standing import DONE, state_of
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.pharmacy.container import of_container
from il2nurse.readable.wording import Wording

TOLD = (
    BagAct.RELEASE,
    BagAct.RECEIVE,
    BagAct.HANG,
    BagAct.FINISH,
    BagAct.RETURN,
)


def made_line(moment: Moment, bag: Bag, words: Wording) -> str:
    """By whom and when it was made, checked, released and what became of it since."""
    name = of_container(moment.text(bag.regimen_digest), f"Bag {bag.number}")
    return " · ".join((name, *_parts(moment, bag, words)))


def _parts(moment: Moment, bag: Bag, words: Wording) -> Iterator[str]:
    regimen = moment.text(bag.regimen_digest)
    if state_of(regimen, bag) is BagState.IN_PREPARATION:
        yield f"begun by {words.name(bag.begun.by)}, {words.clock(bag.begun.at)}"
    else:
        last = max(bag.steps.values(), key=lambda each: each.number, default=None)
        makers = dict.fromkeys(words.name(each.by) for each in bag.steps.values())
        if last:
            yield f"made by {' and '.join(makers)}, {words.clock(last.at)}"
    if bag.agreed:
        yield f"checked by {words.name(bag.agreed.by)}, {words.clock(bag.agreed.at)}"
    for act in TOLD:
        if done := bag.done.get(act):
            yield f"{DONE[act]} by {words.name(done.by)}, {words.clock(done.at)}"
    if bag.wasted:
        gone = bag.wasted
        yield (
            f"{DONE[BagAct.WASTE]} by {words.name(gone.by)} before {words.name(gone.witness)}, "
            f"{words.clock(gone.at)}"
        )
