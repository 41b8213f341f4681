"""Urine of 8 hours worked out from the chart: when it is complete, and never too much."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.regimen.charting import PLAIN_CHARTING
from il2nurse.domain.rules.chart.urine import urine_of_8_hours
from il2nurse.domain.rules.chart.urine_typed import TypedUrine, urine_typed_unlike
from tests.domain.charts import ChartBook
from tests.domain.made import at

RULES = replace(
    PLAIN_CHARTING, urine_longest_gap=timedelta(hours=4), urine_edge=timedelta(minutes=30)
)


def worked(book: ChartBook, minutes: float = 480) -> Decimal | None:
    found = urine_of_8_hours(book.chart(), at(minutes), RULES)
    return found.ml if found else None


def hourly(ml: str = "50", leave_out: tuple[int, ...] = ()) -> ChartBook:
    book = ChartBook()
    book.urine(ml, *(60 * hour for hour in range(9) if hour not in leave_out))
    return book


def test_eight_hourly_measurements_after_the_first_make_eight_hours() -> None:
    assert worked(hourly()) == 400


def test_the_first_measurement_counts_as_far_back_as_it_may_lie() -> None:
    book = ChartBook()
    book.urine("100", 0, 240, 480, 510)
    just_in_time = worked(book, 510 + 240)
    assert just_in_time == worked(book, 510) is not None
    book.urine("100", -60, -2000)
    assert worked(book, 510 + 240) == just_in_time
    assert worked(book, 510 + 241) is None


def test_what_came_before_the_eight_hours_does_not_count() -> None:
    book = hourly()
    book.fluid("urine", "900", -60)
    assert worked(book) == 400


def test_the_eight_hours_end_with_the_last_measurement() -> None:
    found = urine_of_8_hours(hourly().chart(), at(700), RULES)
    assert found is not None
    assert (found.stretch.start, found.stretch.end) == (at(0), at(480))


def test_an_empty_chart_tells_nothing() -> None:
    assert worked(ChartBook()) is None


def test_without_a_measurement_eight_hours_before_it_is_not_complete() -> None:
    assert worked(hourly(leave_out=(0,))) is None


def test_a_gap_at_the_limit_is_complete_and_a_longer_one_is_not() -> None:
    assert worked(hourly(leave_out=(2, 3, 4))) == 250
    assert worked(hourly(leave_out=(2, 3, 4, 5))) is None


@pytest.mark.parametrize(("minutes", "known"), [(720, True), (721, False)])
def test_a_last_measurement_that_is_too_old_tells_nothing(minutes: float, known: bool) -> None:
    assert (worked(hourly(), minutes) is not None) is known


def test_a_gap_that_was_said_to_be_without_urine_is_no_gap() -> None:
    book = hourly(leave_out=(1, 2, 3, 4, 5, 6, 7))
    book.no_fluid("out", 0, 420, kind="urine")
    assert worked(book) == 50


def test_eight_hours_without_urine_are_zero() -> None:
    book = ChartBook()
    book.no_fluid("out", 0, 480)
    assert worked(book) == 0


def test_a_measurement_struck_out_opens_its_gap() -> None:
    book = ChartBook()
    for minutes in (0, 240, 480):
        book.fluid("urine", "100", minutes)
    assert worked(book) == 200
    book.strike(1)
    assert worked(book) is None


def test_of_more_than_eight_hours_only_the_share_of_eight_counts() -> None:
    book = ChartBook()
    book.urine("100", -30, 100, 300, 480)
    assert worked(book) == Decimal("282.3")


def test_of_less_than_eight_hours_nothing_is_added() -> None:
    book = ChartBook()
    book.urine("100", 30, 240, 480)
    assert worked(book) == 200


def test_measurements_in_the_future_do_not_count() -> None:
    book = hourly()
    book.fluid("urine", "900", 540)
    assert worked(book) == 400


@given(st.lists(st.tuples(st.integers(-600, 600), st.integers(0, 900)), max_size=20))
def test_it_is_never_more_than_what_was_charted(measured: list[tuple[int, int]]) -> None:
    book = ChartBook()
    for minutes, ml in measured:
        book.fluid("urine", str(ml), minutes)
    found = urine_of_8_hours(book.chart(), at(480), RULES)
    if found is not None:
        inside = [ml for minutes, ml in measured if found.stretch.start < at(minutes) <= at(480)]
        assert found.ml <= sum(inside)
        assert found.stretch.end - found.stretch.start <= timedelta(hours=8, minutes=30)


def test_other_output_is_no_urine() -> None:
    book = hourly()
    book.fluid("emesis", "300", 100)
    book.fluid("oral", "300", 100)
    assert worked(book) == 400


def test_a_typed_total_is_compared_with_the_volumes_of_its_eight_hours() -> None:
    book = ChartBook()
    book.urine("90", 100)
    book.urine("140", 480)
    book.fluid("urine", "900", -1)
    book.observed(480, urine_8h_ml="640")
    found = urine_typed_unlike(book.chart(), at(500))
    assert found is not None
    assert found == TypedUrine(at(480), Decimal(640), Decimal(230))


@pytest.mark.parametrize(("typed", "charted"), [("230", ("90", "140")), ("640", ())])
def test_a_typed_total_that_agrees_or_stands_alone_is_not_unlike(
    typed: str, charted: tuple[str, ...]
) -> None:
    book = ChartBook()
    for minutes, ml in zip((100, 480), charted, strict=False):
        book.urine(ml, minutes)
    book.observed(480, urine_8h_ml=typed)
    assert urine_typed_unlike(book.chart(), at(500)) is None
    assert urine_typed_unlike(book.chart(), at(479)) is None
