"""What of a dose was corrected, as rows of its record."""

from dataclasses import dataclass

from il2nurse.domain.record.chart.chart import Correction, ObservedSet
from il2nurse.domain.record.register.entries import read_instant
from il2nurse.domain.values.text import Emphasis, Line, Span
from il2nurse.readable.dose.vital_rows import sets_around
from il2nurse.readable.dose_record import DoseRecord
from il2nurse.readable.words import STRUCK_OUT


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A value that was put in place of another; both stay readable."""

    time: str
    what: str
    values: Line
    reason: str
    by: str


def correction_rows(record: DoseRecord) -> tuple[CorrectionRow, ...]:
    """Every correction of a value that belongs to this dose or stands on this paper."""
    used = {
        seq
        for done in record.dose.steps.values()
        for seq in (*done.on_file.values(), done.charted)
        if seq is not None
    }
    shown = {observed.seq for observed in sets_around(record)} | used
    found = [
        (correction, observed)
        for observed in record.case.chart.sets
        if observed.seq in shown or observed.dose == record.dose.key.stream
        for correction in observed.corrections
    ]
    ordered = sorted(found, key=lambda pair: pair[0].at)
    return tuple(_correction(record, correction, observed) for correction, observed in ordered)


def _correction(record: DoseRecord, correction: Correction, observed: ObservedSet) -> CorrectionRow:
    field = record.regimen.fields.get(correction.field)
    if field is None:
        return _moved(record, correction, observed)
    now = record.wording.answer(field, correction.now) if correction.now else STRUCK_OUT
    was = record.wording.answer(field, correction.was)
    return CorrectionRow(
        time=record.wording.clock(correction.at),
        what=f"{field.label} of {record.wording.clock(observed.at)}",
        values=(Span(was, Emphasis.STRUCK), Span(" "), Span(now, Emphasis.STRONG)),
        reason=correction.reason,
        by=record.wording.name(correction.by),
    )


def _moved(record: DoseRecord, correction: Correction, observed: ObservedSet) -> CorrectionRow:
    """A set whose time was corrected."""
    was, now = (
        record.wording.stamp(read_instant(str(at))) for at in (correction.was, correction.now)
    )
    return CorrectionRow(
        time=record.wording.clock(correction.at),
        what=f"Time of the set of {record.wording.clock(observed.at)}",
        values=(Span(was, Emphasis.STRUCK), Span(" "), Span(now, Emphasis.STRONG)),
        reason=correction.reason,
        by=record.wording.name(correction.by),
    )
