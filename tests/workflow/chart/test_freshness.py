"""What runs out before the start is known ahead: when, of which step, and whether mixing fits."""

from datetime import timedelta

import pytest

from il2nurse.domain.rules.dose.freshness import Expiry, first_expiry, mixing_steps
from il2nurse.workflow.dose import administration
from tests.ward import MRN, NURSE, Ward, make_ward, once

GOOD = timedelta(minutes=30)


@pytest.fixture
@once
def ward() -> Ward:
    """Vital signs were confirmed at 07:15, and lethargy five minutes later."""
    made = make_ward()
    made.pass_time(15)
    administration.begin(made.station, NURSE, MRN)
    made.walk("vital_signs")
    made.pass_time(5)
    made.walk("hold_criteria")
    return made


def expiry(ward: Ward) -> Expiry | None:
    return first_expiry(ward.station.moment(MRN), ward.dose())


def test_the_oldest_measurement_runs_out_first(ward: Ward) -> None:
    found = expiry(ward)
    assert found
    assert found.step.id == "vital_signs"
    assert found.until == found.since + GOOD
    assert found.until - ward.station.now().at == GOOD - timedelta(minutes=5)
    assert found.mixing == timedelta(minutes=15)
    assert not found.running_out


@pytest.mark.parametrize(("after", "running_out"), [(9, False), (10, False), (11, True)])
def test_it_is_warned_of_where_mixing_does_not_fit(
    ward: Ward, after: int, *, running_out: bool
) -> None:
    ward.pass_time(after)
    found = expiry(ward)
    assert found
    assert found.running_out is running_out


@pytest.mark.parametrize(("after", "running_out"), [(14, False), (15, False), (16, True)])
def test_once_mixed_only_the_last_ten_minutes_are_warned_of(
    ward: Ward, after: int, *, running_out: bool
) -> None:
    ward.walk("dilute")
    ward.pass_time(after)
    found = expiry(ward)
    assert found
    assert found.mixing is None
    assert found.running_out is running_out


def test_what_ran_out_is_asked_again_and_counts_down_no_more(ward: Ward) -> None:
    ward.pass_time(26)
    step, found = ward.current(), expiry(ward)
    assert step
    assert step.id == "vital_signs"
    assert found
    assert found.step.id != "vital_signs"


def test_after_the_start_nothing_runs_out(ward: Ward) -> None:
    ward.walk("line")
    ward.start()
    assert expiry(ward) is None


def test_mixing_ends_with_the_double_check(ward: Ward) -> None:
    assert [step.id for step in mixing_steps(ward.regimen)] == ["reconstitute", "dilute"]
