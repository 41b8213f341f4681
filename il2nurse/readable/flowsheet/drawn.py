"""The part of a period that the pictures of a paper show: from its first entry to its last."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from il2nurse.domain.values.instants import Stretch
from il2nurse.readable.flowsheet.flowsheet import Flowsheet
from il2nurse.readable.flowsheet.periods import HOUR, floor_hour
from il2nurse.readable.wording import Wording

# No picture shows less, so that it can be seen how fast a value changed.
LEAST: Final = timedelta(hours=4)
DAY: Final = timedelta(days=1)


def drawn_part(sheet: Flowsheet) -> Stretch:
    """The hours in which something is drawn, and now; all of it where nothing is."""
    times = sorted(each for each in _times(sheet) if sheet.stretch.start <= each)
    if not times:
        return sheet.stretch
    # The line of now stands within, and what ends with an hour ends with the picture.
    last = times[-1] - timedelta(microseconds=1)
    if sheet.now in sheet.stretch:
        last = max(last, sheet.now)
    start = floor_hour(min(times[0], last), sheet.zone)
    end = min(floor_hour(last, sheet.zone) + HOUR, sheet.stretch.end)
    start = max(min(start, end - LEAST), sheet.stretch.start)
    return Stretch(start, min(max(end, start + LEAST), sheet.stretch.end))


def left_out(sheet: Flowsheet, wording: Wording) -> str | None:
    """That the pictures show a part alone, since nothing was charted outside; else ``None``."""
    shown = sheet.shown
    if shown == sheet.stretch:
        return None
    start, end = (f"{wording.day_time(each)}" for each in (shown.start, shown.end))
    return f"The pictures show {start} to {end}. Nothing is charted in the rest of the period."


def length_of_bars(sheet: Flowsheet) -> str:
    """What a bar of intake and output stands for: an hour, a shift or a day."""
    longest = max(
        (each.stretch.end - each.stretch.start for each in sheet.fluids.bars), default=HOUR
    )
    if longest <= HOUR:
        return "hour"
    return "shift" if longest < DAY - HOUR else "day"


def _times(sheet: Flowsheet) -> Iterator[datetime]:
    for series in sheet.series:
        yield from (at for at, _ in series.points)
    for dose in sheet.doses:
        yield from (max(dose.start, sheet.stretch.start), min(dose.end, sheet.stretch.end))
    yield from (each.at for each in sheet.reactions)
    yield from (each.at for each in sheet.weights)
    yield from (at for at, _ in sheet.fluids.running)
    for bar in sheet.fluids.bars:
        if bar.intake_ml is not None or bar.output_ml is not None:
            yield from (bar.stretch.start, min(bar.stretch.end, max(sheet.now, bar.stretch.start)))
