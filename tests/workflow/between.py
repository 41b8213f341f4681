"""A register between whose decision and writing another station gets a word in."""

from collections.abc import Callable
from dataclasses import dataclass

from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.seal import Head
from il2nurse.storage.memory import MemoryRegister
from il2nurse.workflow.register import Append
from il2nurse.workflow.station import Station
from tests.cheap_pins import CHEAP
from tests.shipped import SHIPPED, ShippedRegimens
from tests.ward import IDENTITY, Ward, make_station, make_ward

Did = Callable[[], object]


class Between(MemoryRegister):
    """Keeps entries as every register does; ``then`` happens just before the next is kept."""

    then: Did | None = None
    looks = 0
    before_head: Did | None = None

    def head(self) -> Head:
        """Let the other station act, once, just before the head is told."""
        did, self.before_head = self.before_head, None
        if did:
            did()
        return super().head()

    def since(self, number: int, limit: int = 1000) -> tuple[Entry, ...]:
        """Count each look for what is new."""
        self.looks += 1
        return super().since(number, limit)

    def append(self, asked: Append) -> tuple[Entry, ...]:
        """Let the other station act, once, and then keep the drafts or refuse them."""
        then, self.then = self.then, None
        if then:
            then()
        return super().append(asked)


@dataclass
class TwoStations:
    """One ward, and a second station at its register."""

    ward: Ward
    other: Station
    register: Between

    @property
    def here(self) -> Station:
        """The station that acts, and is too late."""
        return self.ward.station

    def meanwhile(self, did: Did) -> None:
        """Let this happen between the next act's decision and its writing."""
        self.register.then = did


def two_stations(book: ShippedRegimens = SHIPPED) -> TwoStations:
    """A ward with an ordered course, seen from two stations."""
    register = Between(IDENTITY, CHEAP)
    ward = make_ward(register=register, book=book)
    other = make_station(register, ward.clock, "WOW-07", book)
    return TwoStations(ward, other, register)
