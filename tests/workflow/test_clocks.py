"""Clocks: this machine's, the simulated one, and the practice clock that can be sped up."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from il2nurse.workflow.clocks import SimulatedClock, SpedUpClock, SystemClock

TEN = datetime(2026, 11, 20, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_the_machines_clock_goes_on_and_agrees_with_itself() -> None:
    clock = SystemClock()
    first, second = clock.read(), clock.read()
    assert first.at.tzinfo is UTC
    assert second.boot_ms >= first.boot_ms
    assert abs(second.drift(first)) < timedelta(seconds=1)


def test_two_looks_of_one_machine_have_one_run() -> None:
    assert SystemClock().read().boot_id == SystemClock().read().boot_id


def test_a_simulated_clock_stands_still_until_it_is_moved() -> None:
    clock = SimulatedClock(TEN)
    first = clock.read()
    assert clock.read() == first
    clock.move(MINUTE)
    assert clock.read().at == TEN + MINUTE
    assert clock.read().since(first) == MINUTE


def test_a_wall_clock_that_is_set_does_not_bend_the_running_time() -> None:
    clock = SimulatedClock(TEN)
    first = clock.read()
    clock.set_wall_clock(-5 * MINUTE)
    clock.move(MINUTE)
    assert clock.read().since(first) == MINUTE
    assert clock.read().drift(first) == -5 * MINUTE


def test_across_a_restart_only_the_wall_clock_tells() -> None:
    clock = SimulatedClock(TEN)
    first = clock.read()
    clock.restart()
    clock.move(MINUTE)
    assert clock.read().since(first) == MINUTE
    assert clock.read().boot_id != first.boot_id


def test_time_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="backwards"):
        SimulatedClock(TEN).move(-MINUTE)


@pytest.mark.parametrize("factor", [1, 10, 60, Decimal("0.5")])
def test_a_practice_clock_runs_at_its_pace(factor: Decimal | int) -> None:
    base = SimulatedClock(TEN)
    clock = SpedUpClock(base, TEN - timedelta(days=1))
    clock.speed_up(factor)
    base.move(MINUTE)
    assert clock.read().at == TEN - timedelta(days=1) + MINUTE * float(factor)


def test_another_pace_does_not_make_time_jump() -> None:
    base = SimulatedClock(TEN)
    clock = SpedUpClock(base, TEN)
    clock.speed_up(60)
    base.move(MINUTE)
    clock.speed_up(1)
    assert clock.read().at == TEN + 60 * MINUTE
    base.move(MINUTE)
    assert clock.read().at == TEN + 61 * MINUTE


def test_a_wall_clock_that_is_set_does_not_move_a_practice_ward() -> None:
    base = SimulatedClock(TEN)
    clock = SpedUpClock(base, TEN)
    base.set_wall_clock(timedelta(hours=3))
    assert clock.read().at == TEN


@pytest.mark.parametrize("factor", [0, -1])
def test_a_pace_is_above_zero(factor: int) -> None:
    with pytest.raises(ValueError, match="above zero"):
        SpedUpClock(SimulatedClock(TEN), TEN).speed_up(factor)
