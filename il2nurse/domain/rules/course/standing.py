"""What of earlier courses still stands: a stop for good outlives its course until it is lifted."""

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course


def unlifted_stop(case: Case) -> Course | None:
    """The newest course that was stopped for good and not reopened; ``None`` where none was.

    A stop belongs to the patient: no later order, cycle, readmission or station forgets it.
    """
    stopped = (course for course in reversed(case.courses) if course.stopped)
    return next(stopped, None)


def refuse_after_stop(case: Case, left_undone: str) -> None:
    """Raise ``NotAllowed`` while a stop for good stands; ``left_undone`` ends the sentence."""
    course = unlifted_stop(case)
    if course is not None:
        raise NotAllowed(
            f"Treatment of {case.patient.name} was stopped permanently in course {course.number}: "
            f"{course.stopped}. Only a prescriber can decide otherwise: sign in, open the "
            f"patient, press “Reopen treatment” and give a reason and the PIN. {left_undone}"
        )
