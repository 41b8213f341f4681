"""Fluid balance, urine rate and shifts, clock-change days included."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.record.chart.fluids import (
    Direction,
    Fluid,
    balance,
    last_24_hours,
    shifts,
    urine_rate,
    ward_day,
    weight_change_percent,
)
from il2nurse.domain.values.instants import Stretch

NEW_YORK = ZoneInfo("America/New_York")
START = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
END = START + timedelta(hours=8)
WARD = (time(7), time(15), time(23))


def fluid(direction: Direction, kind: str, ml: str, minutes: int = 0) -> Fluid:
    return Fluid(kind, direction, Decimal(ml), START + timedelta(minutes=minutes))


EVENTS = (
    fluid("in", "oral", "200", 30),
    fluid("in", "aldesleukin", "52.33", 60),
    fluid("in", "oral", "150", 90),
    fluid("out", "urine", "320", 120),
    fluid("out", "stool", "80", 130),
)


def test_a_balance_adds_up_by_direction_and_kind() -> None:
    total = balance(EVENTS, START, END)
    assert (total.intake_ml, total.output_ml) == (Decimal("402.33"), Decimal(400))
    assert (total.net_ml, total.urine_ml) == (Decimal("2.33"), Decimal(320))
    assert total.by_kind["in", "oral"] == 350
    assert total.complete


def test_a_kind_that_goes_both_ways_is_kept_apart() -> None:
    total = balance([fluid("in", "other", "10"), fluid("out", "other", "30")], START, END)
    assert total.by_kind == {("in", "other"): Decimal(10), ("out", "other"): Decimal(30)}


def test_the_start_belongs_to_the_stretch_and_the_end_does_not() -> None:
    events = [
        fluid("in", "oral", "1", -1),
        fluid("in", "oral", "2", 0),
        fluid("in", "oral", "4", 480),
    ]
    assert balance(events, START, END).intake_ml == 2


def test_no_entries_are_not_zero() -> None:
    nothing = balance([], START, END)
    assert not nothing.complete
    assert nothing.urine_ml is None
    assert urine_rate([], START, END, Decimal(70)) is None


def test_zero_is_a_value() -> None:
    anuric = [fluid("out", "urine", "0"), fluid("in", "oral", "0")]
    assert balance(anuric, START, END).complete
    assert balance(anuric, START, END).urine_ml == 0
    assert urine_rate(anuric, START, END, Decimal(70)) == (Decimal(0), Decimal(0))


@pytest.mark.parametrize("direction", ["in", "out"])
def test_half_a_chart_is_not_complete(direction: Direction) -> None:
    assert not balance([fluid(direction, "urine", "100")], START, END).complete


def test_urine_taken_in_is_not_urine_output() -> None:
    assert balance([fluid("in", "urine", "100")], START, END).urine_ml is None


def test_urine_rate_is_per_hour_and_per_kg() -> None:
    rate = urine_rate(EVENTS, START, END, Decimal(80))
    assert rate is not None
    assert (rate.ml_per_h, rate.ml_per_kg_per_h) == (Decimal(40), Decimal("0.5"))


def test_urine_rate_across_a_clock_change_uses_elapsed_time() -> None:
    start = datetime(2026, 11, 1, 0, 0, tzinfo=NEW_YORK)
    end = datetime(2026, 11, 1, 8, 0, tzinfo=NEW_YORK)
    urine = Fluid("urine", "out", Decimal(360), datetime(2026, 11, 1, 6, 0, tzinfo=NEW_YORK))
    rate = urine_rate([urine], start, end, Decimal(80))
    assert rate is not None
    assert rate.ml_per_h == 40


@pytest.mark.parametrize(("weight", "length"), [(0, 8), (-70, 8), (70, 0)])
def test_a_urine_rate_needs_weight_and_time(weight: int, length: int) -> None:
    with pytest.raises(ValueError, match="above zero"):
        urine_rate(EVENTS, START, START + timedelta(hours=length), Decimal(weight))


@pytest.mark.parametrize("ml", ["-1", "NaN", "Infinity"])
def test_an_amount_that_cannot_be_is_refused(ml: str) -> None:
    with pytest.raises(ValueError, match="cannot be recorded"):
        fluid("in", "oral", ml)


def test_a_fluid_goes_in_or_out() -> None:
    with pytest.raises(ValueError, match='"in" or "out"'):
        fluid("sideways", "oral", "1")  # type: ignore[arg-type]  # the wrong word is the test


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        Fluid("oral", "in", Decimal(1), datetime(2026, 11, 20, 7, 0))  # noqa: DTZ001 - the point


def test_a_stretch_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        balance([], END, START)


@pytest.mark.parametrize(
    ("day", "lengths"),
    [
        (date(2026, 11, 20), (8, 8, 8)),
        (date(2026, 10, 31), (8, 8, 9)),
        (date(2026, 3, 7), (8, 8, 7)),
    ],
)
def test_shifts_vary_in_length_across_a_clock_change(day: date, lengths: tuple[int, ...]) -> None:
    windows = shifts(day, WARD, NEW_YORK)
    assert tuple(window.hours for window in windows) == lengths
    assert all(window.start.tzinfo is UTC for window in windows)
    assert ward_day(day, WARD, NEW_YORK).hours == sum(lengths)


def test_shifts_start_by_the_ward_clock() -> None:
    first = shifts(date(2026, 11, 20), WARD, NEW_YORK)[0]
    assert first == Stretch(
        datetime(2026, 11, 20, 12, 0, tzinfo=UTC), datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
    )


def test_a_shift_that_starts_in_the_skipped_hour_stays_in_order() -> None:
    windows = shifts(date(2026, 3, 8), (time(2, 30), time(3), time(15)), NEW_YORK)
    assert [window.hours for window in windows] == [0, Decimal("11.5"), Decimal("11.5")]


@pytest.mark.parametrize("starts", [(), (time(15), time(7)), (time(7), time(7))])
def test_shift_starts_are_given_in_order(starts: tuple[time, ...]) -> None:
    with pytest.raises(ValueError, match="Shift starts"):
        shifts(date(2026, 11, 20), starts, UTC)


def test_the_last_24_hours_are_elapsed_hours() -> None:
    assert last_24_hours(datetime(2026, 11, 1, 12, 0, tzinfo=NEW_YORK)).hours == 24


@pytest.mark.parametrize(
    ("now", "baseline", "percent"), [("80.5", "70", "15"), ("70", "70", "0"), ("63", "70", "-10")]
)
def test_weight_change_is_from_the_baseline(now: str, baseline: str, percent: str) -> None:
    assert weight_change_percent(Decimal(now), Decimal(baseline)) == Decimal(percent)


@pytest.mark.parametrize(("now", "baseline"), [(0, 70), (70, 0), (-1, 70)])
def test_weight_change_needs_weights(now: int, baseline: int) -> None:
    with pytest.raises(ValueError, match="above zero"):
        weight_change_percent(Decimal(now), Decimal(baseline))


FLUIDS = st.lists(
    st.builds(
        fluid,
        st.sampled_from(["in", "out"]),
        st.sampled_from(["urine", "oral", "other"]),
        st.decimals(0, 1500, places=1).map(str),
        st.integers(0, 24 * 60 - 1),
    )
)


@given(FLUIDS, st.dates(date(2026, 1, 1), date(2027, 12, 30)))
def test_the_shifts_of_a_day_add_up_to_the_day(events: list[Fluid], day: date) -> None:
    windows, whole = shifts(day, WARD, NEW_YORK), ward_day(day, WARD, NEW_YORK)
    moved = [
        Fluid(event.kind, event.direction, event.ml, whole.start + (event.at - START))
        for event in events
    ]
    total = balance(moved, whole.start, whole.end)
    parts = [balance(moved, window.start, window.end) for window in windows]
    assert sum(part.intake_ml for part in parts) == total.intake_ml
    assert sum(part.output_ml for part in parts) == total.output_ml
    assert total.net_ml == total.intake_ml - total.output_ml


@given(st.dates(date(2026, 1, 1), date(2027, 12, 30)))
def test_shifts_follow_one_another_without_gap(day: date) -> None:
    windows = shifts(day, WARD, NEW_YORK)
    assert [window.end for window in windows[:-1]] == [window.start for window in windows[1:]]
    assert windows[-1].end == shifts(day + timedelta(days=1), WARD, NEW_YORK)[0].start
