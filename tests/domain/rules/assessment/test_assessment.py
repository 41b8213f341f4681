"""Every criterion at, just below and just above its limit, absent and stale."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.regimen.inputs import Input
from il2nurse.domain.regimen.rules import Result, Verdict
from il2nurse.domain.rules.assessment.assessment import Assessment, assess
from tests.normal import NORMAL, REGIMEN

FRESH = timedelta(minutes=5)


def judged(**changed: str | None) -> Assessment:
    """The assessment of a patient who may have the dose, but for what is changed."""
    values = {**NORMAL, **changed}
    return assess(REGIMEN, {k: Input(v, FRESH) for k, v in values.items() if v is not None})


def verdict(**changed: str | None) -> str:
    """What follows for the dose."""
    return judged(**changed).verdict.value


def test_a_patient_with_nothing_against_the_dose_may_have_it() -> None:
    assert judged().verdict is Verdict.GIVE
    assert not judged().against


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("heart_rate_per_min", "41", "give"),
        ("heart_rate_per_min", "40", "hold"),
        ("heart_rate_per_min", "119", "give"),
        ("heart_rate_per_min", "120", "hold"),
        ("heart_rate_per_min", "130", "hold"),
        ("heart_rate_per_min", "131", "stop_cycle"),
        ("rhythm", "bradycardia_treated", "hold"),
        ("rhythm", "atrial_fibrillation", "stop_cycle"),
        ("rhythm", "supraventricular_tachycardia", "stop_cycle"),
        ("rhythm", "ventricular_tachycardia", "stop_permanently"),
        ("rhythm", "other", "hold"),
        ("systolic_mmhg", "91", "give"),
        ("systolic_mmhg", "90", "give"),
        ("systolic_mmhg", "89", "hold"),
        ("spo2_percent", "90", "give"),
        ("spo2_percent", "89", "hold"),
        ("oxygen_l_per_min", "2.5", "give"),
        ("oxygen_l_per_min", "3", "hold"),
        ("oxygen_l_per_min", "4", "hold"),
        ("oxygen_l_per_min", "4.5", "stop_cycle"),
        ("alertness", "drowsy", "hold"),
        ("alertness", "lethargic", "hold"),
        ("alertness", "somnolent", "hold"),
        ("alertness", "unresponsive", "stop_cycle"),
        ("mental_status", "anxious", "hold"),
        ("mental_status", "vivid_dreams", "hold"),
        ("mental_status", "confused", "hold"),
        ("mental_status", "agitated", "hold"),
        ("mental_status", "disoriented", "stop_cycle"),
        ("mental_status", "hallucinating", "stop_cycle"),
        ("creatinine_mg_dl", "2.49", "give"),
        ("creatinine_mg_dl", "2.5", "hold"),
        ("creatinine_mg_dl", "2.99", "hold"),
        ("creatinine_mg_dl", "3", "stop_cycle"),
        ("creatinine_mg_dl", "4.6", "stop_cycle"),
        ("platelets_per_mm3", "50001", "give"),
        ("platelets_per_mm3", "50000", "hold"),
        ("platelets_per_mm3", "30000", "hold"),
        ("platelets_per_mm3", "29999", "stop_cycle"),
        ("bilirubin_mg_dl", "7", "give"),
        ("bilirubin_mg_dl", "7.1", "hold"),
        ("bicarbonate_meq_l", "18.1", "give"),
        ("bicarbonate_meq_l", "18", "hold"),
        ("urine_8h_ml", "161", "give"),
        ("urine_8h_ml", "160", "hold"),
        ("urine_8h_ml", "80", "hold"),
        ("urine_8h_ml", "79", "stop_cycle"),
        ("urine_8h_ml", "0", "stop_cycle"),
        ("weight_kg", "80.5", "give"),
        ("weight_kg", "80.51", "hold"),
        ("stool_blood", "positive", "hold"),
        ("stool_blood", "frank", "stop_cycle"),
        ("infection", "suspected", "stop_cycle"),
        ("infection", "documented", "stop_cycle"),
        ("doses_held_cycle", "2", "give"),
        ("doses_held_cycle", "3", "stop_cycle"),
        ("doses_given_cycle", "13", "give"),
        ("doses_given_cycle", "14", "stop_cycle"),
        ("hours_since_last_start", "7", "give"),
        ("hours_since_last_start", "6.99", "hold"),
    ],
)
def test_each_rule_at_just_below_and_just_above_its_limit(
    field: str, value: str, expected: str
) -> None:
    assert verdict(**{field: value}) == expected


@pytest.mark.parametrize("field", sorted(NORMAL))
def test_a_missing_input_is_never_fine(field: str) -> None:
    assert verdict(**{field: None}) == "not_evaluable"


@pytest.mark.parametrize(
    "field", sorted(name for name in NORMAL if REGIMEN.fields[name].oldest is not None)
)
def test_an_input_serves_up_to_its_oldest_age_and_not_longer(field: str) -> None:
    oldest = REGIMEN.fields[field].oldest
    assert oldest is not None
    inputs = {name: Input(value, FRESH) for name, value in NORMAL.items()}
    at_limit = {**inputs, field: Input(NORMAL[field], oldest)}
    stale = {**inputs, field: Input(NORMAL[field], oldest + timedelta(seconds=1))}
    ageless = {**inputs, field: Input(NORMAL[field], None)}
    future = {**inputs, field: Input(NORMAL[field], -FRESH)}
    assert assess(REGIMEN, at_limit).verdict is Verdict.GIVE
    for unusable in (stale, ageless, future):
        assert assess(REGIMEN, unusable).verdict is Verdict.NOT_EVALUABLE


def test_a_hold_that_another_source_counts_is_one_of_the_three() -> None:
    others = {"heart_rate_per_min": "125", "bilirubin_mg_dl": "7.4"}
    assert verdict(**others) == "hold"
    assert verdict(stool_blood="positive") == "hold"
    assert verdict(**others, stool_blood="positive") == "stop_cycle"


def test_three_relative_criteria_stop_the_cycle_and_two_hold() -> None:
    two = {"heart_rate_per_min": "125", "bicarbonate_meq_l": "17"}
    assert verdict(**two) == "hold"
    assert verdict(**two, creatinine_mg_dl="2.6") == "stop_cycle"


def test_the_first_dose_of_a_cycle_has_no_last_start() -> None:
    assert verdict(doses_given_cycle="0", hours_since_last_start=None) == "give"


def test_the_most_severe_criterion_decides_even_with_inputs_missing() -> None:
    assert verdict(rhythm="ventricular_tachycardia", alertness="drowsy") == "stop_permanently"
    assert verdict(alertness="drowsy", creatinine_mg_dl=None) == "hold"


def test_a_watched_value_is_said_and_forbids_nothing() -> None:
    watched = judged(systolic_mmhg="90").of(Result.WATCH)
    assert [assessed.criterion for assessed in watched] == ["systolic"]
    assert verdict(systolic_mmhg="90") == "give"


def test_every_criterion_comes_back_with_value_limit_and_source() -> None:
    for assessed in judged().criteria:
        assert assessed.limit
        assert assessed.source
        assert assessed.title


def test_news2_is_scored_with_its_parts_and_new_confusion_counts() -> None:
    calm, confused = judged().news2, judged(mental_status="confused").news2
    assert calm is not None
    assert confused is not None
    assert (calm.total, confused.total) == (0, 3)


def test_agitation_is_scored_as_new_confusion_is() -> None:
    assert judged(mental_status="agitated").news2 == judged(mental_status="confused").news2


@pytest.mark.parametrize("device", ["ventilator", "positive_pressure", "high_flow", "other"])
def test_any_device_but_room_air_is_oxygen_to_news2(device: str) -> None:
    air, helped = judged(oxygen_device="room_air").news2, judged(oxygen_device=device).news2
    assert air
    assert helped
    assert helped.total == air.total + 2


def test_news2_is_not_scored_from_an_incomplete_set() -> None:
    assert judged(temperature_c=None).news2 is None


@given(st.sets(st.sampled_from(sorted(NORMAL)), min_size=1))
def test_give_is_never_said_with_anything_missing(missing: set[str]) -> None:
    assert judged(**dict.fromkeys(missing)).verdict is not Verdict.GIVE


@given(st.decimals(min_value=40, max_value=280, places=0))
def test_a_systolic_below_ninety_never_gives(systolic: Decimal) -> None:
    assert (verdict(systolic_mmhg=str(systolic)) == "give") == (systolic >= Decimal(90))


@pytest.mark.parametrize(
    ("device", "expected"),
    [
        ("room_air", "give"),
        ("nasal_cannula", "give"),
        ("simple_mask", "hold"),
        ("venturi_mask", "hold"),
        ("other", "hold"),
        ("reservoir_mask", "stop_cycle"),
        ("high_flow", "stop_cycle"),
        ("positive_pressure", "stop_cycle"),
        ("ventilator", "stop_cycle"),
        (None, "not_evaluable"),
    ],
)
def test_the_device_is_judged_whatever_flow_is_charted(device: str | None, expected: str) -> None:
    assert verdict(oxygen_device=device, oxygen_l_per_min="0") == expected


def test_confusion_from_before_treatment_is_not_new_and_counts_toward_holding() -> None:
    long_known, calm = judged(mental_status="confused_before"), judged()
    assert long_known.news2 == calm.news2
    assert long_known.verdict is Verdict.HOLD
