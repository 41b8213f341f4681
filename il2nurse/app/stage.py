"""Where scenarios are played: a register file, and a folder for the papers."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from il2nurse.app.joining import Ids, join, make_register, new_id
from il2nurse.app.shelf import shelf
from il2nurse.domain.people import Person
from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.domain.values.clock import Clock
from il2nurse.files.making import clear_making, making_beside
from il2nurse.files.moving import move_into_place, remove_making, sync, sync_folder
from il2nurse.files.writing import TAKEN, NotWritten
from il2nurse.readable.content import PaperKind, Subject
from il2nurse.settings import Settings
from il2nurse.workflow.papers.outlets import ToFolder
from il2nurse.workflow.station import Station

if TYPE_CHECKING:
    from il2nurse.storage.contract.pins import Pins
    from il2nurse.storage.register import SqliteRegister
    from il2nurse.workflow.papers.printing import Papers

NO_PRACTICE = (
    "{} is not the register of a practice ward or of a play, and was left as it is. Name another "
    "file."
)
IN_USE = (
    "{} was being written when somebody stopped, or still is, and was left as it is. Name another "
    "file."
)


class FileStage:
    """Plays into a new register file; papers are written where a folder is given.

    The register is made beside its place, and gets its name when the block ends without an error;
    nothing is left of it otherwise.
    """

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
        self._making = making_beside(path)
        self._papers = papers
        self._outlet = ToFolder(folder)
        self._ids = ids
        self._register: SqliteRegister | None = None
        self._made = False
        self.replaces = False
        """Whether a register of an earlier play gives way to this one."""

    def __enter__(self) -> Self:
        """Take away what a play left that was cut off."""
        clear_making(self._path.parent)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the register its name, or take it away."""
        if kind is None:
            self.finish()
        else:
            self._give_up()

    def finish(self) -> None:
        """Give the register its name; raises ``NotWritten`` where that is taken."""
        self.close()
        try:
            if self._made:
                self._put_in_place()
        except FileExistsError as error:
            raise NotWritten(TAKEN.format(self._path)) from error
        finally:
            self._give_up()

    def _give_up(self) -> None:
        self.close()
        remove_making(self._making)

    def _put_in_place(self) -> None:
        if self.replaces and self._path.exists():
            refuse_to_replace(self._path)
            sync(self._making)
            self._making.replace(self._path)
            sync_folder(self._path.parent)
        else:
            move_into_place(self._making, self._path)

    def open(self, name: str, clock: Clock) -> Station:
        """A station at the register, which the first one makes."""
        from il2nurse.storage.contract.pins import light_pins
        from il2nurse.storage.register import open_register

        if self._register is None and not self._made:
            self._register = self._make(clock.read().at, light_pins())
            self._made = True
        elif self._register is None:
            self._register = open_register(self._making, pins=light_pins())
        return join(self._settings, self._register, clock, name, self._ids)

    def _make(self, at: datetime, pins: "Pins") -> "SqliteRegister":
        """The new register; what is said of its place names the place that was asked for.

        Nothing is played by kept texts: raises as ``Shelf.every`` where files are away.
        """
        shelf(self._settings).every()
        try:
            return make_register(
                self._settings, self._making, at, practice=True, pins=pins, ids=self._ids
            )
        except BrokenRegister as problem:
            said = str(problem).replace(str(self._making), str(self._path))
            raise BrokenRegister(said) from problem

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


def refuse_to_replace(path: Path) -> None:
    """``NotWritten`` where something else than a practice register at rest lies there."""
    from il2nurse.storage.register import open_register

    if path.with_name(f"{path.name}-journal").exists():
        raise NotWritten(IN_USE.format(path))
    try:
        with closing(open_register(path)) as register:
            practice = register.identity().practice
    except BrokenRegister:
        practice = False
    if not practice:
        raise NotWritten(NO_PRACTICE.format(path))
