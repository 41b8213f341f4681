"""What the rules and criteria say of values that are charted beside no step of a dose."""

from collections.abc import Iterator, Mapping

from il2nurse.domain.regimen.fields import Answer, FieldKind
from il2nurse.domain.regimen.neuro import Level, NeuroRules
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.regimen.vocabulary import (
    ALERTNESS,
    DISORIENTED,
    MENTAL_STATUS,
    ORIENTATION,
    SEVENS,
    WORLD,
)
from il2nurse.domain.rules.assessment.assessing import assess_now
from il2nurse.domain.rules.assessment.assessment import NO_DAY, Assessed, judge_value
from il2nurse.domain.rules.assessment.functions import RELATIVE_COUNT
from il2nurse.domain.rules.chart.neuro_checks import NeuroCheck, wrong_answers
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.measure import read_measure


def danger_findings(moment: Moment, answers: Mapping[str, Answer]) -> tuple[Finding, ...]:
    """What the rules say of charted answers, each by its field, in words for no dose ahead.

    Only while one runs is it asked to stop an infusion.
    """
    infusing = any(dose.infusing for dose in moment.case.doses.values())
    return tuple(
        Finding(
            rule.id,
            max(rule.result, _counted(moment.regimen, rule.when.field, answer), key=_severity),
            rule.said(infusing=infusing),
            rule.source,
            rule.when.field,
        )
        for step in moment.regimen.steps
        for rule in step.rules
        if rule.when.field
        and (answer := answers.get(rule.when.field))
        and rule.when.holds(answer, moment.today)
        and not rule.set_aside(lambda name: answers.get(name, ""), moment.today)
    )


def relative_finding(moment: Moment, answers: Mapping[str, Answer]) -> Finding | None:
    """That charted answers count beside what is on the chart: how many relative criteria are met.

    ``None`` where none of these answers counts.
    """
    regimen = moment.regimen
    counting = any(
        judge_value(each, answers[each.field]) is Result.RELATIVE
        for each in regimen.criteria
        if each.field and answers.get(each.field) and not each.function
    )
    if not counting:
        return None
    assessment = assess_now(moment, answers)
    by_id = {each.id: each for each in regimen.criteria}
    found = [a for a in assessment.criteria if by_id[a.criterion].function == RELATIVE_COUNT]
    names = [_with_value(regimen, each) for each in assessment.relative]
    if not found or not names:
        return None
    count, many = found[0], len(names)
    met = f"{many} relative criteri{'on' if many == 1 else 'a'} met: {', '.join(names)}."
    return Finding(count.criterion, count.result, f"{met} {count.say}", count.source)


def _with_value(regimen: Regimen, met: Assessed) -> str:
    """A criterion by name, with the number that meets it, so that nobody has to look which."""
    judged = next(each for each in regimen.criteria if each.id == met.criterion)
    name, field = met.title.lower(), regimen.fields[judged.field] if judged.field else None
    if field is not None and field.kind is not FieldKind.NUMBER:
        return name
    places = None if field is None else field.places
    return f"{name} {read_measure(met.value).shown(places, grouped=True)} {met.unit}".strip()


def findings_of_check(moment: Moment, check: NeuroCheck) -> tuple[Finding, ...]:
    """What follows from a neurological check for doses, the most severe first."""
    charted = {name: check.text(name) for name in (ALERTNESS.id, MENTAL_STATUS.id)}
    found = [*danger_findings(moment, charted), *_of_thinking(moment.regimen, check)]
    return tuple(sorted(found, key=lambda each: -each.result.severity))


def result_of_level(regimen: Regimen, level: Level) -> Result:
    """What the criteria say of the words of alertness and mental status that a level stands for."""
    words = ((ALERTNESS.id, level.alertness), (MENTAL_STATUS.id, level.mental_status))
    found = [_result(regimen, name, word) for name, word in words if word]
    return max(found, key=_severity, default=Result.CLEAR)


def result_of_failed_test(regimen: Regimen, rules: NeuroRules) -> Result:
    """What the criteria say of a thinking test that was failed."""
    return _result(regimen, rules.feeds_field, (rules.feeds_word,))


def result_of_wrong(regimen: Regimen, rules: NeuroRules, wrong: int) -> Result:
    """What the criteria say of so many wrong answers about person, place, time and situation."""
    if wrong < rules.disoriented_from:
        return Result.CLEAR
    return _result(regimen, MENTAL_STATUS.id, DISORIENTED)


def results_of_check(regimen: Regimen, check: NeuroCheck) -> Mapping[str, Result]:
    """What the criteria say of each answer of a check, by its field; clear ones are left out."""
    rules = regimen.neuro
    if rules is None:
        return {}
    levels = {each.field: each.level(check.text(each.field)) for each in rules.scales}
    found = {name: result_of_level(regimen, level) for name, level in levels.items() if level}
    found[ORIENTATION.id] = result_of_wrong(regimen, rules, len(wrong_answers(check.values)))
    for name, passed in ((SEVENS.id, check.sevens_ok), (WORLD.id, check.world_ok)):
        if passed is False:
            found[name] = result_of_failed_test(regimen, rules)
    return {name: result for name, result in found.items() if result is not Result.CLEAR}


def _of_thinking(regimen: Regimen, check: NeuroCheck) -> tuple[Finding, ...]:
    rules = regimen.neuro
    if rules is None or not check.thinking_failed:
        return ()
    say = f"Failed: {' and '.join(_failed(regimen, check))}."
    return tuple(
        Finding(limit.id, limit.result, say, limit.source, criterion.field)
        for criterion in regimen.criteria
        if criterion.field == rules.feeds_field
        for limit in criterion.limits
        if limit.is_met_by((rules.feeds_word,), NO_DAY)
    )


def _failed(regimen: Regimen, check: NeuroCheck) -> Iterator[str]:
    """The thinking tests that were failed, by name, and no other."""
    for name, passed in ((SEVENS.id, check.sevens_ok), (WORLD.id, check.world_ok)):
        if passed is False:
            yield regimen.fields[name].label.partition(":")[0]


def _counted(regimen: Regimen, field: str, answer: Answer) -> Result:
    """Relative where a criterion counts the answer, of which a rule may only warn."""
    counts = _result(regimen, field, answer) is Result.RELATIVE
    return Result.RELATIVE if counts else Result.CLEAR


def _result(regimen: Regimen, field: str, answer: Answer) -> Result:
    judged = (
        judge_value(each, answer)
        for each in regimen.criteria
        if each.field == field and not each.function
    )
    return max(judged, key=_severity, default=Result.CLEAR)


def _severity(result: Result) -> int:
    return result.severity
