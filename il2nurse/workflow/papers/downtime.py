"""The downtime pack as a file: written every hour to the papers folder and to a second place."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.register.broken import BrokenRegister
from il2nurse.files.writing import NotWritten, write_new
from il2nurse.readable.content import Subject
from il2nurse.readable.papers import DOWNTIME
from il2nurse.workflow.papers.kept_packs import keep_older, pack_file
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
    """

    def __init__(
        self, station: Station, papers: Papers, folders: Sequence[Path], size: str
    ) -> None:
        """Nothing is written yet."""
        self.station = station
        name = pack_file(station.register.identity().register)
        self.files = tuple(folder / name for folder in folders)
        self._papers = papers
        self._size = size

    def made_at(self) -> datetime | None:
        """When the oldest pack of all folders was written; ``None`` where one has none."""
        try:
            written = [path.stat().st_mtime for path in self.files]
        except OSError:
            return None
        return datetime.fromtimestamp(min(written), UTC)

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
                keep_older(path, self.station.register)
                write_new(path, made.pdf, replace=True)
            except (NotWritten, OSError) as problem:
                problems.append(str(problem))
        return NOT_WRITTEN.format(" ".join(problems)) if problems else ""
