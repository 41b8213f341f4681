"""A dose in short: what it was, what was not as planned, and its steps without empty rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from il2nurse.domain.regimen.regimen import Act, Step
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.values.quantity import show
from il2nurse.domain.values.text import Emphasis, Line, Span, length_in_words, line
from il2nurse.readable.dose.course_lines import indication
from il2nurse.readable.dose.deviations import (
    answers_found,
    late,
    not_clear,
    off_time,
    signs_missed,
    urine_apart,
)
from il2nurse.readable.dose.events import DoseEvent, calls_around, dose_events, double_checks
from il2nurse.readable.dose.over_days import cycle_at_end
from il2nurse.readable.dose.step_rows import StepRow, step_row
from il2nurse.readable.dose.stopped import call_is_open, call_of_answer_is_open, stop_event
from il2nurse.readable.dose_record import DoseRecord
from il2nurse.readable.pharmacy.bag_label import label_code
from il2nurse.readable.pharmacy.order_rows import numbered
from il2nurse.readable.pharmacy.sum_lines import additives_in_words, spelt_dose
from il2nurse.readable.words import NOT_RECORDED

NOT_BEGUN = "Not begun"
NOBODY_TOLD = "Who was told: nobody recorded."
NOBODY_OF_STOP = "No call to the prescriber about the stop is on record."
NOBODY_OF_ANSWER = "No call to the prescriber about what was seen is on record."
UNNAMED = "Who was told: “{}” (name and time not recorded)."
CALL = "call"
LEFT_OUT = (line(NOT_RECORDED, Emphasis.ALARM),)


@dataclass(frozen=True, slots=True)
class InShort:
    """What the first pages of a record say of a dose."""

    facts: tuple[tuple[str, str], ...]
    apart: tuple[DoseEvent, ...]
    told: str | None
    judged: Line
    steps: tuple[StepRow, ...]


def in_short(record: DoseRecord) -> InShort:
    """The dose in short."""
    steps = [_step(record, step) for step in record.regimen.steps if step.act is not Act.SIGN]
    return InShort(
        facts=dose_facts(record),
        apart=apart(record),
        told=_told(record),
        judged=_judged(record),
        steps=tuple(_folded(record, steps)),
    )


def _step(record: DoseRecord, step: Step) -> StepRow:
    """A step under its short name; under its title where it was worded anew for this dose."""
    worded = record.dose.worded(step)
    row = step_row(record, worded, short=True)
    return replace(row, title=step.short) if worded == step else row


def dose_facts(record: DoseRecord) -> tuple[tuple[str, str], ...]:
    """Dose, number, order, way in and bag."""
    regimen, worked = record.regimen, record.worked
    over = f", over {length_in_words(regimen.infusion)}" if regimen.infusion else ""
    return (
        ("Drug", f"{regimen.drug} ({regimen.brand}), {regimen.route}{over}"),
        ("Dose", spelt_dose(worked)),
        ("Number", _number(record)),
        ("Order", _order(record)),
        *((_made(record),) if record.prepared else ()),
        *cycle_at_end(record.moment, record.dose),
    )


def _order(record: DoseRecord) -> str:
    number = numbered(record.cycle).removeprefix("order ")
    ordered = f"{number}: {record.wording.order(record.course, record.cycle)}"
    given_for = indication(record)
    told = f"{ordered} · for {given_for}" if given_for else ordered
    return f"{told} · allergies gone through" if record.cycle.allergies_read else told


def _made(record: DoseRecord) -> tuple[str, str]:
    """The bag or the syringe, and the code on it."""
    code, bag = label_code(record.dose.key), record.worked.in_bag
    if bag is None:
        return "Syringe", f"{show(record.worked.draw_up_ml)} mL, code {code}"
    added = "".join(f" with {ml} mL {label}" for label, ml in additives_in_words(bag))
    return "Bag", f"{show(bag.bag_ml)} mL {bag.dilution.diluent}{added}, bag code {code}"


def _number(record: DoseRecord) -> str:
    """Which slot of the cycle this is, and how many doses of the course were given with it."""
    key, table = record.dose.key, record.regimen.timetable
    given = record.case.given_up_to(record.course, key)
    slot = f"slot {key.slot} of {table.doses_per_cycle} in cycle {key.cycle}"
    most = f"{table.doses_per_course} that course {key.course} may have"
    if record.dose.given:
        return f"{slot} · dose {given} of the {most}"
    return f"{slot} · not given; {given} given before it of the {most}"


def apart(record: DoseRecord) -> tuple[DoseEvent, ...]:
    """Everything that was not as planned, by time; nothing for a plain dose."""
    checks = (
        each
        for each, check in zip(double_checks(record), record.dose.checks, strict=True)
        if check.mismatches
    )
    found = [
        *not_clear(record),
        *answers_found(record),
        *late(record),
        *off_time(record),
        *signs_missed(record),
        *urine_apart(record),
        *stop_event(record),
        *checks,
        *dose_events(record),
    ]
    return tuple(sorted(found, key=lambda each: each.at))


def _told(record: DoseRecord) -> str | None:
    """Whom the nurse called about the dose; where something was found and nobody was, that too."""
    dose, infusion, wording = record.dose, record.dose.infusion, record.wording
    about = [
        *((dose.held.call,) if dose.held else ()),
        *((infusion.late_call,) if infusion and infusion.late_call else ()),
    ]
    called = [(each.at, each.shown) for each in about]
    called += [
        (each.at, wording.called(each.prescriber, each.phone)) for each in calls_around(record)
    ]
    names = "; ".join(f"{who}, called at {wording.clock(at)}" for at, who in sorted(called))
    open_calls = (
        *((NOBODY_OF_STOP,) if call_is_open(record) else ()),
        *((NOBODY_OF_ANSWER,) if call_of_answer_is_open(record) else ()),
    )
    missing = "".join(f" {each}" for each in open_calls)
    if names:
        return f"Who was told: {names}.{missing}"
    said = [each.action for each in dose.reactions if each.action and CALL in each.action.lower()]
    if said:
        return f"{UNNAMED.format('; '.join(said))}{missing}"
    if missing:
        return missing.strip()
    return NOBODY_TOLD if any((*not_clear(record), *answers_found(record))) else None


def _judged(record: DoseRecord) -> Line:
    """How many criteria were judged and how many of them were clear."""
    if record.judged is None:
        return ()
    rows = record.judged.assessment.criteria
    clear = len(record.judged.assessment.of(Result.CLEAR))
    at = record.wording.clock(record.judged.done.at)
    apart_from = "" if clear == len(rows) else ", the others stand below"
    return line(f"{len(rows)} hold criteria judged at {at}: {clear} clear{apart_from}.")


def _folded(record: DoseRecord, rows: Sequence[StepRow]) -> Iterator[StepRow]:
    """The rows with one for neighbours of which nothing is on record."""
    for left_out, group in groupby(rows, lambda row: not row.done and row.lines == LEFT_OUT):
        found = list(group)
        if left_out and len(found) > 1:
            yield _one_row(record, found)
        else:
            yield from found


def _one_row(record: DoseRecord, rows: Sequence[StepRow]) -> StepRow:
    """Steps of which nothing is on record, in one row: no alarm where the dose was not given."""
    names = "; ".join(row.title for row in rows)
    expected = record.dose.held or record.dose.given is None
    word = NOT_BEGUN if expected else NOT_RECORDED.capitalize()
    mark = Emphasis.PLAIN if expected else Emphasis.ALARM
    lines = ((Span(f"{word}: ", mark), Span(names)),)
    return replace(rows[0], title=f"{len(rows)} steps", lines=lines)
