"""What the entries about the register itself say."""

from dataclasses import dataclass

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact


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
