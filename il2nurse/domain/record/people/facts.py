"""What the entries about people say."""

from dataclasses import dataclass, field

from il2nurse.domain.people import Role
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.facts import Fact
from il2nurse.domain.record.register.parts import SAID


def person_stream(person_id: str) -> str:
    """The stream of one person's own entries."""
    return f"person/{person_id}"


@dataclass(frozen=True, slots=True)
class PersonAddedFact(Fact):
    """A person may sign in, under this name and in this role, or no more where it ``ended``.

    ``pin_digest`` ties the PIN that was set with it, if there was one, to this entry; ``once``
    where that PIN only serves to choose an own one; not known of an older entry.
    """

    KIND = Kind.PERSON_ADDED
    id: str
    name: str
    suffix: str
    role: Role
    ended: bool
    pin_digest: str | None = None
    once: bool | None = field(default=None, metadata=SAID)


def is_once(entry: Entry, fact: "PersonAddedFact | PinChangedFact") -> bool:
    """Whether the PIN only serves to choose an own one.

    Where an older entry does not say so, every PIN that somebody else gave does.
    """
    return bool(entry.person) and entry.person != fact.id if fact.once is None else fact.once


@dataclass(frozen=True, slots=True)
class SignInFact(Fact):
    """Something about a person's signing in; ``id`` is the person."""

    id: str


@dataclass(frozen=True, slots=True)
class PinChangedFact(SignInFact):
    """The person has another PIN; ``pin_digest`` ties it to this entry.

    ``once`` where somebody else gave it: it only serves to choose an own one. ``witness`` signed
    too where it was given to the last administrator.
    """

    KIND = Kind.PIN_CHANGED
    pin_digest: str | None = None
    once: bool | None = field(default=None, metadata=SAID)
    witness: str | None = None


@dataclass(frozen=True, slots=True)
class SignedInFact(SignInFact):
    """The person signed in, or opened the locked station again."""

    KIND = Kind.SIGNED_IN


@dataclass(frozen=True, slots=True)
class SignInRefusedFact(SignInFact):
    """A wrong PIN was typed for the person; ``waiting`` where any was, before the wait was over.

    ``boot_id`` and ``boot_ms`` are the running time of the machine: the wait counts by it.
    """

    KIND = Kind.SIGN_IN_REFUSED
    waiting: bool | None = field(default=None, metadata=SAID)
    boot_id: str | None = None
    boot_ms: int | None = None


@dataclass(frozen=True, slots=True)
class PinConfirmedFact(SignInFact):
    """The person signed with the right PIN after wrong ones, which count no more."""

    KIND = Kind.PIN_CONFIRMED


@dataclass(frozen=True, slots=True)
class SignInOpenedFact(SignInFact):
    """Whoever manages people let the person try again after too many wrong PINs."""

    KIND = Kind.SIGN_IN_OPENED


@dataclass(frozen=True, slots=True)
class WitnessRefusedFact(SignInFact):
    """The person was to witness for ``first``; one of them had the PIN from the other lately."""

    KIND = Kind.WITNESS_REFUSED
    first: str


@dataclass(frozen=True, slots=True)
class AccessConfirmedFact(SignInFact):
    """After entries were lost, somebody looked at the person: role and PIN stand as they are."""

    KIND = Kind.ACCESS_CONFIRMED


@dataclass(frozen=True, slots=True)
class BadgeSetFact(SignInFact):
    """The person has this badge, kept as the digest of its code; none where that is empty."""

    KIND = Kind.BADGE_SET
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class SignedOutFact(SignInFact):
    """The person left the station."""

    KIND = Kind.SIGNED_OUT


@dataclass(frozen=True, slots=True)
class LockedFact(SignInFact):
    """The person locked the station."""

    KIND = Kind.LOCKED
