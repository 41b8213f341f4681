"""A thinking test that was failed counts whatever was ticked by hand, and nothing else does."""

from dataclasses import replace
from datetime import timedelta

from il2nurse.domain.regimen.inputs import Input
from il2nurse.domain.regimen.neuro import THINKING_FAILED
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.assessment.assessment import Assessed, Assessment, assess
from tests.normal import NORMAL, REGIMEN

FRESH = timedelta(minutes=5)
FAILED = Input("failed", timedelta(minutes=20))
FAILED_WORD = "thinking_test_failed"
SIGNS = "other_absolute_signs"


def judged(
    failed: Input | None,
    signs: tuple[str, ...],
    age: timedelta = FRESH,
    regimen: Regimen = REGIMEN,
) -> Assessment:
    """The assessment of a good patient with these bedside signs of this age."""
    inputs = {name: Input(value, FRESH) for name, value in NORMAL.items()}
    inputs[SIGNS] = Input(signs, age)
    return assess(regimen, inputs if failed is None else {**inputs, THINKING_FAILED: failed})


def of_signs(found: Assessment) -> Assessed:
    """How the criterion of the bedside signs came back."""
    return next(each for each in found.criteria if each.criterion == "mind_signs")


def test_a_failed_test_stands_where_nothing_was_ticked_and_has_its_own_age() -> None:
    assert of_signs(judged(None, ("none",))).value == "none"
    found = of_signs(judged(FAILED, ("none",)))
    assert (found.value, found.age) == (FAILED_WORD, FAILED.age)
    assert found.result is of_signs(judged(None, (FAILED_WORD,))).result


def test_it_stands_among_what_was_ticked_and_only_while_that_is_fresh() -> None:
    other = "heart_enzymes_raised"
    found = of_signs(judged(FAILED, (other,)))
    assert set(found.value.split(", ")) == {other, FAILED_WORD}
    old = of_signs(judged(FAILED, (other,), timedelta(days=9)))
    assert old.value == FAILED_WORD


def test_a_failed_test_changes_no_other_criterion() -> None:
    plain, failed = judged(None, ("none",)), judged(FAILED, ("none",))
    pairs = zip(plain.criteria, failed.criteria, strict=True)
    changed = {now.criterion for was, now in pairs if was != now}
    assert changed == {"mind_signs"}


def test_a_regimen_without_the_neurological_check_takes_no_failed_test() -> None:
    regimen = replace(REGIMEN, neuro=None)
    assert of_signs(judged(FAILED, ("none",), regimen=regimen)).value == "none"
