"""The doses of a cycle that nobody has accounted for, and what waits until somebody does."""

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.case import Case
from il2nurse.domain.regimen.regimen import Timetable


def open_slots(case: Case, table: Timetable) -> tuple[int, ...]:
    """The slots of the newest cycle that are neither given, held, stopped nor closed.

    None is open once the course has all the doses that there may be.
    """
    course = case.course
    if course is None or course.stopped or course.current.stopped or course.current.closed:
        return ()
    if sum(dose.given for dose in case.doses_of(course)) >= table.doses_per_course:
        return ()
    used = {dose.key.slot for dose in case.doses_of(course, course.current.number)}
    return tuple(n for n in range(1, table.doses_per_cycle + 1) if n not in used)


def refuse_with_open_slots(case: Case, table: Timetable, left_undone: str) -> None:
    """Raise ``NotAllowed`` while slots are open; ``left_undone`` ends the sentence."""
    slots = open_slots(case, table)
    if slots and case.course is not None:
        which = f"dose {slots[0]} is" if len(slots) == 1 else f"{len(slots)} doses are"
        raise NotAllowed(
            f"Of cycle {case.course.current.number}, {which} not accounted for: neither given nor "
            "held. The prescriber closes them first, or a nurse on a telephoned order: open the "
            f"patient and press “Close the rest of the cycle”. {left_undone}"
        )
