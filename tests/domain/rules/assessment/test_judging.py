"""How one criterion is judged: values known only as above or below, roundings, what comes first."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.regimen.comparisons import Comparison, Op
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.inputs import Input
from il2nurse.domain.regimen.rules import Criterion, Limit, Result, Verdict
from il2nurse.domain.rules.assessment.assessment import (
    Assessed,
    Assessment,
    as_judged,
    assess,
    count_again,
    judge_value,
)
from il2nurse.domain.rules.assessment.whole import can_end, judged_alone
from tests.normal import NORMAL, REGIMEN

FRESH = timedelta(minutes=5)
DUE = datetime(2026, 11, 20, 13, 15, tzinfo=UTC)
BY_ID = {each.id: each for each in REGIMEN.criteria}


def above(number: str, result: Result, name: str = "") -> Limit:
    """A band above a number."""
    over = Comparison(Op.ABOVE, Decimal(number))
    return Limit(name or f"{result.value}_{number}", (over,), result, "Say.", "Source", "label")


def criterion(*limits: Limit) -> Criterion:
    """A criterion of creatinine with these bands."""
    return replace(BY_ID["creatinine"], limits=limits, unless=None)


def judged(one: Criterion, value: Answer) -> Assessed:
    """The criterion as the assessment judges it."""
    only = replace(REGIMEN, criteria=(one,))
    (found,) = assess(only, {"creatinine_mg_dl": Input(value, FRESH)}).criteria
    return found


def test_a_watch_that_a_comparator_leaves_open_is_watched_and_forbids_nothing() -> None:
    found = judged(criterion(above("3", Result.WATCH)), ">2")
    assert (found.result, found.rule) == (Result.WATCH, "watch_3")


@pytest.mark.parametrize("result", [Result.RELATIVE, Result.HOLD, Result.ABSOLUTE, Result.STOP])
def test_what_would_forbid_and_is_left_open_is_not_evaluable(result: Result) -> None:
    found = judged(criterion(above("3", result)), ">2")
    assert found.result is Result.NOT_EVALUABLE
    assert (
        "Creatinine is known only as above 2 mg/dL; that does not tell on which side" in found.say
    )
    assert found.age == FRESH


@pytest.mark.parametrize(
    ("met", "left_open", "expected"),
    [
        # What is met holds the dose, whatever worse is left open: it is not given either way.
        (Result.HOLD, Result.ABSOLUTE, Result.HOLD),
        (Result.WATCH, Result.HOLD, Result.NOT_EVALUABLE),
        (Result.RELATIVE, Result.HOLD, Result.NOT_EVALUABLE),
        (Result.ABSOLUTE, Result.HOLD, Result.ABSOLUTE),
        (Result.WATCH, Result.WATCH, Result.WATCH),
    ],
)
def test_what_is_met_beside_what_is_left_open(
    met: Result, left_open: Result, expected: Result
) -> None:
    one = criterion(above("2", met, "met"), above("3", left_open, "open"))
    assert judged(one, ">2.5").result is expected


def test_a_value_on_neither_side_of_any_limit_is_clear() -> None:
    one = criterion(above("3", Result.HOLD), above("2", Result.WATCH))
    assert judged(one, "<1").result is Result.CLEAR
    assert judged(one, "2").result is Result.CLEAR
    assert judge_value(one, "2.01") is Result.WATCH
    assert judge_value(one, "3.01") is Result.HOLD


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        ("2.4", 0, "2"),
        ("2.96", 1, "2.96"),
        ("2.996", 1, "2.996"),
        ("3.04", 1, "3.04"),
        ("2.9999999991", 0, "2.999999999"),
        # No more than nine decimals are tried; then the value stands as it is.
        ("2.99999999999999", 0, "2.99999999999999"),
    ],
)
def test_a_rounded_value_stays_on_its_side_of_the_limit(
    value: str, places: int, shown: str
) -> None:
    at_three = Limit(
        "hold_3", (Comparison(Op.AT_LEAST, Decimal(3)),), Result.HOLD, "Say.", "Source", "label"
    )
    one = criterion(at_three, above("3", Result.ABSOLUTE))
    assert as_judged(one, Decimal(value), places) == shown


def found_as(*results: Result) -> Assessment:
    """An assessment whose criteria came back so."""
    whole = assess(REGIMEN, {name: Input(value, FRESH) for name, value in NORMAL.items()})
    some = whole.criteria[: len(results)]
    return replace(
        whole,
        criteria=tuple(
            replace(each, result=result) for each, result in zip(some, results, strict=True)
        ),
    )


def test_what_speaks_against_the_dose_has_the_most_severe_first() -> None:
    found = found_as(
        Result.RELATIVE, Result.CLEAR, Result.STOP, Result.WATCH, Result.HOLD, Result.ABSOLUTE
    )
    assert [each.result for each in found.against] == [
        *(Result.STOP, Result.ABSOLUTE, Result.HOLD, Result.RELATIVE)
    ]


def test_what_was_put_aside_speaks_no_longer_against_it() -> None:
    found = found_as(Result.HOLD, Result.HOLD)
    first, second = found.criteria
    aside = replace(found, criteria=(replace(first, overridden_by="Dr. E. Vance"), second))
    assert aside.against == (second,)


def test_what_waits_for_a_second_count_is_no_relative_criterion_yet() -> None:
    found = found_as(Result.RELATIVE, Result.RELATIVE)
    first, second = (replace(each, counts=True) for each in found.criteria)
    waiting = replace(first, recount_from=DUE)
    counted = count_again(REGIMEN, found, (waiting, second))
    assert counted.relative == (second,)
    assert count_again(REGIMEN, found, (first, second)).relative == (first, second)


def test_the_first_scale_of_saturation_serves_unless_another_is_named() -> None:
    inputs = {name: Input(value, FRESH) for name, value in NORMAL.items()}
    inputs["spo2_percent"] = Input("92", FRESH)
    plain, first, second = (
        assess(REGIMEN, inputs),
        assess(REGIMEN, inputs, 1),
        assess(REGIMEN, inputs, 2),
    )
    # NEWS2: 92 % scores 2 on scale 1; on scale 2, 88 to 92 % scores 0.
    totals = [each.news2.total if each.news2 else None for each in (plain, first, second)]
    assert totals == [2, 2, 0]


def test_an_assessment_that_stands_alone_asks_for_all_that_could_end_the_cycle() -> None:
    alone = judged_alone(REGIMEN)
    for before, after in zip(REGIMEN.criteria, alone.criteria, strict=True):
        ends = any(limit.result in {Result.ABSOLUTE, Result.STOP} for limit in before.limits)
        assert can_end(before) is ends
        assert after == (replace(before, optional=False) if ends else before)
    left_out = [each for each in REGIMEN.criteria if each.optional and can_end(each)]
    assert left_out
    inputs = {name: Input(value, FRESH) for name, value in NORMAL.items()}
    missing = {each.field for each in left_out} & set(inputs)
    some = {name: found for name, found in inputs.items() if name not in missing}
    assert assess(alone, some).verdict is Verdict.NOT_EVALUABLE


def test_what_does_not_apply_is_clear_and_says_so() -> None:
    """The first dose of a cycle follows no other."""
    first = {**NORMAL, "doses_given_cycle": "0"}
    found = assess(REGIMEN, {name: Input(value, FRESH) for name, value in first.items()})
    (one,) = (each for each in found.criteria if BY_ID[each.criterion].unless)
    assert (one.result, one.say) == (Result.CLEAR, "Not applicable.")
