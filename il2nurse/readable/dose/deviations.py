"""What of a dose was not as planned: criteria and answers with findings, and when it started."""

from collections.abc import Iterator
from datetime import timedelta

from il2nurse.domain.record.dose.dose import StepDone
from il2nurse.domain.regimen.regimen import Panel, Step
from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.rules.assessment.named_in_lists import IF_TAKEN
from il2nurse.domain.rules.chart.monitoring import times_not_taken
from il2nurse.domain.rules.chart.urine import EIGHT_HOURS
from il2nurse.domain.values.text import Emphasis, Line, Span, line, written_length
from il2nurse.readable.assessment.criterion_rows import (
    CriterionRow,
    criterion_rows,
    override_line,
)
from il2nurse.readable.dose.answer_lines import answer_spans, field_title
from il2nurse.readable.dose.events import DoseEvent
from il2nurse.readable.dose.held import HOLDING
from il2nurse.readable.dose.infusion_rows import late_line
from il2nurse.readable.dose.stopped import after_stop, is_open
from il2nurse.readable.dose_record import DoseRecord
from il2nurse.readable.doses import began_as
from il2nurse.readable.flowsheet.urine_words import unlike_urine
from il2nurse.readable.words import NOT_RECORDED, RESULT_WORDS

OPEN = "OPEN"
# What says how to go on, and not that anything differed.
ADVICE = frozenset({"vial_nearly_used_up"})
SIGNS_MISSED = f"Vital signs {NOT_RECORDED}: "
OFF = "{} {} {}, planned {}, within its window"


def not_clear(record: DoseRecord) -> Iterator[DoseEvent]:
    """The criteria that were not clear, with what was found and who judged it."""
    if record.judged is None:
        return
    done = record.judged.done
    at, by = record.wording.clock(done.at), record.wording.name(done.by)
    for row in criterion_rows(record, record.judged.assessment):
        if row.result is not Result.CLEAR:
            yield DoseEvent(done.at, at, _criterion(row), by)


def _criterion(row: CriterionRow) -> Line:
    word, *rest = row.verdict
    value = (Span(f"{row.title} "), Span(row.value, Emphasis.STRONG))
    return (Span(f"{word.text}: ", word.mark), *value, *rest)


def answers_found(record: DoseRecord) -> Iterator[DoseEvent]:
    """What the other steps found that was not clear; advice on the sum is no deviation."""
    advice = {
        rule.id
        for step in record.regimen.steps
        for rule in step.rules
        if rule.when.function in ADVICE
    }
    owed = {each.rule for _, done, each in after_stop(record) if is_open(record, done)}
    for step in record.regimen.steps:
        done = record.dose.steps.get(step.id)
        if done is None or step.panel is Panel.ASSESSMENT:
            continue
        for finding in done.findings:
            if finding.rule in advice:
                continue
            word, mark = RESULT_WORDS[finding.result]
            if finding.rule in owed:
                word, mark = OPEN, Emphasis.ALARM
            told = finding.rule in owed or finding.result in HOLDING
            answered = _answered(record, step, done, finding) if told else ()
            said = (Span(f"{word}: ", mark), *answered)
            # What was found is told, and not what was to be done: that is in the record in full.
            say = finding.say.partition(". ")[0] if answered else finding.say
            say = say.removesuffix(IF_TAKEN).rstrip()
            what = (*said, Span(say), *override_line(finding.overridden_by))
            at, by = record.wording.clock(done.at), record.wording.name(done.by)
            yield DoseEvent(done.at, at, what, by)


def _answered(record: DoseRecord, step: Step, done: StepDone, finding: Finding) -> Line:
    """The answer that was found, before what it asks for."""
    field = step.field(finding.field or "")
    value = answer_spans(record, done, field) if field else ()
    return (Span(f"{field_title(field)}: "), *value, Span(". ")) if field and value else ()


def late(record: DoseRecord) -> Iterator[DoseEvent]:
    """That it started after its window, with the reason and who agreed."""
    infusion, said = record.dose.infusion, late_line(record)
    if infusion and said:
        at, by = record.wording.clock(infusion.started.at), record.wording.name(infusion.by)
        yield DoseEvent(infusion.started.at, at, said, by)


def off_time(record: DoseRecord) -> Iterator[DoseEvent]:
    """That a dose started well before or after its time, though within its window."""
    given, tolerance = record.dose.given, record.regimen.monitoring.tolerance
    infusion = record.dose.infusion
    if given is None or (infusion and infusion.late_reason):
        return
    off = given.since - record.dose.due
    if abs(off) > tolerance:
        length, due = written_length(abs(off)), record.wording.clock(record.dose.due)
        side, began = "early" if off < timedelta() else "late", began_as(record.dose)
        told = OFF.format(began.capitalize(), length, side, due)
        at, by = record.wording.clock(given.since), record.wording.name(given.by)
        yield DoseEvent(given.since, at, line(told), by)


def signs_missed(record: DoseRecord) -> Iterator[DoseEvent]:
    """The vital signs that were due around the dose and are not on record, at the first of them."""
    missed = times_not_taken(record.moment, record.dose)
    if missed:
        clocks = [record.wording.clock(due) for due in missed]
        what = (Span(SIGNS_MISSED, Emphasis.ALARM), Span(f"due {', '.join(clocks)}"))
        yield DoseEvent(missed[0], clocks[0], what, "")


def urine_apart(record: DoseRecord) -> Iterator[DoseEvent]:
    """That a total of urine typed for the dose is not what was charted for its hours."""
    chart, at = record.case.chart, record.anchor
    if said := unlike_urine(chart, at, record.wording, at - EIGHT_HOURS):
        what = (Span(f"{RESULT_WORDS[Result.WATCH].word}: ", Emphasis.WARN), Span(said))
        yield DoseEvent(at, record.wording.clock(at), what, "")
