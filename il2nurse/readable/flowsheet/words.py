"""A flowsheet in words: its totals, and what its pictures show, for those who cannot see them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.chart.fluid_totals import Gap
from il2nurse.domain.rules.labs.points import Flag
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.quantity import TENTH, round_half_up, show
from il2nurse.domain.values.text import Emphasis, Line, Span
from il2nurse.readable.flowsheet.changes import change_sentences
from il2nurse.readable.flowsheet.curves import NEWS2, Series
from il2nurse.readable.flowsheet.flowsheet import Flowsheet
from il2nurse.readable.flowsheet.fluids import WeightMarked
from il2nurse.readable.flowsheet.followed import followed
from il2nurse.readable.flowsheet.labs import FlowLabRow, LabValue
from il2nurse.readable.flowsheet.period_urine import urine_line, written_ml
from il2nurse.readable.flowsheet.picture_lanes import off_scale
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import RESULT_WORDS, STRUCK_OUT

BETWEEN: Final = Span(" · ", Emphasis.QUIET)
SO_FAR: Final = ", so far"
# How many of the newest results of a test are written out in words.
LAST: Final = 3
PER: Final = "per "


def written_period(sheet: Flowsheet, wording: Wording) -> str:
    """The period from its first to its last minute; one that still runs, as far as it is over."""
    start, end = sheet.stretch.start, sheet.stretch.end
    if start < sheet.now < end:
        return f"{wording.day_time(start)} to {wording.day_time(sheet.now)}{SO_FAR}"
    return f"{wording.day_time(start)} to {wording.day_time(end)}"


def near_period(sheet: Flowsheet, wording: Wording) -> str:
    """The period for a narrow place: its dates without the year where that is this year's."""
    years = {wording.local(at).year for at in (sheet.stretch.start, sheet.stretch.end)}
    whole = written_period(sheet, wording)
    return whole if years != {wording.day.year} else whole.replace(f"-{wording.day.year}", "")


def totals_line(sheet: Flowsheet, regimen: Regimen) -> Line:
    """Intake, output, balance and urine of the period, and whether anything is missing."""
    of_urine = (BETWEEN, *urine_line(sheet, regimen))
    return (*_balance(sheet), *of_urine, BETWEEN, completeness_words(sheet))


def balance_line(sheet: Flowsheet) -> Line:
    """The same without the urine, where that stands elsewhere."""
    return (*_balance(sheet), BETWEEN, completeness_words(sheet))


def _balance(sheet: Flowsheet) -> Line:
    totals = sheet.fluids.totals
    return (
        Span("In "),
        Span(written_ml(totals.intake_ml), Emphasis.STRONG),
        Span(" · Out "),
        Span(written_ml(totals.output_ml), Emphasis.STRONG),
        Span(" · Balance "),
        Span(written_ml(totals.balance_ml, signed=True), Emphasis.STRONG),
    )


def completeness_words(sheet: Flowsheet) -> Span:
    """Whether every part of the period, as far as it is over, has an entry."""
    over = sheet.stretch.end <= sheet.now
    gaps = [gap for gap in sheet.fluids.totals.gaps if gap.what != "urine"]
    if gaps or sheet.now <= sheet.stretch.start:
        return Span("incomplete" if over else "incomplete so far", Emphasis.WARN)
    return Span("complete" if over else "complete so far", Emphasis.GOOD)


def flow_words(sheet: Flowsheet, moment: Moment, wording: Wording) -> tuple[str, ...]:
    """The whole flowsheet in sentences, one for each thing that a picture shows."""
    return tuple(_words(sheet, moment, wording))


def _words(sheet: Flowsheet, moment: Moment, wording: Wording) -> Iterator[str]:
    regimen = moment.regimen
    yield f"{written_period(sheet, wording)}."
    doses = [f"{each.label} {wording.clock(each.start)}" for each in sheet.doses]
    yield f"Doses: {'; '.join(doses)}." if doses else "No dose in this period."
    for reaction in sheet.reactions:
        yield f"Reaction at {wording.clock(reaction.at)}: {reaction.label}."
    for series in sheet.series:
        yield _series(series, regimen, wording)
    for mark in reversed(tuple(followed(sheet, moment))):
        yield f"Marked at {wording.clock(mark.at)}: {mark.what}. {mark.told(wording)}"
    yield f"{''.join(span.text for span in totals_line(sheet, regimen))}."
    yield from _gaps(sheet.fluids.totals.gaps, wording)
    for weight in sheet.weights:
        yield _weight(weight, wording)
    for row in sheet.labs.rows:
        yield _lab(row, wording)
    for charted in reversed(sheet.rows):
        yield from change_sentences(charted, regimen, wording)


def _series(series: Series, regimen: Regimen, wording: Wording) -> str:
    curve, points = series.curve, series.points
    if not points:
        return f"{curve.label}: no value."
    low, high = min(value for _, value in points), max(value for _, value in points)
    at, last = points[-1]
    reach = f"from {show(low)} to {show(high)}" if low < high else f"of {show(low)}"
    parts = [
        f"{curve.label}: {_counted(len(points), 'value')} {reach} {curve.unit}".rstrip(),
        f"last {show(last)} at {wording.clock(at)}",
    ]
    parts.extend(_dangers(series, regimen))
    beyond = [f"{show(value)} at {wording.clock(when)}" for when, value in off_scale(series)]
    if beyond:
        parts.append(f"off the scale: {', '.join(beyond)}")
    breaks = _breaks(series, wording)
    if breaks:
        parts.append(f"gaps: {', '.join(breaks)}")
    return f"{'; '.join(parts)}."


def _dangers(series: Series, regimen: Regimen) -> Iterator[str]:
    """How many values lie in each range of which the regimen says something."""
    counted = Counter(value for _, value in series.points)
    if series.curve.field == NEWS2:
        for band in series.bands:
            count = sum(many for value, many in counted.items() if value >= (band.low or 0))
            if count:
                yield f"{_counted(count, 'time')} {band.text}"
        return
    for criterion in regimen.criteria:
        for limit in criterion.limits if criterion.field == series.curve.field else ():
            count = sum(
                many for value, many in counted.items() if limit.is_met_by(show(value), date.min)
            )
            if count:
                verdict = RESULT_WORDS[limit.result].within
                yield f"{_counted(count, 'time')} {verdict}, {limit.shown()}"


def _breaks(series: Series, wording: Wording) -> list[str]:
    pieces = series.curve.pieces
    return [
        f"{wording.clock(before[-1][0])} to {wording.clock(after[0][0])}"
        for before, after in pairwise(pieces)
    ]


def _gaps(gaps: Sequence[Gap], wording: Wording) -> Iterator[str]:
    """Every part of the period without an entry; such a part is not 0 mL."""
    for gap in gaps:
        start, end = (wording.clock(at) for at in (gap.stretch.start, gap.stretch.end))
        yield f"No {gap.what} charted from {start} to {end}: not known, not 0 mL."


def _weight(weight: WeightMarked, wording: Wording) -> str:
    told = f"Weight at {wording.clock(weight.at)}: {show(weight.kg)} kg"
    if weight.percent is None:
        return f"{told}."
    mark = f", {show(weight.mark_percent)} % mark reached" if weight.mark_percent else ""
    return f"{told} ({show(round_half_up(weight.percent, TENTH))} %{mark})."


def _lab(row: FlowLabRow, wording: Wording) -> str:
    values = [_lab_value(each, wording) for each in row.values[-LAST:]]
    if not values and row.before:
        values = [f"{row.before.value} at {wording.clock(row.before.at)}, before this period"]
    return f"{row.label}{_in_unit(row.unit)}: {'; '.join(values)}."


def _in_unit(unit: str) -> str:
    """A unit behind what is measured in it: "in mg/dL", "per mm³"."""
    return f" {unit}" if unit.startswith(PER) or not unit else f" in {unit}"


def _lab_value(found: LabValue, wording: Wording) -> str:
    notes = [found.flag.value] if found.flag in (Flag.LOW, Flag.HIGH) else []
    if found.trend is not None:
        notes.append(found.trend.value)
    if found.result is not Result.CLEAR:
        notes.append(RESULT_WORDS[found.result].within)
    noted = f" ({', '.join(notes)})" if notes else ""
    return f"{found.value or STRUCK_OUT} at {wording.clock(found.at)}{noted}"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
