"""A value that is charted while an infusion runs, and forbids it, asks to stop it."""

import pytest

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.workflow.chart import charting
from il2nurse.workflow.dose import ending
from il2nurse.workflow.ward.acknowledging import acknowledge
from il2nurse.workflow.ward.attention import attention_list
from il2nurse.workflow.ward.ward import ward_rows
from tests.normal import VITALS
from tests.ward import CHARGE, MRN, NURSE, Ward, key, once
from tests.workflow.stopping import run_for_five, stops

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
