"""Bags that run one after the other, in words: which of them, what went in, what comes next."""

from datetime import timedelta
from typing import Final

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.infusion import InfusionState
from il2nurse.domain.rules.course.running_total import RunningTotal, running_total, total_at_end
from il2nurse.domain.rules.course.slots import next_slot
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.clock import Reading
from il2nurse.domain.values.quantity import amount_in_words, in_words
from il2nurse.domain.values.text import written_length
from il2nurse.readable.wording import Wording

MINUTE: Final = timedelta(minutes=1)
SOFAR: Final = "Cycle so far (by time)"


def over_days_rows(moment: Moment, now: Reading, words: Wording) -> tuple[tuple[str, str], ...]:
    """What the cycle gave so far, for how long nothing ran, and when the next bag is due.

    Nothing of it is said where a dose is given at once, or over minutes.
    """
    total = running_total(moment, now)
    if total is None:
        return ()
    slot = next_slot(moment)
    follows = f"bag {slot}, {words.clock(moment.slots[slot - 1])}" if slot else "none: the last"
    return (
        (SOFAR, f"{amount_in_words(total.given)} of {in_words(total.whole)}"),
        ("Planned by now", planned_in_words(total)),
        ("Next bag due", follows),
    )


def planned_in_words(total: RunningTotal) -> str:
    """What should have gone in by now, and for how long nothing ran: between bags, in pauses."""
    return f"{amount_in_words(total.planned)}; {_still(total)}"


def _still(total: RunningTotal) -> str:
    still = total.still // MINUTE * MINUTE
    return f"nothing ran for {written_length(still)}" if still else "without a pause"


def bag_in_words(moment: Moment, dose: Dose, now: Reading, words: Wording) -> str | None:
    """Which day a bag is for, and when it will be empty, which of a paused one nobody knows.

    ``None`` where bags do not run over days.
    """
    infusion = dose.infusion
    if infusion is None or not moment.regimen.preparation.over_days or not infusion.open:
        return None
    day = f"Day {dose.key.slot} of {moment.regimen.timetable.doses_per_cycle}"
    if infusion.state is InfusionState.PAUSED:
        return f"{day}, paused"
    if not infusion.left(now):
        return f"{day}, bag empty"
    return f"{day}, bag empty {words.clock(infusion.ends_at(now))}"


def cycle_at_end(moment: Moment, dose: Dose) -> tuple[tuple[str, str], ...]:
    """What the cycle had given when the bag of a dose ended; nothing where that is not told."""
    total = total_at_end(moment, dose)
    if total is None:
        return ()
    given = f"{amount_in_words(total.given)} of {in_words(total.whole)}"
    planned = f"{amount_in_words(total.planned)} planned by then"
    return (("Cycle", f"{given} up to its end; {planned}; {_still(total)}"),)
