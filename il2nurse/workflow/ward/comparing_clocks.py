"""This station's clock against the register, other stations and the computer's running time."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from il2nurse.domain.people import Person
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.record.register.register_facts import ClockAgainst, ClockApartFact
from il2nurse.domain.values.clock import Reading
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

BEHIND: Final = timedelta(seconds=5)
"""How far a clock may lie behind the newest entry before a nurse is warned."""
JUMPED: Final = timedelta(seconds=2)
"""How far the wall clock may move against the running time between two looks."""
FRESH: Final = timedelta(seconds=3)
"""What another station recorded since a look this long ago is from now."""
AGAIN_S: Final = 60
"""A nurse is warned again of a difference between two stations once it changed by so much."""
KEEPS: Final = (
    "What you record is kept, under the time of the newest entry until this clock has passed it. "
    "Check every time that you enter, and have the clock set right."
)


@one_act
def compare_clock(station: Station, by: Person | None) -> str | None:
    """Record and say a clock that lies behind the newest entry; ``None`` where it does not."""
    newest, now = station.register.newest(1)[0], station.now()
    behind = newest.recorded_at - now.at
    if behind <= BEHIND:
        return None
    fact = ClockApartFact(
        ClockAgainst.NEWEST_ENTRY, -whole_s(behind), now.at, newest.number, newest.station
    )
    station.record(by, [draft("register", "", now.at, fact)])
    return difference_in_words(fact)


@one_act
def keep_clock(station: Station, by: Person | None, facts: Sequence[ClockApartFact]) -> str:
    """Record what a look at the clock found, and say it."""
    at = station.now().at
    station.record(by, [draft("register", "", at, fact) for fact in facts])
    return " ".join(difference_in_words(fact) for fact in facts)


class ClockWatch:
    """Looks at the clock every second, whatever page is open and whoever is signed in."""

    def __init__(self, station: Station) -> None:
        """Begin with the clock and the register as they are."""
        self._station = station
        self._last: Reading = station.now()
        self._seen = station.register.head().number
        self._reported: dict[str, int] = {}

    def look(self) -> tuple[ClockApartFact, ...]:
        """What differs since the last look; each thing is given once."""
        now, last = self._station.now(), self._last
        self._last = now
        apart = [self._with(entry, now) for entry in self._new(fresh=now.since(last) <= FRESH)]
        drift = now.drift(last)
        if abs(drift) > JUMPED:
            jump = ClockApartFact(ClockAgainst.RUNNING_TIME, whole_s(drift), now.at)
            return (jump, *(fact for fact in apart if fact))
        return tuple(fact for fact in apart if fact)

    def _new(self, *, fresh: bool) -> list[Entry]:
        """The newest entry of each other station since the last look."""
        newest: dict[str, Entry] = {}
        while new := self._station.register.since(self._seen):
            self._seen = new[-1].number
            newest.update((each.station, each) for each in new)
        others = [each for name, each in newest.items() if name != self._station.name]
        return others if fresh else []

    def _with(self, entry: Entry, now: Reading) -> ClockApartFact | None:
        """How far this clock is ahead of the one by which an entry was made a moment ago."""
        apart, name = now.at - entry.recorded_at, entry.station
        if abs(apart) <= self._station.clock_apart:
            self._reported.pop(name, None)
            return None
        seconds = whole_s(apart)
        if name in self._reported and abs(seconds - self._reported[name]) <= AGAIN_S:
            return None
        self._reported[name] = seconds
        return ClockApartFact(ClockAgainst.OTHER_STATION, seconds, now.at, entry.number, name)


def whole_s(time: timedelta) -> int:
    """The whole seconds of a time, forward or back."""
    return round(time.total_seconds())


def difference_in_words(fact: ClockApartFact) -> str:
    """The warning of a difference, as a nurse reads it."""
    way = "ahead of" if fact.seconds > 0 else "behind"
    match fact.against:
        case ClockAgainst.NEWEST_ENTRY:
            return (
                f"This computer's clock is {fact.span} behind the newest entry, number "
                f"{fact.entry} from station {fact.other}. {KEEPS}"
            )
        case ClockAgainst.OTHER_STATION:
            return (
                f"This computer's clock is {fact.span} {way} that of station {fact.other}. Tell "
                "the ward's IT, and until it is set right check every time that you enter."
            )
        case ClockAgainst.RUNNING_TIME:
            moved = "forward" if fact.seconds > 0 else "back"
            return (
                f"This computer's clock moved {moved} by {fact.span}. A running infusion's time "
                "goes by the running time; check the pump, and every time that you enter."
            )
