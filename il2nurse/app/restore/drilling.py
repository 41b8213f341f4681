"""The restore drill: copies are restored in a scratch place, verified, and reported on."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from il2nurse.app.copies.beside import copies_beside
from il2nurse.app.copies.second_place import copies_in_second
from il2nurse.app.restore.reading_records import KeptRegimens, read_record
from il2nurse.app.restore.trying_out import key_of_copy, open_duplicate
from il2nurse.domain.people import Person
from il2nurse.domain.record.kinds import read_fact
from il2nurse.domain.record.register.entries import BrokenRegister, Kind
from il2nurse.domain.record.register.register_facts import RestoreDrilledFact
from il2nurse.domain.values.wall_clock import date_and_clock
from il2nurse.files.making import scratch_beside
from il2nurse.files.writing import write_new
from il2nurse.settings import Settings
from il2nurse.storage.files.kept_copies import STAMP, Copy
from il2nurse.storage.register import SqliteRegister
from il2nurse.workflow.people.restoring import record_drill
from il2nurse.workflow.register import NotSaved, Register
from il2nurse.workflow.station import Station

PAGE: Final = 1000
NO_COPY: Final = (
    "There is no copy of this register to restore. Nothing was recorded; make one: il2nurse copy."
)
UNREACHED: Final = (
    "No copy of this register could be found in the second place, {}: it is away, does not answer "
    "or has none."
)
TAIL: Final = "The scratch place is gone; register and copies are as they were."


@dataclass(frozen=True, slots=True)
class Drilled:
    """What a drill found: one fact for each place that has a copy, and where the report lies.

    ``unreached`` is a second place that was named and in which no copy could be found.
    """

    facts: tuple[RestoreDrilledFact, ...]
    report: Path
    unreached: Path | None = None

    @property
    def passed(self) -> bool:
        """Whether the newest copy of every place can be restored."""
        return self.unreached is None and not self.faults

    @property
    def faults(self) -> tuple[str, ...]:
        """What went wrong, as sentences."""
        faults = tuple(fact.fault for fact in self.facts if fact.fault)
        return (*faults, UNREACHED.format(self.unreached)) if self.unreached else faults


def drill(
    settings: Settings,
    register: SqliteRegister,
    station: Station,
    folder: Path,
    by: Person | None = None,
) -> Drilled:
    """Restore the newest copy of each place in a scratch place, and record how it went.

    The register, the copies and everything beside them stay as they are. Raises ``NotSaved``
    where there is no copy at all.
    """
    copies = newest_copies(register, settings.second_place)
    if not copies:
        raise NotSaved(NO_COPY)
    facts = tuple(try_copy(settings, register, station, copy) for copy in copies)
    at = station.now().at
    report = folder / f"restore-drill-{at.astimezone(UTC):{STAMP}}Z.txt"
    second = settings.second_place
    in_second = second and any(second in each.path.parents for each in copies)
    done = Drilled(facts, report, None if in_second else second)
    write_new(report, report_text(station, register, at, copies, done, by).encode())
    record_drill(station, by, facts)
    return done


def newest_copies(register: SqliteRegister, second_place: Path | None) -> list[Copy]:
    """The newest copy beside the register and the newest one in the second place."""
    places = [copies_beside(register)]
    if second_place:
        places.append(copies_in_second(register, second_place))
    return [copies[-1] for copies in places if copies]


def try_copy(
    settings: Settings, register: SqliteRegister, station: Station, copy: Copy
) -> RestoreDrilledFact:
    """What restoring one copy comes to."""
    begun, fault = station.now().boot_ms, None
    try:
        key = key_of_copy(copy.path, settings.home)
        with scratch_beside(register.path) as scratch:
            restored = open_duplicate(copy.path, scratch / register.path.name, key)
            try:
                fault = find_fault(restored, register, copy)
            finally:
                restored.close()
    except BrokenRegister as problem:
        fault = str(problem)
    except OSError as problem:
        fault = f"The computer says: {problem.strerror}."
    fact = RestoreDrilledFact(copy.path.name, copy.at, copy.head.number, copy.head.seal, 0)
    return replace(fact, seconds=(station.now().boot_ms - begun) // 1000, fault=fault)


def find_fault(restored: SqliteRegister, register: SqliteRegister, copy: Copy) -> str | None:
    """What speaks against a restored copy, as a sentence."""
    if restored.head() != copy.head:
        return "It ends with another entry than when it was made."
    now = register.since(copy.head.number - 1, limit=1)
    if not now or now[0].seal != copy.head.seal:
        return f"Entry {copy.head.number} of the register is not the one that the copy ends with."
    read_all(restored)
    return None


def read_all(register: Register) -> None:
    """Read every entry, and every patient's record; ``BrokenRecord`` names one that cannot be."""
    number = 0
    while entries := register.since(number, PAGE):
        for entry in entries:
            read_fact(entry)
        number = entries[-1].number
    kept = KeptRegimens(register.text)
    for admitted in register.of_kind(Kind.PATIENT_ADMITTED):
        read_record(register.about(admitted.subject), kept)


def report_text(
    station: Station,
    register: SqliteRegister,
    at: datetime,
    copies: list[Copy],
    done: Drilled,
    by: Person | None,
) -> str:
    """The dated report, for the folder of papers."""
    identity, head = register.identity(), register.head()
    lines = [
        f"Restore drill of {date_and_clock(station.local(at))}, {station.zone}",
        f"Register: {identity.name}, {identity.register}",
        f"Station: {station.name}, {station.program}",
        f"Done by: {by.shown if by else 'nobody signed in'}",
        f"The register ends with entry {head.number}, seal {head.seal}",
    ]
    for copy, fact in zip(copies, done.facts, strict=True):
        made = date_and_clock(station.local(copy.at))
        result = "PASSED: restored and verified" if fact.passed else f"FAILED: {fact.fault}"
        lines += [
            "",
            f"Copy {copy.path}",
            f"  made {made}, ends with entry {copy.head.number}, seal {copy.head.seal}",
            f"  {result}, in {fact.seconds} s",
            f"  Entries recorded since: {head.number - copy.head.number}",
        ]
    if done.unreached:
        lines += ["", f"FAILED: {UNREACHED.format(done.unreached)}"]
    return "\n".join([*lines, "", TAIL, ""])
