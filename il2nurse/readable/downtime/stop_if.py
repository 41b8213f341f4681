"""What forbids to go on with a form, and what asks for care: conditions, and what is done then."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import TypeAlias

from il2nurse.domain.regimen.comparisons import Condition, Op
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.regimen.rules import Criterion, Result, Rule
from il2nurse.domain.rules.assessment.functions import FLAGS, OF_THE_PATIENT
from il2nurse.domain.rules.assessment.situation import situation_of
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.downtime.form_boxes import CARE_SIGN, SIGN, is_met
from il2nurse.readable.pharmacy.tasks import FORBIDDING

Said: TypeAlias = tuple[str | None, str, list[tuple[str, str]]]
"""A condition that no box asks, what is to be done, and the boxes ticked where it is so."""
TIMES_TO_COME = frozenset({"reconstituted_in_future"})
# A first sentence with one of these says what is to be done, and not only what is so.
TO_DO = ("do not", "no dose", "stop")


@dataclass(frozen=True, slots=True)
class StopIf:
    """Answers and conditions of which none may be so, and the one thing to do where any is.

    Nothing here is said to be so. The ``answers``, each its field and its word, have the ``number``
    beside their boxes; a condition that no box asks is said, and has none. One that asks for
    ``care`` does not forbid to go on.
    """

    conditions: tuple[str, ...]
    act: str
    number: str | None = None
    answers: tuple[tuple[str, str], ...] = ()
    care: bool = False

    @property
    def sign(self) -> str:
        """What stands beside the boxes and before the sentence."""
        return CARE_SIGN if self.care else SIGN


def stops_of(
    step: Step, moment: Moment | None, criteria: Iterable[Criterion] = ()
) -> tuple[StopIf, ...]:
    """What forbids to go on at a step, then what asks for care where a box is ticked.

    Those of which the same is to be done stand together. Without what the record of a named
    patient refutes, such as an age; all of it where the form is for anybody.
    """
    rules = [r for r in step.rules if not _is_slip(r.when) and not _refuted(r, moment)]
    forbidding = [_said(step, each) for each in rules if each.result in FORBIDDING]
    told = {answer for _, _, answers in forbidding for answer in answers}
    cares = [_said(step, each) for each in rules if each.result is Result.WATCH]
    cares += _watched(step, criteria)
    asked = [(c, act, [a for a in answers if a not in told]) for c, act, answers in cares]
    numbers = count(1)
    return (
        *_together(forbidding, numbers, care=False),
        *_together([each for each in asked if each[2]], numbers, care=True),
    )


def _together(said: Iterable[Said], numbers: Iterator[int], *, care: bool) -> Iterator[StopIf]:
    """One for each act, with all conditions and answers of which it is to be done."""
    found: dict[str, tuple[list[str], list[tuple[str, str]]]] = {}
    for condition, act, answers in said:
        conditions, boxes = found.setdefault(act, ([], []))
        conditions += [condition] if condition else []
        boxes += answers
    for act, (conditions, boxes) in found.items():
        number = str(next(numbers)) if boxes else None
        told = tuple(dict.fromkeys(boxes))
        yield StopIf(tuple(dict.fromkeys(conditions)), act, number, told, care)


def _watched(step: Step, criteria: Iterable[Criterion]) -> Iterator[Said]:
    """The boxes of which a criterion, and no rule of the step, says that care is taken."""
    fields = {each.id: each for each in step.fields if each.choices}
    ruled = {(each.when.field, each.result) for each in step.rules}
    for criterion in criteria:
        field = fields.get(criterion.field or "")
        if field is None or (field.id, Result.WATCH) in ruled:
            continue
        for limit in criterion.limits:
            if limit.result is Result.WATCH:
                when = Condition(field.id, limit.when)
                boxes = [
                    (field.id, each.word) for each in field.choices if is_met(field, each, when)
                ]
                _, _, act = limit.say.partition(". ")
                yield None, act or limit.say, boxes


def numbers_of(stops: Iterable[StopIf], field: str) -> dict[str, str]:
    """The signs and numbers that stand beside the boxes of a question, by answer."""
    found: dict[str, list[str]] = {}
    for stop in stops:
        for asked, word in stop.answers:
            if asked == field and stop.number:
                found.setdefault(word, []).append(f"{stop.sign}{stop.number}")
    return {word: " ".join(numbers) for word, numbers in found.items()}


def _said(step: Step, rule: Rule) -> Said:
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
    """Whether the head of the form, or the order, shows already that it is not so."""
    if moment is None:
        return False
    situation = situation_of(moment, None, {})
    if not rule.is_of_order(situation.ordered, situation.today):
        return True
    asked = rule.when.function
    return asked in OF_THE_PATIENT and not FLAGS[asked](situation)
