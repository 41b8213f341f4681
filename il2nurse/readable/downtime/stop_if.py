"""What forbids to go on with a form: conditions to be ticked, and what is done where one is so."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from il2nurse.domain.regimen.comparisons import Condition, Op
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.regimen.rules import Rule
from il2nurse.domain.rules.assessment.functions import FLAGS, OF_THE_PATIENT
from il2nurse.domain.rules.assessment.situation import situation_of
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.downtime.form_boxes import is_met
from il2nurse.readable.pharmacy.tasks import FORBIDDING

TIMES_TO_COME = frozenset({"reconstituted_in_future"})
# A first sentence with one of these says what is to be done, and not only what is so.
TO_DO = ("do not", "no dose", "stop")


@dataclass(frozen=True, slots=True)
class StopIf:
    """Answers and conditions of which none may be so, and the one thing to do where any is.

    Nothing here is said to be so. The ``answers``, each its field and its word, have the ``number``
    beside their boxes; a condition that no box asks is said, and has none.
    """

    conditions: tuple[str, ...]
    act: str
    number: str | None = None
    answers: tuple[tuple[str, str], ...] = ()


def stops_of(step: Step, moment: Moment | None) -> tuple[StopIf, ...]:
    """What forbids to go on at a step, together where the same is to be done.

    Without what the record of a named patient refutes, such as an age; all of it where the form is
    for anybody.
    """
    found: dict[str, tuple[list[str], list[tuple[str, str]]]] = {}
    for rule in step.rules:
        if rule.result in FORBIDDING and not _is_slip(rule.when) and not _refuted(rule, moment):
            condition, act, answers = _said(step, rule)
            conditions, boxes = found.setdefault(act, ([], []))
            conditions += [condition] if condition else []
            boxes += answers
    numbers = count(1)
    return tuple(
        StopIf(
            tuple(dict.fromkeys(conditions)),
            act,
            str(next(numbers)) if boxes else None,
            tuple(dict.fromkeys(boxes)),
        )
        for act, (conditions, boxes) in found.items()
    )


def numbers_of(stops: Iterable[StopIf], field: str) -> dict[str, str]:
    """The numbers that stand beside the boxes of a question, by answer."""
    found: dict[str, list[str]] = {}
    for stop in stops:
        for asked, word in stop.answers:
            if asked == field and stop.number:
                found.setdefault(word, []).append(stop.number)
    return {word: ",".join(numbers) for word, numbers in found.items()}


def _said(step: Step, rule: Rule) -> tuple[str | None, str, list[tuple[str, str]]]:
    """The condition, what is to be done, and the boxes that are ticked where it is so.

    Where boxes are, they are the condition; else it is the first sentence of the rule.
    """
    first, _, act = rule.say.partition(". ")
    field = next((each for each in step.fields if each.id == rule.when.field), None)
    if field is None or not field.choices:
        return first, act or first, []
    answers = [(field.id, each.word) for each in field.choices if is_met(field, each, rule.when)]
    told = act and not any(word in first.lower() for word in TO_DO)
    return None, act if told else rule.say, answers


def _is_slip(when: Condition) -> bool:
    """Whether it asks for a time to come: a slip of who types, which no pen makes."""
    ahead = any(each.op is Op.LATER_THAN_DAYS for each in when.comparisons)
    return ahead or when.function in TIMES_TO_COME


def _refuted(rule: Rule, moment: Moment | None) -> bool:
    """Whether what stands at the head of the form shows already that it is not so."""
    if moment is None or rule.when.function not in OF_THE_PATIENT:
        return False
    return not FLAGS[rule.when.function](situation_of(moment, None, {}))
