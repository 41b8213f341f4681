"""The bags of a patient in the downtime pack: number, dose, state and limit of each in use."""

from collections.abc import Iterator
from typing import Final

from il2nurse.domain.rules.bags.fitting import limit_of
from il2nurse.domain.rules.bags.standing import STATES, state_of
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.pharmacy.container import of_container
from il2nurse.readable.pharmacy.work_state import WorkState, bag_work
from il2nurse.readable.wording import Wording

WARNED: Final = frozenset({WorkState.HELD, WorkState.DO_NOT_HANG, WorkState.NOT_NEEDED})
"""What is said first: whoever hangs by the paper asks no program."""


def bags_now(moment: Moment, words: Wording) -> Iterator[tuple[str, str]]:
    """Every bag that is neither finished, returned nor thrown away."""
    for bag in moment.case.bags:
        if not bag.open:
            continue
        regimen = moment.text(bag.regimen_digest)
        work, limit = bag_work(moment, bag.key), limit_of(moment, bag)
        first = f"{work.state.value.upper()}. " if work.state in WARNED else ""
        until = f"; use by {words.day_time(limit.ends)}" if limit else ""
        stands = f"for dose {bag.key.slot}, {STATES[state_of(regimen, bag)]}{until}"
        yield of_container(regimen, f"Bag {bag.number}"), f"{first}{stands[0].upper()}{stands[1:]}"
