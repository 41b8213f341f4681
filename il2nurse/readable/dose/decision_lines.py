"""Reactions, overrides, reopenings and moves of a dose, each in one line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from il2nurse.domain.record.course.course import Reopened
from il2nurse.domain.record.course.moves import Move
from il2nurse.domain.record.dose.corrected import DoseCorrection
from il2nurse.domain.record.dose.override import Override
from il2nurse.domain.record.dose.reaction import ONGOING, Reaction
from il2nurse.domain.values.text import Emphasis, Line, Span
from il2nurse.readable.dose.corrected_words import DOSE_VALUE_WORDS, corrected_values
from il2nurse.readable.dose.infusion_rows import reason_label
from il2nurse.readable.dose.injection_rows import injection_sites
from il2nurse.readable.dose_record import DoseRecord
from il2nurse.readable.moved import moved_from_to
from il2nurse.readable.words import OVERRIDDEN, STRUCK_OUT

GRADE_MISSING: Final = "grade not recorded"
OUTCOME_MISSING: Final = "outcome not recorded"
COURSE_CLOSED: Final = "course closed until a prescriber decides"


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One line with its time and the person who wrote it."""

    at: datetime
    what: Line
    by: str


def decision_lines(record: DoseRecord) -> Iterator[DecisionLine]:
    """All of them, in no order."""
    for reaction in _every(record):
        yield from _reaction(record, reaction)
    for override in record.dose.overrides:
        yield DecisionLine(override.at, _override(record, override), override.by)
    for reopened in record.course.reopened:
        if record.dose.begun_at <= reopened.at <= record.at or _closed_by(record, reopened):
            yield DecisionLine(reopened.at, _reopened(reopened), reopened.by)
    for each in record.dose.corrections:
        yield DecisionLine(each.at, _corrected(record, each), each.by)
    for move in record.cycle.moves:
        if move.slot <= record.dose.key.slot:
            yield DecisionLine(move.at, _move(record, move), move.by)


def _reaction(record: DoseRecord, reaction: Reaction) -> Iterator[DecisionLine]:
    term = record.regimen.reaction(reaction.term)
    name = term.label if term else reaction.term
    grave = reaction.closed_at or (term and term.life_threatening)
    mark = Emphasis.ALARM if grave else Emphasis.STRONG
    plain = Emphasis.STRUCK if reaction.struck else Emphasis.PLAIN
    mark = Emphasis.STRUCK if reaction.struck else mark
    severe = bool(grave) and not reaction.struck
    grade = f"grade {reaction.grade}" if reaction.grade else GRADE_MISSING if severe else ""
    outcome = reaction.first_outcome
    ongoing = OUTCOME_MISSING if severe and not reaction.updates else ""
    facts = (
        grade,
        reaction.text,
        reaction.action,
        ongoing if outcome == ONGOING else reason_label(record.regimen.outcomes, outcome).lower(),
        "infusion stopped for it" if reaction.stopped else "",
        COURSE_CLOSED if reaction.closed else "",
    )
    rest = "".join(f" · {fact}" for fact in facts if fact)
    yield DecisionLine(
        reaction.at, (Span("Reaction: "), Span(name, mark), Span(rest, plain)), reaction.by
    )
    for update in reaction.updates:
        outcome = reason_label(record.regimen.outcomes, update.outcome).lower()
        graded = f"grade {update.grade} now" if update.grade else ""
        closed = COURSE_CLOSED if update.closed else ""
        told = " · ".join(filter(None, (graded, outcome, update.text, closed)))
        seen = f"{name}, seen {record.wording.clock(reaction.at)}: "
        what = (Span(seen, plain), Span(told, plain))
        yield DecisionLine(update.at, what, update.by)
    if struck := reaction.struck:
        signed = f" · witnessed by {record.wording.name(struck.witness)}" if struck.witness else ""
        seen = f"{name}, seen {record.wording.clock(reaction.at)}, "
        gone = Span(f"{seen}{STRUCK_OUT}: {struck.reason}{signed}")
        yield DecisionLine(struck.at, (Span("Reaction: "), gone), struck.by)


def reactions_in_short(record: DoseRecord) -> Line:
    """Each reaction of the dose that stands: when, what, its grade and how it came out."""
    spans: list[Span] = []
    for each in record.dose.reactions:
        term = record.regimen.reaction(each.term)
        name = (term.label if term else each.term).lower()
        graded = f", grade {each.grade_now}" if each.grade_now else ""
        became = reason_label(record.regimen.outcomes, each.outcome).lower()
        told = f" · Reaction at {record.wording.clock(each.at)}: {name}{graded}, {became}"
        spans.append(Span(told, Emphasis.ALARM))
    return tuple(spans)


def _corrected(record: DoseRecord, correction: DoseCorrection) -> Line:
    fact, wording = correction.fact, record.wording
    choices = (*record.regimen.hold_reasons, *injection_sites(record.regimen))
    was, now = corrected_values(fact, wording, lambda word: reason_label(choices, word))
    witness = f" · witnessed by {wording.name(fact.witness)}" if fact.witness else ""
    return (
        Span(f"{DOSE_VALUE_WORDS[fact.what]} corrected: ", Emphasis.WARN),
        Span(was, Emphasis.STRUCK),
        Span(" "),
        Span(now, Emphasis.STRONG),
        Span(f" · {fact.reason}{witness}"),
    )


def _move(record: DoseRecord, move: Move) -> Line:
    wording, order = record.wording, move.ordered_by
    what = moved_from_to(move.slot, move.was, move.to, wording)
    by = f" · ordered by {wording.name(order.person)}" if order.telephoned else ""
    read = " by telephone, read back" if order.telephoned else ""
    signed = " · not countersigned yet" if order.telephoned else ""
    if move.countersigned_by:
        signed = f" · countersigned by {wording.name(move.countersigned_by)}"
    return (
        Span(f"{what}: ", Emphasis.WARN),
        Span(move.reason, Emphasis.STRONG),
        Span(f"{by}{read}{signed}"),
    )


def _override(record: DoseRecord, override: Override) -> Line:
    criterion = next((c for c in record.regimen.criteria if c.id == override.criterion), None)
    title = criterion.title if criterion else override.criterion
    call, clock = override.call, record.wording.clock
    by = record.course.override_signed_by(override.reference)
    signed = f" · countersigned by {record.wording.name(by)}" if by else ""
    signed = " · not countersigned yet" if override.countersign and not by else signed
    return (
        Span(f"{OVERRIDDEN}: ", Emphasis.WARN),
        Span(title, Emphasis.STRONG),
        Span(
            f" · {override.reason} · ordered by {call.shown} at {clock(call.at)}, read back"
            f" · witnessed by {record.wording.name(override.witness)}"
            f" · until {clock(override.until)}{signed}"
        ),
    )


def _every(record: DoseRecord) -> tuple[Reaction, ...]:
    """The reactions of the dose, those struck out too."""
    return (*record.dose.reactions, *record.dose.struck_reactions)


def _closed_by(record: DoseRecord, reopened: Reopened) -> bool:
    return any(at <= reopened.at for each in _every(record) for at in each.closed_at)


def _reopened(reopened: Reopened) -> Line:
    what = f"Cycle {reopened.cycle}" if reopened.cycle else "Course"
    return (
        Span(f"{what} reopened by the prescriber: ", Emphasis.WARN),
        Span(reopened.reason, Emphasis.STRONG),
        Span(f" · it had been closed: {reopened.was}"),
        *((Span(f" · resolved: {reopened.resolved}"),) if reopened.resolved else ()),
    )
