"""The slots of a course in words: what a part came to, why a dose was not given, a whole slot."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.fields import NotGiven
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.course.calendar import SlotOfCourse, rest_until
from il2nurse.domain.rules.course.slot_states import SlotState
from il2nurse.domain.rules.course.slots import open_slots
from il2nurse.domain.rules.course.standing import unlifted_stop
from il2nurse.domain.rules.course.units_given import UnitsOfCourse, units_of_cycle
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.quantity import amount_in_words, round_half_up
from il2nurse.domain.values.wall_clock import clock_time, day_and_clock
from il2nurse.readable.dosed_by import cycle_dosed_by
from il2nurse.readable.doses import began_as
from il2nurse.readable.moved import retimed_lines
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NO_VALUE, NOT_GIVEN_WORDS, PASSED_IN_PAUSE

ALL: Final = 100
FROM_PAPER: Final = "from paper"
SLOT_WORDS: Final[Mapping[SlotState, str]] = {
    SlotState.OPEN: "Later",
    SlotState.OVERDUE: "Overdue",
    SlotState.MISSED: NOT_GIVEN_WORDS[NotGiven.MISSED].word,
    SlotState.CLOSED: "Closed",
    SlotState.PASSED: PASSED_IN_PAUSE,
}


def why_in_short(dose: Dose, regimen: Regimen) -> str | None:
    """What part of a dose went in, or why it was not given, in a word or two."""
    paper = FROM_PAPER if dose.on_form else None
    if dose.held:
        reason = dose.held.reason
        short = {each.word: each.short or each.label for each in regimen.hold_reasons}
        return short.get(reason, reason)
    if share := part_in_words(dose):
        return f"{share} paper" if paper else share
    return paper


def part_in_words(dose: Dose) -> str | None:
    """The part of its volume that went in, in percent; ``None`` of a whole dose and of none."""
    given = dose.given
    if given is None or given.in_full or not given.given_ml or not given.total_ml:
        return None
    percent = round_half_up(given.given_ml * ALL / given.total_ml, Decimal(1))
    return f"{min(percent, ALL - 1):f} %" if percent else "under 1 %"


def started_in_short(slot: SlotOfCourse, words: Wording) -> str | None:
    """When the drug began to go in; with its day where that is another than the planned one."""
    given = slot.dose.given if slot.dose else None
    if given is None:
        return None
    due, since = words.local(slot.due), words.local(given.since)
    clock = clock_time(since)
    return clock if since.date() == due.date() else f"{since:%d-%b} {clock}"


def given_from_to(dose: Dose | None, words: Wording) -> str:
    """From when to when the drug went in; a dash where it did not, one time of an injection."""
    given = dose.given if dose else None
    if given is None:
        return NO_VALUE
    since = words.clock(given.since)
    if given.until == given.since:
        return since
    if given.until is None:
        return f"since {since}"
    one_day = words.local(given.since).date() == words.local(given.until).date()
    until = clock_time(words.local(given.until)) if one_day else words.clock(given.until)
    return f"{since} to {until}"


def slot_in_words(slot: SlotOfCourse, state: str, story: str | None, words: Wording) -> str:
    """The whole of a slot as it is spoken: plan, start, state, and what happened."""
    return ", ".join(_said(slot, state, story, words))


def _said(slot: SlotOfCourse, state: str, story: str | None, words: Wording) -> Iterator[str]:
    paper = f" {FROM_PAPER}" if slot.dose and slot.dose.on_form else ""
    yield f"dose {slot.number} {state}{paper}"
    yield f"planned {_spoken(slot.due, words)}"
    if slot.dose and slot.dose.given:
        yield f"{began_as(slot.dose)} {_spoken(slot.dose.given.since, words)}"
        if share := part_in_words(slot.dose):
            yield f"{share} given"
    if story:
        yield story


def _spoken(at: datetime, words: Wording) -> str:
    return day_and_clock(words.local(at))


def cycle_in_words(moment: Moment, cycle: Cycle, words: Wording) -> str:
    """Which cycle a strip is of, for which weight or level, and planned against given units.

    Below it, each in a line of its own, the moves of its doses and the changes of its first.
    """
    first, units = words.day_time(cycle.begins), units_of_cycle(moment, cycle)
    told = (
        f"Cycle {cycle.number} · first slot {first} · {cycle_dosed_by(cycle).value} · given "
        f"{amount_in_words(units.given)} of {amount_in_words(units.planned)} international units"
        f"{share_in_words(units)}{_why_closed(cycle, words) or ''}"
    )
    return "\n".join((told, *retimed_lines(cycle, words)))


def _why_closed(cycle: Cycle, words: Wording) -> str | None:
    """From which dose on a cycle is closed, since when and why; ``None`` of one that is not."""
    if cycle.closed is None:
        return f" · stopped: {cycle.stopped}" if cycle.stopped else None
    closed, since = cycle.closed, words.day_time(cycle.closed.at)
    why = closed.text.removesuffix(".")
    return f" · closed for good from dose {closed.first} on, {since}: {why}"


def share_in_words(units: UnitsOfCourse) -> str:
    """The part of the planned units that went in, behind them; "" where none are planned."""
    if not units.planned:
        return ""
    return f", {round_half_up(units.given * ALL / units.planned, Decimal(1)):f} %"


def cycle_ahead_in_words(moment: Moment, number: int, words: Wording) -> str:
    """Of a cycle that is not ordered yet: after which rest, and not before which day."""
    if unlifted_stop(moment.case):
        return f"Cycle {number} · not ordered: treatment was stopped"
    days = moment.regimen.timetable.rest // timedelta(days=1)
    after = f"Cycle {number} · after {days} days’ rest"
    ends = rest_until(moment)
    if ends is None or number != moment.course.current.number + 1:
        return after
    planned = ", as planned" if open_slots(moment) else ""
    return f"{after}, not before {words.dated(words.local(ends).date())}{planned}"
