"""What an override can never do, whatever the values."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.record.dose.call import Call
from il2nurse.domain.record.dose.override import Override
from il2nurse.domain.regimen.inputs import Input
from il2nurse.domain.regimen.rules import Result, Verdict
from il2nurse.domain.rules.assessment.assessment import Assessment, assess
from il2nurse.domain.rules.assessment.overrides import basis_of, overridable_limit, with_overrides
from tests.normal import NORMAL, REGIMEN

AT = datetime(2026, 11, 20, 13, 0, tzinfo=UTC)
FRESH = timedelta(minutes=5)
RULES = [limit.id for criterion in REGIMEN.criteria for limit in criterion.limits]
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "heart_rate_per_min": st.sampled_from(["99", "100", "119", "120", "130", "131"]),
        "systolic_mmhg": st.sampled_from(["89", "90", "91"]),
        "creatinine_mg_dl": st.sampled_from(["2.49", "2.5", "2.99", "3", "4.6"]),
        "bicarbonate_meq_l": st.sampled_from(["18", "18.1"]),
        "urine_8h_ml": st.sampled_from(["79", "80", "160", "161"]),
        "mental_status": st.sampled_from(["normal", "anxious", "confused", "disoriented"]),
        "alertness": st.sampled_from(["alert", "drowsy"]),
        "rhythm": st.sampled_from(["sinus", "other", "ventricular_tachycardia"]),
    },
)
MISSING = st.sets(st.sampled_from(sorted(NORMAL)), max_size=2)


def inputs_of(values: dict[str, str], missing: set[str]) -> dict[str, Input]:
    """A patient who may have the dose, but for what is changed or missing."""
    found = {**NORMAL, **values}
    return {name: Input(v, FRESH) for name, v in found.items() if name not in missing}


def for_everything(inputs: dict[str, Input], judged: Assessment) -> list[Override]:
    """An override of every rule there is, each given for the values as they stand."""
    call = Call("Dr. E. Vance", AT, read_back=True)
    place = {limit.id: c.id for c in REGIMEN.criteria for limit in c.limits}
    return [
        Override(
            rule=rule,
            criterion=place[rule],
            reason="",
            call=call,
            basis=basis_of(REGIMEN, judged, inputs, place[rule], AT),
            by="okafor",
            witness="sato",
            at=AT,
            known_at=AT,
            until=AT + timedelta(hours=1),
            dose="dose/1/1/1/1",
            seq=9,
        )
        for rule in RULES
    ]


@given(VALUES, MISSING)
def test_an_override_never_gives_with_an_input_missing(
    values: dict[str, str], missing: set[str]
) -> None:
    inputs = inputs_of(values, missing)
    judged = assess(REGIMEN, inputs)
    aside = with_overrides(REGIMEN, judged, for_everything(inputs, judged), inputs, AT)
    if judged.of(Result.NOT_EVALUABLE):
        assert aside.verdict is not Verdict.GIVE


@given(VALUES, MISSING)
def test_an_override_touches_only_what_allows_it_and_keeps_every_result(
    values: dict[str, str], missing: set[str]
) -> None:
    inputs = inputs_of(values, missing)
    judged = assess(REGIMEN, inputs)
    aside = with_overrides(REGIMEN, judged, for_everything(inputs, judged), inputs, AT)
    for before, after in zip(judged.criteria, aside.criteria, strict=True):
        assert replace(after, overridden_by=None) == before
        if after.overridden_by:
            assert overridable_limit(REGIMEN, after.rule)
            assert after.result is Result.HOLD


@given(VALUES, VALUES)
def test_an_override_stands_only_for_the_values_it_was_given_for(
    values: dict[str, str], later: dict[str, str]
) -> None:
    before, after = inputs_of(values, set()), inputs_of(later, set())
    judged = assess(REGIMEN, before)
    given = [each for each in for_everything(before, judged) if each.basis]
    aside = with_overrides(REGIMEN, assess(REGIMEN, after), given, after, AT)
    for each in aside.criteria:
        if each.overridden_by:
            override = next(one for one in given if one.rule == each.rule)
            assert all(after[basis.field].value == basis.value for basis in override.basis)


@given(VALUES, st.integers(min_value=1, max_value=60))
def test_the_same_values_measured_again_need_an_override_of_their_own(
    values: dict[str, str], minutes: int
) -> None:
    before = inputs_of(values, set())
    judged = assess(REGIMEN, before)
    given = for_everything(before, judged)
    later = AT + timedelta(minutes=minutes)
    aside = with_overrides(REGIMEN, judged, given, before, later)
    assert not any(each.overridden_by for each in aside.criteria)


@pytest.mark.parametrize(
    ("later", "stands"),
    [
        (timedelta(microseconds=-1), False),
        (timedelta(), True),
        (timedelta(hours=1), True),
        (timedelta(hours=1, microseconds=1), False),
    ],
)
def test_an_override_stands_from_its_instant_to_its_limit(
    later: timedelta, *, stands: bool
) -> None:
    before = inputs_of({"bicarbonate_meq_l": "18"}, set())
    judged = assess(REGIMEN, before)
    assert judged.verdict is Verdict.HOLD
    given = for_everything(before, judged)
    then = {name: replace(each, age=FRESH + later) for name, each in before.items()}
    aside = with_overrides(REGIMEN, judged, given, then, AT + later)
    assert (aside.verdict is Verdict.GIVE) is stands


def test_only_the_count_of_relative_criteria_may_be_overridden_as_shipped() -> None:
    assert [rule for rule in RULES if overridable_limit(REGIMEN, rule)] == ["relative_count_hold"]
