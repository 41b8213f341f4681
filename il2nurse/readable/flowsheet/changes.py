"""What was corrected, struck out or entered late: both values, the reason, and who did it."""

from collections.abc import Iterator

from il2nurse.domain.record.chart.chart_entries import FluidEntry, ObservedSet
from il2nurse.domain.record.chart.fluids import kind_label
from il2nurse.domain.record.register.changes import KIND, ML, Correction, Struck
from il2nurse.domain.record.register.entries import read_instant
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.readable.flowsheet.rows import FlowRow
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import STRUCK_OUT, late_why


def change_sentences(row: FlowRow, regimen: Regimen, wording: Wording) -> Iterator[str]:
    """A sentence for each correction, striking out and late entry of a row."""
    for observed in row.sets:
        yield from _of_set(observed, regimen, wording)
    for kept in row.fluids:
        yield from _of_fluid(kept, wording)
    yield from _late(row, regimen, wording)
    for period in row.no_fluid:
        if period.struck:
            way = "intake" if period.direction == "in" else "output"
            yield f"{wording.clock(row.at)}: “no {way}” {_gone(period.struck, wording)}"


def _late(row: FlowRow, regimen: Regimen, wording: Wording) -> Iterator[str]:
    """What was entered long after it happened."""
    charted = [(each.at, each.recorded_at, each.late_reason, each.paper) for each in row.sets]
    charted += [
        (each.fluid.at, each.recorded_at, each.late_reason, each.paper) for each in row.fluids
    ]
    for happened, entered, reason, paper in dict.fromkeys(charted):
        if paper or regimen.charting.is_late(happened, entered):
            why = late_why(reason, paper)
            yield f"{wording.clock(happened)}: entered late, at {wording.clock(entered)}{why}."


def _of_set(observed: ObservedSet, regimen: Regimen, wording: Wording) -> Iterator[str]:
    at = wording.clock(observed.at)
    if observed.struck:
        yield f"{at}: the whole set {_gone(observed.struck, wording)}"
        return
    for each in observed.corrections:
        field = regimen.fields.get(each.field)
        if field is None:
            yield f"{at}: {_corrected('time', *_times(each, wording), each, wording)}"
            continue
        now = wording.answer(field, each.now) if each.now else ""
        was = wording.answer(field, each.was)
        yield f"{at}: {_corrected(field.label, was, now, each, wording)}"


def _of_fluid(kept: FluidEntry, wording: Wording) -> Iterator[str]:
    at, kind = wording.clock(kept.fluid.at), kind_label(kept.fluid.kind)
    for each in kept.corrections:
        was, now = str(each.was), str(each.now)
        if each.field == ML:
            yield f"{at}: {_corrected(kind, f'{was} mL', f'{now} mL', each, wording)}"
        elif each.field == KIND:
            yield f"{at}: {_corrected('kind', kind_label(was), kind_label(now), each, wording)}"
        else:
            yield f"{at}: {_corrected('time', *_times(each, wording), each, wording)}"
    if kept.struck:
        yield f"{at}: {kind} {_gone(kept.struck, wording)}"


def _times(each: Correction, wording: Wording) -> tuple[str, str]:
    was, now = (wording.clock(read_instant(str(at))) for at in (each.was, each.now))
    return was, now


def _corrected(what: str, was: str, now: str, each: Correction, wording: Wording) -> str:
    became = f"corrected from {was} to {now}" if now else f"{was} was {STRUCK_OUT}"
    return f"{what} {became}: {each.reason}, {wording.name(each.by)}."


def _gone(struck: Struck, wording: Wording) -> str:
    return f"was {STRUCK_OUT}: {struck.reason}, {wording.name(struck.by)}."
