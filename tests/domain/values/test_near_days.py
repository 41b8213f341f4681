"""Days without their year: the one near day that can be meant, and nothing that is guessed."""

from datetime import date

import pytest

from il2nurse.domain.values.near_days import read_near_day
from il2nurse.domain.values.typed_dates import NotADay

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("20-Nov", TODAY),
        ("20 nov", TODAY),
        ("20.11", TODAY),
        ("20/11", TODAY),
        ("11/20", TODAY),
        ("20-11", TODAY),
        ("2011", TODAY),
        ("1120", TODAY),
        ("1111", date(2026, 11, 11)),
        ("24-May", date(2026, 5, 24)),
        ("03.09", date(2026, 9, 3)),
    ],
)
def test_one_near_day(typed: str, meant: date) -> None:
    assert read_near_day(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["09/10", "09-10", "09 10", "0910"])
def test_figures_that_may_mean_two_days_are_refused_with_both(typed: str) -> None:
    with pytest.raises(NotADay, match="may mean 09-Oct-2026 or 10-Sep-2026; write the month as a"):
        read_near_day(typed, TODAY)


@pytest.mark.parametrize("typed", ["21-Nov", "23-May", "31-Dec", "2111", "01-Jan"])
def test_a_day_that_is_not_near_needs_its_year(typed: str) -> None:
    with pytest.raises(NotADay, match=r"-2025 or .*-2026 or .*-2027; write the year too"):
        read_near_day(typed, TODAY)


def test_on_new_years_day_the_day_before_is_of_the_old_year() -> None:
    assert read_near_day("31-Dec", date(2027, 1, 1)) == date(2026, 12, 31)


@pytest.mark.parametrize("typed", ["31-Feb", "31.11", "3211", "0000", "20-Foo", "99/99"])
def test_what_is_no_day_of_any_year_is_refused(typed: str) -> None:
    with pytest.raises(NotADay, match="is not a date"):
        read_near_day(typed, TODAY)


@pytest.mark.parametrize("typed", ["", "20", "201", "20111", "20-Nov-2026", "20.11.26", "Nov", "t"])
def test_what_is_written_in_another_way_is_left_to_others(typed: str) -> None:
    assert read_near_day(typed, TODAY) is None


def test_the_leap_day_is_of_a_year_that_has_it() -> None:
    assert read_near_day("29-Feb", date(2028, 3, 1)) == date(2028, 2, 29)
    with pytest.raises(NotADay, match="may mean 29-Feb-2028; write the year too"):
        read_near_day("29-Feb", date(2027, 3, 1))
