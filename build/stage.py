"""The register of the pictures: in memory, with ids that are the same in every run."""

from datetime import UTC, datetime, tzinfo
from itertools import count
from typing import Final

from il2nurse.app.shelf import shelf
from il2nurse.domain.people import Person
from il2nurse.domain.record.register.entries import Author
from il2nurse.domain.record.register.register_facts import RegisterCreatedFact
from il2nurse.domain.values.clock import Clock
from il2nurse.domain.values.telephones import Telephones
from il2nurse.readable.content import PaperKind, Subject
from il2nurse.storage.contract.pins import light_pins
from il2nurse.storage.memory import create_memory_register
from il2nurse.workflow.regimens import Regimens
from il2nurse.workflow.register import Register
from il2nurse.workflow.site import Site
from il2nurse.workflow.station import Station

NOW: Final = datetime(2026, 11, 20, 14, 8, tzinfo=UTC)
NUMBERS: Final = Telephones("555-0107", "2222")


def create_pictures(at: datetime) -> Register:
    """The register of the pictures."""
    return create_memory_register(
        RegisterCreatedFact("pictures", practice=True, name="Practice ward"),
        Author("", "", "practice station", "il2nurse"),
        at,
        "UTC",
        pins=light_pins(),
    )


class Stage:
    """The practice ward in memory, with ids that are the same in every run."""

    def __init__(self, zone: tzinfo = UTC, regimens: Regimens | None = None) -> None:
        """Nothing is made before the first station opens."""
        self._zone, self.regimens = zone, regimens or shelf()
        self._register: Register | None = None
        self.clock: Clock | None = None
        self._ids = (f"picture-{number}" for number in count())

    def open(self, name: str, clock: Clock) -> Station:
        """A station at the one register, which keeps its clock."""
        self.clock = clock
        if self._register is None:
            self._register = create_pictures(clock.read().at)
        return Station(
            self._register,
            clock,
            self.regimens,
            Site(name, self._zone, "il2nurse", telephones=NUMBERS),
            lambda: next(self._ids),
        )

    def last_recorded(self) -> datetime:
        """When the newest entry was recorded: the pictures' present."""
        register = self._register or create_pictures(NOW)
        return register.newest(1)[0].recorded_at

    def close(self) -> None:
        """The register stays in memory."""

    def print(
        self, station: Station, by: Person, kind: PaperKind, subject: Subject, size: str
    ) -> None:
        """No paper is written."""
