"""The alarms of the whole ward, for what stands on every page and on the lock screen."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.patient.patient import patient_stream, replay_patient
from il2nurse.domain.record.register.entries import BrokenRecord, Kind
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
    AlarmKind.BAG_LIMIT,
    AlarmKind.CALL_OWED,
    AlarmKind.REACTION,
    AlarmKind.RESULT,
    AlarmKind.SOON,
    AlarmKind.REFUSED,
    AlarmKind.UNLISTED,
    AlarmKind.ON_PAPER,
)
"""What comes first where not all can be shown."""

FAR: Final = datetime.max.replace(tzinfo=UTC)

AlarmKey = tuple[str, AlarmKind, str | None, int]
"""Which alarm it is: the patient, the kind, and the entry that raised it."""


@dataclass(frozen=True, slots=True)
class WardAlarm:
    """One alarm and the patient it is about; the bed alone is what may be shown in passing."""

    mrn: str
    bed: str
    name: str
    alarm: Alarm

    @property
    def key(self) -> AlarmKey:
        """Which alarm it is, however far it has gone meanwhile."""
        return key_of(self.mrn, self.alarm)


def key_of(mrn: str, alarm: Alarm) -> AlarmKey:
    """Which alarm of this patient it is, however far it has gone meanwhile."""
    return mrn, alarm.kind, alarm.dose, alarm.seq


@dataclass(frozen=True, slots=True)
class UnreadRecord:
    """A patient on the ward whose record cannot be read, so that no alarm of theirs is known."""

    bed: str | None
    problem: str

    @property
    def in_passing(self) -> str:
        """Where it is and what, without more."""
        where = f"Bed {self.bed}" if self.bed else "One patient"
        return f"{where}: the record cannot be read, no alarm is shown"

    @property
    def say(self) -> str:
        """The same with what to do, and the entry."""
        return f"{self.in_passing}. Check the patient, and chart on paper. {self.problem}"


def ward_alarms(station: Station) -> tuple[WardAlarm, ...]:
    """Every alarm of the ward that nobody has acknowledged, the weightiest kind first."""
    return alarms_and_unread(station)[0]


def alarms_and_unread(
    station: Station,
) -> tuple[tuple[WardAlarm, ...], tuple[UnreadRecord, ...]]:
    """The alarms as in ``ward_alarms``, and the patients of whom none can be known.

    One patient's entry that cannot be read does not hide the alarms of the others.
    """
    station.follow()
    found: list[WardAlarm] = []
    unread: list[UnreadRecord] = []
    for entry in station.register.of_kind(Kind.PATIENT_ADMITTED):
        try:
            found += _of_patient(station, entry.subject)
        except BrokenRecord as problem:
            unread += _unread(station, entry.subject, problem)
    return tuple(sorted(found, key=_place)), tuple(unread)


def _unread(station: Station, subject: str, problem: BrokenRecord) -> list[UnreadRecord]:
    """The record as one that cannot be read; nothing of a patient who is not on the ward."""
    try:
        patient = replay_patient(station.register.stream(patient_stream(subject)))
    except BrokenRecord:
        return [UnreadRecord(None, str(problem))]
    return [] if patient.discharged else [UnreadRecord(patient.bed, str(problem))]


def _place(each: WardAlarm) -> tuple[int, timedelta]:
    """The weightiest first, and of one kind the newest."""
    return WEIGHT.index(each.alarm.kind), FAR - each.alarm.since


def _of_patient(station: Station, mrn: str) -> list[WardAlarm]:
    of = station.case(mrn).patient
    found = standing_alarms(station, mrn)
    return [WardAlarm(mrn, of.bed, of.name, alarm) for alarm in found if alarm.open]


def standing_alarms(station: Station, mrn: str) -> tuple[Alarm, ...]:
    """The alarms of one patient; without an order only lost entries can raise one."""
    case = station.case(mrn)
    if case.course is None:
        return tuple(lost_alarms(case))
    return alarms(station.moment(mrn), station.now())
