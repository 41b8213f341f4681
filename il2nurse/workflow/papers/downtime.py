"""The downtime pack as a file: written every hour to the papers folder and to a second place."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.files.errands import PATIENCE_S, Errand, NoAnswer
from il2nurse.files.writing import NotWritten, write_new
from il2nurse.readable.content import Subject
from il2nurse.readable.papers import DOWNTIME
from il2nurse.workflow.papers.kept_packs import keep_older, pack_file, written_at
from il2nurse.workflow.papers.printing import Papers, show_paper
from il2nurse.workflow.register import NotSaved
from il2nurse.workflow.station import Station

EVERY: Final = timedelta(hours=1)
# From this age on the ward's page says how old the pack is.
TOO_OLD: Final = timedelta(hours=2)
NOT_WRITTEN: Final = (
    "The downtime pack was not written: {} Without it the ward has nothing to chart by when the "
    "program cannot be used."
)


class PackKeeper:
    """Keeps a pack that is at most an hour old in every folder; each replaces the one before.

    One from before the register went on anew is kept first: the ward charted on it.

    It is a file of the program's own, like a copy of the register: writing it makes no entry.
    The first folder is the station's own; another one may be away, and may not answer.
    """

    def __init__(
        self,
        station: Station,
        papers: Papers,
        folders: Sequence[Path],
        size: str,
        patience_s: float = PATIENCE_S,
    ) -> None:
        """Nothing is written yet, nor looked for."""
        self.station = station
        name = pack_file(station.register.identity().register)
        self.files = tuple(folder / name for folder in folders)
        self._papers = papers
        self._size = size
        self._errands = {path: Errand(patience_s) for path in self.files}
        self._found: dict[Path, datetime | None] = {}
        self._found.update(dict.fromkeys(self.files, station.now().at))

    def look(self) -> None:
        """Look when the pack of each folder was written; in a thread, for it may take long.

        Of a folder that does not answer it stays known what was found there last.
        """
        for path, errand in self._errands.items():
            try:
                self._found[path] = errand.run(partial(written_at, path))
            except NoAnswer:
                continue
            except OSError:
                self._found[path] = None

    def made_at(self) -> datetime | None:
        """When the oldest pack that was found was written; ``None`` where a folder has none."""
        found = self._found.values()
        return None if None in found else min(each for each in found if each)

    def due(self) -> bool:
        """True where a new pack is to be written; also where the clock was set back."""
        made, now = self.made_at(), self.station.now().at
        return made is None or not timedelta() <= now - made < EVERY

    def age_in_words(self) -> str | None:
        """The words for a pack that is missing or too old, else ``None``."""
        made, now = self.made_at(), self.station.now().at
        if made is None:
            return "No downtime pack"
        age = now - made
        return f"Downtime pack {age // timedelta(hours=1)} h old" if age >= TOO_OLD else None

    def write(self) -> str:
        """Make the pack and put it into every folder; the sentence to show where that failed.

        May run in a thread: it only reads the register.
        """
        try:
            made = show_paper(self.station, None, DOWNTIME, Subject(""), self._papers, self._size)
        except (NotAllowed, NotSaved, BrokenRegister) as problem:
            return NOT_WRITTEN.format(problem)
        problems = []
        for path in self.files:
            try:
                self._errands[path].run(partial(self._put, path, made.pdf))
            except NotWritten as problem:
                problems.append(str(problem))
            except OSError as error:
                problems.append(f"{path} was not written: {error.strerror}.")
        self.look()
        return NOT_WRITTEN.format(" ".join(problems)) if problems else ""

    def _put(self, path: Path, pdf: bytes) -> None:
        """A folder that is away is not made anew: it would lie on this computer's own disk."""
        if path != self.files[0] and not path.parent.is_dir():
            raise NotWritten(f"{path} was not written: its folder cannot be reached.")
        keep_older(path, self.station.register)
        write_new(path, pdf, replace=True)
