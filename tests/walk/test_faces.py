"""In random courses strip, list, calendar, ward, criteria and papers count the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.walk.faces import faces_differ
from tests.walk.lived import ZONES, live
from tests.walk.treatments import EVERY
from tests.walk.walk import Course

EXAMPLES, SEEDS = 12, st.integers(0, 10_000)
ACTS = 60


@pytest.mark.parametrize("name", EVERY)
@settings(max_examples=EXAMPLES, deadline=None)
@given(seed=SEEDS, zone=st.sampled_from(ZONES))
def test_every_face_counts_a_lived_course_alike(name: str, seed: int, zone: str) -> None:
    lived = live(seed, EVERY[name], zone)
    assert not list(faces_differ(lived.ward.station))


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("seed", range(3))
def test_every_face_counts_alike_after_every_act(name: str, seed: int) -> None:
    course = Course(seed, EVERY[name])
    for number in range(ACTS):
        if not course.go_on(f"seed {seed}, act {number}"):
            break
        found = list(faces_differ(course.ward.station))
        assert not found, (number, found)
