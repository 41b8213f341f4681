"""Which sets count as vital signs, whole, partial or struck out, and which are the newest."""

import pytest

from il2nurse.domain.record.register.entries import Json, Kind
from il2nurse.domain.rules.chart.vital_sets import is_vital_set, latest_whole, newest_is_partial
from tests.domain.charts import ChartBook
from tests.domain.made import at
from tests.normal import REGIMEN, VITALS


def put(book: ChartBook, minutes: float, form: str | None, reason: str = "", **values: Json) -> int:
    return book.add(Kind.OBSERVED, minutes, values=values, reason=reason, dose=None, form=form)


@pytest.mark.parametrize(
    ("form", "reason", "values", "counts"),
    [
        ("vital_signs", "", {"systolic_mmhg": "110"}, True),
        (None, "", {"systolic_mmhg": "110"}, True),
        ("weight", "", {"weight_kg": "70"}, False),
        ("vital_signs", "asleep", {}, True),
        (None, "asleep", {}, True),
        ("weight", "asleep", {}, False),
        ("neuro", "asleep", {}, False),
    ],
)
def test_a_set_counts_where_it_holds_vital_signs_or_was_to_hold_some(
    form: str | None, reason: str, values: dict[str, Json], counts: bool
) -> None:
    book = ChartBook()
    put(book, 0, form, reason, **values)
    (observed,) = book.chart().sets
    assert is_vital_set(observed, REGIMEN) is counts


def test_a_partial_set_that_was_struck_out_counts_no_more() -> None:
    book = ChartBook()
    seq = put(book, 0, "vital_signs", "asleep")
    book.strike(seq)
    (observed,) = book.chart().sets
    assert not is_vital_set(observed, REGIMEN)


def test_the_newest_vital_signs_are_partial_or_not_whatever_else_is_charted() -> None:
    book = ChartBook()
    assert not newest_is_partial(book.chart(), REGIMEN, at(0))
    put(book, 0, "vital_signs", "asleep")
    put(book, 10, "weight", weight_kg="70")
    assert newest_is_partial(book.chart(), REGIMEN, at(20))
    assert not newest_is_partial(book.chart(), REGIMEN, at(-1))
    put(book, 30, "vital_signs", **VITALS)
    assert not newest_is_partial(book.chart(), REGIMEN, at(30))
    assert newest_is_partial(book.chart(), REGIMEN, at(29))


def test_the_newest_whole_set_is_none_of_the_future_and_none_that_is_partial() -> None:
    book = ChartBook()
    first = put(book, 0, "vital_signs", **VITALS)
    second = put(book, 60, "vital_signs", **VITALS)
    put(book, 90, "vital_signs", "asleep", systolic_mmhg="110")
    for minutes, seq in ((0, first), (59, first), (60, second), (120, second)):
        found = latest_whole(book.chart(), REGIMEN, at(minutes))
        assert found
        assert (found.seq, found.at) == (seq, book.chart().sets[seq].at)
    assert latest_whole(book.chart(), REGIMEN, at(-1)) is None
