"""What follows from each answer, value and name in a regimen, by the way to it.

* ``answer.FIELD.WORD`` and ``step.FUNCTION``: rules of the steps up to the one that gives.
* ``order.FIELD.WORD``: rules of the order.
* ``on_file.FIELD.ANSWER.CHARTED.WORD``: answers of the order that the word on file refuses.
* ``criterion.FIELD.WORD``: limits of criteria, by the question or the function that they judge.
* ``call.FIELD.WORD``: what is told to the prescriber.
* ``interaction.NAME`` and ``allergy.NAME``: a drug, or an allergy, of that name.
* ``level.LEVEL.NAME``: a drug of that name, told as at least that serious.

For a value, ``low``, ``high`` or ``between`` stands in the place of the word; for a day ``older``
or ``later``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from il2nurse.domain.regimen.comparisons import Comparison, Condition, Op
from il2nurse.domain.regimen.fields import SEXES, Field
from il2nurse.domain.regimen.regimen import GIVES, Regimen, Step
from il2nurse.domain.regimen.rules import Criterion, Limit, Result, Rule
from il2nurse.domain.regimen.statements import DRUG_LEVELS, FORBIDDEN, Statement
from il2nurse.domain.regimen.suitability import KnownAnswer

OVERRIDE: Final = "override"
RECOUNT: Final = "recount"
OPTIONAL: Final = "optional"
LOW: Final = frozenset({Op.BELOW, Op.AT_MOST})
HIGH: Final = frozenset({Op.ABOVE, Op.AT_LEAST})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What follows at one ``key``: where in the file that stands, and by what it is ``passed``.

    A rule is passed by another answer, in words, by a question that need not be answered
    (``optional``), and by a sex of which it is not asked; a limit also by ``override`` and
    ``recount``.
    """

    key: str
    result: Result
    at: str
    passed: frozenset[str] = frozenset()


def outcomes(regimen: Regimen) -> Iterator[Outcome]:
    """Everything that follows from anything, in the order of the regimen."""
    for step in up_to_the_drug(regimen):
        for rule in step.rules:
            yield from _of_rule(regimen, rule, f"step.{step.id}", "answer")
    yield from _of_order(regimen)
    for criterion in regimen.criteria:
        for limit in criterion.limits:
            yield from _of_limit(regimen, criterion, limit)
    yield from _calls(regimen)
    for each in regimen.interactions:
        result = Result.HOLD if each.level == FORBIDDEN else Result.WATCH
        yield from _named(each, "interaction", "interaction", result)
        for level in DRUG_LEVELS[DRUG_LEVELS.index(each.level or DRUG_LEVELS[-1]) :]:
            yield from _named(each, f"level.{level}", "interaction", Result.WATCH)
    for each in regimen.contraindications:
        yield from _named(each, "allergy", "contraindication", Result.HOLD)


def _of_order(regimen: Regimen) -> Iterator[Outcome]:
    for rule in regimen.suitability.rules:
        yield from _of_rule(regimen, rule, "suitability", "order")
    for known in regimen.suitability.known:
        yield from _of_known(regimen, known)


def up_to_the_drug(regimen: Regimen) -> Iterator[Step]:
    """Every step up to the one that gives."""
    for step in regimen.steps:
        yield step
        if step.act in GIVES:
            return


def _of_rule(regimen: Regimen, rule: Rule, step: str, space: str) -> Iterator[Outcome]:
    at, passed = f"{step}.rule.{rule.id}", set(_conditions(rule))
    if rule.when.function:
        yield Outcome(f"step.{rule.when.function}", rule.result, at, frozenset(passed))
        return
    field = regimen.fields[rule.when.field or ""]
    passed |= _not_answered(field)
    for word in _words(field, rule.when):
        yield Outcome(f"{space}.{field.id}.{word}", rule.result, at, frozenset(passed))


def _of_known(regimen: Regimen, known: KnownAnswer) -> Iterator[Outcome]:
    asked, charted = regimen.fields[known.field], regimen.fields[known.charted]
    at, passed = f"suitability.on_file.{known.id}", frozenset(_not_answered(asked))
    for agrees in known.agrees:
        for word in _words(charted, agrees.when):
            for answer in asked.words():
                if answer not in agrees.answers:
                    key = f"on_file.{known.field}.{answer}.{known.charted}.{word}"
                    yield Outcome(key, Result.BLOCK, at, passed)


def _conditions(rule: Rule) -> Iterator[str]:
    """Each other answer on which it depends whether the rule says anything, in words."""
    for other in (rule.unless, rule.ordered):
        if other:
            yield f"{other.field} {other.shown()}"


def _not_answered(field: Field) -> set[str]:
    """Why nothing may stand at a question: it need not be answered, or is not asked of all."""
    passed = {sex for sex in SEXES if not field.is_asked(sex)}
    return passed if field.required else passed | {OPTIONAL}


def _of_limit(regimen: Regimen, criterion: Criterion, limit: Limit) -> Iterator[Outcome]:
    passed = {criterion.unless} if criterion.unless else set()
    passed |= {OPTIONAL} if criterion.optional else set()
    passed |= {OVERRIDE} if limit.override else set()
    passed |= {RECOUNT} if limit.recount else set()
    when = Condition(criterion.field, limit.when)
    at = f"criterion.{criterion.id}.limit.{limit.id}"
    for word in _words(regimen.fields.get(criterion.field or ""), when):
        key = f"criterion.{criterion.field or criterion.function}.{word}"
        yield Outcome(key, limit.result, at, frozenset(passed))


def _calls(regimen: Regimen) -> Iterator[Outcome]:
    for call in regimen.calls.limits:
        name, when = call.field or call.test, Condition(call.field, call.when)
        for word in _words(regimen.fields.get(call.field or ""), when):
            yield Outcome(f"call.{name}.{word}", Result.WATCH, f"call_limit.{call.id}")
    for step in regimen.steps:
        for rule in step.rules:
            if rule.owes_call and rule.when.field:
                for word in _words(regimen.fields[rule.when.field], rule.when):
                    at = f"step.{step.id}.rule.{rule.id}"
                    yield Outcome(f"call.{rule.when.field}.{word}", rule.result, at)


def _named(statement: Statement, key: str, at: str, result: Result) -> Iterator[Outcome]:
    for name in statement.called:
        yield Outcome(f"{key}.{name.casefold()}", result, f"{at}.{statement.id}")


def _words(field: Field | None, when: Condition) -> tuple[str, ...]:
    """The words of the question at which the condition is met; for a value its side."""
    if field and field.choices:
        return tuple(word for word in field.words() if when.holds((word,), date.min))
    return (_side(when.comparisons),)


def _side(comparisons: Iterable[Comparison]) -> str:
    ops = {each.op for each in comparisons}
    if ops & LOW:
        return "between" if ops & HIGH else "low"
    if ops & HIGH:
        return "high"
    return "later" if Op.LATER_THAN_DAYS in ops else "older"
