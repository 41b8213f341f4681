"""An order that is paused: that nobody starts a dose of it, and from which slot it goes on."""

from collections.abc import Iterable
from datetime import tzinfo

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.pauses import OrderPause
from il2nurse.domain.rules.course.slots import open_slots
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.wall_clock import date_and_clock

RESUMES = "A prescriber resumes it, signed in here: “Resume the order” on the patient's page."


def paused_order(course: Course | None, zone: tzinfo) -> str | None:
    """The sentence that the order is paused, since when and why; ``None`` while it is not."""
    pause = course.paused if course else None
    return f"{paused_since(pause, zone)} {RESUMES}" if pause else None


def paused_since(pause: OrderPause, zone: tzinfo) -> str:
    """That the order is paused, since when and why."""
    at = pause.at.astimezone(zone)
    why = pause.reason.rstrip(".")
    return f"The order is paused since {date_and_clock(at)}: {why}."


def refuse_paused(moment: Moment, left_undone: str) -> None:
    """Raise ``NotAllowed`` while the order is paused; ``left_undone`` ends the sentence."""
    if told := paused_order(moment.course, moment.zone):
        raise NotAllowed(f"{told} {left_undone}")


def refuse_in_pause(moment: Moment, slot: int, left_undone: str) -> None:
    """Raise ``NotAllowed`` of a dose whose time lies in the pause; one that was over before is not.

    It is neither held nor missed, and counts as neither: whoever resumes the order says what
    becomes of it.
    """
    pause = moment.course.paused
    if pause and not over_before(moment, slot, pause):
        raise NotAllowed(
            f"{paused_since(pause, moment.zone)} The time of dose {slot} lies in the pause: it is "
            "neither held nor missed. A prescriber who resumes the order says from which dose it "
            f"goes on, and those before it passed in the pause. {left_undone}"
        )


def over_before(moment: Moment, slot: int, pause: OrderPause) -> bool:
    """True of a dose that could be started no more when the order was paused."""
    return moment.slots[slot - 1] + moment.regimen.timetable.window < pause.at


def refuse_missed_before(moment: Moment, slots: Iterable[int], left_undone: str) -> None:
    """Raise ``NotAllowed`` where one of the slots was missed before the pause, not in it."""
    pause = moment.course.paused
    missed = [each for each in slots if pause and over_before(moment, each, pause)]
    if missed:
        raise NotAllowed(
            f"The time of dose {missed[0]} was over before the order was paused: it did not pass "
            "in the pause. A nurse first records why it was not given (G, on the patient's page), "
            f"or the doses go on from it. {left_undone}"
        )


def left_paused(course: Course) -> bool:
    """True of a paused order whose rest no prescriber closed: no other course begins over it."""
    return course.paused is not None and course.current.closed is None


def refuse_left_paused(course: Course, zone: tzinfo, left_undone: str) -> None:
    """Raise ``NotAllowed`` while a course was left paused; ``left_undone`` ends the sentence."""
    told = paused_order(course, zone)
    if told and left_paused(course):
        raise NotAllowed(f"{told} {left_undone}")


def still_to_start(moment: Moment) -> tuple[int, ...]:
    """The slots of doses that nobody started yet: of one that was begun, and those open."""
    dose = moment.case.open_dose
    here = (moment.course.number, moment.course.current.number)
    begun = dose is not None and not dose.given and (dose.key.course, dose.key.cycle) == here
    return (*((dose.key.slot,) if dose and begun else ()), *open_slots(moment))


def resumes_from(moment: Moment) -> tuple[int, ...]:
    """The slots from which a paused order may go on: those whose time is over, and the next.

    One whose time is over is then moved with all that follow, or it was not given.
    """
    slots, window = still_to_start(moment), moment.regimen.timetable.window
    passed = [slot for slot in slots if moment.at > moment.slots[slot - 1] + window]
    return (*passed, *slots[len(passed) : len(passed) + 1])


def skipped_before(moment: Moment, slot: int | None) -> tuple[int, ...]:
    """The open slots that are not given where the order goes on from ``slot``."""
    return tuple(each for each in open_slots(moment) if slot is None or each < slot)
