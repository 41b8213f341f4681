"""No file of a kind takes a gate away: by a milder result, by its deletion, or by a way past it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final, TypeVar

import pytest

from il2nurse.domain.people import Role
from il2nurse.domain.regimen.comparisons import Comparison, Condition, Op
from il2nurse.domain.regimen.regimen import GIVES, Regimen
from il2nurse.domain.regimen.rules import Criterion, Limit, Result, Rule
from il2nurse.regimens import BadRegimen, load, load_whole
from il2nurse.regimens.loading import parse_toml
from il2nurse.regimens.sense.gates import gates_taken_away
from il2nurse.regimens.sense.hard_gates import hard_gates_opened
from il2nurse.regimens.sense.kinds import RegimenKind, kinds_folder, read_kind
from il2nurse.regimens.sense.signers import steps_nobody_signs
from tests.normal import FILE
from tests.regimens.alternatives import without

Each = TypeVar("Each", Rule, Limit)
TEXTS: Final = {
    path.stem: path.read_text(encoding="utf-8") for path in sorted(FILE.parent.glob("*.toml"))
}
HIGH, DAYS, INJECTED = (
    "aldesleukin-high-dose-iv",
    "aldesleukin-continuous-iv-hiv",
    "aldesleukin-subcutaneous-hiv",
)
WHAT_TO_DO: Final = (
    "a new gate stands under [[must_hold]] of its kind; where a source lets the dose go on, here"
)
# One source lets the dose go on, and a site may read it so: what is settled says how.
READ_OTHERWISE: Final = {
    (HIGH, "lab_stool_positive"),
    *((name, f"{illness}_found") for name in TEXTS for illness in ("heart", "diabetes")),
    *((name, "illness_stricter") for name in TEXTS),
    *((name, "hiv_not_under_control") for name in TEXTS),
}


@lru_cache
def _kind(name: str) -> RegimenKind:
    path = kinds_folder() / f"{load(TEXTS[name], name).kind}.toml"
    text = path.read_text(encoding="utf-8")
    return read_kind(parse_toml(text, path.name), text, path.name)


def _wrong(name: str, regimen: Regimen) -> list[str]:
    kind = _kind(name)
    found = (*gates_taken_away(regimen, kind, {}), *hard_gates_opened(regimen, kind, {}))
    return [each.sentence for each in found]


def _ids(name: str) -> Iterator[str]:
    """Every rule up to the drug, and every limit, after which no dose goes on as it was."""
    regimen = load(TEXTS[name], name)
    for step in regimen.steps:
        yield from (each.id for each in step.rules if each.result.severity >= Result.BLOCK.severity)
        if step.act in GIVES:
            break
    asked = regimen.suitability.rules
    yield from (each.id for each in asked if each.result is Result.BLOCK)
    for criterion in regimen.criteria:
        for limit in criterion.limits:
            if limit.result.severity >= Result.RELATIVE.severity:
                yield limit.id


ALL: Final = [(name, each) for name in TEXTS for each in _ids(name)]


def _changed(regimen: Regimen, name: str, result: Result | None) -> Regimen:
    """The regimen with another result of one rule or limit, or without it."""

    def changed(found: tuple[Each, ...]) -> tuple[Each, ...]:
        others = [each for each in found if each.id != name or result is not None]
        return tuple(
            replace(each, result=result) if result and each.id == name else each for each in others
        )

    asked = regimen.suitability
    return replace(
        regimen,
        steps=tuple(replace(each, rules=changed(each.rules)) for each in regimen.steps),
        suitability=replace(asked, rules=changed(asked.rules)),
        criteria=tuple(replace(each, limits=changed(each.limits)) for each in regimen.criteria),
    )


@pytest.mark.parametrize("name", TEXTS)
def test_no_shipped_file_takes_a_gate_away(name: str) -> None:
    assert not _wrong(name, load(TEXTS[name], name))


@pytest.mark.parametrize(("name", "rule"), ALL)
def test_a_gate_that_is_deleted_or_only_watched_is_refused(name: str, rule: str) -> None:
    regimen = load(TEXTS[name], name)
    may = (name, rule) in READ_OTHERWISE
    for result in (None, Result.WATCH):
        wrong = _wrong(name, _changed(regimen, rule, result))
        assert bool(wrong) is not may or (may and result is None), WHAT_TO_DO


def _with_criterion(
    regimen: Regimen, name: str, change: Callable[[Criterion], Criterion]
) -> Regimen:
    return replace(
        regimen,
        criteria=tuple(change(each) if each.id == name else each for each in regimen.criteria),
    )


def test_a_criterion_that_is_left_out_without_its_value_is_no_gate() -> None:
    regimen = load(TEXTS[HIGH], HIGH)
    wrong = _wrong(
        HIGH, _with_criterion(regimen, "platelets", lambda each: replace(each, optional=True))
    )
    assert '"platelets_absolute" lets this pass by "optional"' in wrong[0]
    wrong = _wrong(
        HIGH,
        _with_criterion(
            regimen, "platelets", lambda each: replace(each, unless="no_dose_given_in_cycle")
        ),
    )
    assert 'by "no_dose_given_in_cycle"' in wrong[0]


def test_a_limit_that_a_prescriber_may_put_aside_is_no_gate() -> None:
    regimen = load(TEXTS[HIGH], HIGH)
    given = next(
        limit.override for each in regimen.criteria for limit in each.limits if limit.override
    )
    limits = next(each.limits for each in regimen.criteria if each.id == "systolic")
    changed = tuple(replace(each, override=given) for each in limits)
    wrong = _wrong(
        HIGH, _with_criterion(regimen, "systolic", lambda each: replace(each, limits=changed))
    )
    assert '"systolic_hold" lets this pass by "override"' in wrong[0]


def test_another_answer_passes_no_gate_but_the_one_of_fev1() -> None:
    regimen = load(TEXTS[HIGH], HIGH)
    other = Condition("chest_x_ray", (Comparison(Op.IS, ("normal",)),))
    steps = tuple(
        replace(
            step,
            rules=tuple(
                replace(each, unless=other) if each.id == "thallium_stress_test_abnormal" else each
                for each in step.rules
            ),
        )
        for step in regimen.steps
    )
    assert (
        'lets this pass by "chest_x_ray is normal"'
        in _wrong(HIGH, replace(regimen, steps=steps))[0]
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("required = true", "required = false", 'by "optional"'),
        ('asked_of = ["female", "other", "unknown"]', 'asked_of = ["unknown"]', '"female"'),
    ],
)
def test_a_question_that_need_not_be_answered_is_no_gate(old: str, new: str, said: str) -> None:
    begin = TEXTS[HIGH].index('id = "pregnancy_status"\n')
    end = TEXTS[HIGH].index("\n\n", begin)
    asked = TEXTS[HIGH][begin:end]
    changed = asked.replace(old, new) if old in asked else f"{asked}\n{new}"
    wrong = _wrong(HIGH, load(TEXTS[HIGH].replace(asked, changed), HIGH))
    assert any(said in each for each in wrong)


def test_a_gate_behind_the_drug_is_none() -> None:
    regimen = load(TEXTS[HIGH], HIGH)
    moved = next(each for each in regimen.steps if each.id == "pre_tests")
    others = tuple(each for each in regimen.steps if each is not moved)
    wrong = _wrong(HIGH, replace(regimen, steps=(*others, moved)))
    assert any("Thallium stress test: Abnormal" in each for each in wrong)


def test_a_further_answer_of_a_hard_gate_is_shut_too() -> None:
    added = TEXTS[HIGH].replace(
        '  { word = "abnormal", label = "Abnormal" },',
        '  { word = "abnormal", label = "Abnormal" },\n  { word = "nearly", label = "Nearly" },',
        1,
    )
    assert '"nearly": whatever is not "normal" gives no dose.' in _wrong(HIGH, load(added, HIGH))[0]


def _refused(text: str) -> str:
    with pytest.raises(BadRegimen) as refused:
        load_whole(text, "site.toml")
    return str(refused.value)


def _result(text: str, rule: str, new: str) -> str:
    found = re.compile(r'  result = "\w+"').search(text, text.index(f'  id = "{rule}"\n'))
    assert found
    return text[: found.start()] + f'  result = "{new}"' + text[found.end() :]


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        (HIGH, "thallium_stress_test_abnormal"),
        (HIGH, "pulmonary_function_abnormal"),
        (HIGH, "fev1_l_low"),
        (HIGH, "pregnant"),
        (HIGH, "contraindication_present"),
        (HIGH, "concentration_outside_window"),
        (HIGH, "line_bag_limit_passed"),
        (HIGH, "permanent_stop_seizures"),
        (DAYS, "albumin_missing"),
        (INJECTED, "viral_load_high"),
        (INJECTED, "drawn_too_soon"),
        (INJECTED, "protocol_differs"),
        (INJECTED, "site_same"),
        (INJECTED, "protease_not_checked"),
        (INJECTED, "illness_never"),
        (INJECTED, "pregnancy_never"),
        (INJECTED, "limit_passed"),
        (INJECTED, "too_young"),
    ],
)
def test_the_file_itself_is_refused_with_a_sentence_at_its_line(name: str, rule: str) -> None:
    text = TEXTS[name]
    watched = _refused(_result(text, rule, "watch"))
    assert f'"{rule}" makes this "watch" and no more' in watched
    line = text[: text.index("  result = ", text.index(f'  id = "{rule}"\n'))].count("\n") + 1
    assert f"site.toml:{line}: " in watched
    # A rule that a settled reading names is missed there first.
    deleted = _refused(without(text, rule))
    assert "given at this" in deleted or f'"{rule}" is no figure, rule, limit' in deleted


@pytest.mark.parametrize("level", ["warn-high", "info"])
def test_a_drug_that_is_forbidden_stays_forbidden(level: str) -> None:
    changed = TEXTS[HIGH].replace(
        'id = "interaction_glucocorticoid"\nlevel = "hold"',
        f'id = "interaction_glucocorticoid"\nlevel = "{level}"',
    )
    assert '"interaction_glucocorticoid" makes this told and no more' in _refused(changed)
    less = TEXTS[HIGH].replace('"prednisolone", ', "", 1)
    assert "the drug “prednisolone”" in _refused(less)


@pytest.mark.parametrize(("name", "step"), [(HIGH, "infuse"), (INJECTED, "inject"), (HIGH, "sign")])
def test_a_step_that_nobody_may_sign_is_refused(name: str, step: str) -> None:
    regimen = load(TEXTS[name], name)
    for roles in (frozenset({Role.STUDENT}), frozenset({Role.PRESCRIBER, Role.ADMINISTRATOR})):
        steps = tuple(
            replace(each, roles=roles) if each.id == step else each for each in regimen.steps
        )
        found = [each.sentence for each in steps_nobody_signs(replace(regimen, steps=steps), {})]
        assert found
        assert f'the step "{step}" is for' in found[0]
        assert "nurse" in found[0]


def test_a_witness_who_may_not_witness_is_refused() -> None:
    text = TEXTS[HIGH].replace('roles = ["pharmacist"]', 'roles = ["student"]')
    assert "nobody with that role may witness there" in _refused(text)
    for other in ("agency_nurse", "administrator"):
        changed = TEXTS[HIGH].replace('roles = ["pharmacist"]', f'roles = ["{other}"]')
        assert f"is for {other}, and nobody" in _refused(changed)


def test_a_sentence_that_forbids_the_dose_stands_at_no_rule_that_lets_it_go_on() -> None:
    watched = _result(TEXTS[DAYS], "heart_found", "watch")
    assert '"heart_found" says “Hold and call the prescriber”, and its result is "watch"' in (
        _refused(watched)
    )
