"""What of earlier courses still stands: a stop for good outlives its course until it is lifted."""

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.stops import Stop
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.regimen import Regimen


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
        raise NotAllowed(f"{stopped_for_good(case, course)} {left_undone}")


def stopped_for_good(case: Case, course: Course) -> str:
    """That treatment was stopped in this course, and who can decide otherwise."""
    return (
        f"Treatment of {case.patient.name} was stopped permanently in course {course.number}: "
        f"{course.stopped}. Only a prescriber can decide otherwise: sign in, open the patient, "
        f"press “Reopen treatment” and give a reason and the PIN."
    )


def may_reopen_cycle(case: Case, course: Course, regimen: Regimen) -> bool:
    """True where a prescriber may let the stopped cycle of a course go on.

    One that held doses stopped, where the regimen says so; and one whose every stop rests on a hold
    that was struck out since: what the record says of the dose is judged anew.
    """
    cycle = course.current
    if cycle.stopped_by_holds and regimen.reopens_after_holds:
        return True
    stops = _stops_of_cycle(course)
    return bool(stops) and all(_hold_is_gone(_dose_of(case, stop)) for stop in stops)


def cycle_stopped_by_hold(case: Case, course: Course) -> bool:
    """True where a hold that stands is what stopped the cycle; struck out, it may go on."""
    doses = (_dose_of(case, stop) for stop in _stops_of_cycle(course))
    return any(dose is not None and dose.held is not None for dose in doses)


def _stops_of_cycle(course: Course) -> list[Stop]:
    number = course.current.number
    return [stop for stop in course.stops if stop.cycle == number and stop.lifted is None]


def _dose_of(case: Case, stop: Stop) -> Dose | None:
    return next((dose for dose in case.doses.values() if dose.key.stream == stop.dose), None)


def _hold_is_gone(dose: Dose | None) -> bool:
    """A dose that ran as its cycle was stopped was never held for it."""
    return dose is not None and dose.held is None and dose.infusion is None
