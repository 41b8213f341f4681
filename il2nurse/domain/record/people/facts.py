"""What the entries about people say."""

from dataclasses import dataclass

from il2nurse.domain.people import Role
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact


def person_stream(person_id: str) -> str:
    """The stream of one person's own entries."""
    return f"person/{person_id}"


@dataclass(frozen=True, slots=True)
class PersonAddedFact(Fact):
    """A person may sign in, under this name and in this role, or no more where it ``ended``.

    ``pin_digest`` ties the PIN that was set with it, if there was one, to this entry.
    """

    KIND = Kind.PERSON_ADDED
    id: str
    name: str
    suffix: str
    role: Role
    ended: bool
    pin_digest: str = ""


@dataclass(frozen=True, slots=True)
class SignInFact(Fact):
    """Something about a person's signing in; ``id`` is the person."""

    id: str


@dataclass(frozen=True, slots=True)
class PinChangedFact(SignInFact):
    """The person has another PIN; ``pin_digest`` ties it to this entry."""

    KIND = Kind.PIN_CHANGED
    pin_digest: str = ""


@dataclass(frozen=True, slots=True)
class SignedInFact(SignInFact):
    """The person signed in, or opened the locked station again."""

    KIND = Kind.SIGNED_IN


@dataclass(frozen=True, slots=True)
class SignInRefusedFact(SignInFact):
    """A wrong PIN was typed for the person; ``waiting`` where any was, before the wait was over."""

    KIND = Kind.SIGN_IN_REFUSED
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class SignedOutFact(SignInFact):
    """The person left the station."""

    KIND = Kind.SIGNED_OUT


@dataclass(frozen=True, slots=True)
class LockedFact(SignInFact):
    """The person locked the station."""

    KIND = Kind.LOCKED
