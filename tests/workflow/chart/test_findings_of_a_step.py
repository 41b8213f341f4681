"""What a step says of its answers: rules left open by a comparator, missing values, odd ones."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.regimen.comparisons import Comparison, Condition, Op
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.regimen.regimen import Panel
from il2nurse.domain.regimen.rules import Finding, Result, Rule, Verdict
from il2nurse.domain.rules.assessment.assessing import assess_at, score_now
from il2nurse.domain.rules.assessment.pre_tests import missing_pre_tests
from il2nurse.domain.rules.assessment.step_findings import (
    answers_on_file,
    findings_of,
    judge,
    mismatches_with_sum,
    read_answers,
)
from il2nurse.domain.rules.assessment.unusual_answers import unusual_answers
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.dose import administration
from tests.ward import MRN, NURSE, Ward, make_ward, once
from tests.workflow.charted import vital_signs


@pytest.fixture
@once
def ward() -> Ward:
    """A ward whose dose 1 has its vital signs, and no results yet."""
    ward = make_ward()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("vital_signs")
    return ward


def ruled(ward: Ward, result: Result, creatinine: str) -> tuple[Finding, ...]:
    """What a rule about creatinine above 3 says of an answer."""
    over = Condition("creatinine_mg_dl", (Comparison(Op.ABOVE, Decimal(3)),))
    rule = Rule("over_3", over, result, "Call.", "Source", "proposal")
    step = replace(ward.regimen.step("labs_urine"), rules=(rule,))
    answers: Mapping[str, Answer] = {"creatinine_mg_dl": creatinine}
    found, _ = findings_of(ward.station.moment(MRN), ward.dose(), step, answers)
    return tuple(each for each in found if each.rule == "over_3")


@pytest.mark.parametrize("result", [Result.BLOCK, Result.HOLD, Result.WATCH])
def test_a_rule_speaks_above_its_limit_and_not_at_it(ward: Ward, result: Result) -> None:
    assert not ruled(ward, result, "3")
    (found,) = ruled(ward, result, "3.1")
    assert (found.result, found.say) == (result, "Call.")


@pytest.mark.parametrize("result", [Result.BLOCK, Result.HOLD])
def test_what_a_comparator_leaves_open_blocks_until_a_number_is_known(
    ward: Ward, result: Result
) -> None:
    (found,) = ruled(ward, result, ">2")
    assert found.result is Result.BLOCK
    assert "leaves open whether: “Call.”" in found.say
    assert "Type the number of a new result." in found.say


def test_a_watch_that_is_left_open_is_watched(ward: Ward) -> None:
    (found,) = ruled(ward, Result.WATCH, ">2")
    assert (found.result, found.say) == (Result.WATCH, "Call.")


def criteria(ward: Ward) -> tuple[Verdict, dict[str, Result]]:
    """The verdict of the step that judges, and how it finds each criterion that is not clear."""
    step = next(each for each in ward.regimen.steps if each.panel is Panel.ASSESSMENT)
    found, assessment = findings_of(ward.station.moment(MRN), ward.dose(), step, {})
    assert assessment is not None
    names = {each.criterion for each in assessment.criteria}
    results = {str(each.field): each.result for each in found if each.field in names}
    return assessment.verdict, results


def test_what_is_missing_blocks_where_nothing_else_decides(ward: Ward) -> None:
    verdict, found = criteria(ward)
    assert verdict is Verdict.NOT_EVALUABLE
    assert found["creatinine"] is Result.BLOCK
    assert Result.NOT_EVALUABLE not in found.values()


def test_what_is_only_watched_beside_it_is_no_block() -> None:
    ward = make_ward()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("vital_signs", 1, weight_kg="62")
    verdict, found = criteria(ward)
    assert verdict is Verdict.NOT_EVALUABLE
    assert found["dosing_weight"] is Result.WATCH


def test_what_is_missing_beside_a_hold_is_no_block_of_its_own() -> None:
    ward = make_ward()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("vital_signs", 1, systolic_mmhg="85")
    verdict, found = criteria(ward)
    assert verdict is Verdict.HOLD
    assert found["creatinine"] is Result.NOT_EVALUABLE


def test_a_pump_rate_unlike_the_sum_blocks_and_a_second_check_is_told_by_itself(
    ward: Ward,
) -> None:
    moment, dose = ward.station.moment(MRN), ward.dose()
    for step, name, blocks in (
        ("line", "pump_rate_ml_per_h", True),
        ("double_check", "check_rate_ml_per_h", False),
    ):
        found, _ = findings_of(moment, dose, ward.regimen.step(step), {name: "100"})
        assert (f"{name}-expected" in {each.rule for each in found}) is blocks
    right, _ = findings_of(moment, dose, ward.regimen.step("line"), {"pump_rate_ml_per_h": "209.3"})
    assert "pump_rate_ml_per_h-expected" not in {each.rule for each in right}


@pytest.mark.parametrize(("minutes", "serves"), [(0, True), (1, False)])
def test_an_answer_on_file_serves_up_to_its_age_and_what_is_typed_goes_before_it(
    minutes: int, *, serves: bool
) -> None:
    ward = make_ward()
    field, step = ward.regimen.fields["creatinine_mg_dl"], ward.regimen.step("labs_urine")
    observe(ward.station, NURSE, MRN, (field,), ObservedFact({field.id: "0.8"}))
    assert field.on_file
    moment = ward.station.moment(MRN)
    later = replace(moment, at=moment.at + field.on_file + timedelta(minutes=minutes))
    assert bool(answers_on_file(later, step)) is serves
    others = {name: each for name, each in ward.answers("labs_urine").items() if name != field.id}
    if serves:
        assert field.id in read_answers(later, step, others).on_file
    else:
        with pytest.raises(Slip, match="Creatinine is not answered yet"):
            read_answers(later, step, others)
    typed = read_answers(moment, step, {**others, field.id: "0.9"})
    assert (typed.answers[field.id], dict(typed.on_file)) == ("0.9", {})


def test_what_is_on_file_is_judged_as_if_it_were_typed() -> None:
    ward = make_ward()
    names, step = ("pulmonary_function", "pulmonary_function_date", "fev1_l"), "pre_tests"
    told = {name: ward.answers(step)[name] for name in names[:2]}
    fields = tuple(ward.regimen.fields[name] for name in names)
    observe(ward.station, NURSE, MRN, fields, ObservedFact({**told, "fev1_l": "2"}))
    others = {name: each for name, each in ward.answers(step).items() if name not in names}
    found = judge(ward.station.moment(MRN), None, ward.regimen.step(step), others)
    assert "fev1_l_low" in {each.rule for each in found.of(Result.BLOCK)}


def test_the_tests_that_nobody_has_on_record_are_named() -> None:
    ward = make_ward()
    before = {each.id for each in missing_pre_tests(ward.station.moment(MRN))}
    assert {"thallium_stress_test", "pulmonary_function", "chest_x_ray"} <= before
    assert not {"thallium_stress_test_date", "fev1_l", "creatinine_mg_dl"} & before
    field = ward.regimen.fields["thallium_stress_test"]
    observe(ward.station, NURSE, MRN, (field,), ObservedFact({field.id: "normal"}))
    after = {each.id for each in missing_pre_tests(ward.station.moment(MRN))}
    assert before - after == {field.id}


def test_the_score_of_fresh_values_is_the_score() -> None:
    ward = make_ward()
    vital_signs(ward)
    moment = ward.station.moment(MRN)
    found = score_now(moment, assess_at(moment, None))
    assert found is not None
    assert found.total == 0


@pytest.mark.parametrize(("creatinine", "verdict"), [("2.9", "hold"), ("3.1", "stop_cycle")])
def test_a_limit_without_a_second_count_is_not_counted_again(creatinine: str, verdict: str) -> None:
    ward = make_ward()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("labs_urine", 1, creatinine_mg_dl=creatinine)
    found, _ = criteria(ward)
    assert found.value == verdict


@pytest.mark.parametrize(("typed", "wrong"), [("52", False), ("52.3", True), ("", True)])
def test_a_number_asked_for_without_decimals_is_held_against_the_whole_one(
    ward: Ward, typed: str, *, wrong: bool
) -> None:
    """The sum gives 52.33 mL."""
    step = ward.regimen.step("double_check")
    asked = next(each for each in step.fields if each.expect == "total_ml")
    whole = replace(step, fields=(replace(asked, places=None, tolerance=Decimal(0)),))
    worked = ward.station.moment(MRN).calculation(None)
    assert worked is not None
    found = mismatches_with_sum(whole, worked, {asked.id: typed})
    assert found == ({asked.id: (typed, "52")} if wrong else {})


@pytest.mark.parametrize(("kg", "asked"), [("78", False), ("700", True)])
def test_a_first_weight_is_asked_about_only_for_a_slip_of_the_mark(kg: str, *, asked: bool) -> None:
    """Beside the dosing weight of 70 kg: 78 kg is the business of its criterion."""
    ward = make_ward()
    moment, step = ward.station.moment(MRN), ward.regimen.step("vital_signs")
    assert bool(unusual_answers(moment, step, {"weight_kg": kg})) is asked


def test_a_later_weight_is_asked_about_beside_the_charted_one(ward: Ward) -> None:
    moment, step = ward.station.moment(MRN), ward.regimen.step("vital_signs")
    (found,) = unusual_answers(moment, step, {"weight_kg": "78"})
    assert (found.field, found.slip) == ("weight_kg", False)
