"""Every rule of a file as it is written there, the values that try it, and what the program says.

The rules are read from the file plainly, so that none can be left out by who judges them.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from il2nurse.domain.regimen.fields import Answer, FieldKind
from il2nurse.domain.regimen.inputs import Input
from il2nurse.domain.regimen.regimen import Regimen, Step
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.assessment.assessment import assess
from il2nurse.domain.rules.labs.calls import meets

NUMBERS: Final = frozenset({"below", "above", "at_least", "at_most"})
DAYS: Final = {"older_than_days": -1, "later_than_days": 1}
WORDS: Final = frozenset({"is", "one_of", "includes"})
FRESH: Final = timedelta(minutes=5)
DAY: Final = date(2026, 3, 2)
NOTHING: Final = "-"


@dataclass(frozen=True, slots=True)
class Written:
    """A rule as the file has it: where, what it is called, and when it says something."""

    place: str
    id: str
    when: Mapping[str, object]
    field: str = ""

    @property
    def tried(self) -> bool:
        """Whether a value of one field tries it; a named function and a state take more."""
        return bool(self.field)


def written_rules(path: Path) -> tuple[Written, ...]:
    """Every rule, limit and condition of the file."""
    document = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    found = tuple(_walk(document, "", ""))
    limits = {each.id: each for each in found if each.place == "criterion.limit"}
    return (*found, *_named_limits(document, limits))


def _named_limits(document: Mapping[str, Any], limits: Mapping[str, Written]) -> Iterator[Written]:
    """Every rule of a step that holds where a limit does, which it names."""
    for step in document["step"]:
        for rule in step.get("rule", ()):
            if "limit" in rule:
                limit = limits[rule["limit"]]
                yield replace(limit, place="step.rule", id=rule["id"])


def _walk(part: object, place: str, field: str) -> Iterator[Written]:
    if isinstance(part, list):
        for each in part:
            yield from _walk(each, place, field)
    elif isinstance(part, dict):
        when = part.get("when")
        if isinstance(when, dict) and "id" in part:
            name = part.get("field", field) if _compares(when) else ""
            yield Written(place, str(part["id"]), when, str(when.get("field", name)))
        for key, value in part.items():
            yield from _walk(value, f"{place}.{key}" if place else key, part.get("field", field))


def _compares(when: Mapping[str, object]) -> bool:
    return bool((NUMBERS | WORDS | DAYS.keys()) & when.keys())


def values_at(regimen: Regimen, rule: Written) -> set[str]:
    """The values that try a rule: at each limit, one step below, one above; and each word."""
    field, found = regimen.fields[rule.field], set[str]()
    for op, operand in rule.when.items():
        if op in NUMBERS:
            step, at = Decimal(1).scaleb(-(field.places or 0)), Decimal(str(operand))
            near = (at - step, at, at + step)
            low, high = field.lowest, field.highest
            found |= {f"{n:f}" for n in near if low is None or high is None or low <= n <= high}
        elif op in DAYS:
            at = Decimal(str(operand))
            found |= {f"{(at + past) * DAYS[op]:f}" for past in (0, 1)}
        elif op in WORDS:
            found |= {operand} if isinstance(operand, str) else set(map(str, _list(operand)))
    return found


def _list(operand: object) -> list[object]:
    return operand if isinstance(operand, list) else []


def said(regimen: Regimen, rule: Written, value: str) -> str:
    """What the program says for this value: the rule's result, or nothing."""
    if rule.place == "step.rule":
        step = next(s for s in regimen.steps for r in s.rules if r.id == rule.id)
        return _of_step(step, rule, _answer(regimen, rule.field, value))
    if rule.place == "criterion.limit":
        return _of_criterion(regimen, rule, value)
    answer = _answer(regimen, rule.field, value)
    if rule.place == "suitability.rule":
        found = regimen.suitability.findings({rule.field: answer}, DAY)
        return next((each.result.value for each in found if each.rule == rule.id), NOTHING)
    if rule.place == "call_limit":
        (limit,) = (each for each in regimen.calls.limits if each.id == rule.id)
        return "call" if meets(limit, answer) else NOTHING
    if rule.place == "monitoring_rule":
        (often,) = (each for each in regimen.charting.schedule if each.id == rule.id)
        assert often.condition is not None
        return "often" if often.condition.holds(answer, DAY) else NOTHING
    assert rule.place == "step.after_stop.rule", rule.place
    step = next(s for s in regimen.steps for r in s.worded_after_stop().rules if r.id == rule.id)
    return _of_step(step.worded_after_stop(), rule, answer)


def _of_step(step: Step, rule: Written, answer: Answer) -> str:
    (found,) = (each for each in step.rules if each.id == rule.id)
    return found.result.value if found.when.holds(answer, DAY) else NOTHING


def _of_criterion(regimen: Regimen, rule: Written, value: str) -> str:
    """All else is usual; a criterion that another limit of it outweighs says that one."""
    usual = {
        each.id: Input(each.usual, FRESH)
        for each in regimen.fields.values()
        if each.usual is not None
    }
    answer = _answer(regimen, rule.field, value)
    found = assess(regimen, {**usual, rule.field: Input(answer, FRESH)}).criteria
    one = next((each for each in found if each.rule == rule.id), None)
    return one.result.value if one and one.result is not Result.CLEAR else NOTHING


def _answer(regimen: Regimen, name: str, value: str) -> Answer:
    field = regimen.fields[name]
    if field.kind is FieldKind.DATE:
        return (DAY + timedelta(days=int(value))).isoformat()
    return (value,) if field.kind is FieldKind.MANY else value
