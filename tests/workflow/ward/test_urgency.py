"""The order of the ward: what is to be done now comes first."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.rules.alarms.alarm import Alarm
from il2nurse.domain.rules.chart.due import Due
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.dose import administration
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.urgency import FIRST_TO_LAST, most_urgent_first
from il2nurse.workflow.ward.ward import WardRow, ward_rows
from tests.ui.seed import DIAZ, full_ward
from tests.ward import MRN, NURSE, Ward


def order(rows: tuple[WardRow, ...]) -> list[str]:
    return [row.case.patient.subject for row in most_urgent_first(rows)]


def of(ward: Ward) -> tuple[WardRow, ...]:
    return ward_rows(ward.station)


def chart(ward: Ward, **values: str) -> None:
    fields = tuple(ward.regimen.fields[name] for name in values)
    observe(ward.station, NURSE, MRN, fields, ObservedFact(dict(values), confirmed=tuple(values)))


def test_every_state_has_its_place() -> None:
    assert sorted(FIRST_TO_LAST) == sorted(WardState)


def test_a_patient_without_an_order_comes_after_one_whose_dose_is_due() -> None:
    ward = full_ward()
    assert order(of(ward)).index(MRN) < order(of(ward)).index(DIAZ.mrn)


def test_a_dose_that_must_be_held_comes_before_everybody() -> None:
    ward = full_ward()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("vital_signs")
    ward.confirm("lethargy", alertness="drowsy")
    assert order(of(ward))[0] == MRN


def test_an_infusion_that_a_value_asks_to_stop_comes_before_a_dose_that_is_held_back() -> None:
    ward = full_ward()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    ward.pass_time(1)
    chart(ward, alertness="drowsy")
    rows = of(ward)
    held = next(row for row in rows if row.case.patient.subject == DIAZ.mrn)
    others = [row for row in rows if row is not held]
    turned = (replace(held, state=WardState.MUST_HOLD), *others)
    assert order(turned)[:2] == [MRN, DIAZ.mrn]


def test_an_alarm_that_nobody_took_on_comes_before_a_dose_that_is_held_back() -> None:
    quiet, other = of(full_ward())[:2]
    held, at = replace(quiet, state=WardState.MUST_HOLD), datetime(2026, 11, 20, tzinfo=UTC)
    for kind, first in ((AlarmKind.RESULT, other), (AlarmKind.ON_PAPER, held)):
        called = replace(other, alarms=(Alarm(kind, None, 1, at, "Call the prescriber"),))
        found = most_urgent_first((held, called))[0].case.patient.subject
        assert found == first.case.patient.subject


def test_of_two_infusions_the_one_that_ends_sooner_comes_first() -> None:
    longer, shorter = of(full_ward())[:2]
    due = min(each.due for each in (longer, shorter) if each.due)
    long = replace(longer, state=WardState.RUNNING, left=timedelta(hours=17), due=due)
    short = replace(shorter, state=WardState.RUNNING, left=timedelta(minutes=8), due=due)
    short = replace(short, due=due + timedelta(hours=7))
    assert most_urgent_first((long, short)) == (short, long)


def test_overdue_vital_signs_come_before_an_infusion_that_is_on_time() -> None:
    infusing, waiting = of(full_ward())[:2]
    on_time = replace(infusing, state=WardState.RUNNING, vital_signs_due=None)
    late = Due(datetime(2026, 11, 20, tzinfo=UTC), "Every 4 hours", overdue=True, missed=1)
    stopped = replace(waiting, state=WardState.STOPPED, vital_signs_due=late)
    assert most_urgent_first((on_time, stopped)) == (stopped, on_time)
    assert most_urgent_first((on_time, replace(stopped, vital_signs_due=None)))[0] == on_time
