"""Results on the chart: read as they were kept, corrected, struck out, and seen by the rules."""

from dataclasses import asdict, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.record.chart.chart import Chart, chart_stream, replay_chart
from il2nurse.domain.record.labs.facts import (
    CorrectedFact,
    LaboratoryFact,
    ResultSource,
    StruckOutFact,
)
from il2nurse.domain.record.labs.results import Received, changed, received_of, reported
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.facts import Fact
from il2nurse.domain.rules.labs.reading import TypedResult, read_typed_result
from il2nurse.domain.values.quantity import show, show_grouped
from il2nurse.domain.values.reported_units import with_unit
from tests.domain.made import Book, at
from tests.laboratory import TESTS

STREAM = chart_stream("00482913")
FIELD = "creatinine_mg_dl"
CREATININE = TESTS.tests["creatinine"]

FAR = TESTS.range_times


def received(value: str, unit: str = "mg/dL", test: str = "creatinine") -> Received:
    return read_typed_result(
        TESTS.tests[test], TypedResult(test, value, unit, at(0)), "female", FAR
    )


def kept(found: Received, test: str, field: str) -> LaboratoryFact:
    return LaboratoryFact(
        **asdict(reported(found)),
        test=test,
        label=test.capitalize(),
        field=field,
        source=ResultSource.TYPED,
        laboratory="1",
    )


def result(book: Book, minutes: float, value: str, unit: str = "mg/dL") -> Entry:
    fact = kept(received(value, unit), "creatinine", FIELD)
    return book.fact(STREAM, at(minutes), fact)


def newest(chart: Chart, minutes: float) -> str | None:
    found = chart.newest(FIELD, at(minutes))
    return None if found is None else str(found.values[FIELD])


def test_a_result_answers_the_regimens_field_in_its_unit() -> None:
    chart = replay_chart([result(Book(), 0, "221", "µmol/L")])
    assert newest(chart, 1) == "2.5"
    (found,) = chart.results
    assert found.received.shown == "221 micromol/L"


def test_the_newest_specimen_wins_however_it_came_in() -> None:
    book = Book()
    chart = replay_chart(
        [
            result(book, 60, "1.9"),
            book.entry(STREAM, Kind.OBSERVED, at(30), step="labs_urine", values={FIELD: "1.4"}),
            result(book, 10, "0.9"),
        ]
    )
    assert [newest(chart, minutes) for minutes in (5, 15, 45, 90)] == [None, "0.9", "1.4", "1.9"]


def test_a_typed_value_that_is_newer_goes_before_a_result() -> None:
    book = Book()
    typed = book.entry(STREAM, Kind.OBSERVED, at(30), step="labs_urine", values={FIELD: "1.4"})
    assert newest(replay_chart([typed, result(book, 10, "0.9")]), 60) == "1.4"


def test_what_is_kept_is_never_converted_again() -> None:
    fact = replace(reported(received("221", "micromol/L")), divide=Decimal(100))
    assert received_of(fact).own == Decimal("2.5")


def test_a_corrected_result_counts_and_the_old_one_stays_readable() -> None:
    book = Book()
    first = result(book, 0, "221", "micromol/L")
    (old,) = replay_chart([first]).results
    change = changed(old, received("2.2"), at(5), "Read wrongly")
    chart = replay_chart([first, book.fact(STREAM, at(9), change, "sato")])
    (found,) = chart.results
    assert (newest(chart, 10), newest(chart, 4)) == ("2.2", None)
    assert [old.shown for old in found.earlier] == ["221 micromol/L"]
    (correction,) = found.corrections
    assert (correction.was, correction.now, correction.by) == ("2.5", "2.2", "sato")


def test_a_correction_made_on_the_chart_is_in_the_tests_own_unit() -> None:
    book = Book()
    chart = replay_chart(
        [
            result(book, 0, "221", "micromol/L"),
            book.fact(STREAM, at(1), CorrectedFact(0, FIELD, "2.5", "2.2", "x")),
        ]
    )
    assert newest(chart, 2) == "2.2"
    assert chart.results[0].received.shown == "2.2 mg/dL"


@pytest.mark.parametrize(
    "fact",
    [
        StruckOutFact(1, "Other patient", field=FIELD, was="9"),
        CorrectedFact(1, FIELD, "9", "", "Other patient"),
    ],
)
def test_a_result_that_was_struck_out_serves_no_rule_and_stays_readable(fact: Fact) -> None:
    book = Book()
    chart = replay_chart(
        [
            result(book, 0, "0.9"),
            result(book, 5, "9"),
            book.fact(STREAM, at(6), fact),
        ]
    )
    assert newest(chart, 10) == "0.9"
    struck = chart.result_at_seq(1)
    assert struck is not None
    assert struck.struck is not None
    assert (struck.received.shown, struck.struck.reason) == ("9 mg/dL", "Other patient")


def test_a_result_without_a_field_asks_no_rule() -> None:
    book = Book()
    fact = kept(received("138", "mmol/L", "sodium"), "sodium", "")
    chart = replay_chart([book.fact(STREAM, at(0), fact)])
    assert (len(chart.results), chart.sets) == (1, ())


def test_showing_in_another_unit_changes_nothing_that_is_kept() -> None:
    found = received("1.1")
    before = reported(found)
    assert [found.shown_in(unit) for unit in CREATININE.units] == ["1.1 mg/dL", "97.24 micromol/L"]
    assert reported(found) == before


@given(st.data())
def test_what_was_typed_is_kept_and_shown_back_in_its_unit(data: st.DataObject) -> None:
    test = data.draw(st.sampled_from(TESTS.typed))
    unit = data.draw(st.sampled_from(test.units))
    step = Decimal(1).scaleb(-unit.places)
    low, high = (unit.from_own(limit) / step for limit in (test.lowest, test.highest))
    value = data.draw(st.integers(int(low) + 1, int(high))) * step
    # Five decimals, so that three cannot be taken for thousands.
    text = show(value) if value == value.to_integral_value() else f"{value:.5f}"
    found = read_typed_result(test, TypedResult(test.id, text, unit.name, at(0)), "female", FAR)
    assert found.shown == with_unit(show_grouped(value), unit.name)
    assert found.shown_in(unit) == found.shown
    assert received_of(reported(found)) == found
