"""Entry 1 of every register: what it says, and the identity that is read from it."""

from datetime import datetime

from il2nurse.domain.record.register.entries import BrokenRegister, Entry, Kind
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.record.register.register_facts import RegisterCreatedFact
from il2nurse.workflow.register import Identity

STREAM = "register"


def founding_draft(created: RegisterCreatedFact, at: datetime) -> Draft:
    """The draft of entry 1."""
    return draft(STREAM, "", at, created, seq=0)


def read_identity(entry: Entry, *, encrypted: bool) -> Identity:
    """The identity that entry 1 states; ``BrokenRegister`` where it does not state one."""
    if entry.kind is not Kind.REGISTER_CREATED:
        raise BrokenRegister(
            "The first entry does not say which register this is. Nothing was overwritten."
        )
    fact = RegisterCreatedFact.read(entry)
    return Identity(fact.register, fact.practice, encrypted, fact.name)
