"""What a patient is to do alone at home, and no nurse has seen the patient do in this course."""

from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.taught import Showed
from il2nurse.domain.regimen.statements import Statement
from il2nurse.domain.rules.course.standing import unlifted_stop
from il2nurse.domain.rules.moment import Moment


def not_shown_yet(moment: Moment) -> tuple[Statement, ...]:
    """The points of teaching that are to be shown and were not, by the newest teaching of each.

    Nothing after a stop for good: the patient goes on with nothing at home.
    """
    if unlifted_stop(moment.case):
        return ()
    points = (each for each in moment.regimen.teaching if each.shown)
    return tuple(each for each in points if not _shown(moment.course, each))


def _shown(course: Course, point: Statement) -> bool:
    newest = next((each for each in reversed(course.taught) if point.id in each.points), None)
    return newest is not None and newest.showed is Showed.YES
