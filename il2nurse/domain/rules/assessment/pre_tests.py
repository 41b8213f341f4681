"""The tests that are done once before a course: each as it stands, and which are missing."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from il2nurse.domain.record.chart.chart import Correction, ObservedSet
from il2nurse.domain.record.chart.report_days import day_of, done_on, good_until, serves
from il2nurse.domain.record.course.waivers import Waiver
from il2nurse.domain.regimen.fields import Answer, Field, FieldKind
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.rules.assessment.step_findings import answers_on_file, findings_of
from il2nurse.domain.rules.course.waived import waiver_of
from il2nurse.domain.rules.moment import Moment

A_WEEK: Final = timedelta(days=7)
CLOSED_BY: Final = frozenset({Result.BLOCK, Result.HOLD, Result.ABSOLUTE, Result.STOP})


@dataclass(frozen=True, slots=True)
class PreTest:
    """One test that is done before a course, as it stands on the chart now.

    ``done_on`` is the day of the report, ``good_until`` when it serves no more; of a number both
    are ``None`` where the report that it stands on is not on file. Nothing is on file where
    ``answer`` is empty; what is on file and too old ``serves`` no more. ``waived`` is by whom and
    why nobody asks for it.
    """

    step: Step
    field: Field
    observed: ObservedSet | None
    done_on: date | None = None
    good_until: datetime | None = None
    serves: bool = False
    findings: tuple[Finding, ...] = ()
    waived: Waiver | None = None

    @property
    def answer(self) -> Answer:
        """The result; empty where none is on file."""
        return self.observed.values[self.field.id] if self.observed else ""

    @property
    def charted_at(self) -> datetime | None:
        """When the result was charted."""
        return self.observed.at if self.observed else None

    @property
    def charted_by(self) -> str | None:
        """Who charted the result."""
        return self.observed.by if self.observed else None

    @property
    def report(self) -> str | None:
        """The digest of the file that is kept with the result."""
        return self.observed.reports.get(self.field.id) if self.observed else None

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What was put in place of the result, or of the day of its report, the oldest first."""
        kept = self.observed.corrections if self.observed else ()
        return tuple(each for each in kept if each.field in self.names)

    @property
    def names(self) -> tuple[str, str]:
        """The test, and the day of its report."""
        return self.field.id, day_of(self.field.reported_with or self.field.id)


def pre_tests(moment: Moment) -> tuple[PreTest, ...]:
    """Every pre-test of the regimen, in its order."""
    return tuple(
        _pre_test(moment, step, field)
        for step in moment.regimen.steps
        for field in step.fields
        if is_pre_test(field)
    )


def missing_pre_tests(moment: Moment) -> tuple[Field, ...]:
    """The results that serve for a week or longer and of which none is on file now."""
    return tuple(
        field
        for step in moment.regimen.steps
        for field in step.fields
        if field.required and is_pre_test(field) and field.id not in answers_on_file(moment, step)
    )


def is_pre_test(field: Field) -> bool:
    """Whether a result serves for a week or longer, as those of a course do."""
    dated = field.kind is FieldKind.DATE
    return not dated and field.on_file is not None and field.on_file >= A_WEEK


def _pre_test(moment: Moment, step: Step, field: Field) -> PreTest:
    observed, waived = moment.case.chart.newest(field.id, moment.at), waiver_of(moment, field.id)
    if observed is None or field.on_file is None:
        return PreTest(step, field, None, waived=waived)
    done = done_on(moment.case.chart, field, observed, moment.at, moment.zone)
    found = tuple(
        each
        for each in _findings(moment, step, field)
        if each.field in (field.id, day_of(field.id)) and each.result in CLOSED_BY
    )
    return PreTest(
        step=step,
        field=field,
        observed=observed,
        done_on=done,
        good_until=good_until(step, field, observed, done, moment.zone),
        serves=serves(moment.case.chart, field, observed, moment.at, moment.zone),
        findings=found,
        waived=waived,
    )


def _findings(moment: Moment, step: Step, test: Field) -> tuple[Finding, ...]:
    """What the rules of the step say of a test on file, as old as it is, beside what serves."""
    chart = moment.case.chart
    answers: dict[str, Answer] = {}
    for field in step.fields:
        observed = chart.newest(field.id, moment.at)
        if not observed:
            continue
        own = field.id in (test.id, day_of(test.id))
        if own or serves(chart, field, observed, moment.at, moment.zone):
            answers[field.id] = observed.values[field.id]
    findings, _ = findings_of(moment, moment.case.open_dose, step, answers)
    return findings
