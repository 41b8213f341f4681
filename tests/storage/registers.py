"""Registers and entries for the tests of this room."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from il2nurse.domain.record.register.entries import Author, Body, Entry, Kind
from il2nurse.domain.record.register.facts import Draft
from il2nurse.domain.record.register.register_facts import RegisterCreatedFact
from il2nurse.storage.memory import MemoryRegister, create_memory_register
from il2nurse.storage.register import SqliteRegister, create_register
from il2nurse.workflow.register import Append, NewPin
from tests.cheap_pins import CHEAP

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
ZONE = "Europe/Paris"
NURSE = Author("p-1", "nurse", "station-1", "0.1.0")
SECOND = Author("p-2", "nurse", "station-2", "0.1.0")
KEY = bytes(range(32))

Keeps = SqliteRegister | MemoryRegister
Make = Callable[[], Keeps]


def make_file(path: Path, key: bytes | None = None) -> SqliteRegister:
    """A new register file with entry 1."""
    return create_register(
        path,
        RegisterCreatedFact("R-1", practice=True, name="Ward 5"),
        NURSE,
        NOW,
        ZONE,
        key=key,
        pins=CHEAP,
    )


def make_memory() -> MemoryRegister:
    """A new register in memory with entry 1."""
    return create_memory_register(
        RegisterCreatedFact("R-1", practice=True, name="Ward 5"),
        NURSE,
        NOW,
        ZONE,
        pins=CHEAP,
    )


def draft(
    stream: str = "dose/1",
    seq: int | None = None,
    subject: str = "pt-1",
    kind: Kind = Kind.STEP_CONFIRMED,
    body: Body | None = None,
) -> Draft:
    """A draft with as little as a test needs to say."""
    return Draft(stream, kind, subject, NOW, body if body is not None else {"step": "line"}, seq)


def add(
    register: Keeps,
    *drafts: Draft,
    request: str | None = None,
    author: Author = NURSE,
    known: int | None = None,
) -> tuple[Entry, ...]:
    """Append under a fresh request, at the fixed time."""
    request = request or str(uuid4())
    return register.append(Append(drafts or (draft(),), author, request, NOW, ZONE, known))


def set_pin(register: Keeps, person: str, pin: str) -> tuple[Entry, ...]:
    """Keep a PIN with the entry that tells of it."""
    told = draft(f"person/{person}", subject="", kind=Kind.PIN_CHANGED, body={"id": person})
    return register.append(Append([told], NURSE, str(uuid4()), NOW, ZONE, pin=NewPin(person, pin)))
