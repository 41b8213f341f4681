"""What a comparator decides, what it leaves open, and that a rule never guesses."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from operator import eq, ge, gt, le, lt
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.regimen.comparisons import Comparison, Op
from il2nurse.domain.regimen.inputs import Input, number_of
from il2nurse.domain.regimen.rules import Result, Verdict
from il2nurse.domain.rules.assessment.assessment import Assessed, assess
from il2nurse.domain.values.measure import COMPARATORS, Measure, read_measure
from tests.normal import NORMAL, REGIMEN

NUMBERS = st.integers(-40, 40).map(lambda n: Decimal(n) / 4)
# Every number a measure may stand for, on a grid finer than the limits.
GRID = [Decimal(n) / 8 for n in range(-200, 201)]


Compare: TypeAlias = Callable[[Decimal, Decimal], bool]
SIGNS: Mapping[str, Compare] = {"": eq, "<": lt, "<=": le, ">": gt, ">=": ge}


def possible(measure: Measure) -> list[Decimal]:
    return [n for n in GRID if SIGNS[measure.comparator](n, measure.value)]


@given(NUMBERS, st.sampled_from(COMPARATORS), NUMBERS)
def test_a_limit_is_decided_exactly_where_all_possible_numbers_agree(
    value: Decimal, comparator: str, limit: Decimal
) -> None:
    measure = Measure(value, comparator)
    pairs: list[tuple[bool | None, Compare]] = [
        (measure.above(limit), gt),
        (measure.at_least(limit), ge),
        (measure.below(limit), lt),
        (measure.at_most(limit), le),
    ]
    for told, compare in pairs:
        answers = {compare(n, limit) for n in possible(measure)}
        assert told is (answers.pop() if len(answers) == 1 else None)


@given(NUMBERS, st.sampled_from(COMPARATORS))
def test_what_is_kept_is_read_again(value: Decimal, comparator: str) -> None:
    assert read_measure(Measure(value, comparator).kept) == Measure(value, comparator)


@pytest.mark.parametrize("kept", ["", "<", "1,5", "=2", "> 2", "1e3", "2.", "abc"])
def test_anything_else_is_no_measure(kept: str) -> None:
    with pytest.raises(ValueError, match="is not a measured number"):
        read_measure(kept)


def test_signs_are_shown_as_words_and_converted_numbers_with_one_more_decimal() -> None:
    assert Measure(Decimal("0.2"), "<").shown() == "below 0.2"
    assert Measure(Decimal("2.488688")).shown(2) == "2.489"
    assert Measure(Decimal("2.125")).shown(2) == "2.125"
    assert Measure(Decimal(150_000), ">=").shown(0, grouped=True) == "at least 150,000"


def test_an_open_comparison_holds_for_no_rule() -> None:
    comparison = Comparison(Op.AT_LEAST, Decimal(3))
    assert comparison.is_met_by(">2", date.min) is None
    assert not comparison.holds(">2", date.min)
    assert comparison.holds(">3", date.min)


def judged(criterion: str, **changed: str) -> tuple[Assessed, Verdict]:
    answers = {**NORMAL, **changed}
    inputs = {name: Input(value, timedelta()) for name, value in answers.items()}
    found = assess(REGIMEN, inputs)
    return next(each for each in found.criteria if each.criterion == criterion), found.verdict


@pytest.mark.parametrize(
    ("value", "result", "verdict"),
    [
        (">2", Result.NOT_EVALUABLE, Verdict.NOT_EVALUABLE),
        (">=2.5", Result.NOT_EVALUABLE, Verdict.NOT_EVALUABLE),
        ("<2.6", Result.NOT_EVALUABLE, Verdict.NOT_EVALUABLE),
        ("<2.5", Result.CLEAR, Verdict.GIVE),
        ("<0.2", Result.CLEAR, Verdict.GIVE),
        (">3", Result.ABSOLUTE, Verdict.STOP_CYCLE),
        (">=3", Result.ABSOLUTE, Verdict.STOP_CYCLE),
    ],
)
def test_a_creatinine_with_a_comparator(value: str, result: Result, verdict: Verdict) -> None:
    assessed, follows = judged("creatinine", creatinine_mg_dl=value)
    assert (assessed.result, follows) == (result, verdict)


def test_what_is_left_open_is_said_with_what_to_do() -> None:
    assessed, _ = judged("creatinine", creatinine_mg_dl=">2")
    assert "known only as above 2 mg/dL" in assessed.say
    assert assessed.say.endswith("Ask the laboratory for the number, or measure again.")


def test_low_platelets_are_decided_by_a_comparator_too() -> None:
    assert judged("platelets", platelets_per_mm3="<5000")[0].result is Result.ABSOLUTE
    assert judged("platelets", platelets_per_mm3=">50000")[0].result is Result.CLEAR
    assert judged("platelets", platelets_per_mm3="<=50000")[0].result is Result.NOT_EVALUABLE


def test_a_sum_is_not_made_with_a_comparator() -> None:
    assert number_of({"weight_kg": Input(">70", timedelta())}, "weight_kg") is None
