"""The audit list: entries in readable words, the newest first, filtered."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from il2nurse.domain.record.patient.patient import patient_stream, replay_patient
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.regimen.charting import PLAIN_CHARTING
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.readable.audit.kind_row import Group
from il2nurse.readable.audit.kind_rows import KIND_ROWS
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NO_VALUE
from il2nurse.workflow.audit.undone import corrected_place, place_of, with_what_undid_it
from il2nurse.workflow.station import Station

PAGE = 500
# What an entry says that was made late, or from paper.
LATE: Final = ("late_reason", "paper")
CHARTED: Final = (Kind.OBSERVED, Kind.FLUID, Kind.NO_FLUID)
FROM_PAPER: Final = (Kind.DOSE_GIVEN_ON_PAPER, Kind.FORM_ENTERED)


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One entry as the list shows it; ``numbers`` are the patient's MRNs, now and before.

    ``late`` says that it was entered later than the regimens allow, or from paper. ``undone_by`` is
    the entry that corrects this one or strikes it out.
    """

    entry: Entry
    time: str
    who: str
    what: str
    about: str
    group: Group
    numbers: str
    late: bool = False
    undone_by: Entry | None = None


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which entries are wanted; a part that is not given wants all of them.

    ``since`` is the first day or the first instant.
    """

    since: date | datetime | None = None
    group: Group | None = None
    person: str | None = None
    mrn: str | None = None
    text: str | None = None
    late: bool = False

    def takes(self, line: AuditLine) -> bool:
        """True where the line fits every part but the time."""
        entry = line.entry
        return (
            self.group in (None, line.group)
            and (line.late or not self.late)
            and self.person in (None, entry.person)
            and self.mrn in (None, entry.subject)
            and self._in_text(line)
        )

    def _in_text(self, line: AuditLine) -> bool:
        entry = line.entry
        text = f"{line.what} {line.about} {line.who} {line.numbers} {entry.station} {entry.number}"
        return all(word in text.casefold() for word in (self.text or "").casefold().split())


def about_with_mrn(line: AuditLine) -> str:
    """Whom a line is about, by name and MRN: names on a ward may be alike."""
    name, dot, what = line.about.partition(" · ")
    mrn = line.numbers.partition(" ")[0]
    return f"{name} {mrn}{dot}{what}" if mrn not in ("", name) else line.about


class AuditList:
    """Reads the register backwards and puts every entry into words."""

    def __init__(self, station: Station) -> None:
        """Nothing is read yet."""
        self._station = station
        self._names: dict[str, str] = {}
        self._mrns: dict[str, str] = {}

    def lines(self, wanted: AuditFilter, most: int) -> tuple[AuditLine, ...]:
        """The newest entries that fit, at most so many."""
        found: list[AuditLine] = []
        for line in self._all(wanted.since):
            if wanted.takes(line):
                found.append(line)
            if len(found) == most:
                break
        return tuple(found)

    def line(self, entry: Entry) -> AuditLine:
        """One entry as the list shows it."""
        return self._line(entry, *self._words())

    def corrected_line(self, entry: Entry) -> AuditLine | None:
        """What this entry corrects or strikes out; ``None`` of any other entry."""
        place = corrected_place(entry)
        if place is None:
            return None
        stream = self._station.register.stream(place.stream)
        return next((self.line(each) for each in stream if place_of(each) == place), None)

    def _words(self) -> tuple[Wording, EntryWords]:
        station = self._station
        words = station.words
        return words, EntryWords(words, station.regimens.today().values())

    def _all(self, since: date | datetime | None) -> Iterator[AuditLine]:
        words, entry_words = self._words()
        for entry, undone_by in with_what_undid_it(self._newest_first()):
            if since is not None and self._before(entry.recorded_at, since):
                return
            yield replace(self._line(entry, words, entry_words), undone_by=undone_by)

    def _newest_first(self) -> Iterator[Entry]:
        before: int | None = None
        while page := self._station.register.newest(PAGE, before):
            yield from page
            before = page[-1].number

    def _before(self, at: datetime, since: date | datetime) -> bool:
        if isinstance(since, datetime):
            return at < since
        return self._station.today(at) < since

    def _late(self, entry: Entry) -> bool:
        """From paper, with a reason for being late, or charted later than a regimen allows.

        What a step asks is told with the time of its specimen, and is not late for that.
        """
        if entry.kind in FROM_PAPER or any(entry.body.get(key) for key in LATE):
            return True
        if entry.kind not in CHARTED or entry.body.get("step"):
            return False
        allowed = [each.charting for each in self._station.regimens.today().values()]
        strictest = min(allowed, key=lambda each: each.late_entry, default=PLAIN_CHARTING)
        return strictest.is_late(entry.occurred_at, entry.recorded_at)

    def _line(self, entry: Entry, words: Wording, entry_words: EntryWords) -> AuditLine:
        return AuditLine(
            entry=entry,
            time=words.exact(entry.recorded_at),
            who=words.name(entry.person) or NO_VALUE,
            what=entry_words.what(entry),
            about=self._about(entry),
            group=KIND_ROWS[entry.kind].group,
            numbers=self._numbers(entry.subject),
            late=self._late(entry),
        )

    def _about(self, entry: Entry) -> str:
        if not entry.subject:
            return NO_VALUE
        name = self.patient_name(entry.subject)
        parts = entry.stream.split("/")
        if parts[0] in ("dose", "paper") and parts[-1].isdigit():
            return f"{name} · dose {parts[-1]}"
        return f"{name} · chart" if parts[0] == "chart" else name

    def _numbers(self, subject: str) -> str:
        """The patient's MRN, and those that stood there before a correction."""
        if subject not in self._mrns:
            entries = self._station.register.stream(patient_stream(subject)) if subject else ()
            patient = replay_patient(entries) if entries else None
            numbers = (patient.mrn, *patient.former_mrns) if patient else (subject,)
            self._mrns[subject] = " ".join(numbers)
        return self._mrns[subject]

    def patient_name(self, mrn: str) -> str:
        """The patient's name as it is now; the MRN where there is no admission."""
        if mrn not in self._names:
            entries = self._station.register.stream(patient_stream(mrn))
            self._names[mrn] = replay_patient(entries).name if entries else mrn
        return self._names[mrn]
