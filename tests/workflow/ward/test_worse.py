"""A patient who gets worse is seen on the ward list, also while a dose is given."""

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.assessment.assessment import assess
from il2nurse.domain.rules.assessment.inputs_at import inputs_at
from il2nurse.workflow.chart import charting
from il2nurse.workflow.dose import administration
from il2nurse.workflow.ward.attention import Urgency, attention_list
from il2nurse.workflow.ward.ward import ward_row
from tests.normal import VITALS
from tests.ward import MRN, NURSE, Ward, make_ward

POOR = {
    **VITALS,
    "systolic_mmhg": "88",
    "heart_rate_per_min": "125",
    "respiratory_rate_per_min": "26",
}


def chart(ward: Ward, values: dict[str, Answer], partial: str = "") -> None:
    """Chart vital signs, with those that are unlike the last confirmed."""
    fields = tuple(ward.regimen.fields[name] for name in ward.regimen.monitoring.fields)
    answers = {field.id: str(values.get(field.id, "")) for field in fields}
    sure = tuple(values)
    charting.observe(
        ward.station, NURSE, MRN, fields, ObservedFact(answers, reason=partial, confirmed=sure)
    )


def test_an_emergency_score_needs_a_charge_nurse_and_a_partial_set_does_not_hide_it() -> None:
    ward = make_ward()
    chart(ward, {**POOR})
    ward.pass_time(2)
    chart(ward, {"heart_rate_per_min": "124"}, partial="away")
    shown = ward_row(ward.station, MRN)
    assert shown.news2 is not None
    assert shown.news2 >= 7
    (matter,) = attention_list(ward.station, (shown,))
    assert matter.urgency is Urgency.ACT
    assert f"NEWS2 score {shown.news2}" in matter.say


def test_a_dose_that_is_given_does_not_speak_against_itself() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    ward.pass_time(3)
    moment = ward.station.moment(MRN)
    inputs = inputs_at(moment.case, moment.regimen, moment.course, moment.at)
    assert inputs["doses_given_cycle"].value == "0"
    assert "hours_since_last_start" not in inputs
    assert not assess(moment.regimen, inputs).against
