"""CTCAE grades at, just below and just above every limit, and what is not graded."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

import pytest

from il2nurse.domain.regimen.labs.grading import (
    BEFORE,
    LEFT_OPEN,
    NO_BASELINE,
    NO_RANGE,
    Baseline,
    Grade,
    Graded,
    grades_of,
    worst_grade,
)
from il2nurse.domain.regimen.labs.tests import Range
from il2nurse.domain.values.measure import Measure
from tests.laboratory import LABORATORY, TESTS

SCHEME = LABORATORY.scheme
HAIR = Decimal("0.0001")


class Edges(NamedTuple):
    """Where a grade begins: a value on the edge still has the grade before it."""

    low: str
    high: str
    edges: Sequence[str]
    grades: Sequence[int]
    baseline: str = ""


FALL = (1, 2, 3, 4)
RISE: Mapping[str, Edges] = {
    "creatinine_increased": Edges("0.5", "1", ("1", "1.5", "3", "6"), FALL, "1"),
    "bilirubin_increased": Edges("0.3", "1", ("1", "1.5", "3", "10"), FALL, "0.8"),
    "alt_increased": Edges("10", "40", ("40", "120", "200", "800"), FALL, "20"),
    "ast_increased": Edges("10", "40", ("40", "120", "200", "800"), FALL, "20"),
    "alp_increased": Edges("30", "120", ("120", "300", "600", "2400"), FALL, "60"),
    "inr_increased": Edges("0.8", "1.2", ("1.2", "1.5", "2.5"), (1, 2, 3)),
    "wbc_raised": Edges("4000", "11000", ("100000",), (3,)),
    "lymphocytes_raised": Edges("1000", "4800", ("4000", "20000"), (2, 3)),
    "hypernatremia": Edges("136", "145", ("145", "150", "155", "160"), FALL),
    "hyperkalemia": Edges("3.5", "5", ("5", "5.5", "6", "7"), FALL),
    "hypercalcemia": Edges("8.5", "10.5", ("10.5", "11.5", "12.5", "13.5"), FALL),
    "hypercalcemia_ionized": Edges("1.12", "1.32", ("1.32", "1.5", "1.6", "1.8"), FALL),
    "hypermagnesemia": Edges("1.6", "2.6", ("2.6", "3", "8"), (1, 3, 4)),
    "alkalosis": Edges("7.35", "7.45", ("7.45", "7.5"), (1, 3)),
    "cpk_increased": Edges("38", "174", ("174", "435", "870", "1740"), FALL),
}
DROP: Mapping[str, Edges] = {
    "albumin_lowered": Edges("3.5", "5.5", ("3.5", "3", "2"), (1, 2, 3)),
    "platelets_lowered": Edges("150000", "450000", ("150000", "75000", "50000", "25000"), FALL),
    "neutrophils_lowered": Edges("2000", "8250", ("2000", "1500", "1000", "500"), FALL),
    "wbc_lowered": Edges("4000", "11000", ("4000", "3000", "2000", "1000"), FALL),
    "lymphocytes_lowered": Edges("1000", "4800", ("1000", "800", "500", "200"), FALL),
    "cd4_lowered": Edges("600", "1500", ("600", "500", "200", "50"), FALL),
    "anemia": Edges("12", "16", ("12", "10", "8"), (1, 2, 3)),
    "hyponatremia": Edges("136", "145", ("136", "130", "125", "120"), FALL),
    "hypokalemia": Edges("3.5", "5", ("3.5", "3", "2.5"), (1, 3, 4)),
    "hypocalcemia": Edges("8.5", "10.5", ("8.5", "8", "7", "6"), FALL),
    "hypocalcemia_ionized": Edges("1.12", "1.32", ("1.12", "1", "0.9", "0.8"), FALL),
    "hypomagnesemia": Edges("1.6", "2.6", ("1.6", "1.2", "0.9", "0.7"), FALL),
    "hypoglycemia": Edges("70", "110", ("70", "55", "40", "30"), FALL),
    "acidosis": Edges("7.35", "7.45", ("7.35", "7.3"), (1, 3)),
}


def in_own(test: str, value: Measure, usual: Range | None, *, before: bool = False) -> Graded:
    return Graded(value, value, TESTS.tests[test].unit, usual, before)


def graded(
    term: str, value: Measure, usual: Range | None, baseline: Baseline | None = None
) -> Grade:
    found = next(each for each in SCHEME.terms if each.id == term)
    test = TESTS.tests[found.test]
    grades = grades_of(SCHEME, test, in_own(test.id, value, usual), baseline)
    return next(each for each in grades if each.term == found.label)


def reported(term: str, text: str, unit_name: str, usual: str) -> int | None:
    """The grade of a value as it was reported, with a range in the same unit."""
    found = next(each for each in SCHEME.terms if each.id == term)
    test = TESTS.tests[found.test]
    unit = test.find_unit(unit_name)
    assert unit is not None
    here, (low, high) = Measure(Decimal(text)), map(Decimal, usual.split("-"))
    own = Measure(unit.to_own(here.value))
    value = Graded(own, here, unit, Range(unit.to_own(low), unit.to_own(high)))
    grades = grades_of(SCHEME, test, value, Baseline(Decimal(1), None))
    return next(each for each in grades if each.term == found.label).grade


def baseline(value: str, usual: Range) -> Baseline | None:
    return Baseline(Decimal(value), usual) if value else None


def test_every_term_is_tested() -> None:
    assert {term.id for term in SCHEME.terms} == RISE.keys() | DROP.keys()


@pytest.mark.parametrize("term", [*RISE, *DROP])
def test_a_value_on_the_edge_has_the_lower_grade_and_beyond_it_the_next(term: str) -> None:
    edges = RISE.get(term) or DROP[term]
    usual = Range(Decimal(edges.low), Decimal(edges.high))
    beyond = HAIR if term in RISE else -HAIR
    before = (0, *edges.grades)
    for place, (edge, grade) in enumerate(zip(edges.edges, edges.grades, strict=True)):
        for value, wanted in (
            (Decimal(edge) - beyond, before[place]),
            (Decimal(edge), before[place]),
            (Decimal(edge) + beyond, grade),
        ):
            found = graded(term, Measure(value), usual, baseline(edges.baseline, usual))
            assert (value, found.grade) == (value, wanted)


@pytest.mark.parametrize(
    ("term", "was", "edges", "grades"),
    [
        ("bilirubin_increased", "2", ("2", "3", "6", "20"), FALL),
        ("alt_increased", "60", ("180", "300", "1200"), (2, 3, 4)),
        ("ast_increased", "60", ("180", "300", "1200"), (2, 3, 4)),
        ("alp_increased", "200", ("500", "1000", "4000"), (2, 3, 4)),
    ],
)
def test_an_abnormal_baseline_is_what_counts(
    term: str, was: str, edges: Sequence[str], grades: Sequence[int]
) -> None:
    usual = Range(None, Decimal(1) if term == "bilirubin_increased" else Decimal(50))
    for edge, grade in zip(edges, grades, strict=True):
        for value, wanted in ((Decimal(edge), grade - 1), (Decimal(edge) + HAIR, grade)):
            found = graded(term, Measure(value), usual, baseline(was, usual))
            assert (value, found.grade) == (value, wanted)


@pytest.mark.parametrize(
    ("term", "was", "first"),
    [("alt_increased", "60", "90"), ("ast_increased", "60", "90"), ("alp_increased", "60", "120")],
)
def test_grade_1_of_an_abnormal_baseline_begins_on_its_edge(
    term: str, was: str, first: str
) -> None:
    usual = Range(None, Decimal(50))
    for value, wanted in ((Decimal(first) - HAIR, 0), (Decimal(first), 1)):
        assert graded(term, Measure(value), usual, baseline(was, usual)).grade == wanted


def test_creatinine_counts_from_a_low_baseline_too() -> None:
    usual = Range(Decimal("0.5"), Decimal("1.1"))
    was = baseline("0.6", usual)
    for value, grade in (("0.9", 0), ("0.91", 2), ("1.8", 2), ("1.81", 3)):
        found = graded("creatinine_increased", Measure(Decimal(value)), usual, was)
        assert (value, found.grade, found.note) == (value, grade, None)


def test_without_a_baseline_the_grade_says_so() -> None:
    usual = Range(Decimal("0.5"), Decimal("1.1"))
    found = graded("creatinine_increased", Measure(Decimal(2)), usual)
    assert (found.grade, found.note) == (2, NO_BASELINE)


def test_without_a_range_only_what_needs_none_is_graded() -> None:
    assert graded("platelets_lowered", Measure(Decimal(60_000)), None).grade == 2
    found = graded("platelets_lowered", Measure(Decimal(80_000)), None)
    assert (found.grade, found.note) == (None, NO_RANGE)


def test_a_comparator_is_graded_where_it_decides() -> None:
    usual = Range(Decimal(150_000), None)
    assert graded("platelets_lowered", Measure(Decimal(5000), "<"), usual).grade == 4
    found = graded("platelets_lowered", Measure(Decimal(60_000), "<"), usual)
    assert (found.grade, found.note) == (None, LEFT_OPEN)


def test_symptoms_are_left_to_the_reader() -> None:
    found = graded("hypokalemia", Measure(Decimal("3.2")), Range(Decimal("3.5"), None))
    assert (found.grade, found.note) == (1, "Grade 2 with symptoms or where it is treated.")


def test_what_the_scheme_does_not_number_is_said_to_be_not_gradable() -> None:
    glucose = TESTS.tests["glucose"]
    grades = grades_of(
        SCHEME, glucose, in_own("glucose", Measure(Decimal(400)), glucose.usual("female"))
    )
    assert [each.shown for each in grades] == [
        "Hypoglycemia: grade 0 (CTCAE 5.0)",
        "Hyperglycemia: not gradable (CTCAE 5.0)",
    ]
    assert "by treatment" in str(grades[1].note)


def test_the_worst_of_the_told_grades_is_the_one_to_show() -> None:
    potassium = TESTS.tests["potassium"]
    grades = grades_of(
        SCHEME, potassium, in_own("potassium", Measure(Decimal("6.5")), potassium.usual("male"))
    )
    found = worst_grade(grades)
    assert found is not None
    assert found.shown == "Hyperkalemia: grade 3 (CTCAE 5.0)"


# Both columns of CTCAE 5.0: the same term has other limits for values in mmol/L.
SI: Mapping[str, Edges] = {
    "anemia": Edges("7.4", "9.9", ("7.4", "6.2", "4.9"), (1, 2, 3)),
    "hypoglycemia": Edges("3.9", "6.1", ("3.9", "3.0", "2.2", "1.7"), FALL),
    "hypocalcemia": Edges("2.15", "2.55", ("2.15", "2.0", "1.75", "1.5"), FALL),
    "hypercalcemia": Edges("2.15", "2.55", ("2.55", "2.9", "3.1", "3.4"), FALL),
    "hypomagnesemia": Edges("0.7", "1.0", ("0.7", "0.5", "0.4", "0.3"), FALL),
    "hypermagnesemia": Edges("0.7", "1.0", ("1.0", "1.23", "3.30"), (1, 3, 4)),
}


def test_every_term_with_two_columns_is_tested() -> None:
    assert {term.id for term in SCHEME.terms if term.units} == SI.keys()
    assert {unit for term in SCHEME.terms for unit in term.units} == {"mmol/L"}


@pytest.mark.parametrize("term", SI)
def test_a_value_is_compared_in_the_unit_in_which_it_was_reported(term: str) -> None:
    edges = SI[term]
    beyond = Decimal("0.001") if term in RISE else -Decimal("0.001")
    usual, before = f"{edges.low}-{edges.high}", (0, *edges.grades)
    for place, (edge, grade) in enumerate(zip(edges.edges, edges.grades, strict=True)):
        assert (edge, reported(term, edge, "mmol/L", usual)) == (edge, before[place])
        past = str(Decimal(edge) + beyond)
        assert (past, reported(term, past, "mmol/L", usual)) == (past, grade)


@pytest.mark.parametrize(
    ("term", "value", "unit", "usual", "grade"),
    [
        ("anemia", "100", "g/L", "120-160", 1),
        ("anemia", "99", "g/L", "120-160", 2),
        ("platelets_lowered", "75", "10^9/L", "150-450", 1),
        ("platelets_lowered", "74.9", "10^9/L", "150-450", 2),
        ("hypermagnesemia", "2.5", "mEq/L", "1.3-2.1", 3),
        ("creatinine_increased", "106", "umol/L", "53-106", 0),
        ("cpk_increased", "435", "U/L", "38-174", 1),
        ("alt_increased", "2.01", "ukat/L", "0.17-0.67", 1),
    ],
)
def test_limits_of_a_range_are_exact_in_the_reported_unit(
    term: str, value: str, unit: str, usual: str, grade: int
) -> None:
    assert reported(term, value, unit, usual) == grade


@pytest.mark.parametrize(
    ("test", "value", "usual"),
    [
        ("alt", "100", Range(Decimal(10), Decimal(40))),
        ("bilirubin_total", "1.2", Range(Decimal("0.3"), Decimal(1))),
        ("alkaline_phosphatase", "200", Range(Decimal(30), Decimal(120))),
    ],
)
def test_values_up_to_the_baseline_are_graded_by_the_range(
    test: str, value: str, usual: Range
) -> None:
    measure = Measure(Decimal(value))
    own = Baseline(measure.value, usual)
    (before,) = grades_of(SCHEME, TESTS.tests[test], in_own(test, measure, usual, before=True), own)
    assert (before.grade, before.note) == (1, BEFORE)
    (after,) = grades_of(SCHEME, TESTS.tests[test], in_own(test, measure, usual), own)
    assert (after.grade, after.note) == (0, None)
