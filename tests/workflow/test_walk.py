"""Random courses: no dose starts while a rule says no, no two faces disagree, nobody is stuck."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest

from tests.infused_over_days import over_days_text
from tests.injected import injected_text
from tests.waivable import TABLE
from tests.walk.texts import Texts
from tests.walk.treatments import EVERY, INTENSIVE, Treatment
from tests.walk.walk import Walked, walk

# A short form of `make walk N=10000`, which prints a table.
AT_ONCE, ACTS = 3, 30
TEXT: Final = INTENSIVE.paths[0].read_text(encoding="utf-8")
MADE: Final = {
    "injected by weight": (INTENSIVE, injected_text(by_weight=True)),
    "over days by weight": (
        replace(INTENSIVE, doses_per_cycle=5, doses_per_course=10, earliest=timedelta(hours=20)),
        over_days_text(),
    ),
    "with a test that may be waived": (
        replace(INTENSIVE, waivable=("chest_x_ray",)),
        f"{TEXT}{TABLE}",
    ),
}
"""Other ways than the files have them, made of the high dose."""


def _walked(treatment: Treatment, first: int = 0, *texts: str) -> Walked:
    total = Walked()
    for seed in range(first, first + AT_ONCE):
        total.add(walk(seed, ACTS, treatment, Texts(*texts) if texts else None))
    return total


@pytest.mark.parametrize("first", [0, AT_ONCE])
@pytest.mark.parametrize("name", EVERY)
def test_random_courses_of_each_file_hold_what_must_hold(name: str, first: int) -> None:
    walked = _walked(EVERY[name], first)
    assert not walked.faults
    assert walked.done["dose started"]


@pytest.mark.parametrize("name", MADE)
def test_random_courses_of_other_ways_hold_it_too(name: str) -> None:
    treatment, text = MADE[name]
    walked = _walked(treatment, 0, text)
    assert not walked.faults
    assert walked.done["dose started"]


def test_every_file_is_walked() -> None:
    walked = {path for treatment in EVERY.values() for path in treatment.paths}
    assert walked == set(INTENSIVE.paths[0].parent.glob("*.toml"))
