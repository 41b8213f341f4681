"""Pre-tests that a prescriber waived: the regimen of the course asks for them no more."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.waivers import Waiver
from il2nurse.domain.regimen.comparisons import Op
from il2nurse.domain.regimen.fields import OF_DATE, Field, Waivable
from il2nurse.domain.regimen.regimen import Regimen, Step
from il2nurse.domain.regimen.rules import Result, Rule
from il2nurse.domain.rules.moment import Moment, asked_of_sex
from il2nurse.domain.values.same import Same

MOST_KEPT: Final = 96
SAID: Final = frozenset({Op.IS, Op.ONE_OF})


def standing_waivers(course: Course, regimen: Regimen) -> tuple[Waiver, ...]:
    """Those that no prescriber has taken back and that the regimen in force allows.

    They end with the course.
    """
    return tuple(
        each
        for each in course.waivers
        if each.taken_back is None and may_be_waived(regimen, each.test)
    )


def waiver_of(moment: Moment, test: str) -> Waiver | None:
    """The waiver by which nobody asks for the test now."""
    standing = standing_waivers(moment.course, moment.regimen)
    return next((each for each in standing if each.test == test), None)


def may_be_waived(regimen: Regimen, test: str) -> Waivable | None:
    """What the regimen says of doing without a pre-test; ``None`` where it does not allow it."""
    return next((each for each in regimen.waivable if each.field == test), None)


def as_waived(regimen: Regimen, course: Course) -> Regimen:
    """The regimen that does not ask for what is waived, and has no rule that it is missing.

    Every other rule stands: a result that there is speaks against a dose as always.
    """
    waived = frozenset((each.test, each.reason) for each in standing_waivers(course, regimen))
    return _as_waived(Same(regimen), waived) if waived else regimen


def of_patient(regimen: Regimen, case: Case, course: Course) -> Regimen:
    """The regimen with what is asked of this patient and was not waived for the course."""
    return as_waived(asked_of_sex(regimen, case.patient.sex), course)


# The same regimen is given back for the same waivers: what is judged once is known by it.
@lru_cache(maxsize=MOST_KEPT)
def _as_waived(of: Same[Regimen], waived: frozenset[tuple[str, str]]) -> Regimen:
    regimen, why = of.thing, dict(waived)
    steps = (
        replace(
            step,
            fields=tuple(_fields(step, why)),
            rules=tuple(each for each in step.rules if not _only_missing(regimen, each, why)),
        )
        for step in regimen.steps
    )
    return replace(regimen, steps=tuple(steps))


def _fields(step: Step, why: Mapping[str, str]) -> Iterator[Field]:
    for field in step.fields:
        if field.id in why:
            yield replace(field, required=False, hint=f"Waived for this course: {why[field.id]}")
        else:
            day = field.id.endswith(OF_DATE) and field.id.removesuffix(OF_DATE) in why
            yield replace(field, required=False) if day else field


def _only_missing(regimen: Regimen, rule: Rule, why: Mapping[str, str]) -> bool:
    """Whether a rule says no more than that a waived test is missing or too old."""
    name, ops = rule.when.field or "", {each.op for each in rule.when.comparisons}
    if rule.result is not Result.BLOCK:
        return False
    if name.endswith(OF_DATE) and name.removesuffix(OF_DATE) in why:
        return ops == {Op.OLDER_THAN_DAYS}
    allowed = may_be_waived(regimen, name) if name in why else None
    if allowed is None or not ops <= SAID:
        return False
    words = [each.operand for each in rule.when.comparisons]
    return all(isinstance(each, tuple) and set(each) <= set(allowed.missing) for each in words)
