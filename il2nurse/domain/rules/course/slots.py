"""The slots of a cycle that nobody has accounted for: their windows, and the days of the cycle."""

from dataclasses import replace
from datetime import datetime, timedelta

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.standing import refuse_after_stop
from il2nurse.domain.rules.moment import Moment, ends_of, slots_of
from il2nurse.domain.values.text import written_date
from il2nurse.domain.values.wall_clock import clock_time, date_and_clock


def open_slots(moment: Moment) -> tuple[int, ...]:
    """The slots of the newest cycle that are neither given, held, stopped, skipped nor closed.

    None is open once the days of the cycle are over, which closes what is left, or once the course
    has all the doses that there may be.
    """
    course, case = moment.course, moment.case
    cycle, table = course.current, moment.regimen.timetable
    if course.stopped or cycle.stopped or cycle.closed or moment.cycle_over:
        return ()
    if sum(dose.given is not None for dose in case.doses_of(course)) >= table.doses_per_course:
        return ()
    used = {*cycle.skipped, *(dose.key.slot for dose in case.doses_of(course, cycle.number))}
    ends = moment.cycle_ends
    return tuple(n for n, due in enumerate(moment.slots, 1) if n not in used and due <= ends)


def nothing_to_come(moment: Moment) -> bool:
    """True of a course that is over: no slot is open, and no further cycle can be planned."""
    course, table = moment.course, moment.regimen.timetable
    given = sum(dose.given is not None for dose in moment.case.doses_of(course))
    whole = given >= table.doses_per_course or course.current.number >= table.cycles_per_course
    return whole and not open_slots(moment)


def is_over(moment: Moment) -> bool:
    """True where no dose of the course is to be started any more, whatever is decided.

    None that was begun waits for its start, and no stop keeps back doses that may go on yet.
    """
    course, dose = moment.course, moment.case.open_dose
    stopped = bool(course.stopped or course.current.stopped) and not moment.cycle_over
    return nothing_to_come(moment) and not stopped and not (dose and not dose.given)


def next_slot(moment: Moment) -> int | None:
    """The slot of the next dose of the current cycle; ``None`` where no dose of it is left."""
    return next(iter(open_slots(moment)), None)


def due_of(moment: Moment, key: DoseKey) -> datetime | None:
    """When a dose is due: as its own record says, else by the slots of the newest cycle."""
    dose, course = moment.case.doses.get(key), moment.course
    if dose:
        return dose.due
    current = (key.course, key.cycle) == (course.number, course.current.number)
    return moment.slots[key.slot - 1] if current else None


def refuse_with_open_slots(moment: Moment, left_undone: str) -> None:
    """Raise ``NotAllowed`` while slots are open; ``left_undone`` ends the sentence."""
    slots = open_slots(moment)
    if slots:
        which = f"dose {slots[0]} is" if len(slots) == 1 else f"{len(slots)} doses are"
        raise NotAllowed(
            f"Of cycle {moment.course.current.number}, {which} not accounted for: neither given "
            "nor held. The prescriber closes them first, or a nurse on a telephoned order: open "
            f"the patient and press “Close the rest of the cycle”. {left_undone}"
        )


def slots_closed(moment: Moment) -> tuple[int, ...]:
    """The slots for which the days of the cycle ended before anyone recorded anything."""
    cycle = moment.course.current
    if not moment.cycle_over or cycle.stopped or cycle.closed:
        return ()
    begun = (dose.key.slot for dose in moment.case.doses_of(moment.course, cycle.number))
    used = {*cycle.skipped, *begun}
    return tuple(number for number, _ in enumerate(moment.slots, 1) if number not in used)


def window_passed(moment: Moment, dose: Dose) -> bool:
    """True of a dose that nobody started while it could be started."""
    if dose.held or dose.given:
        return False
    return moment.at > dose.due + moment.regimen.timetable.window


def too_late(moment: Moment, due: datetime) -> str | None:
    """The sentence that a dose due then can be started no more; ``None`` while it can."""
    closes = due + moment.regimen.timetable.window
    if moment.at <= closes:
        return None
    return f"This dose could start until {on_the_day(moment, closes)}. It is too late."


def refuse_far_ahead(moment: Moment, slot: int) -> None:
    """Raise ``NotAllowed`` where the dose before could still be due: its checks would be too old.

    The interval of the doses before the first time at which it may start.
    """
    due, table = moment.slots[slot - 1], moment.regimen.timetable
    if moment.at < due - table.window - table.interval:
        raise NotAllowed(
            f"Dose {slot} is due {on_the_day(moment, due)}: it is too early for its checks. If "
            "that time is wrong, the prescriber puts it right: press “Move the doses”. Nothing "
            "was begun."
        )


def on_the_day(moment: Moment, at: datetime) -> str:
    """A time on the clock, with its day where that is not today."""
    local = at.astimezone(moment.zone)
    day = "" if local.date() == moment.today else f"{written_date(local.date())} "
    return f"{day}{clock_time(local)}"


def days_over(moment: Moment, cycle: Cycle) -> str | None:
    """The sentence that the days of a cycle are over; ``None`` up to then."""
    ends = ends_of(cycle, moment.regimen)
    if moment.at <= ends:
        return None
    days, local = moment.regimen.timetable.cycle_length.days, ends.astimezone(moment.zone)
    return (
        f"The {days} days of cycle {cycle.number} ended on {written_date(local.date())} "
        f"{clock_time(local)}; no dose of it is given after that."
    )


def slot_to_move(moment: Moment) -> int | None:
    """The first slot that may still be moved: that of a dose not yet started, else the next."""
    open_dose = moment.case.open_dose
    if open_dose is None:
        return next_slot(moment)
    cycle = (moment.course.number, moment.course.current.number)
    here = (open_dose.key.course, open_dose.key.cycle) == cycle
    if open_dose.given:
        return next_slot(moment)
    return open_dose.key.slot if here and not moment.cycle_over else None


def allow_move(moment: Moment) -> int:
    """The slot from which on the doses may be moved; raises ``NotAllowed`` where there is none."""
    left = "Nothing was moved."
    if moment.case.patient.discharged:
        raise NotAllowed(f"{moment.case.patient.name} {moment.case.patient.absence}. {left}")
    refuse_after_stop(moment.case, left)
    refuse_ended_cycle(moment, left)
    slot = slot_to_move(moment)
    if slot is None:
        raise NotAllowed(f"All doses of this cycle are accounted for. {left}")
    return slot


def refuse_ended_cycle(moment: Moment, left_undone: str) -> None:
    """Raise ``NotAllowed`` where the cycle was stopped or closed, or its days are over."""
    cycle = moment.course.current
    if cycle.stopped:
        raise NotAllowed(f"Cycle {cycle.number} was stopped: {cycle.stopped}. {left_undone}")
    if cycle.closed:
        raise NotAllowed(
            f"The rest of cycle {cycle.number} is closed: {cycle.closed.text.rstrip('.')}. "
            f"{left_undone}"
        )
    if over := days_over(moment, cycle):
        raise NotAllowed(f"{over} {left_undone}")


def check_move(moment: Moment, slot: int, to: datetime) -> None:
    """Raise ``Slip`` for a time that the slot, and all that follow, cannot be moved to."""
    due, table = moment.slots[slot - 1], moment.regimen.timetable
    back_to = due_unmoved(moment, slot)
    if to == due or (to < due and back_to == due):
        raise _slip(moment, "Doses are moved to a later time only; dose {} is due {}.", slot, due)
    if to < back_to:
        say = "Dose {} is put back to {} at the earliest: so it was due before it was moved."
        raise _slip(moment, say, slot, back_to)
    if to < moment.at.replace(second=0, microsecond=0):
        raise Slip("first_slot", "This time has passed. Type a later time.")
    earliest = gap_ends(moment)
    if earliest and to < earliest:
        hours = table.earliest_after_start // timedelta(hours=1)
        say = f"Dose {{}} cannot start within {hours} hours of the last start: not before {{}}."
        raise _slip(moment, say, slot, earliest)
    ends = last_time_for(moment, slot)
    if to > ends:
        days = table.cycle_length.days
        say = f"The {days} days of the cycle end before that: dose {{}} can be due until {{}}."
        raise _slip(moment, say, slot, ends)


def due_unmoved(moment: Moment, slot: int) -> datetime:
    """When a slot was due before it was moved: so far a move that nobody used may be put back.

    A dose that was begun after a move rests on it.
    """
    cycle = moment.course.current
    dose = moment.case.doses.get(
        DoseKey(moment.course.mrn, moment.course.number, cycle.number, slot)
    )
    begun = dose.entries[0].number if dose else 0
    hold = cycle.moves_that_hold
    kept = tuple(each for each in hold if each.slot != slot or each.number < begun)
    return slots_of(replace(cycle, moves=kept, moves_replaced=0), moment.regimen)[slot - 1]


def gap_ends(moment: Moment) -> datetime | None:
    """When the next dose may start at the earliest, by the last start of any course."""
    starts = [dose.given.since for dose in moment.case.doses.values() if dose.given]
    last = max(starts, default=None)
    return last + moment.regimen.timetable.earliest_after_start if last else None


def last_time_for(moment: Moment, slot: int) -> datetime:
    """The latest time that a slot may be moved to.

    The days of a cycle begin with its first slot. Where that is moved itself, it stays within the
    days that were ordered.
    """
    if slot > 1:
        return moment.cycle_ends
    return moment.course.current.first_slot + moment.regimen.timetable.cycle_length


def _slip(moment: Moment, say: str, slot: int, at: datetime) -> Slip:
    local = at.astimezone(moment.zone)
    when = date_and_clock(local)
    return Slip("first_slot", f"{say.format(slot, when)} Nothing was moved.")
