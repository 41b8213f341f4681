"""What forbids to go on with a form: conditions to be ticked, and what is done where one is so."""

from collections.abc import Iterator
from dataclasses import dataclass

from il2nurse.domain.regimen.comparisons import Condition, Op
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.regimen.rules import Rule
from il2nurse.domain.rules.assessment.functions import FLAGS, OF_THE_PATIENT
from il2nurse.domain.rules.assessment.situation import situation_of
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.pharmacy.tasks import FORBIDDING

TIMES_TO_COME = frozenset({"reconstituted_in_future"})
BETWEEN = " · "
# A first sentence with one of these says what is to be done, and not only what is so.
TO_DO = ("do not", "no dose", "stop")


@dataclass(frozen=True, slots=True)
class StopIf:
    """Conditions of which none may be so, and the one thing to do where any is.

    Nothing here is said to be so: whoever fills in the form ticks what is.
    """

    conditions: tuple[str, ...]
    act: str


def stops_of(step: Step, moment: Moment | None) -> tuple[StopIf, ...]:
    """What forbids to go on at a step, together where the same is to be done.

    Without what the record of a named patient refutes, such as an age; all of it where the form is
    for anybody.
    """
    found: dict[str, list[str]] = {}
    for rule in step.rules:
        if rule.result in FORBIDDING and not _is_slip(rule.when) and not _refuted(rule, moment):
            for condition, act in _said(step, rule):
                found.setdefault(act, []).append(condition)
    return tuple(StopIf(tuple(dict.fromkeys(said)), act) for act, said in found.items())


def _said(step: Step, rule: Rule) -> Iterator[tuple[str, str]]:
    """The condition, and what is to be done.

    Of boxes, the one that was ticked is the condition; else it is the first sentence of the rule.
    """
    first, _, act = rule.say.partition(". ")
    field = next((each for each in step.fields if each.id == rule.when.field), None)
    if field is None or not field.choices:
        yield first, act or first
        return
    words = {word for each in rule.when.comparisons for word in _words(each.operand)}
    boxes = BETWEEN.join(choice.label for choice in field.choices if choice.word in words)
    told = act and not any(word in first.lower() for word in TO_DO)
    yield f"{field.short or field.label}: {boxes}", act if told else rule.say


def _words(operand: object) -> tuple[str, ...]:
    return operand if isinstance(operand, tuple) else ()


def _is_slip(when: Condition) -> bool:
    """Whether it asks for a time to come: a slip of who types, which no pen makes."""
    ahead = any(each.op is Op.LATER_THAN_DAYS for each in when.comparisons)
    return ahead or when.function in TIMES_TO_COME


def _refuted(rule: Rule, moment: Moment | None) -> bool:
    """Whether what stands at the head of the form shows already that it is not so."""
    if moment is None or rule.when.function not in OF_THE_PATIENT:
        return False
    return not FLAGS[rule.when.function](situation_of(moment, None, {}))
