"""The alarms of the whole ward, for what stands on every page and on the lock screen."""

from dataclasses import dataclass

from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.rules.alarms.alarm import Alarm
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class WardAlarm:
    """One alarm and the patient it is about; the bed is what may be shown in passing."""

    mrn: str
    bed: str
    alarm: Alarm

    @property
    def key(self) -> tuple[str, AlarmKind, str, int]:
        """Which alarm it is, however far it has gone meanwhile."""
        return self.mrn, self.alarm.kind, self.alarm.dose, self.alarm.seq


def ward_alarms(station: Station) -> tuple[WardAlarm, ...]:
    """Every alarm of the ward that nobody has acknowledged, the oldest first."""
    station.follow()
    found = [
        WardAlarm(entry.subject, case.patient.bed, alarm)
        for entry in station.register.of_kind(Kind.PATIENT_ADMITTED)
        if (case := station.case(entry.subject)).course is not None
        for alarm in alarms(station.moment(entry.subject), station.now())
        if alarm.open
    ]
    return tuple(sorted(found, key=lambda each: each.alarm.since))
