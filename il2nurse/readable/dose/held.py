"""A held dose, as its record tells it: what was found, how many count, and what is due next."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from il2nurse.domain.record.dose.dose import Held
from il2nurse.domain.regimen.rules import Result, Verdict
from il2nurse.domain.rules.moment import slots_of
from il2nurse.domain.values.text import Line, Span, written_length
from il2nurse.readable.dose.answer_lines import answer_spans, field_title
from il2nurse.readable.dose.vital_rows import sets_around
from il2nurse.readable.dose_record import DoseRecord

HOLDING: Final = frozenset({Result.HOLD, Result.ABSOLUTE, Result.STOP})
# Of a step with so many questions all answers are told: drowsy, and clear in the mind.
FEW: Final = 3


def found_at_hold(record: DoseRecord) -> Line:
    """The answers that held the dose, with those asked beside them where these are few."""
    spans: list[Span] = []
    for step in record.regimen.steps:
        done = record.dose.steps.get(step.id)
        named = {each.field for each in done.findings if each.result in HOLDING} if done else set()
        if done is None or not named:
            continue
        few = len(step.fields) <= FEW
        for field in step.fields:
            value = answer_spans(record, done, field) if few or field.id in named else ()
            if value:
                spans += (Span(f" · {field_title(field)}: "), *value)
    return tuple(spans)


def after_hold(record: DoseRecord, held: Held) -> Line:
    """How many holds count in this cycle, the next slot, and how old the last signs are."""
    return tuple(Span(f" · {each}") for each in _after(record, held))


def _after(record: DoseRecord, held: Held) -> Iterator[str]:
    table, key, wording = record.regimen.timetable, record.dose.key, record.wording
    if held.verdict is Verdict.HOLD:
        before = [
            dose
            for dose in record.case.doses_of(record.course, key.cycle)
            if dose.held and not dose.held.apart and dose.key.slot <= key.slot
        ]
        most = table.held_doses_stop_cycle
        yield "does not count" if held.apart else f"held {len(before)} of {most} in this cycle"
        if key.slot < table.doses_per_cycle:
            due = slots_of(record.cycle, record.regimen)[key.slot]
            yield f"next slot: dose {key.slot + 1}, {wording.day_time(due)}"
    seen = [each.at for each in sets_around(record) if each.at <= held.at]
    if seen and held.at - max(seen) >= timedelta(minutes=1):
        yield f"last observation {written_length(held.at - max(seen))} before"
