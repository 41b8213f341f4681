"""A dose on paper: which doses may be entered so, and what the rules would have said then."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.regimen.rules import VERDICTS, Result, Verdict
from il2nurse.domain.rules.assessment.assessing import assess_at
from il2nurse.domain.rules.course.elsewhere import told_elsewhere
from il2nurse.domain.rules.course.paused import paused_since
from il2nurse.domain.rules.course.slots import days_over, gap_ends
from il2nurse.domain.rules.course.unverified import unverified_at
from il2nurse.domain.rules.course.weight_doubt import weight_doubt
from il2nurse.domain.rules.dose.same_time import words_of_open
from il2nurse.domain.rules.moment import Moment, slots_of
from il2nurse.domain.values.instants import hours
from il2nurse.domain.values.text import written_length

MOST_NAMED: Final = 6


def enterable(moment: Moment) -> tuple[DoseKey, ...]:
    """The doses of the course of which nothing final is on record and whose time has come.

    Whether the cycle was stopped, closed or is over does not count: what happened is entered.
    """
    found, subject = [], moment.case.patient.subject
    opens = moment.at + moment.regimen.timetable.window
    for cycle in moment.course.cycles:
        for slot, due in enumerate(slots_of(cycle, moment.regimen), 1):
            key = DoseKey(subject, moment.course.number, cycle.number, slot)
            dose = moment.case.doses.get(key)
            if due <= opens and (dose is None or not (dose.given or dose.held)):
                found.append(key)
    return tuple(found)


def last_from_form(moment: Moment) -> Dose | None:
    """The newest dose of the cycle that was given or held, where it was entered from paper.

    One that runs counts once it was begun on paper.
    """
    doses = moment.case.doses_of(moment.course, moment.course.current.number)
    over = [
        dose for dose in doses if dose.held or dose.on_form or (dose.given and not dose.infusing)
    ]
    return over[-1] if over and over[-1].on_form else None


def allow_entry(moment: Moment, key: DoseKey) -> Dose | None:
    """The dose where its steps were begun in the program; ``NotAllowed`` with the reason."""
    dose = moment.case.doses.get(key)
    if dose is not None and dose.infusing:
        raise NotAllowed(
            f"Dose {key.slot} {words_of_open(dose)} by the record, and its end is not on record. "
            "If the form tells how it ended, open that dose and record its end there. Nothing was "
            "entered; keep the form."
        )
    if dose is not None and dose.given:
        raise NotAllowed(
            f"Dose {key.slot} is on record as given already. Nothing was entered; look at its "
            "record."
        )
    if dose is not None and dose.held:
        raise NotAllowed(
            f"Dose {key.slot} is on record as not given. If it was given on paper, let two people "
            "strike the hold out first, under Correct. Nothing was entered."
        )
    if key not in enterable(moment):
        raise NotAllowed(f"Dose {key.slot} is not due yet. Nothing was entered.")
    return dose


def as_of(moment: Moment, key: DoseKey, at: datetime) -> Moment:
    """The moment of a dose on paper: its cycle, and only the doses that were begun before it."""
    doses = {
        other: dose
        for other, dose in moment.case.doses.items()
        if other != key and dose.begun_at <= at
    }
    cycles = moment.course.cycles[: key.cycle]
    dosed = (*cycles[:-1], cycles[-1].weighed_at(at))
    course = replace(moment.course, cycles=dosed)
    return replace(moment, case=replace(moment.case, doses=doses), course=course, at=at)


def would_have_said(then: Moment, key: DoseKey) -> tuple[str, ...]:
    """What the rules would have said at the start, by the record as it stands, ``as_of`` then."""
    return tuple(dict.fromkeys(_said(then, key)))


def would_have_stopped(then: Moment) -> tuple[str, ...]:
    """What would have stopped more than the dose when it was held, ``as_of`` then."""
    return tuple(
        f"{each.title}: {each.finding.say}"
        for each in assess_at(then, None).against
        if VERDICTS.get(each.result, Verdict.HOLD).severity > Verdict.HOLD.severity
    )


def too_near_after(moment: Moment, key: DoseKey, at: datetime) -> tuple[str, ...]:
    """The sentence where a later dose, on record already, was started too soon after this one."""
    gap = moment.regimen.timetable.earliest_after_start
    later = [
        dose.key.slot
        for other, dose in moment.case.doses.items()
        if other != key and dose.given and at < dose.given.since < at + gap
    ]
    infused = moment.regimen.infusion
    began = "The infusion of dose {} was started" if infused else "Dose {} was injected"
    return tuple(
        f"{began.format(slot)} less than {gap // hours(1)} hours after it." for slot in later
    )


def _said(then: Moment, key: DoseKey) -> Iterator[str]:
    yield from _closed(then)
    yield from _timed(then, key)
    now = assess_at(then, None)
    for each in now.against:
        if each.result is not Result.NOT_EVALUABLE:
            yield f"{each.title}: {each.finding.say}"
    unknown = now.of(Result.NOT_EVALUABLE)
    if unknown:
        # Two criteria of one value are one value that is missing: "Creatinine (label)".
        names = list(dict.fromkeys(each.title.partition(" (")[0].lower() for each in unknown))
        more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
        yield f"Missing or too old at that time: {', '.join(names[:MOST_NAMED])}{more}."


def _closed(then: Moment) -> Iterator[str]:
    """What had ended before the dose."""
    patient, course = then.case.patient, then.course
    cycle = course.current
    if patient.discharged:
        yield f"{patient.name} {patient.absence}."
    if then.at < course.ordered_at:
        yield "The course was ordered only after it."
    if course.stopped:
        yield f"The course was stopped: {course.stopped}."
    if cycle.stopped:
        yield f"Cycle {cycle.number} was stopped: {cycle.stopped}."
    if cycle.closed:
        yield f"The rest of cycle {cycle.number} was closed: {cycle.closed.text.rstrip('.')}."
    if pause := next((each for each in course.pauses if each.lasts_at(then.at)), None):
        yield paused_since(pause, then.zone)
    changed = unverified_at(cycle, then.at, then.zone)
    weight = weight_doubt(then.case, then.zone, cycle)
    over, elsewhere = days_over(then, cycle), told_elsewhere(then.case)
    yield from filter(None, (changed, over, elsewhere, weight))


def _timed(then: Moment, key: DoseKey) -> Iterator[str]:
    """How the start lies to the window, to the last start and to the most doses there may be."""
    table, due = then.regimen.timetable, then.slots[key.slot - 1]
    if abs(then.at - due) > table.window:
        side = "before" if then.at < due else "after"
        window = written_length(table.window)
        began = "started" if then.regimen.infusion else "injected"
        yield f"The dose was {began} {side} the {window} around the time at which it was due."
    ends = gap_ends(then)
    if ends and then.at < ends:
        hours_apart = table.earliest_after_start // hours(1)
        infused = then.regimen.infusion
        before = "infusion before it started" if infused else "dose before it was injected"
        yield f"The {before} less than {hours_apart} hours earlier."
    if (
        sum(dose.given is not None for dose in then.case.doses_of(then.course))
        >= table.doses_per_course
    ):
        yield f"{table.doses_per_course} doses of this course were given before it."
