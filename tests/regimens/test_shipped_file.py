"""What the shipped regimen says, where the rest of the program relies on it."""

from datetime import date
from decimal import Decimal
from itertools import chain

import pytest

from il2nurse.domain.regimen.fields import Answer, Field, FieldKind, Slip
from il2nurse.domain.regimen.regimen import Act, Panel, Phase, Regimen, Step
from il2nurse.domain.regimen.rules import Criterion, Result
from il2nurse.domain.regimen.typed_answers import read_answer
from il2nurse.domain.rules.pharmacy.dosing import calculate
from il2nurse.regimens import load_file, shipped
from tests.normal import FILE

STEPS = [
    "identify",
    "pre_tests",
    "contraindications",
    "vital_signs",
    "lethargy",
    "labs_urine",
    "hold_criteria",
    "reconstitute",
    "dilute",
    "double_check",
    "line",
    "infuse",
    "flush",
    "vital_signs_after",
    "sign",
]
WORDS = {
    "rhythm": "sinus atrial_fibrillation supraventricular_tachycardia ventricular_tachycardia "
    "bradycardia_treated other",
    "alertness": "alert drowsy lethargic somnolent unresponsive",
    "mental_status": "normal anxious vivid_dreams confused confused_before agitated disoriented "
    "hallucinating",
    "stool_blood": "none positive frank",
    "infection": "none suspected documented",
}
NUMBERS = [
    "heart_rate_per_min",
    "systolic_mmhg",
    "diastolic_mmhg",
    "respiratory_rate_per_min",
    "temperature_c",
    "spo2_percent",
    "oxygen_l_per_min",
    "weight_kg",
    "baseline_weight_kg",
    "creatinine_mg_dl",
    "platelets_per_mm3",
    "bilirubin_mg_dl",
    "bicarbonate_meq_l",
    "urine_8h_ml",
    "doses_given_cycle",
    "doses_held_cycle",
    "hours_since_last_start",
]
JUDGED_IN_STEPS = ("vital_signs", "lethargy", "labs_urine")
_NO_DAY = date.min
HARD = (Result.HOLD, Result.ABSOLUTE, Result.STOP)


def test_it_loads_alike_from_folder_and_file() -> None:
    assert shipped(FILE.parent)["aldesleukin-high-dose-iv"] == load_file(FILE)


def test_the_steps_stand_in_their_order(regimen: Regimen) -> None:
    assert [step.id for step in regimen.steps] == STEPS


def test_acts_panels_and_phases(regimen: Regimen) -> None:
    acts = {step.id: step.act for step in regimen.steps if step.act is not Act.ANSWER}
    assert acts == {
        "double_check": Act.DOUBLE_CHECK,
        "infuse": Act.INFUSE,
        "vital_signs_after": Act.OBSERVE_AFTER,
        "sign": Act.SIGN,
    }
    assert regimen.step("hold_criteria").panel is Panel.ASSESSMENT
    assert regimen.step("double_check").panel is Panel.NONE
    assert [step.id for step in regimen.steps if step.phase is Phase.BEFORE] == STEPS[:7]


@pytest.mark.parametrize(("name", "words"), WORDS.items())
def test_choices_have_the_words_scripts_use(regimen: Regimen, name: str, words: str) -> None:
    assert regimen.field(name).words() == tuple(words.split())


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_scripts_use_are_inputs(regimen: Regimen, name: str) -> None:
    field = regimen.field(name)
    assert field.kind is FieldKind.NUMBER
    assert field.chart or field.derived


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("systolic_mmhg", "20"),
        ("temperature_c", "98.6"),
        ("weight_kg", "700"),
        ("platelets_per_mm3", "150"),
        ("creatinine_mg_dl", "88"),
        ("sterile_water_ml", "1.3"),
        ("spo2_percent", "30"),
        ("oxygen_l_per_min", "40"),
    ],
)
def test_slips_are_refused(regimen: Regimen, name: str, typed: str) -> None:
    with pytest.raises(Slip, match="cannot be right"):
        read_answer(regimen.field(name), typed)


def test_a_slip_is_told_what_may_be_typed(regimen: Regimen) -> None:
    """One value alone is no range, and a number is written as it may be typed."""
    with pytest.raises(Slip, match=r"\(only 1\.2 mL\)"):
        read_answer(regimen.field("sterile_water_ml"), "1.3")
    with pytest.raises(Slip, match=r"accepted: 1000 to "):
        read_answer(regimen.field("platelets_per_mm3"), "150")


def test_danger_is_not_a_slip(regimen: Regimen) -> None:
    for name, typed in (("systolic_mmhg", "60"), ("temperature_c", "41"), ("spo2_percent", "70")):
        assert read_answer(regimen.field(name), typed) == typed


def test_the_sum_of_a_70_kg_patient(regimen: Regimen) -> None:
    worked = calculate(regimen.preparation, Decimal(70))
    assert worked.dose_international_units == 42_000_000
    assert (worked.vials, worked.draw_up_ml) == (2, Decimal("2.33"))
    assert worked.bag.bag_ml == 50
    assert worked.bag.concentration_ok


def test_bags_are_suggested_outside_the_window(regimen: Regimen) -> None:
    suggested = [
        calculate(regimen.preparation, Decimal(kg)).bag.suggested_bag_ml for kg in (35, 120)
    ]
    assert suggested == [25, 100]


def test_every_bag_of_the_sum_can_be_chosen(regimen: Regimen) -> None:
    sizes = {Decimal(word) for word in regimen.field("bag_ml").words()}
    assert sizes == set(regimen.preparation.demand_dilution().sizes())


def test_another_bag_than_the_usual_needs_a_pharmacist(regimen: Regimen) -> None:
    witness = regimen.step("dilute").witness
    assert witness is not None
    assert (witness.field, witness.unless) == ("bag_ml", ("50",))
    assert regimen.preparation.demand_dilution().bag_ml == 50


def test_weight_limits_agree_everywhere(regimen: Regimen) -> None:
    limits = regimen.preparation.demand_per_kg().limits
    for name in ("weight_kg", "baseline_weight_kg", "check_weight_kg"):
        field = regimen.field(name)
        assert (field.lowest, field.highest) == (limits.lowest_kg, limits.highest_kg)


def test_any_drowsiness_holds(regimen: Regimen) -> None:
    for word in ("drowsy", "lethargic", "somnolent"):
        assert _in_step(regimen, "lethargy", "alertness", word) is Result.HOLD
    assert _in_step(regimen, "lethargy", "alertness", "unresponsive") is Result.ABSOLUTE


def test_bedside_criteria_answer_none_with_nothing(regimen: Regimen) -> None:
    for criterion in regimen.criteria:
        if criterion.optional:
            assert _judged(criterion, "none") is Result.CLEAR


def test_every_bedside_word_is_judged(regimen: Regimen) -> None:
    asked = regimen.step("hold_criteria").fields
    for name, word in ((field.id, word) for field in asked for word in field.words()[1:]):
        found = {_judged(each, word) for each in regimen.criteria if each.field == name}
        assert found - {Result.CLEAR}, word


@pytest.mark.parametrize("step_id", JUDGED_IN_STEPS)
def test_a_step_holds_exactly_where_the_criteria_do(regimen: Regimen, step_id: str) -> None:
    step = regimen.step(step_id)
    for field in step.fields:
        for answer in _samples(regimen, step, field):
            found = [_judged(each, answer) for each in regimen.criteria if each.field == field.id]
            worst = max(found, key=lambda result: result.severity, default=Result.CLEAR)
            said = _in_step(regimen, step_id, field.id, answer)
            assert _hard(said) is _hard(worst), (field.id, answer)


def _hard(result: Result) -> Result:
    return result if result in HARD else Result.CLEAR


def _samples(regimen: Regimen, step: Step, field: Field) -> list[str]:
    if field.choices:
        return list(field.words())
    limits = chain.from_iterable(
        limit.when for each in regimen.criteria if each.field == field.id for limit in each.limits
    )
    rules = chain.from_iterable(rule.when.comparisons for rule in step.rules)
    nudge = Decimal(1).scaleb(-(field.places or 0))
    operands = [each.operand for each in (*limits, *rules) if isinstance(each.operand, Decimal)]
    return [str(value + by) for value in operands for by in (-nudge, Decimal(0), nudge)]


def _judged(criterion: Criterion, answer: Answer) -> Result:
    met = [
        limit.result
        for limit in criterion.limits
        if all(comparison.holds(answer, _NO_DAY) for comparison in limit.when)
    ]
    return max(met, key=lambda result: result.severity, default=Result.CLEAR)


def _in_step(regimen: Regimen, step_id: str, field_id: str, answer: Answer) -> Result:
    met = [
        rule.result
        for rule in regimen.step(step_id).rules
        if rule.when.field == field_id and rule.when.holds(answer, _NO_DAY)
    ]
    return max(met, key=lambda result: result.severity, default=Result.CLEAR)
