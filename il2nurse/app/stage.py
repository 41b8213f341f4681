"""Where scenarios are played: a register file, and a folder for the papers."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from il2nurse.app.joining import Ids, join, make_register, new_id
from il2nurse.domain.people import Person
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.values.clock import Clock
from il2nurse.settings import Settings
from il2nurse.workflow.station import Station

if TYPE_CHECKING:
    from il2nurse.storage.register import SqliteRegister
    from il2nurse.workflow.papers import Papers


class FileStage:
    """Plays into a new register file; papers are written where a folder is given."""

    def __init__(
        self,
        settings: Settings,
        path: Path,
        papers: "Callable[[], Papers] | None",
        folder: Path,
        ids: Ids = new_id,
    ) -> None:
        """Nothing is made before the first station opens."""
        self._settings = settings
        self._path = path
        self._papers = papers
        self._folder = folder
        self._ids = ids
        self._register: SqliteRegister | None = None
        self._made = False
        self.written: list[Path] = []

    def open(self, name: str, clock: Clock) -> Station:
        """A station at the register, which the first one makes."""
        from il2nurse.storage.contract.pins import light_pins
        from il2nurse.storage.register import open_register

        if self._register is None and not self._made:
            at = clock.read().at
            self._register = make_register(
                self._settings, self._path, at, practice=True, pins=light_pins(), ids=self._ids
            )
            self._made = True
        elif self._register is None:
            self._register = open_register(self._path, pins=light_pins())
        return join(self._settings, self._register, clock, name, self._ids)

    def close(self) -> None:
        """Let go of the register; the next station opens it again."""
        if self._register is not None:
            self._register.close()
        self._register = None

    def print_record(self, station: Station, by: Person, key: DoseKey, size: str) -> None:
        """Write the record of a dose into the folder."""
        if self._papers is not None:
            from il2nurse.workflow.papers import print_record

            name = f"{key.mrn}-course-{key.course}-cycle-{key.cycle}-dose-{key.slot}-record"
            self._write(name, print_record(station, by, key, self._papers(), size))

    def print_preparation(self, station: Station, by: Person, mrn: str, size: str) -> None:
        """Write a preparation sheet into the folder."""
        if self._papers is not None:
            from il2nurse.workflow.papers import print_preparation

            pdf = print_preparation(station, by, mrn, self._papers(), size)
            self._write(f"{mrn}-preparation", pdf)

    def _write(self, name: str, pdf: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{name}.pdf"
        count = 1
        while path.exists():
            count += 1
            path = self._folder / f"{name}-{count}.pdf"
        path.write_bytes(pdf)
        self.written.append(path)
