"""The record of a dose as a file of the program's own: when it is signed, and when that falls."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.dose import Dose, DoseKey, read_key
from il2nurse.domain.record.register.entries import BrokenRecord, BrokenRegister, Entry, Kind
from il2nurse.files.writing import NotWritten, write_new
from il2nurse.readable.content import Subject
from il2nurse.readable.papers import RECORD
from il2nurse.workflow.papers.printing import Papers, show_paper
from il2nurse.workflow.register import NotSaved
from il2nurse.workflow.station import Station

# What was signed longer ago is not written any more: the setting was off then, or another station
# wrote it. A signature that falls is written however old it is, where its record lies here.
RECENT: Final = timedelta(days=1)
SIGNED: Final = "signed"
FALLEN: Final = "signature-fell"
UNSAFE: Final = re.compile(r"[^A-Za-z0-9]+")
NOT_WRITTEN: Final = (
    "The record of a signed dose was not written to the papers folder: {} It is in the register; "
    "print it, and tell the ward's IT."
)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A record that is to lie in the folder: of which dose, how it was signed, under what name."""

    key: DoseKey
    covered: bool
    path: Path


class RecordKeeper:
    """Keeps the record of each signed dose in the papers folder, each under a name of its own.

    A name holds number and seal of the signature's entry: no two patients, doses, signatures or
    registers share one, also not after a register was set back. Nothing that lies there is ever
    written over. Writing makes no entry.
    """

    def __init__(self, station: Station, papers: Papers, folder: Path, size: str) -> None:
        """Nothing is written yet."""
        self._station = station
        self._papers = papers
        self._folder = folder
        self._size = size
        self._seen = 0

    def write(self) -> str:
        """Write what is missing; the sentence to show where that failed, else "".

        May run in a thread: it only reads the register. What failed is tried again the next time.
        """
        head = self._station.register.head().number
        if head == self._seen:
            return ""
        try:
            for wanted in self._wanted():
                self._write(wanted)
        except (NotAllowed, NotSaved, BrokenRegister, NotWritten, OSError) as problem:
            return NOT_WRITTEN.format(problem)
        self._seen = head
        return ""

    def _wanted(self) -> Iterator[_Wanted]:
        """The records that do not lie in the folder yet, of the newest signature of each dose."""
        newest = {entry.stream: entry for entry in self._station.register.of_kind(Kind.SIGNED)}
        for entry in newest.values():
            try:
                wanted = self._of(entry)
            except (BrokenRecord, LookupError):
                continue  # The pages say what is wrong with a record that cannot be read.
            if wanted:
                yield wanted

    def _of(self, entry: Entry) -> _Wanted | None:
        key = read_key(entry.stream)
        case = self._station.case(entry.subject)
        covered = case.doses[key].signed
        signed, fallen = (self._path(case.patient.mrn, key, entry, how) for how in (SIGNED, FALLEN))
        recent = self._station.now().at - entry.recorded_at <= RECENT
        path = signed if covered else fallen
        known = recent or (not covered and self._lies_here(entry))
        return _Wanted(key, covered, path) if known and not path.exists() else None

    def _lies_here(self, entry: Entry) -> bool:
        """True where the signed record lies here, also under an MRN that was corrected since."""
        return any(self._folder.glob(f"*-record-{self._named(entry)}-{SIGNED}.pdf"))

    def _named(self, entry: Entry) -> str:
        register = self._station.register.identity().register[:8]
        return f"{register}-{entry.number}-{entry.seal[:8]}"

    def _path(self, mrn: str, key: DoseKey, entry: Entry, how: str) -> Path:
        dose = f"course-{key.course}-cycle-{key.cycle}-dose-{key.slot}"
        of_entry = f"record-{self._named(entry)}-{how}.pdf"
        return self._folder / f"{UNSAFE.sub('-', mrn)}-{dose}-{of_entry}"

    def _write(self, wanted: _Wanted) -> None:
        """Make the paper and put it into place, unless the dose became another meanwhile."""
        subject = Subject(wanted.key.mrn, wanted.key)
        made = show_paper(self._station, None, RECORD, subject, self._papers, self._size)
        if self._dose(wanted.key).signed is wanted.covered and not wanted.path.exists():
            write_new(wanted.path, made.pdf)

    def _dose(self, key: DoseKey) -> Dose:
        return self._station.case(key.mrn).doses[key]
