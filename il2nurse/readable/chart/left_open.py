"""What a set of vital signs leaves open, by name, and until when the whole set stays due."""

from collections.abc import Container

from il2nurse.domain.record.chart.chart import ObservedSet
from il2nurse.domain.regimen.inputs import age_by_clock
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.chart.due import next_vital_signs
from il2nurse.domain.rules.chart.vital_sets import is_vital_set
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.wall_clock import clock_on


def left_open(regimen: Regimen, values: Container[str]) -> str:
    """The vital signs of a whole set that are not among these values: "Temp, SpO₂"; else empty."""
    fields = [regimen.fields[name] for name in regimen.monitoring.fields if name not in values]
    return ", ".join(field.short or field.label for field in fields)


def not_excused(regimen: Regimen, reason: str, values: Container[str]) -> str | None:
    """That the reason of a partial set does not excuse some of what is open; else ``None``."""
    reasons = regimen.charting.partial_reasons
    for found in (each for each in reasons if each.word == reason):
        fields = [regimen.fields[name] for name in found.measured if name not in values]
        names = ", ".join(each.short or each.label for each in fields)
        if names:
            return f"“{found.label}” is no reason to leave open: {names}. Measure what is missing."
    return None


def stays_due(moment: Moment) -> str | None:
    """When the whole set is due by now: "The whole set stays due at 14:05, overdue 6 min."."""
    due = next_vital_signs(moment)
    if due is None:
        return None
    at = due.at.astimezone(moment.zone)
    late = f", overdue {age_by_clock(due.at, moment.at)}" if due.overdue else ""
    return f"The whole set stays due at {clock_on(at, moment.today)}{late}."


def newest_partial(moment: Moment) -> ObservedSet | None:
    """The newest vital signs on the chart, where those are a partial set."""
    for observed in reversed(moment.case.chart.sets):
        if observed.at <= moment.at and is_vital_set(observed, moment.regimen):
            return observed if observed.partial else None
    return None
