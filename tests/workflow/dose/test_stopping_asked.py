"""A value that is charted while an infusion runs, and forbids it, asks to stop it."""

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.dose.infusion import InfusionState
from il2nurse.workflow.chart import charting
from il2nurse.workflow.dose import ending, infusing
from il2nurse.workflow.ward.acknowledging import acknowledge
from il2nurse.workflow.ward.attention import attention_list
from il2nurse.workflow.ward.ward import ward_rows
from tests.normal import VITALS
from tests.ward import CHARGE, MRN, NURSE, Ward, key, once
from tests.workflow.stopping import observe, run_for_five, stops

LOW = "Stop the infusion? Systolic pressure is below 90 mmHg"


@pytest.fixture
@once
def ward() -> Ward:
    """A ward whose first dose has been running for 5 minutes."""
    return run_for_five(waited=0)


def chart(ward: Ward, **values: str) -> None:
    """Chart the usual vital signs, with these in place of the plain ones."""
    fields = tuple(ward.regimen.fields[name] for name in ward.regimen.monitoring.fields)
    answers = {each.id: {**VITALS, **values}.get(each.id, "") for each in fields}
    told = ObservedFact(answers, confirmed=tuple(values))
    charting.observe(ward.station, NURSE, MRN, fields, told)


def test_good_values_ask_nothing(ward: Ward) -> None:
    chart(ward)
    assert stops(ward) == []


def test_a_low_pressure_stands_until_the_infusion_has_ended(ward: Ward) -> None:
    chart(ward, systolic_mmhg="89")
    (alarm,) = stops(ward)
    assert alarm.say == LOW
    assert alarm.dose == key().stream
    told = attention_list(ward.station, ward_rows(ward.station))
    assert [each.say for each in told if each.alarm == alarm] == [LOW]
    ward.pass_time(3)
    chart(ward)
    assert [each.say for each in stops(ward)] == [LOW]
    ward.pass_time(7)
    ending.complete(ward.station, NURSE, key())
    assert stops(ward) == []


def test_a_further_low_value_asks_again_and_a_better_one_ends_what_was_taken_on(
    ward: Ward,
) -> None:
    chart(ward, systolic_mmhg="89")
    acknowledge(ward.station, CHARGE, MRN, stops(ward)[0])
    assert [each.open for each in stops(ward)] == [False]
    ward.pass_time(2)
    chart(ward, systolic_mmhg="86")
    assert [each.open for each in stops(ward)] == [True]
    acknowledge(ward.station, CHARGE, MRN, stops(ward)[0])
    ward.pass_time(2)
    chart(ward)
    assert stops(ward) == []
    ward.pass_time(2)
    chart(ward, systolic_mmhg="88")
    assert [each.open for each in stops(ward)] == [True]


def test_agitation_asks_too(ward: Ward) -> None:
    fields = (ward.regimen.fields["mental_status"],)
    told = ObservedFact({"mental_status": "agitated"})
    charting.observe(ward.station, NURSE, MRN, fields, told)
    (alarm,) = stops(ward)
    assert alarm.say.startswith("Stop the infusion? ")
    ward.pass_time(1)
    chart(ward, systolic_mmhg="89")
    assert len(stops(ward)) == 2


def pause(ward: Ward) -> None:
    infusing.pause(ward.station, NURSE, key(), "reaction")
    ward.pass_time(1)


def test_a_paused_infusion_is_resumed_only_after_a_better_value(ward: Ward) -> None:
    pause(ward)
    chart(ward, systolic_mmhg="89")
    said = "below 90 mmHg.* not resumed; press “Stop infusion”.*, or chart what is measured now"
    with pytest.raises(NotAllowed, match=said):
        infusing.resume(ward.station, NURSE, key())
    acknowledge(ward.station, CHARGE, MRN, stops(ward)[0])
    with pytest.raises(NotAllowed, match="not resumed"):
        infusing.resume(ward.station, NURSE, key())
    ward.pass_time(2)
    chart(ward)
    infusing.resume(ward.station, NURSE, key())
    infusion = ward.dose().infusion
    assert infusion is not None
    assert infusion.state is InfusionState.RUNNING


def test_a_rhythm_that_stops_for_good_keeps_a_paused_infusion_from_running_on(ward: Ward) -> None:
    pause(ward)
    observe(ward, rhythm="ventricular_tachycardia")
    with pytest.raises(NotAllowed, match="not resumed; press “Stop infusion”"):
        infusing.resume(ward.station, NURSE, key())
