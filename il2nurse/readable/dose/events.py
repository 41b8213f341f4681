"""What happened beside the steps: checks, notes, reactions, corrections, fluids, signatures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.record.alarms.calls import PrescriberCall
from il2nurse.domain.record.chart.fluids import kind_label
from il2nurse.domain.record.dose.dose import Check
from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.regimen import Act
from il2nurse.domain.values.quantity import show
from il2nurse.domain.values.text import Emphasis, Line, Span, line
from il2nurse.readable.dose.decision_lines import decision_lines
from il2nurse.readable.dose.infusion_rows import pause_lines, started_again
from il2nurse.readable.dose.paper_words import paper_lines
from il2nurse.readable.dose.refused_lines import refused_line
from il2nurse.readable.dose_record import DoseRecord
from il2nurse.readable.words import NOT_RECORDED


@dataclass(frozen=True, slots=True)
class DoseEvent:
    """One line about something that happened, with its time and who wrote it."""

    at: datetime
    time: str
    what: Line
    by: str


@dataclass(frozen=True, slots=True)
class FluidRow:
    """One volume that went in or out."""

    time: str
    kind: str
    intake: str
    output: str
    by: str


def double_checks(record: DoseRecord) -> tuple[DoseEvent, ...]:
    """Every independent double check, with each value on which the two did not agree."""
    step = next((s for s in record.regimen.steps if s.act is Act.DOUBLE_CHECK), None)
    fields = {field.id: field for field in step.fields} if step else {}
    return tuple(_check(record, check, fields) for check in record.dose.checks)


def _check(record: DoseRecord, check: Check, fields: dict[str, Field]) -> DoseEvent:
    took = f", took {check.seconds} s" if check.seconds else ""
    spans = [
        Span("Agreed in everything" if not check.mismatches else "Did not agree", _tone(check))
    ]
    for name, (typed, expected) in check.mismatches.items():
        field = fields.get(name)
        title, unit = (field.short or field.label, field.unit) if field else (name, "")
        spans.append(
            Span(f" · {title}: typed {typed or 'nothing'} {unit}, worked out {expected} {unit}")
        )
    first = record.wording.name(check.first)
    by = f"{record.wording.name(check.by)}, after the sum of {first}, without seeing it{took}"
    return DoseEvent(check.at, record.wording.clock(check.at), tuple(spans), by)


def _tone(check: Check) -> Emphasis:
    return Emphasis.ALARM if check.mismatches else Emphasis.STRONG


def dose_events(record: DoseRecord) -> tuple[DoseEvent, ...]:
    """Reactions, decisions, refused answers, pauses, notes, alarms and the like, by time."""
    found = [
        *_decisions(record),
        *_on_paper(record),
        *_refused(record),
        *_weight(record),
        *_notes(record),
        *_pauses(record),
        *_interruptions(record),
        *_alarms(record),
        *_calls(record),
    ]
    return tuple(sorted(found, key=lambda each: each.at))


def _decisions(record: DoseRecord) -> Iterator[DoseEvent]:
    for each in decision_lines(record):
        name = record.wording.name(each.by)
        yield DoseEvent(each.at, record.wording.clock(each.at), each.what, name)


def _on_paper(record: DoseRecord) -> Iterator[DoseEvent]:
    """What the rules would have said of a dose that was given on paper."""
    paper = record.dose.on_form
    if paper:
        at, by = record.wording.clock(paper.entered), record.wording.name(paper.entered_by)
        for each in paper_lines(record):
            yield DoseEvent(paper.entered, at, each, by)


def _weight(record: DoseRecord) -> Iterator[DoseEvent]:
    """The dosing weight was unlike those before, and two people confirmed it."""
    cycle = record.cycle
    if cycle.weight_unlike:
        what = line(f"Dosing weight, confirmed by both: {cycle.weight_unlike}", Emphasis.WARN)
        at, by = cycle.ordered_at, record.wording.name(cycle.weighed_by)
        yield DoseEvent(at, record.wording.day_time(at), what, by)


def _refused(record: DoseRecord) -> Iterator[DoseEvent]:
    for each in record.dose.refused:
        by = record.wording.name(each.by)
        yield DoseEvent(each.at, record.wording.clock(each.at), refused_line(record, each), by)


def _notes(record: DoseRecord) -> Iterator[DoseEvent]:
    for note in record.dose.notes:
        noted = (Span("Note: ", Emphasis.QUIET), Span(note.text))
        yield DoseEvent(note.at, record.wording.clock(note.at), noted, record.wording.name(note.by))
    for each in record.dose.clock_differences:
        what, by = line(each.say, Emphasis.WARN), record.wording.name(each.by)
        yield DoseEvent(each.at, record.wording.clock(each.at), what, by)


def _pauses(record: DoseRecord) -> Iterator[DoseEvent]:
    infusion = record.dose.infusion
    if infusion is None:
        return
    for pause, what in zip(infusion.pauses, pause_lines(record, infusion), strict=True):
        text = f" · {pause.text}" if pause.text else ""
        at, by = pause.since.at, record.wording.name(pause.by)
        yield DoseEvent(at, record.wording.clock(at), (*what, Span(text)), by)


def _interruptions(record: DoseRecord) -> Iterator[DoseEvent]:
    said = {each.id: f"“{each.title}”{started_again(each)}" for each in record.regimen.steps}
    for each in record.dose.interrupted:
        what = line(f"Interrupted during {said.get(each.step or '', 'the dose')}.")
        by = record.wording.name(each.by)
        yield DoseEvent(each.at, record.wording.clock(each.at), what, by)


def _alarms(record: DoseRecord) -> Iterator[DoseEvent]:
    """Who took on the alarms of this dose, and those of the chart around it."""
    around = record.around
    for each in record.case.acknowledged:
        of_chart = not each.dose and each.at in around
        if of_chart or each.dose == record.dose.key.stream:
            comment = f" · {each.comment}" if each.comment else ""
            what = (Span("Alarm acknowledged: ", Emphasis.QUIET), Span(f"{each.sentence}{comment}"))
            by = record.wording.name(each.by)
            yield DoseEvent(each.at, record.wording.clock(each.at), what, by)


def _calls(record: DoseRecord) -> Iterator[DoseEvent]:
    for each in calls_around(record):
        who = record.wording.called(each.prescriber, each.phone)
        # What the alarm asked for besides is not what happened.
        about = each.sentence.partition(". ")[0].removesuffix(".")
        words = Span(f"{about}. Ordered and read back: {each.order}")
        what = (Span(f"{who} was called: ", Emphasis.QUIET), words)
        by = record.wording.name(each.by)
        yield DoseEvent(each.at, record.wording.clock(each.at), what, by)


def calls_around(record: DoseRecord) -> Iterator[PrescriberCall]:
    """Calls to the prescriber about values around the dose, and about its stop whenever made."""
    around, stream = record.around, record.dose.key.stream
    for each in record.case.calls:
        if each.dose == stream or (each.dose is None and each.at in around):
            yield each


def calls_of_dose(record: DoseRecord) -> Line:
    """Each call to the prescriber about this dose: when, who, what was ordered."""
    spans: list[Span] = []
    for each in record.case.calls:
        if each.dose == record.dose.key.stream:
            who = record.wording.called(each.prescriber, each.phone)
            order = each.order.removesuffix(".")
            told = f" · Called at {record.wording.clock(each.at)}: {who}. Ordered: {order}"
            spans.append(Span(told, Emphasis.STRONG))
    return tuple(spans)


def fluid_rows(record: DoseRecord) -> tuple[FluidRow, ...]:
    """Volumes around the dose or posted by it, and their sums."""
    around = record.around
    kept = [
        entry
        for entry in record.case.chart.fluids
        if entry.fluid.at in around or entry.dose == record.dose.key.stream
    ]
    if not kept:
        return ()
    sums = {way: Decimal(0) for way in ("in", "out")}
    for entry in kept:
        sums[entry.fluid.direction] += entry.fluid.ml
    rows = [
        FluidRow(
            time=record.wording.clock(entry.fluid.at),
            kind=kind_label(entry.fluid.kind) + (f" · form {entry.paper}" if entry.paper else ""),
            intake=f"{show(entry.fluid.ml)} mL" if entry.fluid.direction == "in" else "",
            output=f"{show(entry.fluid.ml)} mL" if entry.fluid.direction == "out" else "",
            by=record.wording.name(entry.by),
        )
        for entry in kept
    ]
    ways = {entry.fluid.direction for entry in kept}
    told = {way: f"{show(ml)} mL" if way in ways else NOT_RECORDED for way, ml in sums.items()}
    total = FluidRow("", "Sum of these", told["in"], told["out"], "")
    return (*rows, total)
