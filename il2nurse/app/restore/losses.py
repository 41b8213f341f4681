"""What a copy lacks of the register in whose place it would go, told before anything is done."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from il2nurse.app.copying import copies_of
from il2nurse.app.restore.parting import Parted
from il2nurse.app.restore.reading_copies import entries_of, joined
from il2nurse.domain.record.dose.dose import read_key
from il2nurse.domain.record.patient.facts import PatientAdmittedFact
from il2nurse.domain.record.register.broken import BrokenRegister
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.head_code import short_code
from il2nurse.domain.record.register.seal import Head
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.readable.wording import Wording
from il2nurse.settings import Settings
from il2nurse.storage.files.heads import UNREADABLE, StationHeads
from il2nurse.storage.files.kept_copies import Copy
from il2nurse.storage.sqlite.salvaging import Salvaged
from il2nurse.workflow.people.losses import LostRange
from il2nurse.workflow.station import Station

NOT_KNOWN: Final = (
    "How far the register went that the copy follows is not known: compare the newest printed "
    "papers, and enter from paper what was done after entry {}."
)
NOTHING: Final = "Nothing is known of that the copy does not hold."
PARTED: Final = (
    "It is whole and tells another history than the copy after entry {}: what it says there is "
    "listed below. It is set aside under a dated name; nothing of it is deleted."
)
FOREIGN: Final = (
    "It is whole and another register: it has nothing in common with the copy. It is set aside "
    "under a dated name; nothing of it is deleted."
)
OPENS: Final = (
    "The copy is encrypted with the key {0}, and so will the register be: keep the recovery sheet "
    "that ends with {0}."
)
STRANGE: Final = (
    "A copy of another history of this register lies there too: {}. It was made by a computer that "
    "knows another restoring, or none; compare the newest printed paper with both."
)
DOSE: Final = "dose/"


@dataclass(frozen=True, slots=True)
class Loss:
    """What a copy does not hold: ``known`` is the newest entry that the lost register had.

    ``found`` is the head of what lies in the place now, where that is whole. ``about`` names
    patients and doses, ``lines`` tell the lost entries, as far as they can be read. ``parted`` is
    the last entry in common where the register in the place tells another history; ``seen`` the
    newest entry that this station saw.
    """

    copy: Copy
    known: int | None
    found: Head | None
    about: tuple[str, ...]
    lines: tuple[str, ...]
    newer: Path | None
    parted: int | None = None
    strange: Path | None = None
    entries: tuple[Entry, ...] = ()
    seen: int | None = None

    @property
    def range(self) -> LostRange:
        """Which entries are lost.

        They are all known only where each can be read, up to the very one that was seen last: a
        damaged file does not tell what stood after the last entry that can be read. Of another
        history all is lost since it parted, and what the copy's own came to is not known.
        """
        if self.parted and self.entries:
            return LostRange(self.parted + 1, self._farthest, self.entries)
        first = self.copy.head.number + 1
        read = {entry.number for entry in self.entries}
        last = self.known
        whole = last is not None and last == self.seen and read >= set(range(first, last + 1))
        return LostRange(first, last, self.entries, whole)

    @property
    def _farthest(self) -> int:
        return max(self.entries[-1].number, self.seen or 0)

    def sentences(self) -> tuple[str, ...]:
        """What somebody has to know before the copy takes the register's place."""
        head = self.copy.head
        lines = [f"The copy ends with entry {head.number}, code {short_code(head)}."]
        if self.found:
            lines.append(
                f"The register in its place ends with entry {self.found.number}, code "
                f"{short_code(self.found)}."
            )
        if self.parted is not None:
            lines.append(PARTED.format(self.parted) if self.parted else FOREIGN)
        lines.append(self.missing)
        if self.copy.key:
            lines.append(OPENS.format(self.copy.key))
        if self.newer:
            lines.append(f"There is a newer copy: {self.newer}.")
        if self.strange:
            lines.append(STRANGE.format(self.strange))
        return tuple(lines)

    @property
    def missing(self) -> str:
        """Which entries the copy lacks, as a sentence."""
        first = self.copy.head.number + 1
        if self.known is None:
            return NOT_KNOWN.format(first - 1)
        if self.known < first:
            return NOTHING
        which = f"entry {first} is" if self.known == first else f"{first} to {self.known} are"
        which = which if self.known == first else f"entries {which}"
        read = 0 if self.parted is not None else len(self.lines)
        can = f"{read} of them can be read" if read else "None of them can be read"
        return f"The lost register went to entry {self.known}: {which} not in the copy. {can}."


def find_loss(
    settings: Settings,
    station: Station,
    copy: Copy,
    to: Path,
    old: Salvaged,
    scratch: Path,
    parted: Parted | None = None,
) -> Loss:
    """What is known to have been recorded after the copy was made.

    How far a register of another history goes says nothing of that.
    """
    seen = seen_of(settings, copy)
    copies = copies_of(to, settings.second_place, copy.register)
    mine, others = by_history(copy, copies)
    newer = [each for each in mine if each.head.number > copy.head.number]
    known = [] if seen is None else [seen]
    if parted:
        entries = parted.entries
    else:
        entries = joined(old.entries, entries_of(newer, copy.head.number, settings, scratch))
        known += [entry.number for entry in entries]
    called = patient_names(station, entries)
    return Loss(
        copy,
        max(known, default=None),
        old.whole,
        tuple(lost_by_patient(called, entries)),
        tuple(lost_entries(station, called, entries)),
        max(newer, key=lambda each: each.head.number).path if newer else None,
        parted.agreed if parted else None,
        others[-1].path if others else None,
        entries,
        seen,
    )


def seen_of(settings: Settings, copy: Copy) -> int | None:
    """The newest entry that this station saw of the register, where it knows."""
    with suppress(*UNREADABLE):
        seen = StationHeads(settings.heads).seen(copy.register)
        return seen.number if seen else None
    return None


def by_history(copy: Copy, copies: Sequence[Copy]) -> tuple[list[Copy], list[Copy]]:
    """The copies of the same history, and the newer ones of another, oldest first.

    What was made before a restoring, by entry, is of both.
    """
    mine = [each for each in copies if each.restored == copy.restored]
    last = copy.restored.number if copy.restored else copy.head.number
    others = [each for each in copies if each not in mine and each.head.number >= last]
    return mine, sorted(others, key=lambda each: each.at)


def history_in_words(copy: Copy, copies: Sequence[Copy]) -> str:
    """Of which history a copy is, where there are several; else ""."""
    if len({each.restored for each in copies}) <= 1:
        return ""
    if copy.restored is None:
        return ", never restored"
    return f", restored with entry {copy.restored.number}, {copy.restored.seal[:8].upper()}"


def lost_by_patient(called: Callable[[str], str], entries: Sequence[Entry]) -> Iterator[str]:
    """Each patient of whom something is lost: how much, and which doses."""
    for subject, count in Counter(entry.subject for entry in entries if entry.subject).items():
        streams = (entry.stream for entry in entries if entry.subject == subject)
        keys = (read_key(each) for each in dict.fromkeys(streams) if each.startswith(DOSE))
        doses = (f"course {key.course} cycle {key.cycle} dose {key.slot}" for key in keys)
        entry_s = "entry" if count == 1 else "entries"
        yield ", ".join([f"{called(subject)}: {count} {entry_s}", *doses])


def lost_entries(
    station: Station, called: Callable[[str], str], entries: Sequence[Entry]
) -> Iterator[str]:
    """Each lost entry in words: number, time, patient, what happened."""
    wording = Wording(station.people(), station.zone, station.today(station.now().at))
    words = EntryWords(wording, station.regimens.today().values())
    for entry in entries:
        about = f"{called(entry.subject)}: " if entry.subject else ""
        at = wording.day_time(entry.recorded_at)
        by = f" ({wording.name(entry.person)})" if entry.person else ""
        yield f"Entry {entry.number}, {at}: {about}{words.what(entry)}{by}"


def patient_names(station: Station, entries: Sequence[Entry]) -> Callable[[str], str]:
    """What to call a patient: by the copy, or by an admission among the lost entries."""
    lost = {}
    for entry in entries:
        if entry.kind is Kind.PATIENT_ADMITTED:
            with suppress(BrokenRegister):
                fact = PatientAdmittedFact.read(entry)
                lost[entry.subject] = f"{fact.given} {fact.family}, MRN {fact.mrn}"

    def called(subject: str) -> str:
        try:
            patient = station.case(subject).patient
        except (LookupError, BrokenRegister):
            return lost.get(subject, "A patient who is not in the copy")
        return f"{patient.name}, MRN {patient.mrn}"

    return called
