"""Where scenarios are played: a register file, and a folder for the papers."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from il2nurse.app.joining import Ids, join, make_register, new_id
from il2nurse.domain.people import Person
from il2nurse.domain.values.clock import Clock
from il2nurse.readable.content import PaperKind, Subject
from il2nurse.settings import Settings
from il2nurse.workflow.papers.outlets import ToFolder
from il2nurse.workflow.station import Station

if TYPE_CHECKING:
    from il2nurse.storage.register import SqliteRegister
    from il2nurse.workflow.papers.printing import Papers


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
        self._outlet = ToFolder(folder)
        self._ids = ids
        self._register: SqliteRegister | None = None
        self._made = False

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

    @property
    def written(self) -> list[Path]:
        """The papers that were written, in their order."""
        return self._outlet.written

    def print(
        self, station: Station, by: Person, kind: PaperKind, subject: Subject, size: str
    ) -> None:
        """Write a paper into the folder."""
        if self._papers is not None:
            from il2nurse.workflow.papers.printing import print_paper

            print_paper(station, by, kind, subject, self._papers(), size, outlet=self._outlet)
