"""What became of a slot for which no dose was begun, or what it waits for."""

from enum import StrEnum, unique

from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.rules.course.calendar import SlotOfCourse
from il2nurse.domain.rules.course.standing import unlifted_stop
from il2nurse.domain.rules.moment import Moment, ends_of


@unique
class SlotState(StrEnum):
    """Where a slot stands for which no dose was begun."""

    OPEN = "open"
    OVERDUE = "overdue"
    MISSED = "missed"
    CLOSED = "closed"
    PASSED = "passed in the pause"


def slot_state(moment: Moment, slot: SlotOfCourse) -> SlotState:
    """Where it stands; it is missed once the days of its cycle went by with no word of it.

    A stop, a prescriber's order, or that the course has all its doses, closes it before.
    """
    cycle = moment.course.cycles[slot.cycle - 1]
    if slot.number in cycle.skipped:
        return SlotState.PASSED
    if _closed(moment, cycle) or slot.due > ends_of(cycle, moment.regimen):
        return SlotState.CLOSED
    if cycle is not moment.course.current or moment.cycle_over:
        return SlotState.MISSED
    late = moment.at > slot.due + moment.regimen.timetable.window
    return SlotState.OVERDUE if late else SlotState.OPEN


def _closed(moment: Moment, cycle: Cycle) -> bool:
    course, case = moment.course, moment.case
    if cycle.stopped or cycle.closed:
        return True
    if cycle is course.current and unlifted_stop(case):
        return True
    given = sum(dose.given is not None for dose in case.doses_of(course))
    return given >= moment.regimen.timetable.doses_per_course
