"""Which sets count as vital signs, whole, partial or struck out, and which are the newest."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from il2nurse.domain.record.chart.chart import ObservedSet
from il2nurse.domain.record.register.entries import Json, Kind
from il2nurse.domain.rules.chart.vital_sets import (
    is_vital_set,
    latest_whole,
    newest_is_partial,
    score_so_far,
    whole_set,
)
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


STEP: dict[str, Json] = {n: v for n, v in VITALS.items() if n not in ("alertness", "mental_status")}
WORDS: dict[str, Json] = {"alertness": "alert", "mental_status": "normal"}
DOSE = "dose/00482913/1/1/1"


def in_step(
    book: ChartBook,
    minutes: float,
    step: str,
    values: Mapping[str, Json],
    dose: str | None = DOSE,
    reason: str = "",
) -> ObservedSet:
    seq = book.add(
        Kind.OBSERVED, minutes, values=dict(values), reason=reason, dose=dose, step=step, form=None
    )
    found = book.chart().at_seq(seq)
    assert found
    return found


@pytest.mark.parametrize(("minutes", "whole"), [(0, True), (30, True), (30.5, False)])
def test_two_steps_of_a_dose_are_one_set_for_half_an_hour(minutes: float, whole: bool) -> None:
    """The oldest age of every vital sign is 30 min (a proposal of the dossier, G26)."""
    book = ChartBook()
    in_step(book, 0, "vital_signs", STEP)
    second = in_step(book, minutes, "lethargy", WORDS)
    found = whole_set(book.chart(), REGIMEN, second)
    assert (found is not None) is whole
    if found:
        asked = set(REGIMEN.monitoring.fields)
        assert (found.seq, found.at, set(found.values)) == (second.seq, at(0), asked)


@pytest.mark.parametrize(
    "change",
    [
        {"dose": "dose/00482913/1/1/2"},
        {"dose": None},
        {"step": ""},
        {"reason": "asleep"},
    ],
    ids=str,
)
def test_a_part_of_another_dose_or_none_or_that_is_partial_makes_no_whole_set(
    change: dict[str, str | None],
) -> None:
    book = ChartBook()
    of, step = change.get("dose", DOSE), change.get("step", "vital_signs") or ""
    in_step(book, 0, step, STEP, of, change.get("reason") or "")
    second = in_step(book, 5, "lethargy", WORDS)
    assert whole_set(book.chart(), REGIMEN, second) is None


def test_a_part_taken_later_does_not_serve_a_set_before_it() -> None:
    book = ChartBook()
    first = in_step(book, 0, "lethargy", WORDS)
    in_step(book, 5, "vital_signs", STEP)
    assert whole_set(book.chart(), REGIMEN, first) is None


def test_a_field_without_an_age_of_its_own_serves_for_half_an_hour_too() -> None:
    ageless = {n: replace(f, oldest=None) for n, f in REGIMEN.fields.items()}
    regimen = replace(REGIMEN, fields=ageless)
    book = ChartBook()
    in_step(book, 0, "vital_signs", STEP)
    soon, late = in_step(book, 30, "lethargy", WORDS), in_step(book, 31, "lethargy", WORDS)
    assert whole_set(book.chart(), regimen, soon)
    assert whole_set(book.chart(), regimen, late) is None


def test_a_partial_set_adds_up_to_its_own_values_alone() -> None:
    """Breathing of 26 scores 3; a pulse of 120 in the step before it is not added."""
    book = ChartBook()
    in_step(book, 0, "vital_signs", {"heart_rate_per_min": "120"})
    partial = in_step(book, 5, "lethargy", {"respiratory_rate_per_min": "26"}, reason="asleep")
    assert score_so_far(book.chart(), REGIMEN, partial).total == 3
    whole = in_step(book, 6, "lethargy", {"respiratory_rate_per_min": "26"})
    assert score_so_far(book.chart(), REGIMEN, whole).total == 5


@pytest.mark.parametrize(("dose", "step"), [(DOSE, ""), (None, "lethargy")])
def test_a_set_that_no_step_of_the_dose_asked_is_not_completed_by_its_steps(
    dose: str | None, step: str
) -> None:
    book = ChartBook()
    in_step(book, 0, "vital_signs", STEP)
    beside = in_step(book, 5, step, WORDS, dose)
    assert whole_set(book.chart(), REGIMEN, beside) is None


def test_a_set_without_vital_signs_adds_up_to_nothing() -> None:
    book = ChartBook()
    in_step(book, 0, "vital_signs", {**STEP, "respiratory_rate_per_min": "26"})
    weight = in_step(book, 5, "labs_urine", {"weight_kg": "70"})
    found = score_so_far(book.chart(), REGIMEN, weight)
    assert (found.total, found.whole) == (0, False)
