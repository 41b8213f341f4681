"""The day of the report on which a result stands, and whether the result still serves."""

from bisect import bisect_right
from datetime import date, datetime, time, timedelta, tzinfo

from il2nurse.domain.record.chart.chart import Chart, ObservedSet
from il2nurse.domain.record.labs.results import STEP
from il2nurse.domain.regimen.comparisons import Op
from il2nurse.domain.regimen.fields import OF_DATE, Field
from il2nurse.domain.regimen.regimen import Step


def day_of(test: str) -> str:
    """The field with the day of a test's report."""
    return f"{test}{OF_DATE}"


def done_on(
    chart: Chart, field: Field, observed: ObservedSet, at: datetime, zone: tzinfo
) -> date | None:
    """The day of the report as known at a time; of a laboratory's result, that of its specimen.

    ``None`` where none is on file: also where the report that a number stands on was struck out.
    """
    if observed.step == STEP:
        return observed.at.astimezone(zone).date()
    day = day_of(field.reported_with or field.id)
    # A result that was typed again alone, as at a dose, goes by the day that is on file.
    with_ = field.reported_with
    dating = _report_then(chart, with_, observed) if with_ else chart.newest(day, at)
    dated = dating.values.get(day) if dating else None
    return date.fromisoformat(dated) if isinstance(dated, str) and dated else None


def report_of(chart: Chart, field: Field, observed: ObservedSet) -> int | None:
    """The place of the set with the report on which a result stands; ``None`` if struck out."""
    if not field.reported_with:
        return observed.seq
    found = _report_then(chart, field.reported_with, observed)
    return found.seq if found else None


def own_day(chart: Chart, field: Field, observed: ObservedSet, zone: tzinfo) -> date | None:
    """The day of the report with which a result was charted, be it the newest or not."""
    if field.reported_with or observed.step == STEP:
        return done_on(chart, field, observed, observed.at, zone)
    dated = observed.values.get(day_of(field.id))
    return date.fromisoformat(dated) if isinstance(dated, str) and dated else None


def _report_then(chart: Chart, test: str, observed: ObservedSet) -> ObservedSet | None:
    """The set with the report that was on file as a number was charted; ``None`` if struck out.

    A newer report says nothing of that number, and an older one never did.
    """
    day, until = day_of(test), (observed.at, observed.seq)
    upto = bisect_right(chart.sets, until, key=lambda each: (each.at, each.seq))
    for each in reversed(chart.sets[:upto]):
        changed = {change.field for change in each.corrections}
        if day in each.values or day in changed:
            struck = test in changed and test not in each.values
            return None if struck else each
    return None


def serves(chart: Chart, field: Field, observed: ObservedSet, at: datetime, zone: tzinfo) -> bool:
    """Whether what is on file is young enough: by when it was charted, and by its own report."""
    if field.on_file is None or at - observed.at > field.on_file:
        return False
    if not field.reported_with:
        return True
    day = done_on(chart, field, observed, at, zone)
    return day is not None and at < ends_on(day, field.on_file, zone)


def ends_on(day: date, allowed: timedelta, zone: tzinfo) -> datetime:
    """When a report of a day is too old: at the end of the last day on which it is good."""
    return datetime.combine(day + timedelta(days=allowed.days + 1), time(), zone)


def good_until(
    step: Step, field: Field, observed: ObservedSet, day: date | None, zone: tzinfo
) -> datetime | None:
    """When the report, or what was charted of it, is too old: a report at the end of a day.

    ``None`` where that cannot be said, for a number without the day of its report.
    """
    allowed = field.on_file or timedelta()
    if day is None:
        return None if field.reported_with else observed.at + allowed
    dated = day_of(field.reported_with or field.id)
    most = [
        timedelta(days=int(str(each.operand)))
        for rule in step.rules
        if rule.when.field == dated
        for each in rule.when.comparisons
        if each.op is Op.OLDER_THAN_DAYS
    ]
    if field.reported_with:
        most.append(allowed)
    return min((observed.at + allowed, *(ends_on(day, each, zone) for each in most)))
