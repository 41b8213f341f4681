"""Entries about a patient that are lost: an alarm until a charge nurse has settled it."""

from collections.abc import Iterator

from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.case import Case
from il2nurse.domain.rules.alarms.alarm import Alarm, newest_answer
from il2nurse.domain.rules.course.lost_entries import lost_in_words, unsettled


def lost_alarms(case: Case) -> Iterator[Alarm]:
    """Every loss that is not settled; who takes it on ends the noise, and opens no dose.

    Of a patient who is away it waits for the return: nobody starts a dose there.
    """
    if case.patient.discharged:
        return
    for lost in unsettled(case):
        yield Alarm(
            kind=AlarmKind.LOST,
            dose=None,
            seq=lost.seq,
            since=lost.at,
            say=f"{lost_in_words(lost)}. No dose is started until a charge nurse has settled it",
            acknowledged=newest_answer(case, AlarmKind.LOST, None, lost.seq),
        )
