"""Clocks of two stations, a clock that is set, and times that rise with the entries' numbers."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.record.chart.facts import FluidFact
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.register_facts import ClockAgainst, ClockApartFact
from il2nurse.workflow.chart import fluids
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.comparing_clocks import ClockWatch, compare_clock, keep_clock
from tests.ward import MRN, NURSE, SECOND, Ward, make_station, make_ward

WATER = FluidFact("in", "oral", Decimal(200))


@dataclass
class Two:
    """A ward and a second station, each with a clock of its own."""

    ward: Ward
    other: Station
    clock: SimulatedClock
    watch: ClockWatch

    def drink_here(self) -> Entry:
        """Chart a drink at the ward's station; its entry."""
        fluids.chart_fluid(self.ward.station, NURSE, MRN, WATER)
        return self.ward.station.register.newest(1)[0]

    def drink_there(self) -> Entry:
        """Chart a drink at the other station; its entry."""
        fluids.chart_fluid(self.other, SECOND, MRN, WATER)
        return self.other.register.newest(1)[0]

    def second(self) -> None:
        """Let a second pass at both."""
        self.ward.clock.move(timedelta(seconds=1))
        self.clock.move(timedelta(seconds=1))


def two(apart: timedelta) -> Two:
    """The other station's clock is so much ahead; it watches from now on."""
    ward = make_ward()
    clock = SimulatedClock(ward.clock.read().at + apart)
    other = make_station(ward.station.register, clock, "WOW-04")
    return Two(ward, other, clock, ClockWatch(other))


def times(entries: tuple[Entry, ...]) -> list[datetime]:
    return [entry.recorded_at for entry in entries]


@pytest.mark.parametrize("minutes", [-125, -12, 0, 12, 125])
def test_times_rise_with_the_numbers_over_two_clocks(minutes: int) -> None:
    both = two(timedelta(minutes=minutes))
    for _ in range(3):
        both.drink_here()
        both.drink_there()
        both.second()
    kept = both.other.register.since(0)
    assert times(kept) == sorted(times(kept))


def test_a_station_that_is_behind_goes_on_and_its_own_time_is_kept() -> None:
    both = two(timedelta(minutes=-12))
    newest = both.drink_here()
    kept = both.drink_there()
    assert kept.recorded_at == newest.recorded_at
    assert newest.recorded_at - kept.occurred_at == timedelta(minutes=12)


def test_a_clock_behind_the_newest_entry_is_said_and_recorded() -> None:
    both = two(timedelta(minutes=-12))
    newest = both.drink_here()
    said = compare_clock(both.other, SECOND)
    assert said
    assert said.startswith(
        f"This computer's clock is 12 min 0 s behind the newest entry, number {newest.number} from "
        "station WOW-03. What you record is kept"
    )
    (entry,) = both.other.register.of_kind(Kind.CLOCK_APART)
    fact = ClockApartFact.read(entry)
    assert (fact.against, fact.seconds) == (ClockAgainst.NEWEST_ENTRY, -720)
    assert fact.clock == both.clock.read().at
    assert (entry.station, entry.person) == ("WOW-04", SECOND.id)


@pytest.mark.parametrize(("seconds", "told"), [(-6, True), (-5, False), (0, False), (900, False)])
def test_a_little_behind_or_a_quiet_ward_is_nothing(seconds: int, told: bool) -> None:
    both = two(timedelta(seconds=seconds))
    both.drink_here()
    assert bool(compare_clock(both.other, None)) is told
    assert len(both.other.register.of_kind(Kind.CLOCK_APART)) == told


@pytest.mark.parametrize(
    ("seconds", "told"), [(300, False), (301, True), (-300, False), (-301, True)]
)
def test_clocks_further_apart_than_the_site_allows_are_told(seconds: int, told: bool) -> None:
    both = two(timedelta(seconds=seconds))
    both.drink_here()
    facts = both.watch.look()
    assert [(fact.against, fact.seconds, fact.other) for fact in facts] == (
        [(ClockAgainst.OTHER_STATION, seconds, "WOW-03")] if told else []
    )


def test_a_difference_is_told_once_and_again_when_it_changed() -> None:
    both = two(timedelta(minutes=12))
    found = []
    for minutes in (0, 0, 3, 0, -15, 15):
        both.clock.set_wall_clock(timedelta(minutes=minutes))
        both.watch.look()
        both.second()
        both.drink_here()
        found.append([fact.seconds // 60 for fact in both.watch.look()])
    assert found == [[12], [], [15], [], [], [15]]


def test_what_was_recorded_while_nobody_looked_tells_nothing_of_clocks() -> None:
    both = two(timedelta())
    both.drink_here()
    both.ward.clock.move(timedelta(minutes=30))
    both.clock.move(timedelta(minutes=30))
    assert both.watch.look() == ()


@pytest.mark.parametrize(
    ("by", "say"),
    [
        (timedelta(hours=1), "moved forward by 1 h 0 min"),
        (timedelta(minutes=-3), "moved back by 3 min 0 s"),
        (timedelta(seconds=2), ""),
    ],
)
def test_a_clock_that_is_set_is_told_and_recorded_whoever_is_there(by: timedelta, say: str) -> None:
    both = two(timedelta())
    both.second()
    both.clock.set_wall_clock(by)
    facts = both.watch.look()
    assert bool(facts) is bool(say)
    if facts:
        assert say in keep_clock(both.other, None, facts)
        (entry,) = both.other.register.of_kind(Kind.CLOCK_APART)
        assert ClockApartFact.read(entry).seconds == by.total_seconds()
    assert both.watch.look() == ()


def test_sleep_and_a_restart_move_no_clock() -> None:
    both = two(timedelta())
    both.clock.move(timedelta(hours=8))
    assert both.watch.look() == ()
    both.clock.restart()
    assert both.watch.look() == ()
