"""Which entry an alarm names as what raised it: acknowledgements answer that entry, for good."""

from dataclasses import replace

from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.dose.call import Call, Grounds
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.rules.alarms.alarm import Alarm
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.domain.rules.labs.calls import owed_calls
from il2nurse.domain.rules.labs.reading import TypedResult
from il2nurse.workflow.dose import administration, holding
from il2nurse.workflow.labs import results
from il2nurse.workflow.labs.results import ResultChange
from il2nurse.workflow.patient.calling import record_call
from tests.laboratory import LABORATORY
from tests.ward import DOCTOR, MRN, NURSE, Ward, key, make_ward

LOCUM, PHONE = "Dr. Hanna Orr", "555-0142"


def found(ward: Ward, kind: AlarmKind) -> list[Alarm]:
    every = alarms(ward.station.moment(MRN), ward.station.now())
    return [each for each in every if each.kind is kind]


def test_an_infusion_over_its_time_is_raised_by_its_start() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    ward.pass_time(18)
    (alarm,) = found(ward, AlarmKind.OVER)
    (started,) = ward.station.register.of_kind(Kind.INFUSION_STARTED)
    assert (alarm.seq, alarm.dose) == (started.seq, started.stream)


def test_a_call_to_someone_on_record_is_none_to_look_at() -> None:
    ward = make_ward()
    typed = TypedResult("potassium", "6.8", "mEq/L", ward.station.now().at)
    seq = results.record_result(ward.station, NURSE, MRN, LABORATORY, typed, confirmed=True).seq
    first = Call(LOCUM, ward.station.now().at, read_back=True, order="Give insulin", phone=PHONE)
    record_call(ward.station, NURSE, MRN, owed_calls(ward.station.moment(MRN)), first)
    ward.pass_time(20)
    right = replace(typed, value="7.1")
    results.correct_result(
        ward.station, NURSE, MRN, LABORATORY, ResultChange(seq, right, "Read wrongly")
    )
    second = Call(DOCTOR.id, ward.station.now().at, read_back=True, order="Repeat it in an hour")
    record_call(ward.station, NURSE, MRN, owed_calls(ward.station.moment(MRN)), second)
    (alarm,) = found(ward, AlarmKind.UNLISTED)
    assert (alarm.seq, alarm.level) == (seq, 1)
    assert LOCUM in alarm.say
    assert "20-Nov 07:00" in alarm.say


def test_a_stop_that_was_recorded_with_its_dose_is_no_value_found_on_the_chart() -> None:
    ward = make_ward()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("contraindications")
    ward.confirm("vital_signs", rhythm="ventricular_tachycardia")
    holding.hold(ward.station, NURSE, key(), Grounds("prescriber", ward.call()))
    assert ward.station.moment(MRN).course.stopped
    assert found(ward, AlarmKind.FOUND) == []
