"""Vital signs around a dose: the table's rows, and what the chart draws."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.chart.chart import ObservedSet
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.assessment.inputs_at import inputs_at
from il2nurse.domain.rules.chart.due import next_vital_signs
from il2nurse.domain.rules.chart.monitoring import (
    due_times,
    sets_by_due_time,
    times_not_taken,
)
from il2nurse.domain.rules.chart.signs import news2_of_inputs
from il2nurse.domain.values.text import Emphasis, Line, Span, line
from il2nurse.readable.dose.answer_lines import corrections_of
from il2nurse.readable.dose.vital_columns import COLUMNS, VitalColumn, asked_columns
from il2nurse.readable.dose_record import DoseRecord
from il2nurse.readable.flowsheet.curves import SEVERE, result_of
from il2nurse.readable.picture import Curve, VitalChart
from il2nurse.readable.signs import signed
from il2nurse.readable.words import NO_VALUE, NOT_RECORDED, STRUCK_OUT, late_why

CURVES: Final = (
    vocabulary.HEART_RATE.id,
    vocabulary.SYSTOLIC.id,
    vocabulary.DIASTOLIC.id,
    vocabulary.RESPIRATORY_RATE.id,
    vocabulary.TEMPERATURE.id,
    vocabulary.SPO2.id,
)
SIGNED: Final = "▲ watched, ■ hold or stop."
SHOWN: Final = frozenset(field for each in COLUMNS for field in each.fields)


@dataclass(frozen=True, slots=True)
class VitalRow:
    """One set of vital signs, or a time at which one was due and is not on record."""

    at: datetime
    time: str
    cells: tuple[Line, ...]
    news2: str
    by: str
    missed: str | None = None
    note: str | None = None


def vital_rows(record: DoseRecord) -> tuple[VitalRow, ...]:
    """The sets from two hours before to four hours after, and the due times without one."""
    columns = asked_columns(record.regimen, sets_around(record))
    rows = [_row(record, observed, columns) for observed in sets_around(record)]
    rows.extend(_missed(record, due) for due in times_not_taken(record.moment, record.dose))
    return tuple(sorted(rows, key=lambda row: row.at))


def initials_key(record: DoseRecord) -> str | None:
    """Whose initials stand in the table; ``None`` where it has none."""
    by = dict.fromkeys(observed.by for observed in sets_around(record))
    names = (f"{record.wording.initials(each)}: {record.wording.name(each)}" for each in by)
    return " · ".join(names) or None


def sets_around(record: DoseRecord) -> tuple[ObservedSet, ...]:
    """The sets that hold a vital sign, around the dose or recorded for it."""
    around = record.around
    return tuple(
        observed
        for observed in record.case.chart.sets
        if (observed.at in around or observed.dose == record.dose.key.stream)
        and not SHOWN.isdisjoint({*observed.values, *(each.field for each in observed.corrections)})
    )


def _row(record: DoseRecord, observed: ObservedSet, columns: Sequence[VitalColumn]) -> VitalRow:
    inputs = inputs_at(record.case, record.regimen, record.course, observed.at)
    scale = record.case.chart.scale(observed.at)
    score = None if observed.partial else news2_of_inputs(record.regimen, inputs, scale)
    return VitalRow(
        at=observed.at,
        time=record.wording.clock(observed.at),
        cells=tuple(_cell(record, observed, each.fields) for each in columns),
        news2=str(score.total) if score else NO_VALUE,
        by=record.wording.initials(observed.by),
        note=set_note(record, observed),
    )


def set_note(record: DoseRecord, observed: ObservedSet) -> str:
    """In few words: partial and why, entered late and why, which unusual values were confirmed."""
    rules, fields = record.regimen.charting, record.regimen.fields
    found = []
    if observed.reason:
        labels = {each.word: each.label for each in rules.partial_reasons}
        reason = observed.reason_text or labels.get(observed.reason, observed.reason)
        found.append(f"partial, not scored: {reason}")
    if rules.is_late(observed.at, observed.recorded_at) or observed.paper:
        why = late_why(observed.late_reason, observed.paper)
        found.append(f"entered late, {record.wording.clock(observed.recorded_at)}{why}")
    if observed.confirmed:
        names = [
            fields[name].short or fields[name].label
            for name in observed.confirmed
            if name in fields
        ]
        found.append(f"unusual, confirmed: {', '.join(names)}")
    return "; ".join(found)


def _cell(record: DoseRecord, observed: ObservedSet, fields: tuple[str, ...]) -> Line:
    before = _value(record, _as_first_kept(observed), fields)
    now = _value(record, observed.values, fields)
    if not any(corrections_of(observed, field) for field in fields):
        return signed(line(now, _mark(record, observed, fields)))
    return (Span(before, Emphasis.STRUCK), Span(" "), Span(now or STRUCK_OUT, Emphasis.STRONG))


def _mark(record: DoseRecord, observed: ObservedSet, fields: tuple[str, ...]) -> Emphasis:
    """How serious the criteria call the values by themselves."""
    found = [
        result_of(record.regimen, name, value)
        for name in fields
        if isinstance(value := observed.values.get(name), str) and value
    ]
    worst = max(found, key=lambda each: each.severity, default=Result.CLEAR)
    if worst is Result.CLEAR:
        return Emphasis.PLAIN
    return Emphasis.ALARM if worst in SEVERE else Emphasis.WARN


def _as_first_kept(observed: ObservedSet) -> dict[str, Answer]:
    values = dict(observed.values)
    for correction in reversed(observed.corrections):
        values[correction.field] = correction.was
    return values


def _value(record: DoseRecord, values: Mapping[str, Answer], fields: tuple[str, ...]) -> str:
    if not any(values.get(field) for field in fields):
        return ""
    return "/".join(_short(record.regimen.fields[field], values.get(field, "")) for field in fields)


def _short(field: Field, answer: Answer) -> str:
    if not answer:
        return NO_VALUE
    return field.label_of(answer) if isinstance(answer, str) else "; ".join(answer)


def _missed(record: DoseRecord, due: datetime) -> VitalRow:
    return VitalRow(
        at=due,
        time=record.wording.clock(due),
        cells=(),
        news2="",
        by="",
        missed="due, no complete set on record",
    )


def due_line(record: DoseRecord) -> Line:
    """Which vital signs that were due are on the chart, which are not, and what is due next."""
    tolerance = record.regimen.monitoring.tolerance
    served = sets_by_due_time(record.moment, record.dose)
    times = [due for _, due in due_times(record.moment, record.dose)]
    found = [due for due in times if due in served]
    missed = [due for due in times if due not in served and due + tolerance < record.at]
    later = [due for due in times if due not in served and due not in missed]
    clocks = record.wording.clock
    parts = [Span(f"due and recorded {', '.join(map(clocks, found))}")] if found else []
    parts += [Span(f"{clocks(due)} {NOT_RECORDED}", Emphasis.ALARM) for due in missed]
    if later:
        parts += [*_sooner(record, later[0]), Span(f"due later {', '.join(map(clocks, later))}")]
    spans: list[Span] = []
    for each in parts:
        spans += (Span(" · ", Emphasis.QUIET), each) if spans else (each,)
    return tuple(spans)


def _sooner(record: DoseRecord, due: datetime) -> Iterator[Span]:
    """The next set where the chart asks for one before the dose does, with the reason."""
    asked = next_vital_signs(record.moment)
    if asked and asked.at < due:
        why = asked.why.removesuffix(".")
        said = f"next {record.wording.clock(asked.at)}: {why[:1].lower()}{why[1:]}"
        yield Span(said, Emphasis.WARN)


def vital_chart(record: DoseRecord) -> VitalChart:
    """The curves around the dose; a gap in the values stays a gap in the curve."""
    infusion, around = record.dose.infusion, record.around
    band = (infusion.started.at, infusion.ended.at) if infusion and infusion.ended else None
    observed = sets_around(record)
    # A set taken for the dose later than that is drawn too.
    start = min((around.start, *(each.at for each in observed)))
    end = max((around.end, *(each.at for each in observed)))
    asked = record.regimen.monitoring.fields
    return VitalChart(
        start=start,
        end=end,
        zone=record.wording.zone,
        band=band,
        band_label=_band_label(record, band),
        curves=tuple(
            curve
            for name in CURVES
            if name in record.regimen.fields
            and ((curve := _curve(record, name, observed)).pieces or name in asked)
        ),
    )


def _band_label(record: DoseRecord, band: tuple[datetime, datetime] | None) -> str:
    if band is None:
        return ""
    return f"infusion {record.wording.clock(band[0])} to {record.wording.clock(band[1])}"


def _curve(record: DoseRecord, name: str, observed: Sequence[ObservedSet]) -> Curve:
    pieces: list[list[tuple[datetime, Decimal]]] = [[]]
    for each in observed:
        value = each.values.get(name)
        if not isinstance(value, str) or not value:
            # A set of vital signs without this value is a gap; other sets say nothing about it.
            if vocabulary.SYSTOLIC.id in each.values:
                pieces.append([])
            continue
        if pieces[-1] and each.at - pieces[-1][-1][0] > record.regimen.charting.longest_line:
            pieces.append([])
        pieces[-1].append((each.at, Decimal(value)))
    field = record.regimen.fields[name]
    return Curve(name, field.label, field.unit, tuple(tuple(piece) for piece in pieces if piece))
