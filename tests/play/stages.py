"""Where scenarios are played by the tests: a register in memory, and a register file."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from il2nurse.app.shelf import Shelf, shelf
from il2nurse.app.stage import FileStage
from il2nurse.domain.people import Person
from il2nurse.domain.values.clock import Clock
from il2nurse.play.play import Venue
from il2nurse.play.scenario import Scenario
from il2nurse.readable.content import PaperKind, Subject
from il2nurse.settings import Settings
from il2nurse.storage.contract.pins import light_pins
from il2nurse.storage.memory import MemoryRegister
from il2nurse.storage.register import open_register
from il2nurse.workflow.register import Identity, Register
from il2nurse.workflow.site import Site
from il2nurse.workflow.station import Station

REGIMENS = shelf()


class Kept(Protocol):
    """A register after a play."""

    def __call__(self) -> Register: ...


@dataclass
class MemoryStage:
    """Plays into memory and prints nothing."""

    zone: ZoneInfo
    regimens: Shelf = REGIMENS
    register: MemoryRegister | None = None

    def open(self, name: str, clock: Clock) -> Station:
        """A new station at the one register."""
        if self.register is None:
            self.register = MemoryRegister(
                Identity("R-1", practice=True, encrypted=False, name="Ward"), light_pins()
            )
        count = iter(range(1_000_000))
        return Station(
            self.register,
            clock,
            self.regimens,
            Site(name, self.zone, "test"),
            lambda: f"{name} {id(count)} {next(count)} {clock.read().at}",
        )

    def close(self) -> None:
        """Memory stays."""

    def print(
        self, station: Station, by: Person, kind: PaperKind, subject: Subject, size: str
    ) -> None:
        """Papers have their own tests."""


def in_memory(scenario: Scenario, _: Path) -> tuple[Venue, Kept]:
    """A stage in memory, and its register."""
    stage = MemoryStage(scenario.zone)

    def kept() -> Register:
        assert stage.register is not None
        return stage.register

    return stage, kept


def in_file(scenario: Scenario, folder: Path) -> tuple[Venue, Kept]:
    """A stage at a register file, and that file opened again."""
    path = folder / "played.register"
    settings = Settings(home=folder, register=path, zone=scenario.zone)
    stage = FileStage(settings, path, None, folder)

    def kept() -> Register:
        stage.finish()
        return open_register(path)

    return stage, kept
