"""The vital signs of a flowsheet as a picture: doses and reactions, one lane for each sign."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from il2nurse.readable.flowsheet.flowsheet import Flowsheet
from il2nurse.readable.flowsheet.marks import Became, DoseMark
from il2nurse.readable.flowsheet.picture_lanes import (
    LANES,
    FlowLaneFrame,
    draw_scale,
    draw_series,
    draw_zones,
)
from il2nurse.readable.flowsheet.picture_time import (
    TimeLine,
    draw_now,
    draw_times,
    text_width,
    time_line,
)
from il2nurse.readable.picture import Anchor, Ink, Marker, Painter

TOP: Final = 19.0
BOTTOM: Final = 11.0
BETWEEN: Final = 3.5
REACTIONS: Final = 6.5
DOSES: Final = 15.0
# How far the last dose's name may reach behind the period.
AFTER: Final = 40.0
MIDDLE: Final = Anchor.MIDDLE
NARROWEST: Final = 2.0
NOTHING: Final = "No vital signs are on record in this period."


def draw_vital_signs(painter: Painter, sheet: Flowsheet, width: float, height: float) -> None:
    """Draw the chart of the vital signs into a rectangle of this size."""
    times = time_line(sheet, width)
    frames = tuple(_frames(times, height))
    for frame in frames:
        mine = [each for each in sheet.series if each.curve.field in frame.lane.fields]
        draw_zones(painter, frame, mine)
    _draw_doses(painter, sheet.doses, times, frames)
    for frame in frames:
        draw_scale(painter, frame)
    draw_times(painter, times, frames[0].top, frames[-1].bottom)
    _draw_reactions(painter, sheet, times, frames)
    for frame in frames:
        for series in sheet.series:
            if series.curve.field in frame.lane.fields:
                draw_series(painter, frame, series)
    draw_now(painter, sheet, times, REACTIONS + 2.0, frames[-1].bottom)
    if sheet.now in sheet.stretch:
        painter.text(_inside(times, times.x(sheet.now), "now"), REACTIONS, "now", Ink.NOW, MIDDLE)
    if not any(series.curve.pieces for series in sheet.series):
        middle = (times.left + times.right) / 2
        painter.text(middle, height / 2, NOTHING, Ink.TITLE, Anchor.MIDDLE)


def _frames(times: TimeLine, height: float) -> Iterator[FlowLaneFrame]:
    room = height - TOP - BOTTOM - BETWEEN * (len(LANES) - 1)
    top = TOP
    for lane in LANES:
        bottom = top + room * lane.share
        yield FlowLaneFrame(lane, times, top, bottom)
        top = bottom + BETWEEN


def _draw_doses(
    painter: Painter, doses: Sequence[DoseMark], times: TimeLine, frames: Sequence[FlowLaneFrame]
) -> None:
    """A band for each dose that ran in, a dotted line for each held one, each with its name."""
    top, bottom = frames[0].top, frames[-1].bottom
    names = _names(doses, times)
    for dose, name in zip(doses, names, strict=True):
        left = times.x(dose.start)
        if dose.became is Became.HELD:
            painter.line(left, top, left, bottom, Ink.MARK)
        else:
            wide = max(times.x(dose.end) - left, NARROWEST)
            painter.rect(left, top, wide, bottom - top, Ink.BAND)
        plain = dose.became in (Became.GIVEN, Became.RUNNING)
        ink = Ink.BAND_LABEL if plain else Ink.HOLD_LIMIT
        painter.text(left, DOSES, name, ink, Anchor.START)


def _names(doses: Sequence[DoseMark], times: TimeLine) -> tuple[str, ...]:
    """What stands above the doses: as much as fits before the next one, the same for all."""
    places = [times.x(dose.start) for dose in doses]
    room = [after - before - 2.0 for before, after in pairwise((*places, times.right + AFTER))]
    forms = (
        tuple(dose.label for dose in doses),
        tuple(dose.short for dose in doses),
        tuple(str(dose.slot) for dose in doses),
    )
    for names in forms:
        if all(text_width(name) <= free for name, free in zip(names, room, strict=True)):
            return names
    return forms[-1]


def _inside(times: TimeLine, x: float, text: str) -> float:
    """The middle of a text that shall not leave the picture."""
    half = text_width(text) / 2
    return min(max(x, times.left + half), times.right - half)


def _draw_reactions(
    painter: Painter, sheet: Flowsheet, times: TimeLine, frames: Sequence[FlowLaneFrame]
) -> None:
    written = times.left
    for reaction in sheet.reactions:
        x = times.x(reaction.at)
        painter.line(x, REACTIONS, x, frames[-1].bottom, Ink.MARK)
        painter.marker(x, REACTIONS - 2.0, Marker.DIAMOND, Ink.OFF_SCALE)
        wide = text_width(reaction.label)
        if x + 4.0 >= written and x + 4.0 + wide <= times.right:
            painter.text(x + 4.0, REACTIONS, reaction.label, Ink.OFF_SCALE, Anchor.START)
            written = x + 4.0 + wide + 4.0
