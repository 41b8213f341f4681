"""Entry 1 of every register: what it says, and the identity that is read from it."""

from datetime import datetime

from il2nurse.domain.record.register.entries import Body, Draft, Entry, Kind
from il2nurse.workflow.register import BrokenRegister, Identity

STREAM = "register"


def founding_draft(register_id: str, name: str, at: datetime, *, practice: bool) -> Draft:
    """The draft of entry 1."""
    body: Body = {"register": register_id, "practice": practice, "name": name}
    return Draft(STREAM, Kind.REGISTER_CREATED, "", at, body, seq=0)


def read_identity(entry: Entry, *, encrypted: bool) -> Identity:
    """The identity that entry 1 states; ``BrokenRegister`` where it does not state one."""
    practice = entry.body.get("practice")
    if entry.kind is not Kind.REGISTER_CREATED or not isinstance(practice, bool):
        raise BrokenRegister(
            "The first entry does not say which register this is. Nothing was overwritten."
        )
    return Identity(entry.text("register"), practice, encrypted, entry.text("name"))
