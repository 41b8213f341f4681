"""A partial set hides a score that reassures, and for half an hour none that alarms."""

from datetime import timedelta

import pytest

from il2nurse.domain.regimen.fields import Answer
from il2nurse.workflow.ward.ward import ward_row
from tests.ward import MRN, Ward, make_ward
from tests.workflow.charted import PLAINLY, partly, vital_signs

# NEWS2 chart 1: breathing of 26 scores 3, of 22 scores 2; a pulse of 115 scores 2, of 95 scores 1;
# a temperature of 38.5 scores 1.
RED: dict[str, Answer] = {"respiratory_rate_per_min": "26"}
FOUR: dict[str, Answer] = {"respiratory_rate_per_min": "22", "heart_rate_per_min": "115"}
FIVE: dict[str, Answer] = {**FOUR, "temperature_c": "38.5"}


@pytest.mark.parametrize(
    ("whole", "shown"), [({}, None), (FOUR, None), (RED, 3), (FIVE, 5)], ids=str
)
def test_only_a_score_that_alarms_is_shown_beside_a_partial_set(
    whole: dict[str, Answer], shown: int | None
) -> None:
    ward = make_ward()
    vital_signs(ward, PLAINLY, **whole)
    ward.pass_time(5)
    partly(ward, temperature_c="37.0")
    assert ward_row(ward.station, MRN).news2 == shown


@pytest.mark.parametrize(("more", "shown"), [(timedelta(), 3), (timedelta(milliseconds=1), None)])
def test_it_is_shown_for_half_an_hour(more: timedelta, shown: int | None) -> None:
    ward: Ward = make_ward()
    vital_signs(ward, PLAINLY, **RED)
    ward.pass_time(10)
    partly(ward, temperature_c="37.0")
    ward.clock.move(timedelta(minutes=20) + more)
    assert ward_row(ward.station, MRN).news2 == shown
