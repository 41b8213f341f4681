"""Random courses: no dose starts while a rule says no, no two faces disagree, nobody is stuck."""

import pytest

from tests.infused_over_days import over_days_text
from tests.injected import injected_text
from tests.shipped import ShippedRegimens
from tests.walk.walk import walk

# A short form of `make walk N=10000`, which prints a table.
COURSES, AT_ONCE, ACTS = 6, 3, 30


@pytest.mark.parametrize("first", range(0, COURSES, AT_ONCE))
def test_random_courses_hold_what_must_hold(first: int) -> None:
    started = 0
    for seed in range(first, first + AT_ONCE):
        walked = walk(seed, ACTS)
        assert not walked.faults
        started += walked.done["dose started"]
    assert started


def test_random_courses_of_an_injection_hold_it_too() -> None:
    book, started = ShippedRegimens(), 0
    book.use(injected_text(by_weight=True))
    for seed in range(AT_ONCE):
        walked = walk(seed, ACTS, book)
        assert not walked.faults
        started += walked.done["dose started"]
    assert started


def test_random_courses_of_bags_that_run_over_days_hold_it_too() -> None:
    book, started = ShippedRegimens(), 0
    book.use(over_days_text())
    for seed in range(AT_ONCE):
        walked = walk(seed, ACTS, book)
        assert not walked.faults
        started += walked.done["dose started"]
    assert started
