"""Bars and balance of a flowsheet: sums stay sums, nothing charted is not 0 mL."""

from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.record.chart.fluids import INTAKE, OUTPUT, balance
from il2nurse.domain.rules.chart.fluid_totals import running_balance, total_fluids
from il2nurse.domain.values.instants import Stretch
from il2nurse.readable.flowsheet.periods import bar_stretches
from il2nurse.settings import SHIFTS
from tests.domain.charts import ChartBook, total
from tests.domain.made import at

ZONE = ZoneInfo("America/New_York")
KINDS = (*INTAKE, *OUTPUT)
EVENTS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 2000), st.integers(-600, 20_000)), max_size=40
)


@given(EVENTS, st.integers(0, 10_000), st.integers(30, 20_000))
def test_the_bars_of_any_period_add_up_to_its_balance(
    events: list[tuple[str, int, int]], start: int, length: int
) -> None:
    book = ChartBook()
    for kind, ml, minutes in events:
        book.fluid(kind, str(ml), minutes)
    chart, stretch = book.chart(), Stretch(at(start), at(start + length))
    whole = balance([kept.fluid for kept in chart.fluids], stretch.start, stretch.end)
    parts = [
        total_fluids(chart, part, at(99_999), timedelta(hours=8))
        for part in bar_stretches(stretch, SHIFTS, ZONE)
    ]
    assert total(part.intake_ml for part in parts) == whole.intake_ml
    assert total(part.output_ml for part in parts) == whole.output_ml
    running = running_balance(chart, stretch)
    assert (running[-1][1] if running else Decimal(0)) == whole.net_ml


@given(st.integers(0, 10_000), st.integers(30, 60_000))
def test_the_parts_of_a_period_fill_it_without_a_gap(start: int, length: int) -> None:
    stretch = Stretch(at(start), at(start + length))
    parts = bar_stretches(stretch, SHIFTS, ZONE)
    assert (parts[0].start, parts[-1].end) == (stretch.start, stretch.end)
    assert all(one.end == two.start for one, two in pairwise(parts))


def test_a_day_when_clocks_go_back_has_25_bars() -> None:
    start = at(0).replace(year=2026, month=11, day=1, hour=4)
    assert len(bar_stretches(Stretch(start, start + timedelta(hours=25)), SHIFTS, ZONE)) == 25


def test_a_shift_is_as_long_as_the_ward_says() -> None:
    start = at(0).replace(hour=12)
    parts = bar_stretches(Stretch(start, start + timedelta(days=3)), SHIFTS, ZONE)
    assert {part.end - part.start for part in parts} == {timedelta(hours=24 / len(SHIFTS))}
