"""The line of time below a picture: where an instant stands, hours and days of the ward's clock."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Final

from il2nurse.domain.values.text import MONTHS
from il2nurse.readable.flowsheet.flowsheet import Flowsheet
from il2nurse.readable.flowsheet.periods import HOUR, floor_hour
from il2nurse.readable.painter import Anchor, Ink, Painter
from il2nurse.readable.picture import Curve

LEFT: Final = 62.0
# Room for the longest name of a limit: "stop the cycle above 130".
RIGHT: Final = 92.0
# From the right end of a picture to what is written beside it.
BEFORE_NAME: Final = 4.0
TEXT_DROP: Final = 2.4
# How far texts at the ends of a scale are moved inwards.
INWARDS: Final = 1.2
# Texts nearer to one another than this would lie over each other.
CLOSE_TEXTS: Final = 7.0
# The figures of a scale stand apart, so that none is read with the next.
TICK_TEXTS: Final = 9.0
AXIS_DROP: Final = 9.0
LETTER: Final = 3.5
# The most times that are written below a wide picture, and the steps in hours between them.
MOST_TIMES: Final = 12
# What a time and the room beside it take.
TIME_ROOM: Final = 24.0
STEPS: Final = (1, 2, 4, 6, 8, 12, 24)
DAY_HOURS: Final = 24


@dataclass(frozen=True, slots=True)
class TimeLine:
    """How times map to places from left to right."""

    start: datetime
    end: datetime
    zone: tzinfo
    left: float
    right: float

    def x(self, at: datetime) -> float:
        """The place of a time; what lies outside stands at the edge."""
        part = (at - self.start) / (self.end - self.start)
        return self.left + min(max(part, 0.0), 1.0) * (self.right - self.left)

    def times(self) -> Iterator[tuple[datetime, str]]:
        """The times that are written, each with its text; midnight is written as its date."""
        every = self._step()
        at = floor_hour(self.start, self.zone)
        while at <= self.end:
            local = at.astimezone(self.zone)
            days = every // DAY_HOURS
            met = local.hour % every == 0 if not days else local.hour == 0
            if at >= self.start and met and local.toordinal() % max(days, 1) == 0:
                date = f"{local.day:02}-{MONTHS[local.month - 1]}"
                yield at, date if local.hour == 0 else f"{local:%H:%M}"
            at += HOUR

    def _step(self) -> int:
        hours = (self.end - self.start) / timedelta(hours=1)
        most = max(min(MOST_TIMES, int((self.right - self.left) / TIME_ROOM)), 1)
        for step in STEPS:
            if hours / step <= most:
                return step
        return DAY_HOURS * (int(hours / DAY_HOURS / most) + 1)


def time_line(sheet: Flowsheet, width: float) -> TimeLine:
    """The line of time of a flowsheet; the same for every picture of this width."""
    names = [limit_name(each.curve, band.text) for each in sheet.series for band in each.bands]
    right = max([RIGHT, *(text_width(each) + BEFORE_NAME for each in names)])
    return TimeLine(sheet.shown.start, sheet.shown.end, sheet.zone, LEFT, width - right)


def limit_name(curve: Curve, text: str) -> str:
    """What is written beside a limit; of a strip with several curves, which one it is of."""
    _, named, which = curve.label.rpartition(", ")
    return f"{which} {text}" if named else text


def draw_times(painter: Painter, times: TimeLine, top: float, bottom: float) -> None:
    """Draw the lines of the hours, and the hours below them."""
    for at, text in times.times():
        x = times.x(at)
        painter.line(x, top, x, bottom, Ink.GRID)
        painter.text(x, bottom + AXIS_DROP, text, Ink.LABEL, Anchor.MIDDLE)
    painter.line(times.left, bottom, times.right, bottom, Ink.AXIS)


def draw_ticks(painter: Painter, times: TimeLine, ticks: Sequence[tuple[float, str]]) -> None:
    """Draw the lines of a scale, lowest first, and as many of its texts as have room.

    The texts of both ends stand inside the scale, so that two scales may touch.
    """
    low, high = ticks[0][0], ticks[-1][0]
    for y, _ in ticks:
        painter.line(times.left, y, times.right, y, Ink.GRID)
    taken: list[float] = []
    for y, text in (ticks[0], ticks[-1], *ticks[1:-1]):
        place = min(max(y, high + INWARDS), low - INWARDS) + TEXT_DROP
        if all(abs(place - each) >= TICK_TEXTS for each in taken):
            taken.append(place)
            painter.text(times.left - 4.0, place, text, Ink.LABEL, Anchor.END)


def draw_now(painter: Painter, sheet: Flowsheet, times: TimeLine, top: float, low: float) -> None:
    """Draw where now is, if it lies in what is shown."""
    if sheet.now in sheet.shown:
        x = times.x(sheet.now)
        painter.line(x, top, x, low, Ink.NOW)


def text_width(text: str) -> float:
    """About how wide a small text is."""
    return len(text) * LETTER
