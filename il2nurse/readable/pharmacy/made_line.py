"""Who made, checked and released a bag, and when, as one line."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from il2nurse.domain.record.pharmacy.bag import Bag, BagAct, BagState
from il2nurse.domain.rules.bags.fitting import limit_of
from il2nurse.domain.rules.bags.standing import DONE, state_of
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import written_length
from il2nurse.readable.pharmacy.container import of_container
from il2nurse.readable.pharmacy.limit_words import SET_BY
from il2nurse.readable.wording import Wording

GONE = {BagState.RETURNED: "\nreturned", BagState.WASTED: "\nthrown away"}
"""What became of a bag, beside what is next with its dose."""
TOLD = (
    BagAct.RELEASE,
    BagAct.RECEIVE,
    BagAct.HANG,
    BagAct.FINISH,
    BagAct.RETURN,
)


SHOWN: Final = timedelta(hours=24)
"""From so long before its limit on the list counts it down."""


def made_in_short(moment: Moment, bag: Bag, words: Wording) -> str:
    """Who made and who checked it, its number, and how long it may be used where that is short."""
    made = ", ".join(sorted(words.initials(each) for each in bag.preparers))
    check = f" · {words.initials(bag.agreed.by)}" if bag.agreed else ""
    left = _left(moment, bag)
    told = left and timedelta() < left < SHOWN
    end = GONE.get(bag.state, "")
    return f"{made}{check}\n{bag.number}" + (f"\n{_whole(left)} left" if left and told else end)


def limit_beside(moment: Moment, bag: Bag) -> str:
    """Who set the time limit of a bag, and how much of it is left where it waits."""
    limit, left = limit_of(moment, bag), _left(moment, bag)
    parts = [SET_BY[limit.by]] if limit else []
    parts += [f"{_whole(left)} left"] if left and left > timedelta() else []
    return ", ".join(parts)


def _left(moment: Moment, bag: Bag) -> timedelta | None:
    """How long a bag that waits may still be used; ``None`` where none waits."""
    limit = limit_of(moment, bag)
    waits = bag.open and bag.state is not BagState.HUNG
    return limit.ends - moment.at if limit and waits else None


def _whole(left: timedelta) -> str:
    return written_length(left // timedelta(minutes=1) * timedelta(minutes=1))


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
    limit, left = limit_of(moment, bag), _left(moment, bag)
    if limit and left:
        until = f", {_whole(left)} left" if left > timedelta() else ": too old"
        yield f"use by {words.clock(limit.ends)}{until}"
    if bag.wasted:
        gone = bag.wasted
        yield (
            f"{DONE[BagAct.WASTE]} by {words.name(gone.by)} before {words.name(gone.witness)}, "
            f"{words.clock(gone.at)}"
        )
