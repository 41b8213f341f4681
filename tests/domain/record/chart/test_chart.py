"""The chart: newest values, corrections, and that the order of arrival does not matter."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.record.chart.chart import chart_stream, replay_chart
from il2nurse.domain.record.register.entries import Kind
from tests.domain.made import Book, at

STREAM = chart_stream("00482913")


def test_the_latest_value_is_the_one_measured_last_not_the_one_typed_last() -> None:
    book = Book()
    chart = replay_chart(
        [
            book.entry(STREAM, Kind.OBSERVED, at(10), values={"systolic_mmhg": "102"}),
            book.entry(STREAM, Kind.OBSERVED, at(5), values={"systolic_mmhg": "98"}),
        ]
    )
    newest = chart.newest("systolic_mmhg", at(20))
    assert newest is not None
    assert newest.values["systolic_mmhg"] == "102"
    earlier = chart.newest("systolic_mmhg", at(7))
    assert earlier is not None
    assert earlier.values["systolic_mmhg"] == "98"


def test_a_value_of_the_future_serves_no_rule() -> None:
    book = Book()
    entry = book.entry(STREAM, Kind.OBSERVED, at(10), values={"spo2_percent": "96"})
    assert replay_chart([entry]).newest("spo2_percent", at(9)) is None


def test_a_correction_takes_the_place_and_the_old_value_stays() -> None:
    book = Book()
    chart = replay_chart(
        [
            book.entry(STREAM, Kind.OBSERVED, at(0), values={"systolic_mmhg": "120"}),
            book.entry(
                STREAM,
                Kind.CORRECTED,
                at(9),
                "sato",
                seq=0,
                field="systolic_mmhg",
                was="120",
                now="102",
                reason="Typing error",
            ),
        ]
    )
    observed = chart.at_seq(0)
    assert observed is not None
    assert observed.values["systolic_mmhg"] == "102"
    (correction,) = observed.corrections
    assert (correction.was, correction.now, correction.by) == ("120", "102", "sato")


def test_a_struck_out_value_is_no_longer_the_latest() -> None:
    book = Book()
    chart = replay_chart(
        [
            book.entry(STREAM, Kind.OBSERVED, at(0), values={"weight_kg": "70"}),
            book.entry(
                STREAM,
                Kind.CORRECTED,
                at(1),
                seq=0,
                field="weight_kg",
                was="70",
                now="",
                reason="x",
            ),
        ]
    )
    assert chart.newest("weight_kg", at(5)) is None


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(60, 180)), min_size=1, max_size=12))
def test_order_of_arrival_does_not_change_what_is_latest(
    measured: Sequence[tuple[int, int]],
) -> None:
    times = dict(measured)
    pairs = sorted(times.items())
    for arrival in (pairs, pairs[::-1]):
        book = Book()
        chart = replay_chart(
            book.entry(STREAM, Kind.OBSERVED, at(m), values={"heart_rate_per_min": str(v)})
            for m, v in arrival
        )
        newest = chart.newest("heart_rate_per_min", at(1000))
        assert newest is not None
        assert newest.values["heart_rate_per_min"] == str(pairs[-1][1])
