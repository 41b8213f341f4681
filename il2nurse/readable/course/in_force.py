"""Which numbers of a pre-test speak against a dose by the regimen in force, in words."""

from il2nurse.domain.regimen.comparisons import Condition
from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.regimen.regimen import Regimen, Step
from il2nurse.domain.rules.assessment.pre_tests import CLOSED_BY, is_pre_test
from il2nurse.readable.words import band_in_words


def numbers_in_force(regimen: Regimen) -> tuple[str, ...]:
    """A sentence for each step with such numbers; sites choose where sources disagree."""
    return tuple(told for step in regimen.steps if (told := numbers_of_step(step)))


def numbers_of_step(step: Step) -> str | None:
    """The numbers of this step's tests that speak against a dose; ``None`` where it has none."""
    tests = {each.id: each for each in step.fields if _is_number(each)}
    parts = []
    for rule in step.rules:
        field = tests.get(rule.when.field or "")
        if field and rule.result in CLOSED_BY:
            other = step.field(rule.unless.field) if rule.unless and rule.unless.field else None
            unless = f" unless {_said(rule.unless, other)}" if rule.unless and other else ""
            parts.append(f"{_said(rule.when, field)}{unless}")
    return f"No dose if {'; or '.join(parts)}." if parts else None


def _is_number(field: Field) -> bool:
    return is_pre_test(field) and field.kind is FieldKind.NUMBER


def _said(when: Condition, field: Field) -> str:
    return f"{field.short or field.label} is {band_in_words(when.comparisons, field)} {field.unit}"
