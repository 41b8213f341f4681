"""What the pictures of a flowsheet show: the hours with entries, bars up to now, every limit."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from il2nurse import regimens
from il2nurse.domain.values.instants import Stretch
from il2nurse.readable.flowsheet.curves import NEWS2_BANDS, SIGNS, bands_of
from il2nurse.readable.flowsheet.drawn import LEAST, drawn_part
from il2nurse.readable.flowsheet.flowsheet import Flowsheet, make_flowsheet
from il2nurse.readable.flowsheet.periods import HOUR, floor_hour
from il2nurse.readable.flowsheet.picture_fluids import draw_fluids
from il2nurse.readable.flowsheet.picture_lanes import LANES
from il2nurse.readable.flowsheet.picture_time import time_line
from il2nurse.readable.flowsheet.picture_vitals import draw_vital_signs, height_of
from il2nurse.readable.painter import Ink
from tests.flow_day import day_start, full_day
from tests.normal import FILE
from tests.sketch import Recorder
from tests.ward import MRN

WIDTH, STRIP = 545.0, 48 / 1.8
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def day() -> Flowsheet:
    """A whole day, of which some hours passed before the first entry and some are to come."""
    ward = full_day()
    stretch = Stretch(day_start() - DAY, day_start() + 2 * DAY)
    return make_flowsheet(ward.station.moment(MRN), stretch, ward.station.shift_starts)


def test_the_pictures_show_the_hours_from_the_first_entry_to_now(day: Flowsheet) -> None:
    shown = drawn_part(day)
    first = min(at for series in day.series for at, _ in series.points)
    assert day.stretch.start < shown.start <= floor_hour(first, day.zone)
    assert day.now <= shown.end <= day.now + DAY / 2
    assert shown.end < day.stretch.end


def test_where_nothing_is_charted_all_of_the_period_is_shown(day: Flowsheet) -> None:
    stretch = Stretch(day_start() - 3 * DAY, day_start() - 2 * DAY)
    ward = full_day()
    bare = make_flowsheet(ward.station.moment(MRN), stretch, ward.station.shift_starts)
    assert drawn_part(bare) == stretch


def test_a_single_entry_is_shown_within_some_hours(day: Flowsheet) -> None:
    pulse = replace(
        day.series[0],
        curve=replace(day.series[0].curve, pieces=(((day_start() + HOUR / 2, Decimal(90)),),)),
        marked=(),
    )
    alone = replace(
        day,
        series=(pulse,),
        doses=(),
        reactions=(),
        weights=(),
        fluids=replace(day.fluids, bars=(), running=()),
        now=day_start() + HOUR / 2,
    )
    shown = drawn_part(alone)
    assert shown.end - shown.start == LEAST
    assert day_start() + HOUR / 2 in shown


def test_no_bar_stands_after_now(day: Flowsheet) -> None:
    ward = full_day()
    ward.pass_time(12)
    hours = Stretch(day_start(), day_start() + DAY)
    sheet = make_flowsheet(ward.station.moment(MRN), hours, ward.station.shift_starts)
    painted = Recorder()
    draw_fluids(painted, sheet, WIDTH, 160.0)
    now = time_line(sheet, WIDTH).x(sheet.now)
    bars = [*painted.of("rect", Ink.INTAKE), *painted.of("rect", Ink.OUTPUT)]
    assert bars
    for _, x, _, wide, *_ in bars:
        assert isinstance(x, float)
        assert isinstance(wide, float)
        assert x + wide <= now + 1.0


@pytest.mark.parametrize("file", sorted(FILE.parent.glob("*.toml")), ids=lambda file: file.stem)
def test_every_limit_lies_on_the_scale_of_its_strip(file: Path) -> None:
    """A limit at the very end of a scale would have no range to be seen in."""
    shipped = regimens.load(file.read_text(encoding="utf-8"), file.name)
    lanes = {field: lane for lane in LANES for field in lane.fields}
    bands = [(name, band) for name in SIGNS for band in bands_of(shipped, name)]
    bands += [("news2", band) for band in NEWS2_BANDS]
    for name, band in bands:
        lane = lanes[name]
        low = lane.low if band.low is None else band.low
        high = lane.high if band.high is None else band.high
        assert lane.low <= low < high <= lane.high, (name, band.text)


def test_every_limit_of_a_strip_is_named(day: Flowsheet) -> None:
    painted = Recorder()
    draw_vital_signs(painted, day, WIDTH, height_of(STRIP))
    for series in day.series:
        for band in series.bands:
            assert any(band.text in text for text in painted.texts), band.text
