"""The calendar of a course in words: its counters, units, milestones, days and doses."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, TypeAlias

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.fields import NotGiven
from il2nurse.domain.rules.course.calendar import (
    Counters,
    CourseDay,
    DayPart,
    SlotOfCourse,
    counters,
    follows,
    rest_until,
)
from il2nurse.domain.rules.course.next_course import NextCourse
from il2nurse.domain.rules.course.slot_states import SlotState
from il2nurse.domain.rules.course.slots import open_slots
from il2nurse.domain.rules.course.units_given import units_given, units_of_course
from il2nurse.domain.rules.dose.not_given import not_given_as
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.quantity import amount_in_words
from il2nurse.domain.values.wall_clock import day_and_clock
from il2nurse.readable.course.another_course import blood_on, course_from
from il2nurse.readable.course.slot_words import SLOT_WORDS, share_in_words
from il2nurse.readable.dosed_by import cycle_dosed_by
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NO_VALUE, NOT_GIVEN_WORDS

REVIEW: Final = "Review"
DRAW: Final = "Blood"
NEXT_COURSE: Final = "Course"
ADVISED: Final = "Advised"
REST: Final = "Rest"
CLOSED: Final = SLOT_WORDS[SlotState.CLOSED]

Closed: TypeAlias = frozenset[tuple[int, int]]
"""Slots that are closed, each by cycle and number."""


@dataclass(frozen=True, slots=True)
class DayWords:
    """A day as it stands in its place: its number, with the month where that begins, and a word.

    ``spoken`` is all of it in a sentence.
    """

    day: date
    shown: str
    word: str | None
    spoken: str
    part: DayPart


def counters_in_words(found: Counters) -> Iterator[tuple[str, str]]:
    """Each counter by its own name, so that no two can be taken for one another."""
    slot = f"{found.slot} of {found.slots}" if found.slot else f"none left of {found.slots}"
    yield f"Next slot of cycle {found.cycle}", slot
    yield f"Doses given in cycle {found.cycle}", f"{found.of_cycle}"
    yield "Doses given in the course", f"{found.of_course} of at most {found.most}"


def units_in_words(moment: Moment) -> tuple[str, str]:
    """What went in, of what the ordered cycles plan."""
    units = units_of_course(moment)
    planned = f" of {amount_in_words(units.planned)}" if units.planned else ""
    given = f"{amount_in_words(units.given)}{planned} international units{share_in_words(units)}"
    return "Given", given


def cycle_so_far(moment: Moment, words: Wording) -> Iterator[tuple[str, str]]:
    """What is to be known where the next cycle is planned: doses, rest, and what they went by."""
    count, cycle = counters(moment, None), moment.course.current
    yield f"Doses given in cycle {count.cycle}", f"{count.of_cycle} of {count.slots} slots"
    for how, word in NOT_GIVEN_WORDS.items():
        doses = moment.case.doses_of(moment.course, cycle.number)
        called = [(each.key.slot, not_given_as(each, moment.regimen_of(each))) for each in doses]
        found = [slot for slot, word in called if word is how]
        if found or how is NotGiven.HELD:
            slots = f": slot {', '.join(map(str, found))}" if found else ""
            name = f"Doses {word.within} in cycle {cycle.number}"
            yield name, f"{len(found) or 'none'}{slots}"
    yield "Doses given in the course", f"{count.of_course} of at most {count.most}"
    resting = rest_until(moment)
    if resting:
        yield "Rest ends", words.day_time(resting)
    dosed = cycle_dosed_by(cycle)
    on = f" on {words.dated(dosed.weighed_on)}" if dosed.weighed_on else ""
    yield f"{dosed.label} before", f"{dosed.value}{on}"


def milestones_in_words(moment: Moment, words: Wording) -> Iterator[tuple[str, str]]:
    """What follows the doses: the end of the rest, the review, the next course."""
    resting = rest_until(moment)
    if resting:
        planned = bool(open_slots(moment))
        name = "Rest ends as planned" if planned else "Rest ends"
        yield name, words.day_time(resting)
    another = follows(moment)
    if another is None:
        return
    if another.review:
        yield "Response review", f"from {words.dated(another.review)}"
    if another.reliable and (blood := blood_on(another)):
        yield "Blood for the next course", blood
        yield "Results that count", f"taken on {words.dated(another.reliable)} or later"
    if course := course_from(another):
        yield "Another course", course
        yield from _advised(another, words)
    else:
        wait = moment.regimen.timetable.next_course
        yield "Another course", f"{wait // timedelta(days=1)} days after the discharge"
        yield "If discharged today", f"from {words.dated(moment.today + wait)}"


def _advised(another: NextCourse, words: Wording) -> Iterator[tuple[str, str]]:
    """The longer interval that values speak for; the prescriber decides."""
    longer, day = another.advised, another.advised_from
    if longer and day:
        weeks = longer.every // timedelta(weeks=1)
        yield (
            f"Advised: every {weeks} weeks",
            f"from {words.dated(day)}, the prescriber decides",
        )


def day_in_words(found: CourseDay, *, first: bool, closed: Closed = frozenset()) -> DayWords:
    """One day; the ``first`` of the calendar names its month, as the first of each month does.

    Of a day whose doses are all ``closed`` that is the word.
    """
    day = found.day
    month = f" {day:%b}" if first or day.day == 1 else ""
    left = tuple(each for each in found.slots if (each.cycle, each.number) not in closed)
    gone = CLOSED if found.slots and not left else None
    told = replace(found, slots=left) if left else found
    sentence = f"{_sentence(found)}, closed" if gone else _sentence(told)
    return DayWords(
        day, f"{day.day}{month}", gone or _word(told), f"{day:%d-%b-%Y}: {sentence}", found.part
    )


def _word(found: CourseDay) -> str | None:
    if found.slots:
        numbers = [slot.number for slot in found.slots]
        first, last = numbers[0], numbers[-1]
        return f"{first}" if first == last else f"{first} to {last}"
    if found.next_course or found.advised:
        return NEXT_COURSE if found.next_course else ADVISED
    if found.review:
        return REVIEW
    if found.draw:
        return DRAW
    return REST if found.part is DayPart.REST else None


def _sentence(found: CourseDay) -> str:
    parts = []
    if found.slots:
        named = "dose" if len(found.slots) == 1 else "doses"
        parts.append(f"cycle {found.cycle}, {named} {_word(found)}")
    elif found.part is DayPart.REST:
        parts.append("rest")
    if found.review:
        parts.append("the response is due for review from here on")
    if found.draw:
        parts.append("blood is taken for the next course")
    if found.next_course:
        parts.append("another course may begin from here on")
    if found.advised:
        parts.append("another course is advised from here on")
    return ", ".join(parts) or "nothing planned"


def shift_in_words(slot: SlotOfCourse) -> str:
    """How the start lay to the plan, in whole minutes; a dash where it did not start."""
    given = slot.dose.given if slot.dose else None
    if given is None:
        return NO_VALUE
    minutes = int((given.since - slot.due) / timedelta(minutes=1))
    if minutes == 0:
        return "on time"
    return f"{abs(minutes)} min {'late' if minutes > 0 else 'early'}"


def units_of_dose_in_words(moment: Moment, dose: Dose | None) -> str:
    """What went in of a dose, in millions; a dash where nothing did or is known yet."""
    if dose is None or dose.given is None or dose.given.until is None:
        return NO_VALUE
    got = units_given(moment, dose)
    return amount_in_words(got) if dose.given.in_full else f"about {amount_in_words(got)}"


def day_and_time(at: datetime | None, words: Wording) -> str:
    """The day and the time, of today too; a dash where there is none."""
    return day_and_clock(words.local(at)) if at else NO_VALUE
