"""What the entries about the register itself say."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact
from il2nurse.domain.record.register.setback import SetbackKind


@dataclass(frozen=True, slots=True)
class RegisterCreatedFact(Fact):
    """Entry 1: which register this is, its name, and whether it holds practice data only."""

    KIND = Kind.REGISTER_CREATED
    register: str
    practice: bool
    name: str


@dataclass(frozen=True, slots=True)
class RegisterOpenedFact(Fact):
    """A station opened the register with this program."""

    KIND = Kind.REGISTER_OPENED
    program: str


@dataclass(frozen=True, slots=True)
class SetbackAcceptedFact(Fact):
    """An administrator goes on in a register that lacks what a station saw, and says why.

    ``register`` is the one that was seen, ``seen`` and ``seal`` its newest entry; the register
    went on after entry ``found``, and up to ``agreed`` it is what was seen. Where the patients are
    ``told``, an entry of each says what of theirs is missing; older programs told none. ``seals``
    are those of the missing entries that the station remembered, by which a station that saw less
    of the same knows it again.
    """

    KIND = Kind.SETBACK_ACCEPTED
    setback: SetbackKind
    register: str
    seen: int
    seal: str
    found: int
    agreed: int
    reason: str
    told: bool = False
    seals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AccessLostFact(Fact):
    """Of all entries that are lost each could be read: what they said of people and approvals.

    Recorded with the restoring or setback. The access of other ``people``, and the approvals of
    other texts than ``regimens`` by their digests, are as they were.
    """

    KIND = Kind.ACCESS_LOST
    people: tuple[str, ...]
    regimens: tuple[str, ...]


class KeyAct(StrEnum):
    """What was done with the register's key."""

    SHEET_MADE = "sheet_made"
    SHEET_CONFIRMED = "sheet_confirmed"
    CHANGED = "changed"
    ENCRYPTED = "encrypted"
    PUT_BACK = "put_back"


@dataclass(frozen=True, slots=True)
class KeyHandledFact(Fact):
    """Something was done with the key, which is called ``key`` as the last group of its sheet."""

    KIND = Kind.KEY_HANDLED
    what: KeyAct
    key: str


class ClockAgainst(StrEnum):
    """What a station's clock was compared with."""

    NEWEST_ENTRY = "newest_entry"
    OTHER_STATION = "other_station"
    RUNNING_TIME = "running_time"


@dataclass(frozen=True, slots=True)
class ClockApartFact(Fact):
    """A station's clock differed by so many seconds: ahead or forward above zero, else behind.

    ``clock`` is what it said; ``entry`` and ``other`` are what it was compared with.
    """

    KIND = Kind.CLOCK_APART
    against: ClockAgainst
    seconds: int
    clock: datetime
    entry: int | None = None
    other: str | None = None

    @property
    def span(self) -> str:
        """How far, in hours, minutes and seconds."""
        minutes, seconds = divmod(abs(self.seconds), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours} h {minutes} min" if hours else f"{minutes} min {seconds} s"


@dataclass(frozen=True, slots=True)
class RegisterRestoredFact(Fact):
    """The register goes on from a copy: from which entry, and what is known to be lost after it.

    ``lost_to`` is missing where nothing tells how far the damaged register went. Where the patients
    are ``told``, an entry of each says what of theirs is lost; older programs told none.
    """

    KIND = Kind.REGISTER_RESTORED
    copy: str
    made_at: datetime
    number: int
    seal: str
    lost_to: int | None = None
    kept_as: str | None = None
    """Under which name the damaged register was kept; ``None`` where none lay there."""
    told: bool = False


@dataclass(frozen=True, slots=True)
class RestoreDrilledFact(Fact):
    """A copy was restored in a scratch place to see that it can be; ``fault`` says why not."""

    KIND = Kind.RESTORE_DRILLED
    copy: str
    made_at: datetime
    number: int
    seal: str
    seconds: int
    fault: str | None = None

    @property
    def passed(self) -> bool:
        """Whether the copy was whole and of this register."""
        return self.fault is None
