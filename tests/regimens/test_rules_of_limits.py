"""A step's rule that holds where a limit does names the limit and says nothing twice."""

from datetime import date

import pytest

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result
from il2nurse.regimens import load
from tests.regimens.alternatives import without
from tests.regimens.conftest import Spoil

NO_DAY = date.min


def test_the_rule_takes_what_the_limit_says(regimen: Regimen) -> None:
    limits = {limit.id: (one, limit) for one in regimen.criteria for limit in one.limits}
    rules = {rule.id: rule for step in regimen.steps for rule in step.rules}
    criterion, limit = limits["systolic_hold"]
    rule = rules["vital_systolic_low"]
    assert (rule.when.field, rule.when.comparisons) == (criterion.field, limit.when)
    assert (rule.result, rule.source, rule.confidence) == (
        limit.result,
        limit.source,
        limit.confidence,
    )
    assert rule.say.startswith(limit.say)
    assert rule.say != limit.say
    assert rules["vital_heart_rate_slow"].say == limits["heart_rate_low_hold"][1].say


def test_a_changed_limit_changes_the_step(text: str) -> None:
    begin = text.index('id = "systolic_hold"')
    other = text[:begin] + text[begin:].replace("below = 90", "below = 89", 1)
    rules = {rule.id: rule for rule in load(other, "site.toml").step("vital_signs").rules}
    assert rules["vital_systolic_low"].when.shown() == "below 89"


def test_a_relative_limit_is_watched_in_a_step(regimen: Regimen) -> None:
    rules = {rule.id: rule for rule in regimen.step("lethargy").rules}
    assert rules["mental_status_uneasy"].result is Result.WATCH


def test_no_rule_of_the_shipped_file_repeats_a_limit(text: str, regimen: Regimen) -> None:
    limits = {(one.field, limit.when) for one in regimen.criteria for limit in one.limits}
    for step in regimen.steps:
        for rule in step.rules:
            if (rule.when.field, rule.when.comparisons) in limits:
                begin = text.index(f'  id = "{rule.id}"\n')
                assert text[begin:].split("\n")[1].startswith("  limit = "), rule.id


RAISED = 'id = "vital_heart_rate_raised"\n  limit = "heart_rate_watch"'


def test_a_rule_goes_from_one_limit_through_another(text: str) -> None:
    alone = without(text, "vital_heart_rate_counts").replace(', "vital_heart_rate_counts"', "")
    through = alone.replace(RAISED, f'{RAISED}\n  through = "heart_rate_relative"')
    rules = {rule.id: rule for rule in load(through, "site.toml").step("vital_signs").rules}
    raised, fever = rules["vital_heart_rate_raised"], rules["vital_temperature_raised"]
    assert raised.when.shown() == "at least 100 and at most 130"
    assert (raised.result, raised.confidence) == (Result.WATCH, "guideline")
    assert fever.when.shown() == "at least 38"
    assert fever.source == (
        "Suggested: work-up from 38 °C; Dutcher 2014, additional file 1 (standing orders)"
    )
    assert fever.confidence == "proposal"
    begin = through.index('id = "heart_rate_relative"')
    other = through[:begin] + through[begin:].replace("at_most = 130", "at_most = 128", 1)
    other = other.replace("when = { above = 130 }", "when = { above = 128 }", 1)
    changed = {rule.id: rule for rule in load(other, "site.toml").step("vital_signs").rules}
    assert changed["vital_heart_rate_raised"].when.shown() == "at least 100 and at most 128"


def test_no_step_takes_lightly_what_a_criterion_holds_for(regimen: Regimen) -> None:
    """Where a step states a condition of its own, it agrees with the criterion of that field."""
    step = regimen.step("vital_signs")
    own = [rule for rule in step.rules if rule.when.field == "rhythm"]
    judged = [one for one in regimen.criteria if one.field == "rhythm"]
    for word in regimen.fields["rhythm"].words():
        said = {rule.result for rule in own if rule.when.holds(word, NO_DAY)}
        limits = [limit for one in judged for limit in one.limits]
        meant = {limit.result for limit in limits if limit.is_met_by(word, NO_DAY)}
        worst = max((each.severity for each in said), default=0)
        assert worst >= max((each.severity for each in meant), default=0), word


NAMED = 'id = "vital_systolic_low"'
LIMIT = 'limit = "systolic_hold"'


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ('limit = "systolic_hol"', '"systolic_hol" is not a valid limit; did you mean "sy'),
        (f'{LIMIT}\n  result = "watch"', '"result" is that of the limit; leave it out.'),
        (f"{LIMIT}\n  when = {{ below = 80 }}", '"when" is that of the limit; leave it out.'),
        (f'{LIMIT}\n  source = "Somebody"', '"source" is that of the limit; leave it out.'),
        ('limit = "alertness_hold"', 'judges "alertness", which is not asked in the step "vital_'),
        ('limit = "relative_count_hold"', '"relative_count_hold" is not a valid limit'),
        ('limit = ""', '"limit" is empty'),
    ],
)
def test_what_does_not_fit_is_refused(spoil: Spoil, new: str, sentence: str) -> None:
    assert any(sentence in said for said in spoil(NAMED, LIMIT, new))


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ("heart_rate_watc", '"heart_rate_watc" is not a valid through; did you mean'),
        ("heart_rate_low_watch", '"heart_rate_low_watch" is no limit that follows "heart_rate_wa'),
        ("temperature_high", '"temperature_high" is no limit that follows "heart_rate_watch"'),
        ("heart_rate_absolute", '"heart_rate_absolute" does not go on where "heart_rate_relative'),
    ],
)
def test_limits_that_do_not_follow_one_another_are_refused(
    spoil: Spoil, new: str, sentence: str
) -> None:
    raised, named = 'id = "vital_heart_rate_raised"', 'limit = "heart_rate_watch"'
    assert any(sentence in said for said in spoil(raised, named, f'{named}\n  through = "{new}"'))


def test_a_limit_whose_confidence_is_no_word_of_it_is_refused(spoil: Spoil) -> None:
    named, word = 'id = "heart_rate_watch"', 'confidence = "guideline"'
    said = spoil(named, word, 'confidence = "guidelime"')
    assert any('"guidelime" is not a valid confidence' in each for each in said)
