"""The answers of a confirmed step in words, corrected values struck beside the new ones."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from il2nurse.domain.record.chart.chart import Correction, ObservedSet
from il2nurse.domain.record.dose.dose import StepDone
from il2nurse.domain.record.register.scan_facts import CodeSource
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.values.text import Emphasis, Line, Span, line, short_digest
from il2nurse.readable.course.in_force import numbers_of_step
from il2nurse.readable.dose_record import DoseRecord
from il2nurse.readable.words import STRUCK_OUT

# Shown of every set by the table of vital signs.
IN_TABLE: Final = frozenset(
    each.id
    for each in (
        vocabulary.HEART_RATE,
        vocabulary.RHYTHM,
        vocabulary.SYSTOLIC,
        vocabulary.DIASTOLIC,
        vocabulary.RESPIRATORY_RATE,
        vocabulary.TEMPERATURE,
        vocabulary.SPO2,
        vocabulary.OXYGEN,
        vocabulary.ALERTNESS,
    )
)
BETWEEN = Span(" · ", Emphasis.QUIET)
LONGEST_LABEL = 20


def answer_lines(
    record: DoseRecord, step: Step, done: StepDone, *, short: bool = False
) -> Iterator[Line]:
    """All answers in one line, then where those came from that were on file.

    In ``short`` ticks are counted where all of them were set, and what was charted as vital signs
    is left to their table, unless something was found of it.
    """
    told = _answer_in_short if short else _answer
    parts = [part for field in step.fields if (part := told(record, step, done, field))]
    spans: list[Span] = []
    for part in parts:
        spans.extend((BETWEEN, *part) if spans else part)
    if spans:
        yield tuple(spans)
    yield from _from_chart(record, done)
    judged = numbers_of_step(step)
    if judged and (not short or _has_number(record, step, done)):
        yield line(judged, Emphasis.QUIET)


def _has_number(record: DoseRecord, step: Step, done: StepDone) -> bool:
    answers = record.case.answers(done)
    return any(answers.get(each.id) for each in step.fields if each.kind is FieldKind.NUMBER)


def _answer_in_short(record: DoseRecord, step: Step, done: StepDone, field: Field) -> Line:
    found = any(each.field == field.id for each in done.findings)
    in_table = field.id in IN_TABLE and done.charted is not None and field.id not in done.on_file
    if in_table and not found:
        return ()
    answer, choices = record.case.answers(done).get(field.id), len(field.choices)
    if field.kind is FieldKind.TICKS and isinstance(answer, tuple) and len(answer) == choices > 1:
        return (Span(f"{field_title(field)}: ", Emphasis.QUIET), Span(f"all {choices} confirmed"))
    return _answer(record, step, done, field)


def _answer(record: DoseRecord, step: Step, done: StepDone, field: Field) -> Line:
    if _dated(step, field):
        return ()
    value = answer_spans(record, done, field)
    if not value:
        return ()
    label = Span(f"{field_title(field)}: ", Emphasis.QUIET)
    dated = step.field(f"{field.id}_date")
    day = answer_spans(record, done, dated) if dated else ()
    return (label, *value, Span(" ("), *day, Span(")")) if day else (label, *value)


def field_title(field: Field) -> str:
    """The field's label where it is short enough for a line of many answers, else its short."""
    return field.label if len(field.label) <= LONGEST_LABEL else field.short or field.label


def _dated(step: Step, field: Field) -> bool:
    """True for the date of another answer, which is written after that answer."""
    owner = step.field(field.id.removesuffix("_date"))
    return field.kind is FieldKind.DATE and owner is not None and owner is not field


def answer_spans(record: DoseRecord, done: StepDone, field: Field) -> Line:
    """One answer; what was kept before a correction stands struck in front of it.

    A number that was typed in another unit is shown in both spellings.
    """
    answer = record.case.answers(done).get(field.id, "")
    observed = _observed(record, done, field.id)
    corrections = corrections_of(observed, field.id) if observed else ()
    if not corrections:
        typed = observed.as_typed.get(field.id) if observed else None
        beside = f" (typed as {typed})" if typed else ""
        beside += " (typed by hand)" if done.told.get(field.id) == CodeSource.TYPED else ""
        return line(record.wording.answer(field, answer) + beside) if answer else ()
    now = record.wording.answer(field, answer) if answer else STRUCK_OUT
    struck = [Span(record.wording.answer(field, each.was), Emphasis.STRUCK) for each in corrections]
    spaced = [span for each in struck for span in (each, Span(" "))]
    return (*spaced, Span(now, Emphasis.STRONG))


def _observed(record: DoseRecord, done: StepDone, field: str) -> ObservedSet | None:
    """The set of the chart in which the answer stands."""
    seq = done.on_file.get(field, done.charted)
    return None if seq is None else record.case.chart.at_seq(seq)


def corrections_of(observed: ObservedSet, field: str) -> tuple[Correction, ...]:
    """What was put in place of this value of the set, oldest first."""
    return tuple(each for each in observed.corrections if each.field == field)


def _from_chart(record: DoseRecord, done: StepDone) -> Iterator[Line]:
    sets = [record.case.chart.at_seq(seq) for seq in sorted(set(done.on_file.values()))]
    times: list[datetime] = [observed.at for observed in sets if observed]
    if times:
        when = ", ".join(record.wording.day_time(at) for at in times)
        yield line(f"On file, recorded {when}", Emphasis.QUIET)
    told = dict.fromkeys(each.told_by for each in sets if each and each.told_by)
    if told:
        yield line(f"Told by telephone: {'; '.join(told)}", Emphasis.QUIET)
    if reports := _reports(record, done):
        yield line(f"Reports kept: {', '.join(reports)}", Emphasis.QUIET)
    for told_off in _reports_off(record, done):
        yield line(told_off, Emphasis.QUIET)


def _reports(record: DoseRecord, done: StepDone) -> list[str]:
    """The tests of which the report is kept, each with the digest of its file."""
    of_tests = {name: record.case.chart.at_seq(seq) for name, seq in done.on_file.items()}
    return [
        f"{field_title(record.regimen.fields[name])} {short_digest(observed.reports[name])}"
        for name, observed in of_tests.items()
        if observed and name in observed.reports
    ]


def _reports_off(record: DoseRecord, done: StepDone) -> Iterator[str]:
    """Each report that was taken off a test of the step, by whom, when and why."""
    for name, seq in done.on_file.items():
        observed = record.case.chart.at_seq(seq)
        for off in observed.reports_off if observed else ():
            if off.field == name:
                what = f"{field_title(record.regimen.fields[name])} {short_digest(off.digest)}"
                who = f"{record.wording.name(off.by)}, {record.wording.day_time(off.at)}"
                yield f"Report taken off: {what}. {off.reason.rstrip('.')} ({who})."


def witness_in_words(record: DoseRecord, done: StepDone) -> str | None:
    """Who signed the step as witness; of what was corrected since they signed nothing."""
    if not done.witness:
        return None
    name = record.wording.name(done.witness)
    return f"{name}, before it was corrected" if corrected_since(record, done) else name


def corrected_since(record: DoseRecord, done: StepDone) -> bool:
    """True where a value that the step charted was corrected later."""
    observed = record.case.chart.at_seq(done.charted) if done.charted is not None else None
    return bool(observed and observed.corrections)
