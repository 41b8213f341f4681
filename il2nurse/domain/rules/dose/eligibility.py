"""Whether a patient may be treated: every pre-test with its result, and every gate that is open.

A gate is closed where it belongs: a result in the pre-tests of a dose, an answer at the order, a
decision. Until then no dose passes it; here it is told before anybody begins one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum, unique
from typing import Final

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.chart.chart import ObservedSet
from il2nurse.domain.regimen.comparisons import Op
from il2nurse.domain.regimen.fields import Answer, Field, FieldKind
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.rules.assessment.pre_tests import A_WEEK
from il2nurse.domain.rules.assessment.step_findings import findings_of
from il2nurse.domain.rules.course.elsewhere import doubted_person
from il2nurse.domain.rules.course.lost_entries import unsettled_loss
from il2nurse.domain.rules.course.paused import paused_order
from il2nurse.domain.rules.course.standing import unlifted_stop
from il2nurse.domain.rules.course.weight_doubt import weight_doubt
from il2nurse.domain.rules.moment import Moment

CLOSED_BY: Final = frozenset({Result.BLOCK, Result.HOLD, Result.ABSOLUTE, Result.STOP})
OF_DATE: Final = "_date"


@unique
class Closer(StrEnum):
    """Who closes a gate."""

    NURSE = "nurse"
    NURSE_AND_WITNESS = "nurse_and_witness"
    PRESCRIBER = "prescriber"
    PRESCRIBER_AND_WITNESS = "prescriber_and_witness"
    CHARGE_NURSE = "charge_nurse"
    WARD = "ward"


@dataclass(frozen=True, slots=True)
class Gate:
    """Something that has to be put right before a dose can be given.

    ``id`` is a field or a rule of the regimen file where it belongs to one. ``test`` is the
    question of which nothing is on file.
    """

    id: str
    missing: str
    closer: Closer
    test: Field | None = None


@dataclass(frozen=True, slots=True)
class PreTest:
    """One test that is done before a course, as it stands on the chart now.

    ``done_on`` is the day of the report, ``good_until`` when it serves no more. Nothing is
    on file where ``answer`` is empty; what is on file and too old ``serves`` no more.
    """

    field: Field
    answer: Answer
    done_on: date | None
    charted_at: datetime | None
    charted_by: str | None
    good_until: datetime | None
    serves: bool
    findings: tuple[Finding, ...]


def pre_tests(moment: Moment) -> tuple[PreTest, ...]:
    """Every pre-test of the regimen, in its order."""
    return tuple(
        _pre_test(moment, step, field)
        for step in moment.regimen.steps
        for field in step.fields
        if is_pre_test(field)
    )


def open_gates(case: Case, moment: Moment | None) -> tuple[Gate, ...]:
    """Every gate that is open, the weightiest first; ``moment`` is missing without an order."""
    if moment is None:
        standing = tuple(_of_patient(case))
        return (*standing, Gate("order", "No course is ordered.", Closer.PRESCRIBER))
    return (*_of_patient(case), *_of_course(moment), *_of_tests(moment))


def cautions(moment: Moment) -> tuple[Finding, ...]:
    """What was answered at the order and asks for care, though it closes nothing."""
    suited = moment.course.suited
    if suited is None:
        return ()
    day = suited.at.astimezone(moment.zone).date()
    return moment.regimen.suitability.findings(suited.answers, day)


def is_pre_test(field: Field) -> bool:
    """Whether a result serves for a week or longer, as those of a course do."""
    dated = field.kind is FieldKind.DATE
    return not dated and field.on_file is not None and field.on_file >= A_WEEK


def _pre_test(moment: Moment, step: Step, field: Field) -> PreTest:
    chart = moment.case.chart
    observed = chart.newest(field.id, moment.at)
    if observed is None or field.on_file is None:
        return PreTest(field, "", None, None, None, None, serves=False, findings=())
    dated = observed.values.get(f"{field.id}{OF_DATE}")
    done_on = date.fromisoformat(dated) if isinstance(dated, str) and dated else None
    found = tuple(
        each
        for each in _findings(moment, step)
        if each.field in (field.id, f"{field.id}{OF_DATE}") and each.result in CLOSED_BY
    )
    return PreTest(
        field=field,
        answer=observed.values[field.id],
        done_on=done_on,
        charted_at=observed.at,
        charted_by=observed.by,
        good_until=_good_until(moment, step, field, observed, done_on),
        serves=moment.at - observed.at <= field.on_file,
        findings=found,
    )


def _findings(moment: Moment, step: Step) -> tuple[Finding, ...]:
    """What the rules of the step say of what is on file, as old as it is."""
    chart = moment.case.chart
    answers: dict[str, Answer] = {}
    for field in step.fields:
        observed = chart.newest(field.id, moment.at)
        if observed:
            answers[field.id] = observed.values[field.id]
    findings, _ = findings_of(moment, moment.case.open_dose, step, answers)
    return findings


def _good_until(
    moment: Moment, step: Step, field: Field, observed: ObservedSet, done_on: date | None
) -> datetime:
    """When the report, or what was charted of it, is too old: a report at the end of a day."""
    days = [
        int(str(each.operand))
        for rule in step.rules
        if rule.when.field == f"{field.id}{OF_DATE}"
        for each in rule.when.comparisons
        if each.op is Op.OLDER_THAN_DAYS
    ]
    charted = observed.at + (field.on_file or timedelta())
    reported = [done_on + timedelta(days=most + 1) for most in days] if done_on else []
    return min((charted, *(datetime.combine(day, time(), moment.zone) for day in reported)))


def _of_patient(case: Case) -> Iterator[Gate]:
    stopped = unlifted_stop(case)
    if case.patient.discharged:
        yield Gate("discharged", f"The patient {case.patient.absence}.", Closer.WARD)
    if stopped:
        say = f"Course {stopped.number} was stopped: {stopped.stopped}."
        yield Gate("stopped", say, Closer.PRESCRIBER)
    if person := doubted_person(case):
        yield Gate("another_person", person, Closer.PRESCRIBER)
    if lost := unsettled_loss(case):
        yield Gate("lost_entries", lost, Closer.CHARGE_NURSE)


def _of_course(moment: Moment) -> Iterator[Gate]:
    course, asked = moment.course, moment.regimen.suitability
    if paused := paused_order(course, moment.zone):
        yield Gate("order_paused", paused, Closer.PRESCRIBER)
    if doubt := weight_doubt(moment.case, moment.zone, course.current):
        yield Gate("weight_in_doubt", doubt, Closer.PRESCRIBER_AND_WITNESS)
    if course.current.stopped:
        say = f"Cycle {course.current.number} was stopped: {course.current.stopped}."
        yield Gate("cycle_stopped", say, Closer.PRESCRIBER)
    if asked.fields and course.suited is None:
        say = (
            "At the order nobody asked for what, where, by which line and with which other illness."
        )
        yield Gate("suitability", say, Closer.PRESCRIBER)


def _of_tests(moment: Moment) -> Iterator[Gate]:
    for test in pre_tests(moment):
        if not test.answer:
            if test.field.required:
                say = f"{test.field.label}: not on file."
                yield Gate(test.field.id, say, Closer.NURSE, test.field)
        elif not test.serves:
            say = f"{test.field.label}: on file, and too old to serve."
            yield Gate(test.field.id, say, Closer.NURSE)
        for finding in test.findings:
            yield Gate(finding.rule, finding.say, Closer.NURSE_AND_WITNESS)
