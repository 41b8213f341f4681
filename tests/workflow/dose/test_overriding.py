"""Overriding a hold: only where the regimen allows it, by whom, and how long it stands."""

from datetime import timedelta

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.dose.call import Call, Grounds
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.rules import Result, Verdict
from il2nurse.domain.rules.assessment.assessing import assess_now
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.dose import administration, holding, infusing
from il2nurse.workflow.dose.overriding import override
from il2nurse.workflow.people.sign_in import Witness
from tests.ward import CHARGE, DOCTOR, MRN, NURSE, PIN, SECOND, Ward, key, make_ward, once
from tests.workflow.put_aside import RULE, put_aside


@pytest.fixture
@once
def ward() -> Ward:
    """A ward where dose 1 has one relative criterion against it, and its hold is recorded."""
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("hold_criteria", heart_rate_per_min="125")
    return ward


def verdict(ward: Ward) -> Verdict:
    """What follows from the chart as it stands."""
    return assess_now(ward.station.moment(MRN)).verdict


def test_a_relative_criterion_holds_the_dose(ward: Ward) -> None:
    assert [finding.rule for finding in ward.against()] == [RULE]
    assert verdict(ward) is Verdict.HOLD


def test_an_override_opens_the_judging_step_and_the_result_stays_readable(ward: Ward) -> None:
    put_aside(ward)
    assert ward.open_step() == "hold_criteria"
    ward.confirm("hold_criteria")
    found = {f.rule: f for f in ward.dose().steps["hold_criteria"].findings}
    assert (found[RULE].result, found[RULE].overridden_by) == (
        Result.HOLD,
        "Erin Vance, MD (prescriber)",
    )
    assert not ward.against()
    assert ward.dose().steps["hold_criteria"].verdict == Verdict.GIVE


def test_who_ordered_witnessed_and_why_is_kept(ward: Ward) -> None:
    kept = put_aside(ward)
    assert (kept.by, kept.witness, kept.reason) == (NURSE.id, CHARGE.id, "Fever is treated")
    assert (kept.call.prescriber, kept.call.read_back) == (DOCTOR.id, True)
    assert kept.until - kept.at == timedelta(minutes=60)
    assert [basis.field for basis in kept.basis] == ["heart_rate_per_min"]


def test_an_overridden_dose_can_be_given(ward: Ward) -> None:
    put_aside(ward)
    ward.walk("line")
    ward.start()
    assert ward.dose().given


def test_a_newer_value_lets_the_override_fall(ward: Ward) -> None:
    put_aside(ward)
    ward.walk("line")
    chart_pulse(ward, "88")
    assert verdict(ward) is Verdict.GIVE
    chart_pulse(ward, "125")
    assert verdict(ward) is Verdict.HOLD
    with pytest.raises(NotAllowed, match="Number of relative criteria"):
        infusing.start(ward.station, NURSE, key(), {})


def chart_pulse(ward: Ward, pulse: str) -> None:
    """Chart one heart rate."""
    ward.pass_time(1)
    field = ward.regimen.fields["heart_rate_per_min"]
    observe(
        ward.station, NURSE, MRN, (field,), ObservedFact({field.id: pulse}, confirmed=(field.id,))
    )


def test_a_second_relative_criterion_lets_the_override_fall(ward: Ward) -> None:
    put_aside(ward)
    ward.confirm("hold_criteria", other_relative_signs=("resting_dyspnoea",))
    assert [finding.rule for finding in ward.against()] == [RULE]


def test_an_override_falls_with_its_time_limit(ward: Ward) -> None:
    kept = put_aside(ward)
    ward.pass_time(29)
    assert verdict(ward) is Verdict.GIVE
    ward.clock.move(kept.until - ward.station.now().at + timedelta(seconds=1))
    assert verdict(ward) is not Verdict.GIVE


def test_an_override_serves_for_its_own_dose_only(ward: Ward) -> None:
    put_aside(ward)
    holding.hold(ward.station, NURSE, key(), Grounds("prescriber", ward.call()))
    administration.begin(ward.station, NURSE, MRN)
    assert ward.dose(2).overrides == ()
    assert verdict(ward) is Verdict.HOLD


def test_a_bedside_sign_that_is_answered_again_alike_stays_overridden() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("hold_criteria", other_relative_signs=("resting_dyspnoea",))
    put_aside(ward)
    ward.confirm("hold_criteria", other_relative_signs=("resting_dyspnoea",))
    assert not ward.against()


@pytest.mark.parametrize(
    "rule", ["creatinine_relative", "alertness_hold", "relative_count_absolute", "nothing_such"]
)
def test_what_the_regimen_does_not_allow_is_never_overridden(ward: Ward, rule: str) -> None:
    with pytest.raises(NotAllowed, match="Nobody may override"):
        put_aside(ward, rule)
    assert not ward.dose().overrides


def test_another_criterion_against_the_dose_keeps_it_held(ward: Ward) -> None:
    field = ward.regimen.fields["alertness"]
    observe(ward.station, NURSE, MRN, (field,), ObservedFact({"alertness": "drowsy"}))
    with pytest.raises(NotAllowed, match="Another criterion"):
        put_aside(ward)


def test_only_the_role_that_the_regimen_names_may_witness(ward: Ward) -> None:
    with pytest.raises(NotAllowed, match="takes a charge nurse or prescriber"):
        put_aside(ward, second=SECOND)
    with pytest.raises(NotAllowed, match="check yourself"):
        put_aside(ward, by=CHARGE)
    assert not ward.dose().overrides


def test_reason_prescriber_and_read_back_are_needed(ward: Ward) -> None:
    at, sign = ward.station.now().at, Witness(CHARGE.id, PIN)
    for reason, call in (
        (" ", ward.call()),
        ("Fever is treated", Call("", at, read_back=True, order="Give it")),
        ("Fever is treated", Call(DOCTOR.id, at, read_back=False, order="Give it")),
        (
            "Fever is treated",
            Call(DOCTOR.id, at + timedelta(minutes=1), read_back=True, order="Give it"),
        ),
    ):
        with pytest.raises(Slip):
            override(ward.station, NURSE, key(), RULE, Grounds(reason, call), sign)


def test_a_criterion_that_does_not_hold_now_takes_no_override() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("labs_urine")
    with pytest.raises(NotAllowed, match="does not hold the dose now"):
        put_aside(ward)


def test_a_dose_that_runs_takes_no_override() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    with pytest.raises(NotAllowed, match="neither given nor held"):
        put_aside(ward)
