"""One row for every step of a dose, done or not, in the regimen's order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.record.dose.dose import DoseState, StepDone
from il2nurse.domain.record.pharmacy.bag import BagAct
from il2nurse.domain.regimen.regimen import PHASE_TITLES, Act, Panel, Phase, Step
from il2nurse.domain.regimen.rules import Result, Verdict
from il2nurse.domain.values.text import Emphasis, Line, Span, line
from il2nurse.readable.assessment.criterion_rows import (
    CriterionRow,
    counts_line,
    criterion_rows,
    override_line,
)
from il2nurse.readable.course_notes import waiver_line
from il2nurse.readable.dose.answer_lines import answer_lines, witness_in_words
from il2nurse.readable.dose.changed_between import changed_between
from il2nurse.readable.dose.infusion_rows import (
    infusion_lines,
    late_line,
    started_again,
    times_in_words,
)
from il2nurse.readable.dose.injection_rows import injection_lines
from il2nurse.readable.dose.paper_words import step_on_paper
from il2nurse.readable.dose.vital_rows import due_line
from il2nurse.readable.dose_record import DoseRecord
from il2nurse.readable.words import (
    CONTINUE,
    DOSE_WORDS,
    GIVEN_IN_PART,
    NOT_RECORDED,
    OVERRIDDEN,
    RESULT_WORDS,
    consequence_words,
    infusion_words,
    step_words,
)


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step: what was found and decided, when and by whom. A step not done says so."""

    step: str
    title: str
    lines: tuple[Line, ...]
    decision: Line
    time: str
    by: str
    witness: str
    done: bool


@dataclass(frozen=True, slots=True)
class Section:
    """One phase of the dose with all of its steps, and the criteria where it judged them."""

    title: str
    rows: tuple[StepRow, ...]
    criteria_title: str | None = None
    criteria: tuple[CriterionRow, ...] = ()


def sections(record: DoseRecord) -> tuple[Section, ...]:
    """Every phase with every step of the regimen."""
    return tuple(_section(record, phase) for phase in Phase)


def _section(record: DoseRecord, phase: Phase) -> Section:
    judged = record.judged
    steps = [record.dose.worded(step) for step in record.regimen.steps if step.phase is phase]
    rows = tuple(step_row(record, step) for step in steps)
    if judged is None or judged.step.phase is not phase:
        return Section(PHASE_TITLES[phase], rows)
    title = (
        f"{judged.step.title}, every criterion as judged at {record.wording.clock(judged.done.at)}"
    )
    return Section(PHASE_TITLES[phase], rows, title, criterion_rows(record, judged.assessment))


def step_row(record: DoseRecord, step: Step, *, short: bool = False) -> StepRow:
    """The row of one step; in ``short`` what it found against the dose stands elsewhere."""
    if step.act is Act.SIGN:
        return _sign_row(record, step)
    done = record.dose.steps.get(step.id)
    if done is None and record.dose.was_on_form(step):
        return _paper_row(record, step)
    if done is None:
        lines = (line(NOT_RECORDED, Emphasis.ALARM), *_aside(record, step, None))
        return StepRow(step.id, step.title, lines, (), "", "", "", done=False)
    made = _in_pharmacy(record, done)
    at, by = (made.at, made.by) if made else (_when(record, step, done), done.by)
    return StepRow(
        step=step.id,
        title=step.title,
        lines=(
            *_found(record, step, done, short=short),
            *_bag(record, done),
            *_aside(record, step, done),
        ),
        decision=_decision(record, step, done),
        time=record.wording.clock(at),
        by=record.wording.name(by),
        witness=witness_in_words(record, done) or "",
        done=record.dose.is_done(step, record.at),
    )


def _in_pharmacy(record: DoseRecord, done: StepDone) -> StepDone | None:
    """The step as pharmacy did it, where its bag was taken; who took it did not do it."""
    bag = next((each for each in record.case.bags if each.number == done.bag), None)
    return bag.steps.get(done.step) if bag else None


def _bag(record: DoseRecord, done: StepDone) -> tuple[Line, ...]:
    """Which bag of pharmacy was taken, who checked and released it, and who took it when."""
    bag = next((each for each in record.case.bags if each.number == done.bag), None)
    if bag is None:
        return ()
    words, said = record.wording, [f"Pharmacy’s bag {bag.number}"]
    if bag.agreed:
        said.append(f"checked by {words.name(bag.agreed.by)} {words.clock(bag.agreed.at)}")
    if released := bag.done.get(BagAct.RELEASE):
        said.append(f"released by {words.name(released.by)} {words.clock(released.at)}")
    said.append(f"taken by {words.name(done.by)} {words.clock(done.at)}")
    return (line(", ".join(said)),)


def _paper_row(record: DoseRecord, step: Step) -> StepRow:
    """A step of a dose from paper: where it stands, and of the infusion what the form has."""
    lines: tuple[Line, ...] = (step_on_paper(record.dose),)
    infusion = record.dose.infusion if step.act is Act.INFUSE else None
    if infusion:
        lines = (*lines, *infusion_lines(record, infusion))
    return StepRow(
        step=step.id,
        title=step.title,
        lines=lines,
        decision=line(*infusion_words(infusion)) if infusion else (),
        time=record.wording.clock(infusion.ended.at) if infusion and infusion.ended else "",
        by=record.wording.name(infusion.by) if infusion else "",
        witness="",
        done=record.dose.is_done(step, record.at),
    )


def _when(record: DoseRecord, step: Step, done: StepDone) -> datetime:
    infusion = record.dose.infusion
    if step.act is Act.INFUSE and infusion and infusion.ended:
        return infusion.ended.at
    return done.at


def _found(record: DoseRecord, step: Step, done: StepDone, *, short: bool) -> Iterator[Line]:
    yield from answer_lines(record, step, done, short=short)
    yield from _waived(record, step, done)
    if step.act is Act.INFUSE and record.dose.infusion:
        yield from infusion_lines(record, record.dose.infusion)
    if step.act is Act.INJECT and record.dose.injection:
        yield from injection_lines(record, record.dose.injection)
    if step.act is Act.OBSERVE_AFTER:
        yield due_line(record)
    if short:
        return
    judged = record.judged if step.panel is Panel.ASSESSMENT else None
    if judged:
        yield counts_line(record.regimen, judged.assessment)
    for finding in done.findings:
        if judged and finding.result is Result.WATCH:
            continue  # stands in the table of criteria
        word, mark = RESULT_WORDS[finding.result]
        yield (Span(f"{word}: ", mark), Span(finding.say), *override_line(finding.overridden_by))


def _waived(record: DoseRecord, step: Step, done: StepDone) -> Iterator[Line]:
    """The tests without which the step was confirmed, for a prescriber waived them."""
    answers = record.case.answers(done)
    for each in record.course.waivers:
        if each.stood_at(done.number) and step.field(each.test) and not answers.get(each.test):
            yield line(waiver_line(each, record.wording), Emphasis.WARN)


def _aside(record: DoseRecord, step: Step, done: StepDone | None) -> Iterator[Line]:
    """What happened around the step: a late start, interruptions, earlier answers."""
    late = late_line(record) if step.act is Act.INFUSE else ()
    if late:
        yield late
    interrupted = len(record.dose.interruptions(step.id))
    if interrupted:
        times = times_in_words("Interrupted", interrupted)
        yield line(f"{times}{started_again(step)}.", Emphasis.WARN)
    before = [
        f"{record.wording.clock(each.at)} by {record.wording.name(each.by)}"
        for each in record.dose.confirmations
        if each.step == step.id and done and each.number != done.number
    ]
    if before:
        why = "or was overridden" if record.dose.overrides else ""
        if done and changed_between(record, step, done):
            why = f"{why} or the record had changed".strip()
        yield line(
            f"Confirmed before, and again because it had expired {why}".rstrip()
            + f": {', '.join(before)}"
        )


def _decision(record: DoseRecord, step: Step, done: StepDone) -> Line:
    infusion = record.dose.infusion
    if step.act is Act.INFUSE and infusion:
        return line(*infusion_words(infusion))
    if step.act is Act.INJECT and record.dose.given:
        full = record.dose.given.in_full
        return line(*(DOSE_WORDS[DoseState.COMPLETED] if full else GIVEN_IN_PART))
    if not record.dose.ended and not record.dose.is_done(step, record.at):
        again = any(each.step == step.id for each in record.dose.asked_again)
        why = "The record changed" if again else "Too old"
        return line(f"{why}, to be repeated", Emphasis.ALARM)
    if step.act is Act.DOUBLE_CHECK:
        return line("Agreed")
    if done.verdict not in (None, Verdict.GIVE):
        return line(*step_words(done.verdict))
    if any(finding.overridden_by for finding in done.findings):
        return line(f"{OVERRIDDEN} · {CONTINUE.lower()}", Emphasis.WARN)
    if any(finding.result is Result.WATCH for finding in done.findings):
        return line(consequence_words(Result.WATCH), Emphasis.WARN)
    return line("Match" if any(field.matches for field in step.fields) else CONTINUE)


def _sign_row(record: DoseRecord, step: Step) -> StepRow:
    signatures, done = record.dose.signatures, record.dose.steps.get(step.id)
    aside = tuple(_aside(record, step, done))
    if not signatures:
        lines = (line(NOT_RECORDED, Emphasis.ALARM), *aside)
        return StepRow(step.id, step.title, lines, (), "", "", "", done=False)
    last = signatures[-1]
    decision = line("Signed") if record.dose.signed else line("No longer covers", Emphasis.ALARM)
    return StepRow(
        step=step.id,
        title=step.title,
        lines=(line(last.meaning), *aside),
        decision=decision,
        time=record.wording.clock(last.at),
        by=record.wording.name(last.by),
        witness="",
        done=record.dose.signed,
    )
