"""After a reaction or an emergency score vital signs are due more often; a missed time stays."""

from datetime import timedelta

import pytest

from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.chart.due import next_vital_signs, taken_late
from il2nurse.workflow.dose import administration, ending, reacting
from il2nurse.workflow.ward.attention import Urgency, attention_list
from il2nurse.workflow.ward.ward import ward_rows
from tests.normal import VITALS
from tests.ward import MRN, NURSE, Ward, key, make_ward
from tests.workflow.charted import PLAINLY, How, due, now, partly, vital_signs

EMERGENCY: dict[str, Answer] = {
    "heart_rate_per_min": "115",
    "temperature_c": "39.2",
    "respiratory_rate_per_min": "24",
    "spo2_percent": "95",
}


def in_treatment() -> Ward:
    ward = make_ward()
    ward.pass_time(60)
    return ward


def says(ward: Ward, urgency: Urgency) -> list[str]:
    found = attention_list(ward.station, ward_rows(ward.station))
    return [each.say for each in found if each.urgency is urgency]


def reacted() -> Ward:
    """Dose 1 ended three hours ago, vital signs are charted, and a reaction begins now."""
    ward = make_ward()
    ward.give()
    ward.pass_time(180)
    vital_signs(ward)
    seen = ReactionFact("rigors", None, "Blanket", 2, "ongoing")
    reacting.react(ward.station, NURSE, key(), seen)
    return ward


def test_after_a_reaction_they_are_due_every_15_minutes_then_hourly() -> None:
    ward = reacted()
    assert due(ward).at == now(ward, 15)
    assert due(ward).escalation == "Stay with the patient."
    for _ in range(4):
        ward.pass_time(15)
        vital_signs(ward)
    assert due(ward).at == now(ward, 60)
    ward.pass_time(60 * 7)
    vital_signs(ward)
    assert due(ward).at == now(ward, 120)


def test_a_reaction_long_after_the_last_set_makes_them_due_at_once_and_not_overdue() -> None:
    ward = make_ward()
    ward.give()
    for minutes in (30, 60):
        ward.pass_time(minutes)
        vital_signs(ward)
    ward.pass_time(110)
    seen = ReactionFact("rigors", None, "Blanket", 2, "ongoing")
    reacting.react(ward.station, NURSE, key(), seen)
    assert (due(ward).at, due(ward).overdue) == (now(ward), False)


@pytest.mark.parametrize(("minutes", "missed"), [(20, 0), (21, 1), (36, 2), (66, 4)])
def test_a_missed_time_stays_missed_while_the_score_is_an_emergency(
    minutes: float, missed: int
) -> None:
    ward = in_treatment()
    vital_signs(ward, PLAINLY, **EMERGENCY)
    first = now(ward, 15)
    ward.pass_time(minutes)
    assert (due(ward).at, due(ward).missed) == (first, missed)
    partly(ward, heart_rate_per_min="118")
    assert (due(ward).at, due(ward).missed) == (first, missed)
    told = [say for say in says(ward, Urgency.ACT) if say.startswith("Vital signs due at")]
    assert len(told) == (1 if missed else 0)


def test_what_was_missed_is_told_after_the_next_set_too_and_for_a_shift() -> None:
    ward = in_treatment()
    vital_signs(ward, PLAINLY, **EMERGENCY)
    ward.pass_time(50)
    vital_signs(ward, How(confirmed=tuple(VITALS)))
    moment = ward.station.moment(MRN)
    (late,) = taken_late(moment, moment.at - timedelta(hours=8))
    assert (late.due, late.taken, late.missed) == (now(ward, -35), now(ward), 2)
    assert any("2 due times were missed" in say for say in says(ward, Urgency.REVIEW))
    ward.pass_time(60 * 8 + 1)
    assert not any("were missed" in say for say in says(ward, Urgency.REVIEW))


def test_times_missed_after_a_reaction_do_not_go_with_its_hour() -> None:
    ward = reacted()
    first = now(ward, 15)
    ward.pass_time(90)
    assert due(ward).at == first
    assert due(ward).missed == 5


def test_a_time_missed_around_a_dose_stays_until_the_next_whole_set() -> None:
    ward = in_treatment()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    first = now(ward, 5)
    ward.pass_time(12)
    assert (due(ward).at, due(ward).overdue, due(ward).missed) == (first, True, 1)
    ward.vital_signs()
    ward.pass_time(3)
    ending.complete(ward.station, NURSE, key())
    assert due(ward).at == now(ward)


def test_a_partial_set_that_adds_up_to_an_emergency_asks_for_continuous_watching() -> None:
    ward = in_treatment()
    vital_signs(ward)
    ward.pass_time(30)
    partly(ward, **EMERGENCY, systolic_mmhg="88", diastolic_mmhg="50")
    found = next_vital_signs(ward.station.moment(MRN))
    assert found is not None
    assert found.continuous
    assert found.at == now(ward)
