"""Overrides: which holds may be put aside for one dose, and whether one still stands."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from il2nurse.domain.record.dose.facts import Basis
from il2nurse.domain.record.dose.override import Override
from il2nurse.domain.regimen.inputs import Input
from il2nurse.domain.regimen.regimen import Panel, Regimen
from il2nurse.domain.regimen.rules import Criterion, Limit, Result
from il2nurse.domain.rules.assessment.assessment import (
    Assessed,
    Assessment,
    verdict_of,
)
from il2nurse.domain.rules.assessment.functions import RELATIVE_COUNT, needs_of


def overridable_limit(regimen: Regimen, rule: str) -> Limit | None:
    """The limit with this id where the regimen lets it be overridden, else ``None``."""
    found = (limit for criterion in regimen.criteria for limit in criterion.limits)
    return next((limit for limit in found if limit.id == rule and limit.override), None)


def basis_of(
    regimen: Regimen,
    assessment: Assessment,
    inputs: Mapping[str, Input],
    criterion_id: str,
    at: datetime,
) -> tuple[Basis, ...]:
    """The values that a criterion's result rests on, with the times they were observed.

    The count of relative criteria rests on the values of those it counts. Answers of the step
    that judges, and what the register works out, count by their value alone.
    """
    criterion = next(each for each in regimen.criteria if each.id == criterion_id)
    timeless = _asked_while_judging(regimen)
    return tuple(
        Basis(
            field=name,
            value=inputs[name].value,
            at=None if name in timeless else _observed_at(inputs[name], at),
        )
        for name in sorted(_inputs_of_rule(regimen, assessment, criterion))
        if name in inputs
    )


def _asked_while_judging(regimen: Regimen) -> frozenset[str]:
    asked = {
        field.id
        for step in regimen.steps
        if step.panel is Panel.ASSESSMENT
        for field in step.fields
    }
    return frozenset(asked | {name for name, field in regimen.fields.items() if field.derived})


def _observed_at(found: Input, at: datetime) -> datetime | None:
    return None if found.age is None else at - found.age


def _inputs_of_rule(regimen: Regimen, assessment: Assessment, criterion: Criterion) -> set[str]:
    if criterion.function == RELATIVE_COUNT:
        counted = {assessed.criterion for assessed in assessment.relative}
        parts = [each for each in regimen.criteria if each.id in counted]
        return {name for each in parts for name in _inputs_of_rule(regimen, assessment, each)}
    return set(needs_of(criterion))


def with_overrides(
    regimen: Regimen,
    assessment: Assessment,
    overrides: Iterable[Override],
    inputs: Mapping[str, Input],
    at: datetime,
) -> Assessment:
    """The assessment with every override that still stands, and the verdict without those holds.

    An override stands up to its time limit, for the rule it was given for, while the regimen
    allows it and the values behind the rule are the same observations.
    """
    standing = {
        override.rule: override
        for override in overrides
        if _stands(regimen, assessment, override, inputs, at)
    }
    if not standing:
        return assessment
    judged = tuple(_marked(assessed, standing) for assessed in assessment.criteria)
    return replace(assessment, verdict=verdict_of(judged), criteria=judged)


def _marked(assessed: Assessed, standing: Mapping[str, Override]) -> Assessed:
    override = standing.get(assessed.rule)
    if override is None or assessed.result is not Result.HOLD:
        return assessed
    return replace(assessed, overridden_by=override.call.shown)


def _stands(
    regimen: Regimen,
    assessment: Assessment,
    override: Override,
    inputs: Mapping[str, Input],
    at: datetime,
) -> bool:
    if overridable_limit(regimen, override.rule) is None or not override.at <= at <= override.until:
        return False
    if all(assessed.rule != override.rule for assessed in assessment.of(Result.HOLD)):
        return False
    return override.basis == basis_of(regimen, assessment, inputs, override.criterion, at)
