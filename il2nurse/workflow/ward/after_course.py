"""What comes after the last cycle of a course, in the words of the ward list."""

from typing import Final

from il2nurse.domain.rules.course.next_course import NextCourse, next_course
from il2nurse.domain.rules.course.slots import open_slots
from il2nurse.domain.rules.course.standing import unlifted_stop
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import written_date
from il2nurse.readable.course.another_course import course_from
from il2nurse.readable.course.teaching import not_shown_in_short
from il2nurse.workflow.ward.waiting import WaitsFor, waits_for

NOTHING_GIVEN: Final = "Nothing of the course was given: another one may be ordered"


def what_follows(moment: Moment) -> str | None:
    """What comes next for a patient who is away from the ward, or that nothing does.

    ``None`` of one with doses ahead, who was handed over in the middle of a cycle.
    """
    if open_slots(moment):
        return None
    if stop := unlifted_stop(moment.case):
        return f"Course stopped: {stop.stopped}"
    waits = {each.what: each.day for each in waits_for(moment)}
    cycle_from = waits.get(WaitsFor.REST) or waits.get(WaitsFor.CYCLE)
    if cycle_from is None:
        return after_course(moment)
    review = waits.get(WaitsFor.REVIEW)
    later = f", or response review from {written_date(review)}" if review else ""
    return f"Cycle {moment.course.current.number + 1} from {written_date(cycle_from)}{later}"


def after_course(moment: Moment) -> str:
    """What comes after the last cycle: the response, then perhaps another course."""
    table = moment.regimen.timetable
    waits = next_course(moment.case, table, moment.zone)
    if table.in_weeks:
        return _after_weeks(waits)
    if waits is None or waits.review is None:
        return NOTHING_GIVEN
    if waits.response is None:
        return f"Response review from {written_date(waits.review)}"
    if not waits.response.shrank:
        return "No further course: the tumour did not shrink"
    if waits.earliest is None:
        return "The next course is counted from the discharge"
    return f"Next course from {written_date(waits.earliest)}"


def untaught(moment: Moment) -> str | None:
    """What the patient has not shown yet, as a sentence of a row; ``None`` where all was shown."""
    said = not_shown_in_short(moment)
    return f"{said[:1].upper()}{said[1:]}" if said else None


def _after_weeks(waits: NextCourse | None) -> str:
    """What comes before the next course of weeks: blood is taken, and then it begins."""
    if waits is None or waits.draw is None:
        return NOTHING_GIVEN
    if waits.advised_draw:
        return f"Next course {course_from(waits)}, blood {written_date(waits.advised_draw)}"
    return f"Blood for the next course {written_date(waits.draw)}, course {course_from(waits)}"
