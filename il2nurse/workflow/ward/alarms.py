"""The alarms of the whole ward, for what stands on every page and on the lock screen."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.register.broken import BrokenRecord
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.rules.alarms.alarm import Alarm
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.domain.rules.alarms.lost import lost_alarms
from il2nurse.workflow.station import Station

WEIGHT: Final = (
    AlarmKind.EMERGENCY,
    AlarmKind.STOP,
    AlarmKind.FOUND,
    AlarmKind.ELSEWHERE,
    AlarmKind.LOST,
    AlarmKind.OVER,
    AlarmKind.REACTION,
    AlarmKind.RESULT,
    AlarmKind.REFUSED,
    AlarmKind.UNLISTED,
    AlarmKind.ON_PAPER,
)
"""What comes first where not all can be shown."""


@dataclass(frozen=True, slots=True)
class WardAlarm:
    """One alarm and the patient it is about; the bed is what may be shown in passing."""

    mrn: str
    bed: str
    alarm: Alarm

    @property
    def key(self) -> tuple[str, AlarmKind, str | None, int]:
        """Which alarm it is, however far it has gone meanwhile."""
        return self.mrn, self.alarm.kind, self.alarm.dose, self.alarm.seq


def ward_alarms(station: Station) -> tuple[WardAlarm, ...]:
    """Every alarm of the ward that nobody has acknowledged, the weightiest kind first.

    One patient's entry that cannot be read does not hide the alarms of the others.
    """
    station.follow()
    found: list[WardAlarm] = []
    for entry in station.register.of_kind(Kind.PATIENT_ADMITTED):
        with suppress(BrokenRecord):
            found += _of_patient(station, entry.subject)
    return tuple(sorted(found, key=_place))


def _place(each: WardAlarm) -> tuple[int, datetime]:
    return WEIGHT.index(each.alarm.kind), each.alarm.since


def _of_patient(station: Station, mrn: str) -> list[WardAlarm]:
    bed = station.case(mrn).patient.bed
    return [WardAlarm(mrn, bed, alarm) for alarm in standing_alarms(station, mrn) if alarm.open]


def standing_alarms(station: Station, mrn: str) -> tuple[Alarm, ...]:
    """The alarms of one patient; without an order only lost entries can raise one."""
    case = station.case(mrn)
    if case.course is None:
        return tuple(lost_alarms(case))
    return alarms(station.moment(mrn), station.now())
