"""A stop for good on who may be this person under another number, as an alarm."""

from collections.abc import Iterator

from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.rules.alarms.alarm import Alarm, newest_answer
from il2nurse.domain.rules.course.elsewhere import undecided_elsewhere
from il2nurse.domain.rules.course.lost_entries import course_over
from il2nurse.domain.rules.course.standing import unlifted_stop
from il2nurse.domain.rules.moment import Moment


def elsewhere_alarms(moment: Moment) -> Iterator[Alarm]:
    """Every such stop on which no prescriber has decided; who takes it on begins no dose by that.

    It waits for the return of a patient who is away, and is none where no dose lies ahead.
    """
    case = moment.case
    if case.patient.discharged or unlifted_stop(case):
        return
    if course_over(moment) and case.open_dose is None:
        return
    for found in undecided_elsewhere(case):
        stop = found.stop
        place = stop.charted if stop.number is None else stop.number
        yield Alarm(
            kind=AlarmKind.ELSEWHERE,
            dose=None,
            seq=place or 0,
            since=stop.at,
            say=f"{found.in_passing}. A prescriber decides before a dose goes on",
            acknowledged=newest_answer(case, AlarmKind.ELSEWHERE, None, place or 0),
        )
