"""Alarms stand until someone with a name takes them on, whatever is charted meanwhile."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.alarms.alarm import Alarm
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.workflow.chart import charting, correcting
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.dose import administration, ending, infusing, reacting
from il2nurse.workflow.patient.admission import discharge
from il2nurse.workflow.ward.acknowledging import acknowledge
from il2nurse.workflow.ward.alarms import ward_alarms
from il2nurse.workflow.ward.attention import Attention, attention_list
from il2nurse.workflow.ward.ward import ward_rows
from tests.normal import VITALS
from tests.ward import CHARGE, DOCTOR, MRN, NURSE, PHARMACIST, PIN, STUDENT, Ward, key, make_ward

POOR = {
    **VITALS,
    "systolic_mmhg": "88",
    "heart_rate_per_min": "125",
    "respiratory_rate_per_min": "26",
}


def chart(ward: Ward, values: Mapping[str, Answer], partial: str = "") -> None:
    fields = tuple(ward.regimen.fields[name] for name in ward.regimen.monitoring.fields)
    answers = {field.id: str(values.get(field.id, "")) for field in fields}
    charting.observe(
        ward.station,
        NURSE,
        MRN,
        fields,
        ObservedFact(answers, reason=partial, confirmed=tuple(values)),
    )


def found(ward: Ward) -> tuple[Alarm, ...]:
    return alarms(ward.station.moment(MRN), ward.station.now())


def told(ward: Ward) -> list[Attention]:
    return list(attention_list(ward.station, ward_rows(ward.station)))


def running() -> Ward:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    return ward


def react(ward: Ward, grade: int = 3) -> None:
    seen = ReactionFact("syncope", None, "Fluid bolus", grade, "ongoing")
    reacting.react(ward.station, NURSE, key(), seen)


def test_a_ward_in_order_raises_no_alarm() -> None:
    ward = running()
    ward.pass_time(14)
    assert found(ward) == ()


def test_an_infusion_past_its_end_says_by_how_much() -> None:
    ward = running()
    ward.pass_time(15)
    assert found(ward)[0].say == "Dose 1: the infusion time is up and its end is not recorded"
    ward.pass_time(18)
    (alarm,) = found(ward)
    assert alarm.say == "Dose 1: the infusion is 18 min over its time and its end is not recorded"
    assert alarm.since == ward.station.now().at - timedelta(minutes=18)


def test_an_infusion_that_goes_on_rings_again_a_while_after_it_was_acknowledged() -> None:
    ward = running()
    ward.pass_time(33)
    acknowledge(ward.station, CHARGE, MRN, found(ward)[0])
    (alarm,) = found(ward)
    assert not alarm.open
    (matter,) = [each for each in told(ward) if "over its time" in each.say]
    assert matter.alarm is None
    assert "Acknowledged by Mika Sato, RN at" in matter.say
    ward.pass_time(4)
    assert not found(ward)[0].open
    ward.pass_time(1)
    assert found(ward)[0].open


def test_its_recorded_end_answers_it() -> None:
    ward = running()
    ward.pass_time(20)
    ending.complete(ward.station, NURSE, key())
    assert found(ward) == ()


def test_a_paused_infusion_is_not_over_its_time() -> None:
    ward = running()
    ward.pass_time(5)
    infusing.pause(ward.station, NURSE, key(), ward.regimen.pause_reasons[0].word)
    ward.pass_time(60)
    assert found(ward) == ()


def test_an_emergency_stands_after_better_values_until_someone_takes_it_on() -> None:
    ward = make_ward()
    chart(ward, POOR)
    ward.pass_time(10)
    chart(ward, VITALS)
    (alarm,) = found(ward)
    assert alarm.kind is AlarmKind.EMERGENCY
    acknowledge(ward.station, NURSE, MRN, alarm, "Team is here")
    assert found(ward) == ()
    kept = ward.station.case(MRN).acknowledged[0]
    assert (kept.by, kept.comment, kept.sentence) == (NURSE.id, "Team is here", alarm.say)


def test_an_acknowledged_emergency_is_still_told_while_it_lasts() -> None:
    ward = make_ward()
    chart(ward, POOR)
    acknowledge(ward.station, NURSE, MRN, found(ward)[0])
    ward.pass_time(15)
    chart(ward, POOR)
    (alarm,) = found(ward)
    assert not alarm.open
    assert "Acknowledged by Robin Okafor, RN" in told(ward)[0].say


def test_a_higher_score_is_a_new_alarm_and_so_is_a_second_emergency() -> None:
    ward = make_ward()
    chart(ward, POOR)
    acknowledge(ward.station, NURSE, MRN, found(ward)[0])
    ward.pass_time(15)
    chart(ward, {**POOR, "spo2_percent": "90"})
    (higher,) = found(ward)
    assert higher.open
    acknowledge(ward.station, NURSE, MRN, higher)
    ward.pass_time(15)
    chart(ward, VITALS)
    assert found(ward) == ()
    ward.pass_time(15)
    chart(ward, POOR)
    assert found(ward)[0].open


def test_an_emergency_of_another_day_says_its_day_and_when_it_was_measured() -> None:
    ward = make_ward()
    chart(ward, POOR)
    measured = ward.station.now().at
    assert " at 07:00: " in found(ward)[0].say
    ward.pass_time(24 * 60)
    (alarm,) = found(ward)
    assert " at 20-Nov 07:00: " in alarm.say
    assert alarm.measured == measured


def test_who_does_not_answer_is_not_asked_what_day_it_is() -> None:
    ward = make_ward()
    part: dict[str, Answer] = {"respiratory_rate_per_min": "27", "spo2_percent": "90"}
    chart(ward, {**part, "alertness": "unresponsive"}, partial="away")
    assert any(each.say.startswith("NEWS2 score at least 9 ") for each in found(ward))


def test_a_partial_set_that_adds_up_to_an_emergency_is_one() -> None:
    ward = make_ward()
    part = {name: POOR[name] for name in POOR if name != "temperature_c"}
    chart(ward, part, partial="away")
    (alarm,) = found(ward)
    assert alarm.say.startswith("NEWS2 score at least ")
    assert "from a set that is not whole" in alarm.say


def test_what_was_charted_by_mistake_raises_no_alarm_once_it_is_corrected() -> None:
    ward = make_ward()
    chart(ward, POOR)
    field = ward.regimen.fields["respiratory_rate_per_min"]
    correcting.correct(
        ward.station, NURSE, MRN, ValueChange(found(ward)[0].seq, field, "16", "Typing error")
    )
    assert found(ward) == ()


def test_a_correction_for_the_worse_raises_one() -> None:
    ward = make_ward()
    chart(ward, {**POOR, "respiratory_rate_per_min": "16"})
    assert found(ward) == ()
    seq = ward.station.case(MRN).chart.sets[-1].seq
    field = ward.regimen.fields["respiratory_rate_per_min"]
    correcting.correct(ward.station, NURSE, MRN, ValueChange(seq, field, "26", "Typing error"))
    assert found(ward)[0].open


def test_a_reaction_stands_until_someone_takes_it_on() -> None:
    ward = running()
    ward.pass_time(5)
    reacting.stop_for_reaction(ward.station, NURSE, key())
    react(ward)
    # The stop itself asks for a call until one is on record.
    call, alarm = sorted(found(ward), key=lambda each: each.kind)
    assert call.kind is AlarmKind.CALL_OWED
    assert alarm.say.endswith(": Fainting, grade 3")
    assert alarm.say.startswith("Reaction in dose 1 at ")
    ward.pass_time(60 * 24)
    assert {each.kind for each in found(ward)} == {AlarmKind.CALL_OWED, AlarmKind.REACTION}
    acknowledge(ward.station, DOCTOR, MRN, alarm)
    assert [each.kind for each in found(ward)] == [AlarmKind.CALL_OWED]


def test_an_alarm_is_acknowledged_once() -> None:
    ward = running()
    ward.pass_time(20)
    (alarm,) = found(ward)
    acknowledge(ward.station, NURSE, MRN, alarm)
    with pytest.raises(NotAllowed, match="Robin Okafor, RN has acknowledged this alarm already"):
        acknowledge(ward.station, CHARGE, MRN, alarm)
    ending.complete(ward.station, NURSE, key())
    with pytest.raises(NotAllowed, match="does not stand any more"):
        acknowledge(ward.station, CHARGE, MRN, alarm)


@pytest.mark.parametrize("who", [PHARMACIST, STUDENT])
def test_an_alarm_is_taken_on_only_by_those_who_care_for_the_patient(who: Person) -> None:
    ward = running()
    ward.pass_time(20)
    with pytest.raises(NotAllowed, match="may not acknowledge"):
        acknowledge(ward.station, who, MRN, found(ward)[0])


def test_discharge_ends_no_alarm_and_an_acknowledged_one_leaves_the_list() -> None:
    ward = make_ward()
    chart(ward, POOR)
    why = CloseReason("prescriber", "The patient goes home.")
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    discharge(ward.station, NURSE, MRN)
    (alarm,) = found(ward)
    assert [each.alarm for each in ward_alarms(ward.station)] == [alarm]
    rows = ward_rows(ward.station)
    assert alarm in [each.alarm for each in attention_list(ward.station, rows)]
    acknowledge(ward.station, CHARGE, MRN, alarm)
    assert found(ward) == ()
    assert ward_rows(ward.station)[0].alarms == ()
