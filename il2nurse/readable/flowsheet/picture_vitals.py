"""The vital signs of a flowsheet as a picture: doses and reactions, one lane for each sign."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final

from il2nurse.domain.values.text import HOURS_FROM
from il2nurse.readable.flowsheet.curves import Series
from il2nurse.readable.flowsheet.flowsheet import Flowsheet
from il2nurse.readable.flowsheet.marks import NEVER_BEGUN, Became, DoseMark
from il2nurse.readable.flowsheet.picture_edge import (
    EDGE,
    FALL,
    INSIDE,
    TextBox,
    draw_off_scale,
    text_box,
)
from il2nurse.readable.flowsheet.picture_lanes import (
    LANES,
    FlowLaneFrame,
    draw_scale,
    draw_series,
    draw_zones,
)
from il2nurse.readable.flowsheet.picture_time import (
    RIGHT,
    TimeLine,
    draw_times,
    text_width,
    time_line,
)
from il2nurse.readable.painter import Anchor, Ink, Marker, Painter

TOP: Final = 24.0
BOTTOM: Final = 11.0
REACTIONS: Final = 6.5
DOSES: Final = 15.0
# From an upright to the name of a dose that would lie over it.
ASIDE: Final = 2.5
# How far the last dose's name may reach behind the period.
AFTER: Final = 40.0
NOW: Final = "now"
# From the middle of a reaction's sign to what is written beside it.
SIGN: Final = 4.0
NARROWEST: Final = 2.0
# A picture higher than this has its strips further apart, so that no scale is read with the next.
ROOMY: Final = 245.0
GROWTH: Final = 10.0
WIDEST_EDGE: Final = 10.0
# How a dose is named above the lanes, the longest first.
FORMS: Final[tuple[Callable[[DoseMark], str], ...]] = (
    lambda dose: dose.label,
    lambda dose: dose.short,
    lambda dose: str(dose.slot),
)
NOTHING: Final = "No vital signs are on record in this period."


def height_of(strip: float) -> float:
    """How high the picture has to be for its lowest strip to be this high."""
    return TOP + BOTTOM + EDGE * (len(LANES) - 1) + strip / min(lane.share for lane in LANES)


def draw_vital_signs(painter: Painter, sheet: Flowsheet, width: float, height: float) -> None:
    """Draw the chart of the vital signs into a rectangle of this size."""
    times = time_line(sheet, width)
    frames = tuple(frames_of(times, height, {each.curve.field for each in sheet.series}))
    # What ran for hours lies below the zones, which would be hidden by it.
    _shade(painter, [dose for dose in sheet.doses if _ran_long(dose)], times, frames)
    for frame in frames:
        draw_zones(painter, frame, _shown(sheet, frame))
    _shade(painter, [dose for dose in sheet.doses if not _ran_long(dose)], times, frames)
    names = _draw_doses(painter, sheet, times, frames)
    for frame in frames:
        draw_scale(painter, frame)
    draw_times(painter, times, frames[0].top, frames[-1].bottom)
    now = _now_place(sheet, times)
    _draw_reactions(painter, sheet, times, now)
    numbers = list(names)
    for frame in frames:
        for series in _shown(sheet, frame):
            draw_series(painter, frame, series)
        draw_off_scale(painter, frame, _shown(sheet, frame), _uprights(sheet, times), numbers)
    if now is not None:
        _draw_upright(painter, times.x(sheet.now), frames, names, Ink.NOW)
        painter.text(now.left, REACTIONS, NOW, Ink.NOW, Anchor.START)
    for reaction in sheet.reactions:
        _draw_upright(painter, times.x(reaction.at), frames, names, Ink.MARK)
    if not any(series.curve.pieces for series in sheet.series):
        middle = (times.left + times.right) / 2
        painter.text(middle, height / 2, NOTHING, Ink.TITLE, Anchor.MIDDLE)


def _shown(sheet: Flowsheet, frame: FlowLaneFrame) -> list[Series]:
    return [each for each in sheet.series if each.curve.field in frame.lane.fields]


def _uprights(sheet: Flowsheet, times: TimeLine) -> list[float]:
    """The lines from top to bottom: reactions, held doses, now."""
    held = [dose.start for dose in sheet.doses if dose.became in NEVER_BEGUN]
    now = [sheet.now] if sheet.now in sheet.shown else []
    return [times.x(at) for at in (*(each.at for each in sheet.reactions), *held, *now)]


def frames_of(
    times: TimeLine, height: float, drawn: Collection[str] = ()
) -> Iterator[FlowLaneFrame]:
    """The strips of the picture from top to bottom: those of what is ``drawn``, else all."""
    lanes = [lane for lane in LANES if any(field in drawn for field in lane.fields)] or LANES
    edge = min(EDGE + max(height - ROOMY, 0.0) / GROWTH, WIDEST_EDGE)
    room = height - TOP - BOTTOM - edge * (len(lanes) - 1)
    room /= sum(lane.share for lane in lanes)
    top = TOP
    for lane in lanes:
        bottom = top + room * lane.share
        yield FlowLaneFrame(lane, times, top, bottom)
        top = bottom + edge


def _ran_long(dose: DoseMark) -> bool:
    return dose.end - dose.start >= HOURS_FROM


def _shade(
    painter: Painter, doses: Iterable[DoseMark], times: TimeLine, frames: Sequence[FlowLaneFrame]
) -> None:
    """A band for each dose that ran in."""
    top, bottom = frames[0].top, frames[-1].bottom
    for dose in doses:
        if dose.became not in NEVER_BEGUN:
            left = times.x(dose.start)
            wide = max(times.x(dose.end) - left, NARROWEST)
            painter.rect(left, top, wide, bottom - top, Ink.BAND)


def _draw_doses(
    painter: Painter, sheet: Flowsheet, times: TimeLine, frames: Sequence[FlowLaneFrame]
) -> list[TextBox]:
    """The name of each dose, and a dotted line for each held one; gives the places of the names."""
    top, bottom = frames[0].top, frames[-1].bottom
    written: list[TextBox] = []
    for dose, (place, name) in zip(sheet.doses, _names(sheet, times), strict=True):
        left = times.x(dose.start)
        if dose.became in NEVER_BEGUN:
            painter.line(left, top, left, bottom, Ink.MARK)
        plain = dose.became in (Became.GIVEN, Became.RUNNING)
        ink = Ink.BAND_LABEL if plain else Ink.HOLD_LIMIT
        painter.text(place, DOSES, name, ink, Anchor.START)
        written.append(text_box(place, DOSES, name, Anchor.START))
    return written


def _names(sheet: Flowsheet, times: TimeLine) -> list[tuple[float, str]]:
    """What stands above the doses, and where: as much as fits before the next, the same for all."""
    placed: list[tuple[float, str]] = []
    uprights = _uprights(sheet, times)
    for form in FORMS:
        placed = [_beside(times.x(dose.start), form(dose), uprights) for dose in sheet.doses]
        ends = [place + text_width(name) + 2.0 for place, name in placed]
        nexts = [*(place for place, _ in placed[1:]), times.right + AFTER]
        if all(end <= follows for end, follows in zip(ends, nexts, strict=False)):
            break
    return placed


def _beside(left: float, name: str, uprights: Sequence[float]) -> tuple[float, str]:
    """Where the name of a dose begins: behind an upright that would run through its beginning."""
    reach = min(text_width(name), AFTER) / 2
    return max((x + ASIDE for x in uprights if 0 < x - left < reach), default=left), name


def _now_place(sheet: Flowsheet, times: TimeLine) -> TextBox | None:
    """Where “now” is written: over its line, or beside the signs of reactions near it."""
    if sheet.now not in sheet.shown:
        return None
    x, half = times.x(sheet.now), text_width(NOW) / 2
    signs = [times.x(each.at) for each in sheet.reactions]
    middle = min(max(x, times.left + half), times.right - half)
    for place in (middle, x - half - SIGN, x + half + SIGN):
        box = text_box(place, REACTIONS, NOW, Anchor.MIDDLE)
        if not any(box.left - SIGN < sign < box.right + SIGN for sign in signs):
            return box
    return text_box(middle, REACTIONS, NOW, Anchor.MIDDLE)


def _draw_upright(
    painter: Painter,
    x: float,
    frames: Sequence[FlowLaneFrame],
    names: Sequence[TextBox],
    ink: Ink,
) -> None:
    """A line from its sign to the lowest strip, which leaves out the name of a dose."""
    top, bottom = REACTIONS + FALL, frames[-1].bottom
    over = next((name for name in names if name.left - 1 <= x <= name.right + 1), None)
    if over is not None:
        painter.line(x, top, x, over.top, ink)
        top = over.bottom
    painter.line(x, top, x, bottom, ink)


def _draw_reactions(
    painter: Painter, sheet: Flowsheet, times: TimeLine, now: TextBox | None
) -> None:
    """The sign of every reaction, and its name beside it where nothing else is written."""
    signs = [times.x(each.at) for each in sheet.reactions]
    taken = [] if now is None else [now]
    for reaction, x in zip(sheet.reactions, signs, strict=True):
        painter.marker(x, REACTIONS - INSIDE, Marker.DIAMOND, Ink.OFF_SCALE)
        for place, anchor in ((x + SIGN, Anchor.START), (x - SIGN, Anchor.END)):
            box = text_box(place, REACTIONS, reaction.label, anchor)
            crossed = any(box.left - 2 < sign < box.right + 2 for sign in signs)
            crossed = crossed or any(box.meets(each) for each in taken)
            if not crossed and times.left <= box.left and box.right <= times.right + RIGHT:
                painter.text(place, REACTIONS, reaction.label, Ink.OFF_SCALE, anchor)
                taken.append(box)
                break
