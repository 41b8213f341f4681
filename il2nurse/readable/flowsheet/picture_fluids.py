"""Intake and output of a flowsheet as a picture: bars up and down, the balance, the weights."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_CEILING, Decimal
from typing import Final

from il2nurse.domain.values.quantity import TENTH, rising, round_half_up, show, show_grouped
from il2nurse.readable.flowsheet.flowsheet import Flowsheet
from il2nurse.readable.flowsheet.fluids import FluidBar, WeightMarked
from il2nurse.readable.flowsheet.picture_time import (
    TEXT_DROP,
    TimeLine,
    draw_now,
    draw_ticks,
    draw_times,
    text_width,
    time_line,
)
from il2nurse.readable.painter import Anchor, Ink, Marker, Painter
from il2nurse.readable.words import NO_VALUE

NOTHING: Final = "No intake or output is on record in this period."
TOP: Final = 6.0
BOTTOM: Final = 12.0
WEIGHTS: Final = 10.0
BETWEEN: Final = 11.0
# The part of the height that the bars have; the balance has the rest.
SHARE: Final = 0.62
WIDEST: Final = 12.0
THINNEST: Final = 1.0
STEPS: Final = (50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10_000, 20_000)
MOST_STEPS: Final = 3


@dataclass(frozen=True, slots=True)
class VolumeScale:
    """A scale in mL from ``low`` to ``high`` with a line at every ``step``."""

    low: Decimal
    high: Decimal
    step: Decimal
    top: float
    bottom: float

    def y(self, ml: Decimal) -> float:
        """The place of an amount."""
        part = float((ml - self.low) / (self.high - self.low))
        return self.bottom - part * (self.bottom - self.top)

    def ticks(self) -> Iterator[Decimal]:
        """The amounts that get a line."""
        return rising(self.low, self.high, self.step)


def fitting_scale(low: Decimal, high: Decimal, top: float, bottom: float) -> VolumeScale:
    """The smallest round scale that holds zero and both ends."""
    low, high = min(low, Decimal(0)), max(high, Decimal(0))
    step = Decimal(STEPS[-1])
    for each in STEPS:
        if (high - low) / each <= MOST_STEPS:
            step = Decimal(each)
            break
    down, up = _whole(-low, step) * -step, _whole(high, step) * step
    return VolumeScale(down, up if up > down else step, step, top, bottom)


def _whole(amount: Decimal, step: Decimal) -> int:
    """How many steps hold an amount."""
    return int((amount / step).to_integral_value(ROUND_CEILING))


def draw_fluids(painter: Painter, sheet: Flowsheet, width: float, height: float) -> None:
    """Draw intake and output into a rectangle of this size, on the vital signs' line of time."""
    times = time_line(sheet, width)
    low = height - BOTTOM - (WEIGHTS if sheet.weights else 0.0)
    room = low - TOP - BETWEEN
    bars = _bar_scale(sheet, TOP, TOP + room * SHARE)
    net = _balance_scale(sheet, bars.bottom + BETWEEN, low)
    draw_times(painter, times, TOP, height - BOTTOM)
    _draw_scale(painter, times, bars)
    _draw_scale(painter, times, net)
    _name(painter, bars.y(bars.high / 2), "In mL", Ink.INTAKE)
    _name(painter, bars.y(bars.low / 2), "Out mL", Ink.OUTPUT)
    _name(painter, (net.top + net.bottom) / 2, "Balance mL", Ink.TITLE)
    for bar in sheet.fluids.bars:
        if bar.stretch.end > times.start and bar.stretch.start < times.end:
            _draw_bar(painter, times, bars, bar, sheet.now)
    _draw_balance(painter, sheet, times, net)
    _draw_weights(painter, sheet.weights, times, height - BOTTOM - 4.0)
    draw_now(painter, sheet, times, TOP, height - BOTTOM)
    if not any(_recorded(bar) for bar in sheet.fluids.bars):
        middle = (times.left + times.right) / 2
        painter.text(middle, bars.y(bars.high / 2), NOTHING, Ink.TITLE, Anchor.MIDDLE)


def _recorded(bar: FluidBar) -> bool:
    return bar.intake_ml is not None or bar.output_ml is not None


def _bar_scale(sheet: Flowsheet, top: float, bottom: float) -> VolumeScale:
    intake = [each.intake_ml or Decimal(0) for each in sheet.fluids.bars]
    output = [each.output_ml or Decimal(0) for each in sheet.fluids.bars]
    most = Decimal(STEPS[0])
    return fitting_scale(-max([*output, most]), max([*intake, most]), top, bottom)


def _balance_scale(sheet: Flowsheet, top: float, bottom: float) -> VolumeScale:
    nets = [net for _, net in sheet.fluids.running]
    most = Decimal(STEPS[1])
    return fitting_scale(min([*nets, Decimal(0)]), max([*nets, most]), top, bottom)


def _draw_scale(painter: Painter, times: TimeLine, scale: VolumeScale) -> None:
    ticks = [(scale.y(tick), tick) for tick in scale.ticks()]
    both = scale.top == TOP
    draw_ticks(painter, times, [(y, show_grouped(abs(t) if both else t)) for y, t in ticks])
    zero = scale.y(Decimal(0))
    painter.line(times.left, zero, times.right, zero, Ink.AXIS)


def _name(painter: Painter, y: float, text: str, ink: Ink) -> None:
    painter.text(0.0, y + TEXT_DROP, text, ink, Anchor.START)


def _draw_bar(
    painter: Painter, times: TimeLine, scale: VolumeScale, bar: FluidBar, now: datetime
) -> None:
    """Intake up and output down beside each other; 0 mL is a flat bar, no entry is none.

    A bar of the present hour or shift ends with now: nothing is charted of what is to come.
    """
    end = min(bar.stretch.end, now) if now > bar.stretch.start else bar.stretch.end
    left, right = times.x(bar.stretch.start), times.x(end)
    wide = max(min((right - left) * 0.42, WIDEST), THINNEST)
    middle, zero = (left + right) / 2, scale.y(Decimal(0))
    if bar.intake_ml is not None:
        high = max(zero - scale.y(bar.intake_ml), 0.8)
        painter.rect(middle - wide, zero - high, wide, high, Ink.INTAKE)
    if bar.output_ml is not None:
        deep = max(scale.y(-bar.output_ml) - zero, 0.8)
        painter.rect(middle, zero, wide, deep, Ink.OUTPUT)
    if bar.incomplete:
        text = "incomplete" if text_width("incomplete") < right - left else NO_VALUE
        painter.text(middle, scale.bottom - 1.0, text, Ink.WATCH_LIMIT, Anchor.MIDDLE)


def _draw_balance(painter: Painter, sheet: Flowsheet, times: TimeLine, scale: VolumeScale) -> None:
    """The balance as steps, from 0 mL at the start of the period to the last entry."""
    points = [(times.left, scale.y(Decimal(0)))]
    for at, net in sheet.fluids.running:
        x = times.x(at)
        points += [(x, points[-1][1]), (x, scale.y(net))]
    if len(points) == 1:
        return
    painter.polyline(points, Ink.BALANCE)
    last = sheet.fluids.running[-1][1]
    sign = "+" if last > 0 else ""
    text = f"{sign}{show_grouped(round_half_up(last, Decimal(1)))} mL"
    y = points[-1][1] + TEXT_DROP
    painter.text(times.right + 4.0, y, f"{text}{_one_sided(sheet)}", Ink.TITLE, Anchor.START)


def _one_sided(sheet: Flowsheet) -> str:
    """Says so where only one side was charted: that is no balance."""
    totals = sheet.fluids.totals
    if totals.intake_ml is None:
        return ", no intake"
    return ", no output" if totals.output_ml is None else ""


def _weight(weight: WeightMarked) -> str:
    """A weight, and how far it lies from the dosing weight where doses go by one."""
    if weight.percent is None:
        return show(weight.kg)
    percent = round_half_up(weight.percent, TENTH)
    return f"{show(weight.kg)} ({'+' if percent > 0 else ''}{show(percent)} %)"


def _draw_weights(
    painter: Painter, weights: tuple[WeightMarked, ...], times: TimeLine, y: float
) -> None:
    """Write the weights as far as they have room; the table has every one of them."""
    if weights:
        painter.text(0.0, y, "Weight kg", Ink.TITLE, Anchor.START)
    free = 0.0
    for each in weights:
        x = times.x(each.at)
        if x < free:
            continue
        ink = Ink.TITLE if each.mark_percent is None else Ink.HOLD_LIMIT
        painter.marker(x, y - TEXT_DROP, Marker.DIAMOND, ink)
        text = _weight(each)
        painter.text(x + 4.0, y, text, ink, Anchor.START)
        free = x + 4.0 + text_width(text) + 4.0
