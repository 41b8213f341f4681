"""Every input the rules may ask for, with its age, from a case at a time."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.inputs import Input
from il2nurse.domain.regimen.neuro import THINKING_FAILED
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.chart.neuro_checks import thinking_failed_for
from il2nurse.domain.rules.chart.urine import urine_of_8_hours
from il2nurse.domain.values.instants import hours_between
from il2nurse.domain.values.quantity import HUNDREDTH, round_half_up, show


def inputs_at(case: Case, regimen: Regimen, course: Course, at: datetime) -> dict[str, Input]:
    """Every input the rules may ask for, with its age at ``at``.

    The urine of 8 hours is that of the charted volumes where they are complete, else the total
    that was typed. A typed total that is newer than the last volume and lower counts instead.
    A thinking test that was failed is an input of its own.
    """
    found = {
        name: Input(observed.values[name], at - observed.at)
        for name, field in regimen.fields.items()
        if field.chart and (observed := case.chart.newest(name, at))
    }
    found |= _collected_urine(case, regimen, at)
    failed = thinking_failed_for(regimen, case.chart, at)
    if failed is not None:
        found[THINKING_FAILED] = Input("failed", failed)
    return {**found, **_derived(case, course, at)}


def urine_at(case: Case, regimen: Regimen, at: datetime) -> Input | None:
    """The urine of 8 hours in mL as rules take it; ``None`` where none is charted or too old."""
    field = regimen.fields.get(vocabulary.URINE_8H.id)
    if field is None:
        return None
    typed = case.chart.newest(field.id, at)
    found = _collected_urine(case, regimen, at).get(field.id)
    if found is None and typed:
        found = Input(typed.values[field.id], at - typed.at)
    if found is None or (field.oldest and found.age is not None and found.age > field.oldest):
        return None
    return found


def _collected_urine(case: Case, regimen: Regimen, at: datetime) -> dict[str, Input]:
    if vocabulary.URINE_8H.id not in regimen.fields:
        return {}
    collected = urine_of_8_hours(case.chart, at, regimen.charting)
    if collected is None:
        return {}
    measured = collected.stretch.end
    typed = case.chart.newest(vocabulary.URINE_8H.id, at)
    if (
        typed
        and typed.at >= measured
        and Decimal(str(typed.values[vocabulary.URINE_8H.id])) < collected.ml
    ):
        return {}
    return {vocabulary.URINE_8H.id: Input(show(collected.ml), at - measured)}


def _derived(case: Case, course: Course, at: datetime) -> dict[str, Input]:
    cycle, now_given = course.current, case.open_dose
    # The dose that is being given does not speak against itself.
    before = [dose for dose in case.doses.values() if dose is not now_given]
    doses = [dose for dose in case.doses_of(course, cycle.number) if dose is not now_given]
    derived = {
        vocabulary.DOSES_GIVEN.id: str(sum(dose.given is not None for dose in doses)),
        vocabulary.DOSES_HELD.id: str(case.holds_that_count(course)),
    }
    if cycle.weight is not None:
        derived[vocabulary.BASELINE_WEIGHT.id] = show(cycle.weight.kg)
    last = _last_of(before)
    if last is not None:
        derived[vocabulary.HOURS_SINCE_START.id] = show(
            round_half_up(hours_between(last, at), HUNDREDTH)
        )
    return {name: Input(value, timedelta()) for name, value in derived.items()}


def _last_of(doses: Iterable[Dose]) -> datetime | None:
    starts = [dose.given.since for dose in doses if dose.given]
    return max(starts, default=None)
