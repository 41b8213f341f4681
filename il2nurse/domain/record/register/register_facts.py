"""What the entries about the register itself say."""

from dataclasses import dataclass

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
    went on after entry ``found``, and up to ``agreed`` it is what was seen.
    """

    KIND = Kind.SETBACK_ACCEPTED
    setback: SetbackKind
    register: str
    seen: int
    seal: str
    found: int
    agreed: int
    reason: str
