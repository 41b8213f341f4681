"""Days as people type them; what may mean two days is refused with both."""

from datetime import date

import pytest

from il2nurse.domain.values.typed_dates import (
    NotADay,
    is_whole_day,
    read_day,
    read_last_day,
    read_typed_day,
)


@pytest.mark.parametrize(
    "text",
    ["17-Feb-1964", "17 feb 1964", "17-FEB-1964", "17.02.1964", "17/02/1964", "1964-02-17"],
)
def test_one_day_in_many_spellings(text: str) -> None:
    assert read_day(text) == date(1964, 2, 17)


def test_two_readings_are_refused_with_both() -> None:
    with pytest.raises(NotADay, match="03-Apr-2026 or 04-Mar-2026"):
        read_day("03/04/2026")


def test_only_a_figure_above_twelve_is_surely_a_day() -> None:
    assert read_day("13/12/2026") == read_day("12/13/2026") == date(2026, 12, 13)
    assert read_day("12/12/2026") == date(2026, 12, 12)
    for typed in ("12/05/2026", "05/12/2026"):
        with pytest.raises(NotADay, match="write the month as a word"):
            read_day(typed)


@pytest.mark.parametrize("text", ["", "31-Feb-2026", "17-Feb-64", "1/2", "x-y-z", "12-13-14-15"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(NotADay):
        read_day(text)


@pytest.mark.parametrize("text", ["12/2027", "12.2027", "Dec-2027", "dec 2027", "31-Dec-2027"])
def test_a_month_alone_means_its_last_day(text: str) -> None:
    assert read_last_day(text) == date(2027, 12, 31)


def test_a_hand_may_leave_the_marks_away_where_one_day_can_be_meant() -> None:
    assert read_typed_day("14031968") == read_typed_day("14-Mar-1968") == date(1968, 3, 14)
    with pytest.raises(NotADay, match="03-Apr-1968 or 04-Mar-1968"):
        read_typed_day("03041968")
    for typed in ("20101112", "32031968", "1403196"):
        with pytest.raises(NotADay):
            read_typed_day(typed)


@pytest.mark.parametrize("text", ["14031968", "14-Mar-1968", "03/04/1968", "1968-03-14"])
def test_a_day_is_whole_with_its_last_figure(text: str) -> None:
    assert is_whole_day(text)
    assert not is_whole_day(text[:-1])


@pytest.mark.parametrize("text", ["31.02.1970", "31-Feb-1970", "31021970", "1970-02-31"])
def test_a_day_that_its_month_does_not_have_says_how_many_it_has(text: str) -> None:
    with pytest.raises(NotADay, match="is not a date: Feb 1970 has 28 days"):
        read_typed_day(text)
