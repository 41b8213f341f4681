"""A dose that runs, values that are charted one by one, and the alarms that ask to stop it."""

from datetime import timedelta

from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.rules.alarms.alarm import Alarm
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.workflow.chart import charting
from il2nurse.workflow.dose import administration
from tests.ward import MRN, NURSE, Ward, make_ward


def run_for_five(waited: int) -> Ward:
    """A ward whose first dose has been running for 5 minutes, and waited before its start."""
    ward = make_ward()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.pass_time(waited)
    ward.start()
    ward.pass_time(5)
    return ward


def observe(ward: Ward, minutes_ago: float = 0, **values: str) -> int:
    """Chart these values alone, as they were some minutes ago; the place of the set."""
    fields = tuple(ward.regimen.fields[name] for name in values)
    told = ObservedFact(dict(values), confirmed=tuple(values))
    at = ward.station.now().at - timedelta(minutes=minutes_ago) if minutes_ago else None
    return charting.observe(ward.station, NURSE, MRN, fields, told, at=at).seq


def stops(ward: Ward) -> list[Alarm]:
    """The alarms that ask to stop."""
    found = alarms(ward.station.moment(MRN), ward.station.now())
    return [each for each in found if each.kind is AlarmKind.STOP]
