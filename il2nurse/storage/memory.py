"""The register in memory: plain Python, the oracle that the register file is compared with."""

import threading
from dataclasses import dataclass, replace
from datetime import datetime

from il2nurse.domain.record.register.entries import Author, BrokenRegister, Entry
from il2nurse.domain.record.register.register_facts import RegisterCreatedFact
from il2nurse.domain.record.register.seal import FIRST, Head, Verification, verify
from il2nurse.domain.values.text import digest_of, digest_of_bytes
from il2nurse.storage.contract.drafts import (
    BEARS_ON_ALL,
    Batch,
    check_batch,
    match_first,
    misplaced,
    seal_part,
    taken,
)
from il2nurse.storage.contract.founding import founding_draft
from il2nurse.storage.contract.pins import Pins, tie
from il2nurse.storage.contract.texts import foreign_digest, foreign_report, lost_report, other_text
from il2nurse.workflow.register import Append, Identity, PinTrial


@dataclass(frozen=True, slots=True)
class KeptText:
    """A regimen text with the id and version it was kept under."""

    regimen: str
    version: str
    text: str


class MemoryRegister:
    """Keeps the ``Register`` protocol's promises without a file; gone when the program ends."""

    disk_full = False

    def __init__(self, identity: Identity, pins: Pins | None = None) -> None:
        """Begin empty, with head number 0; PINs cost what the program ships with, or ``pins``."""
        self._identity = identity
        self._hashing = pins or Pins()
        self._entries: list[Entry] = []
        self._streams: dict[str, list[Entry]] = {}
        self._requests: dict[str, list[Entry]] = {}
        self._texts: dict[str, KeptText] = {}
        self._reports: dict[str, bytes] = {}
        self._pins: dict[str, str] = {}
        self._lock = threading.RLock()

    def identity(self) -> Identity:
        """Which register this is."""
        return self._identity

    def append(self, asked: Append) -> tuple[Entry, ...]:
        """Keep all drafts or none; the same request again returns the first entries."""
        kept_pin = self._hashing.keep(asked.pin)
        batch = check_batch(replace(asked, drafts=tie(asked.drafts, kept_pin)))
        with self._lock:
            if first := self._requests.get(batch.request):
                return match_first(batch, first)
            added = self._place(batch)
            self._refuse_news(batch)
            self._keep(added)
            if kept_pin:
                self._pins[kept_pin.person] = kept_pin.hash
            return tuple(added)

    def _refuse_news(self, batch: Batch) -> None:
        if batch.known is None:
            return
        for entry in self._entries[batch.known :]:
            if entry.subject in batch.subjects or entry.kind in BEARS_ON_ALL:
                raise taken(entry)

    def _keep(self, added: list[Entry]) -> None:
        for entry in added:
            self._entries.append(entry)
            self._streams.setdefault(entry.stream, []).append(entry)
            self._requests.setdefault(entry.request, []).append(entry)

    def _place(self, batch: Batch) -> list[Entry]:
        added: list[Entry] = []
        if self._entries:
            batch = batch.not_before(self._entries[-1].recorded_at)
        for part, draft in enumerate(batch.drafts):
            kept = self.stream(draft.stream)
            free = len(kept) + sum(entry.stream == draft.stream for entry in added)
            seq = free if draft.seq is None else draft.seq
            if 0 <= seq < len(kept):
                raise taken(kept[seq])
            if seq != free:
                raise misplaced(seq)
            head = Head(added[-1].number, added[-1].seal) if added else self.head()
            added.append(seal_part(batch, part, seq, head)[0])
        return added

    def of_request(self, request: str) -> tuple[Entry, ...]:
        """What was kept under this request; empty where nothing was."""
        return tuple(self._requests.get(request, ()))

    def stream(self, name: str) -> tuple[Entry, ...]:
        """All entries of one stream, oldest first."""
        return tuple(self._streams.get(name, ()))

    def about(self, subject: str) -> tuple[Entry, ...]:
        """All entries about one patient, oldest first."""
        return tuple(entry for entry in self._entries if entry.subject == subject)

    def of_kind(self, *kinds: str) -> tuple[Entry, ...]:
        """All entries of these kinds, oldest first."""
        return tuple(entry for entry in self._entries if entry.kind in kinds)

    def since(self, number: int, limit: int = 1000) -> tuple[Entry, ...]:
        """Entries after ``number``, oldest first, at most ``limit``."""
        start = max(0, number)
        return tuple(self._entries[start : start + max(0, limit)])

    def newest(self, limit: int, before: int | None = None) -> tuple[Entry, ...]:
        """The newest entries, newest first; ``before`` pages further back."""
        end = len(self._entries) if before is None else max(0, before - 1)
        return tuple(self._entries[:end][::-1][: max(0, limit)])

    def head(self) -> Head:
        """The newest entry's number and seal; number 0 for an empty register."""
        if not self._entries:
            return Head(0, FIRST)
        return Head(self._entries[-1].number, self._entries[-1].seal)

    def verify(self, *, reports: bool = True) -> Verification:  # noqa: ARG002 - as a file has it
        """Check the whole chain."""
        return verify(self._entries)

    def keep_text(self, digest: str, regimen: str, version: str, text: str) -> None:
        """Keep a regimen's text under its digest; ``NotSaved`` where another has that digest."""
        if digest_of(text) != digest:
            raise foreign_digest(regimen)
        kept = KeptText(regimen, version, text)
        if self._texts.setdefault(digest, kept) != kept:
            raise other_text(regimen)

    def keep_report(self, digest: str, content: bytes) -> None:
        """Keep a file under its digest; keeping the same file twice is one file."""
        if digest_of_bytes(content) != digest:
            raise foreign_report()
        self._reports.setdefault(digest, content)

    def report(self, digest: str) -> bytes:
        """The file with this digest; ``BrokenRegister`` where it is missing."""
        if digest not in self._reports:
            raise lost_report(digest)
        return self._reports[digest]

    def text(self, digest: str) -> str:
        """The regimen text with this digest; raises ``BrokenRegister`` where it is missing."""
        if digest not in self._texts:
            raise BrokenRegister(
                f"The register holds no regimen text with the digest {digest}. Nothing was "
                "changed; verify the register."
            )
        return self._texts[digest].text

    def check_pin(self, person: str, pin: str) -> bool:
        """True where the PIN is the person's; takes the same time where there is none."""
        return self._hashing.fits(self._pins.get(person), person, pin)

    def try_pin(
        self, trial: PinTrial, author: Author, request: str, recorded_at: datetime, zone: str
    ) -> bool:
        """Judge, check and keep a wrong one before anyone else's turn."""
        with self._lock:
            trial.judge(self.stream(trial.wrong.stream))
            right = self.check_pin(trial.person, trial.pin)
            if not right:
                self.append(Append([trial.wrong], author, request, recorded_at, zone))
            return right


def create_memory_register(
    created: RegisterCreatedFact,
    author: Author,
    recorded_at: datetime,
    zone: str,
    *,
    pins: Pins | None = None,
) -> MemoryRegister:
    """A register in memory that begins like a file does, with its own creation as entry 1."""
    identity = Identity(created.register, created.practice, encrypted=False, name=created.name)
    register = MemoryRegister(identity, pins)
    draft = founding_draft(created, recorded_at)
    register.append(Append([draft], author, f"create {created.register}", recorded_at, zone))
    return register
