"""In random courses strip, list, calendar, ward, criteria and papers agree, also from a copy."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from il2nurse.cli.patient.eligibility import eligibility_answer
from il2nurse.domain.record.register.entries import Author
from il2nurse.domain.record.register.register_facts import RegisterCreatedFact
from il2nurse.domain.rules.dose.eligibility import open_gates
from il2nurse.storage.register import create_register, open_register
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.ward import ward_row
from tests.cheap_pins import CHEAP
from tests.papers import summary_of
from tests.walk.faces import faces_differ
from tests.walk.lived import ZONES, live
from tests.walk.texts import texts_of
from tests.walk.treatments import EVERY
from tests.walk.walk import Course
from tests.ward import MORNING, MRN, make_station

EXAMPLES, SEEDS = 12, st.integers(0, 10_000)
ACTS = 60
UP_TO_THE_COPY = 40
MADE: Final = RegisterCreatedFact("test", practice=True, name="7 West")


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


def faces(station: Station) -> Iterator[object]:
    """What the faces say: the case, the ward row, the command line, the record of each dose."""
    moment = station.moment(MRN)
    yield moment.case
    row = ward_row(station, MRN)
    yield row.state, row.slot, row.due, row.next_action
    yield eligibility_answer(MRN, moment, open_gates(moment.case, moment))
    for key, dose in moment.case.doses.items():
        if dose.given or dose.held:
            yield str(summary_of(station, key))


@pytest.mark.parametrize("name", EVERY)
def test_a_restored_copy_says_what_the_register_said(name: str, tmp_path: Path) -> None:
    author = Author("", "", "WOW-03", "test")
    path, zone = tmp_path / "ward.register", "America/New_York"
    with closing(create_register(path, MADE, author, MORNING, zone, pins=CHEAP)) as register:
        texts = texts_of(EVERY[name])
        course = Course(11, EVERY[name], texts, register)
        for number in range(UP_TO_THE_COPY):
            if not course.go_on(f"seed 11, act {number}"):
                break
        here = course.ward.station
        copy = register.copy_to(tmp_path, here.now().at)
        with closing(open_register(copy, pins=CHEAP)) as restored:
            there = make_station(restored, course.ward.clock, book=texts)
            assert list(faces(there)) == list(faces(here))
            assert not list(faces_differ(there))
