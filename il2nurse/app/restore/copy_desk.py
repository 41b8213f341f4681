"""The copies of the register that is open in a window."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from il2nurse.app.copies.beside import copies_beside
from il2nurse.app.copies.hourly import copy_now
from il2nurse.app.copies.second_place import copies_seen
from il2nurse.domain.people import May, Person
from il2nurse.settings import Settings
from il2nurse.storage.files.kept_copies import Copy
from il2nurse.workflow.people.copies import CopiesAt, DrillDone
from il2nurse.workflow.station import Station

if TYPE_CHECKING:
    from il2nurse.storage.register import SqliteRegister


# A page that is opened waits no longer for the second place.
LOOK_S: Final = 2.0


class OpenCopies:
    """Looks after them on demand; every hour the program does so by itself."""

    def __init__(self, settings: Settings, register: "SqliteRegister", station: Station) -> None:
        """Take the register that is open at this station."""
        self._settings = settings
        self._register = register
        self._station = station

    def look(self) -> tuple[CopiesAt, ...]:
        """What lies beside the register and in the second place."""
        place = f"Beside the register, {self._settings.register.parent}"
        beside = at_place(place, copies_beside(self._register))
        second = self._settings.second_place
        if second is None:
            return (beside,)
        named, found = f"Second place, {second}", copies_seen(self._register, second, LOOK_S)
        if found is None:
            return beside, CopiesAt(f"{named}, does not answer", 0)
        return beside, at_place(named, found)

    def copy(self) -> str | None:
        """Make a copy now and bring it to the second place; why that failed, or ``None``."""
        at = self._station.now().at
        return copy_now(self._register, self._settings.second_place, at)

    def drill(self, by: Person) -> DrillDone:
        """Restore the newest copies in a scratch place, report and record how that went."""
        from il2nurse.app.restore.drilling import drill

        by.demand(May.RESTORE)
        papers: Path = self._settings.papers
        done = drill(self._settings, self._register, self._station, papers, by)
        return DrillDone(done.passed, str(done.report), done.faults)


def at_place(place: str, copies: tuple[Copy, ...]) -> CopiesAt:
    """The copies in a place, oldest first as they are found."""
    if not copies:
        return CopiesAt(place, 0)
    return CopiesAt(place, len(copies), copies[-1].at, copies[-1].head.number)
