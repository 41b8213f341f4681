"""Everything in a regimen that compares an answer with a number, and the sentence it says."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from il2nurse.domain.regimen.comparisons import DATED, NUMERIC, Comparison, Op
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Rule


@dataclass(frozen=True, slots=True)
class Threshold:
    """One comparison with numbers: where it stands, of what, and what is said of it.

    ``subject`` is the question, the value that is worked out, or the test of the laboratory.
    ``step`` is how finely the subject is measured: what is above 40 begins at 41.
    """

    name: str
    text_at: str
    subject: str
    when: tuple[Comparison, ...]
    unit: str
    step: Decimal
    say: str

    def operands(self) -> Iterator[tuple[str, Op, Decimal]]:
        """Each number with its name in the file."""
        for each in self.when:
            if isinstance(each.operand, Decimal):
                yield f"{self.name}.{each.op.value}", each.op, each.operand

    def called(self) -> frozenset[Decimal]:
        """The numbers that a sentence may use for it: 41 too for what is above 40."""
        found = set()
        for _, op, operand in self.operands():
            nearby = {Op.BELOW: -self.step, Op.ABOVE: self.step}.get(op, Decimal(0))
            found |= {abs(operand), abs(operand + nearby)}
        return frozenset(found)


def judgements(regimen: Regimen) -> tuple[Threshold, ...]:
    """Every comparison with a number in the regimen."""
    found = (
        *_of_criteria(regimen),
        *_of_steps(regimen),
        *_of_calls(regimen),
        *_watched(regimen),
        *_marked(regimen),
    )
    return tuple(each for each in found if any(each.operands()))


def _step_of(regimen: Regimen, field: str | None) -> Decimal:
    found = regimen.fields.get(field or "")
    return Decimal(1).scaleb(-((found.places if found else None) or 0))


def _of_criteria(regimen: Regimen) -> Iterator[Threshold]:
    for one in regimen.criteria:
        subject, step = one.field or one.function or "", _step_of(regimen, one.field)
        for limit in one.limits:
            at = f"criterion.{one.id}.limit.{limit.id}"
            yield Threshold(
                f"{at}.when", f"{at}.say", subject, limit.when, one.unit, step, limit.say
            )
            if limit.resume:
                at = f"{at}.resume"
                again = limit.resume
                yield Threshold(
                    f"{at}.when", f"{at}.say", subject, again.when, one.unit, step, again.say
                )


def _of_steps(regimen: Regimen) -> Iterator[Threshold]:
    for step in regimen.steps:
        yield from _of_rules(regimen, f"step.{step.id}.rule", step.rules)
        if step.after_stop:
            yield from _of_rules(regimen, f"step.{step.id}.after_stop.rule", step.after_stop.rules)


def _of_rules(regimen: Regimen, at: str, rules: tuple[Rule, ...]) -> Iterator[Threshold]:
    for rule in rules:
        field = rule.when.field
        if field is None:
            continue
        dated = any(each.op in DATED for each in rule.when.comparisons)
        unit = "days" if dated else regimen.fields[field].unit
        name = f"{at}.{rule.id}"
        step = _step_of(regimen, field)
        told = {"say": rule.say, "say_charted": rule.say_charted, "say_running": rule.say_running}
        for key, say in told.items():
            if say:
                yield Threshold(
                    f"{name}.when", f"{name}.{key}", field, rule.when.comparisons, unit, step, say
                )


def _of_calls(regimen: Regimen) -> Iterator[Threshold]:
    for call in regimen.calls.limits:
        at, subject = f"call_limit.{call.id}", call.field or call.test or ""
        step = _step_of(regimen, call.field)
        yield Threshold(f"{at}.when", f"{at}.say", subject, call.when, call.unit, step, call.say)


def _watched(regimen: Regimen) -> Iterator[Threshold]:
    for rule in regimen.charting.schedule:
        if rule.condition is None or rule.condition.field is None or rule.fell_by is not None:
            continue
        at, field = f"monitoring_rule.{rule.id}", rule.condition.field
        when = tuple(each for each in rule.condition.comparisons if each.op in NUMERIC)
        unit, step = regimen.fields[field].unit, _step_of(regimen, field)
        for key, say in (("why", rule.why), ("say", rule.say)):
            if say:
                yield Threshold(f"{at}.when", f"{at}.{key}", field, when, unit, step, say)


def _marked(regimen: Regimen) -> Iterator[Threshold]:
    for mark in regimen.charting.weight_marks:
        at, when = f"weight_mark.{mark.id}", (Comparison(Op.AT_LEAST, mark.percent),)
        yield Threshold(
            f"{at}.percent", f"{at}.say", "weight_mark", when, "%", Decimal(1), mark.say
        )
