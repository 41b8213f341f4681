"""Totals of intake and output: what is known, what is missing, and that sums stay sums."""

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.record.chart.fluids import (
    INTAKE,
    KINDS,
    OUTPUT,
    UrineRate,
    direction_of,
    kind_label,
)
from il2nurse.domain.rules.chart.fluid_totals import (
    FluidTotals,
    equal_parts,
    running_balance,
    total_fluids,
    ward_day_of,
)
from il2nurse.domain.values.instants import Stretch
from tests.domain.charts import ChartBook, total
from tests.domain.made import at

SHIFT = timedelta(hours=8)
LATER = at(10_000)
ZERO = Decimal(0)


def over(book: ChartBook, hours: float = 8, start: float = 0) -> FluidTotals:
    stretch = Stretch(at(start), at(start + hours * 60))
    return total_fluids(book.chart(), stretch, LATER, SHIFT, Decimal(80))


def test_a_period_without_entries_is_incomplete_and_not_zero() -> None:
    totals = over(ChartBook())
    assert (totals.intake_ml, totals.output_ml, totals.urine_ml) == (None, None, None)
    assert (totals.balance_ml, totals.urine) == (None, None)
    assert not totals.complete
    assert {gap.what for gap in totals.gaps} == {"intake", "output", "urine"}


def test_zero_is_a_value() -> None:
    book = ChartBook()
    book.fluid("oral", "0", 10)
    book.urine("0", 20)
    totals = over(book)
    assert (totals.intake_ml, totals.output_ml, totals.balance_ml) == (ZERO, ZERO, ZERO)
    assert totals.urine == UrineRate(ZERO, ZERO)
    assert totals.complete
    assert totals.urine_complete


def test_a_period_said_to_have_had_nothing_is_complete() -> None:
    book = ChartBook()
    book.no_fluid("in", 0, 480)
    book.no_fluid("out", 0, 480)
    totals = over(book)
    assert (totals.intake_ml, totals.output_ml, totals.urine_ml) == (ZERO, ZERO, ZERO)
    assert totals.complete
    assert totals.urine_complete


def test_half_a_period_without_anything_leaves_the_other_half_open() -> None:
    book = ChartBook()
    book.no_fluid("out", 0, 240)
    book.fluid("oral", "100", 10)
    totals = over(book)
    assert totals.output_ml == 0
    assert not totals.complete


def test_no_urine_says_nothing_of_other_output() -> None:
    book = ChartBook()
    book.no_fluid("out", 0, 480, kind="urine")
    totals = over(book)
    assert totals.urine_complete
    assert totals.output_ml is None


def test_every_shift_of_a_day_needs_an_entry() -> None:
    book = ChartBook()
    for minutes in (10, 500):
        book.fluid("oral", "100", minutes)
        book.urine("50", minutes)
    totals = over(book, hours=24)
    assert not totals.complete
    assert [(gap.what, gap.stretch.start) for gap in totals.gaps] == [
        (what, at(960)) for what in ("intake", "output", "urine")
    ]


def test_a_period_that_is_not_over_is_not_complete() -> None:
    book = ChartBook()
    book.fluid("oral", "100", 10)
    book.urine("50", 10)
    stretch = Stretch(at(0), at(480))
    assert total_fluids(book.chart(), stretch, at(480), SHIFT).complete
    assert not total_fluids(book.chart(), stretch, at(479), SHIFT).complete


def test_urine_is_told_per_hour_and_per_weight() -> None:
    book = ChartBook()
    book.urine("320", 30)
    assert over(book).urine == UrineRate(Decimal(40), Decimal("0.5"))


def test_without_a_weight_there_is_no_rate_for_weight() -> None:
    book = ChartBook()
    book.urine("320", 30)
    totals = total_fluids(book.chart(), Stretch(at(0), at(480)), LATER, SHIFT)
    assert totals.urine == UrineRate(Decimal(40), None)


def test_the_running_balance_goes_entry_by_entry() -> None:
    book = ChartBook()
    book.urine("300", 60)
    book.fluid("oral", "200", 30)
    running = running_balance(book.chart(), Stretch(at(0), at(480)))
    assert running == ((at(30), Decimal(200)), (at(60), Decimal(-100)))


@pytest.mark.parametrize(("hours", "count"), [(0, 1), (1, 1), (9, 1), (12, 2), (24, 3), (25, 3)])
def test_a_period_is_looked_at_in_parts_of_about_a_shift(hours: int, count: int) -> None:
    found = equal_parts(Stretch(at(0), at(hours * 60)), SHIFT)
    assert len(found) == count
    assert (found[0].start, found[-1].end) == (at(0), at(hours * 60))
    assert all(one.end == two.start for one, two in pairwise(found))


def test_before_the_first_shift_it_is_still_the_day_before() -> None:
    zone = ZoneInfo("America/New_York")
    starts = (time(7), time(15), time(23))
    night = datetime(2026, 11, 21, 6, 59, tzinfo=zone)
    day = ward_day_of(night, starts, zone)
    assert day.start == datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    assert ward_day_of(night + timedelta(minutes=1), starts, zone).start == day.end


def test_every_kind_has_a_label_and_one_direction() -> None:
    assert not INTAKE.keys() & OUTPUT.keys()
    for way, kinds in KINDS.items():
        for kind, label in kinds.items():
            assert (direction_of(kind), kind_label(kind)) == (way, label)
    with pytest.raises(KeyError):
        direction_of("tea")
    assert kind_label("tea") == "tea"


VOLUMES = st.lists(
    st.tuples(
        st.sampled_from([*INTAKE, *OUTPUT]),
        st.decimals(0, 5000, places=1).map(str),
        st.integers(0, 2000),
    ),
    max_size=15,
)
EDGES = st.lists(st.integers(0, 2000), min_size=2, max_size=6, unique=True).map(sorted)


def charted(volumes: list[tuple[str, str, int]]) -> ChartBook:
    book = ChartBook()
    for kind, ml, minutes in volumes:
        book.fluid(kind, ml, minutes)
    return book


@given(VOLUMES, EDGES)
def test_the_parts_of_any_period_add_up_to_it(
    volumes: list[tuple[str, str, int]], edges: list[int]
) -> None:
    book = charted(volumes)
    whole = over(book, (edges[-1] - edges[0]) / 60, edges[0])
    split = [over(book, (end - start) / 60, start) for start, end in pairwise(edges)]
    assert total([whole.intake_ml]) == total(part.intake_ml for part in split)
    assert total([whole.output_ml]) == total(part.output_ml for part in split)
    assert total([whole.urine_ml]) == total(part.urine_ml for part in split)


@given(VOLUMES, EDGES)
def test_a_total_is_the_sum_of_its_entries(
    volumes: list[tuple[str, str, int]], edges: list[int]
) -> None:
    start, end = edges[0], edges[-1]
    totals = over(charted(volumes), (end - start) / 60, start)
    inside = [(kind, Decimal(ml)) for kind, ml, minutes in volumes if start <= minutes < end]
    assert total([totals.intake_ml]) == total(ml for kind, ml in inside if kind in INTAKE)
    assert total([totals.output_ml]) == total(ml for kind, ml in inside if kind in OUTPUT)
    running = running_balance(charted(volumes).chart(), totals.stretch)
    assert (running[-1][1] if running else 0) == totals.balance.net_ml


@given(VOLUMES, st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_no_total(
    volumes: list[tuple[str, str, int]], random: Random
) -> None:
    shuffled = list(volumes)
    random.shuffle(shuffled)
    one, two = over(charted(volumes), 24), over(charted(shuffled), 24)
    assert (one.intake_ml, one.output_ml, one.gaps) == (two.intake_ml, two.output_ml, two.gaps)


@given(VOLUMES, st.decimals(0, 5000, places=1), st.data())
def test_a_corrected_volume_counts_as_if_it_had_been_charted_so(
    volumes: list[tuple[str, str, int]], ml: Decimal, data: st.DataObject
) -> None:
    if not volumes:
        return
    place = data.draw(st.integers(0, len(volumes) - 1))
    corrected, meant = charted(volumes), list(volumes)
    corrected.correct(place, "ml", str(ml))
    meant[place] = (meant[place][0], str(ml), meant[place][2])
    one, two = over(corrected, 24), over(charted(meant), 24)
    assert (one.intake_ml, one.output_ml, one.urine_ml) == (
        two.intake_ml,
        two.output_ml,
        two.urine_ml,
    )


@given(VOLUMES, st.data())
def test_a_volume_struck_out_counts_as_if_it_had_never_been_charted(
    volumes: list[tuple[str, str, int]], data: st.DataObject
) -> None:
    if not volumes:
        return
    place = data.draw(st.integers(0, len(volumes) - 1))
    struck = charted(volumes)
    struck.strike(place)
    one, two = over(struck, 24), over(charted([*volumes[:place], *volumes[place + 1 :]]), 24)
    assert (one.intake_ml, one.output_ml, one.gaps) == (two.intake_ml, two.output_ml, two.gaps)
    assert len(struck.chart().struck) == 1
