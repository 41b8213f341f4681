"""What a copy lacks of the register in whose place it would go, told before anything is done."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from il2nurse.app.copies.second_place import copies_of
from il2nurse.app.restore.lineage import OPENED, UNSEEN, Memory, by_history, memory_of
from il2nurse.app.restore.parting import Parted
from il2nurse.app.restore.reading_copies import entries_of, joined
from il2nurse.domain.record.dose.dose import read_key
from il2nurse.domain.record.patient.facts import PatientAdmittedFact
from il2nurse.domain.record.patient.mrn import numbered
from il2nurse.domain.record.register.entries import BrokenRegister, Entry, Kind
from il2nurse.domain.record.register.head_code import short_code
from il2nurse.domain.record.register.seal import Head
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.settings import Settings
from il2nurse.storage.files.kept_copies import Copy
from il2nurse.storage.sqlite.salvaging import Salvaged
from il2nurse.workflow.people.losses import LostRange, is_of_one_station
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
    "The copy is encrypted with the key {0}, and the restored register will be too: keep the "
    "recovery sheet that ends with {0}."
)
STRANGE: Final = (
    "A copy of another history of this register lies there too: {}. It was made by a computer that "
    "knows another restoring, or none; compare the newest printed paper with both."
)
UNLIKE: Final = (
    "This station worked with another history of this register, up to entry {}: the copy has only "
    "the entries up to {} in common with it. What was recorded after that is lost."
)
DOSE: Final = "dose/"


@dataclass(frozen=True, slots=True)
class Loss:
    """What a copy does not hold: ``known`` is the newest entry that the lost register had.

    ``found`` is the head of what lies in the place now, where that is whole. ``about`` names
    patients and doses, ``lines`` tell the lost entries, as far as they can be read. ``parted`` is
    the last entry in common where the register in the place tells another history; ``memory`` is
    what this station saw.
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
    memory: Memory = UNSEEN
    chained: bool = True
    """Whether what can be read follows on the copy's newest entry."""

    @property
    def range(self) -> LostRange:
        """Which entries are lost.

        They are all known only where each can be read, up to the very one that was seen last: a
        damaged file does not tell what stood after the last entry that can be read, nor a station
        what others recorded. Of another history all is lost since it parted, and what the copy's
        own came to is not known.
        """
        if self.memory.parted is not None:
            agreed = min(self.memory.parted, self.parted or self._end)
            return LostRange(agreed + 1, None, self.entries)
        if self.parted and self.entries:
            return LostRange(self.parted + 1, self._farthest, self.entries)
        first, last = self._end + 1, self.known
        read = {entry.number for entry in self.entries}
        sure = self.memory.alone and self.chained and last == self.memory.last
        whole = last is not None and sure and read >= set(range(first, last + 1))
        return LostRange(first, last, self.entries, whole)

    @property
    def _end(self) -> int:
        return self.copy.head.number

    @property
    def _farthest(self) -> int:
        return max(self.entries[-1].number, self.memory.last or 0)

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
        if self.memory.parted is not None:
            lines.append(UNLIKE.format(self.memory.seen, self.memory.parted))
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
        all_of_it = "It can still be read" if read == 1 else f"All {read} can still be read"
        some = f"{read} of them can still be read" if read else "None of it can be read"
        can = all_of_it if read == self.known - first + 1 else some
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
    memory = memory_of(settings, station.register)
    copies = copies_of(to, settings.second_place, copy.register)
    newer, others = by_history(copy, station.register, copies, settings, scratch)
    chained, known = True, [] if memory.last is None else [memory.last]
    if parted:
        entries = parted.entries
        known = [each for each in known if each > copy.head.number]
    else:
        entries = joined(old.entries, entries_of(newer, copy.head.number, settings, scratch))
        chained = follows(entries, copy.head)
        known += [entry.number for entry in entries]
    called = patient_names(station, entries)
    opened = station.register.of_kind(OPENED)
    return Loss(
        copy,
        max(known, default=None) if memory.parted is None and chained else None,
        old.whole,
        tuple(lost_by_patient(called, entries)),
        tuple(lost_entries(station, called, entries)),
        max(newer, key=lambda each: each.head.number).path if newer else None,
        parted.agreed if parted else None,
        others[-1].path if others else None,
        entries,
        replace(memory, alone=memory.alone and is_of_one_station((*opened, *entries))),
        chained,
    )


def follows(entries: Sequence[Entry], head: Head) -> bool:
    """Whether entries go on where a copy ends: none that comes next has another seal before it."""
    before = (head, *(Head(each.number, each.seal) for each in entries))
    return all(
        each.number != last.number + 1 or each.previous_seal == last.seal
        for each, last in zip(entries, before, strict=False)
    )


def history_in_words(copy: Copy, copies: Sequence[Copy]) -> str:
    """Of which history a copy is, where there are several; else ""."""
    if len({each.restored for each in copies}) <= 1:
        return ""
    if copy.restored is None:
        return "before any loss"
    code = copy.restored.seal[:8].upper()
    return f"goes on after a loss with entry {copy.restored.number}, {code}"


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
    wording = station.words
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
                lost[entry.subject] = f"{fact.given} {fact.family}, {numbered(fact.mrn)}"

    def called(subject: str) -> str:
        try:
            patient = station.case(subject).patient
        except (LookupError, BrokenRegister):
            return lost.get(subject, "A patient who is not in the copy")
        return f"{patient.name}, {numbered(patient.mrn)}"

    return called
