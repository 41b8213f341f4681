"""Regimen texts and PIN hashes in the register file, each row with a seal over its columns."""

import hashlib
import json
from typing import Final

from il2nurse.domain.record.register.broken import BrokenRegister
from il2nurse.storage.sqlite.driver import Database
from il2nurse.workflow.register import NotSaved

TEXTS: Final = "SELECT digest, regimen, version, text, seal FROM regimen_text"
KEEP: Final = (
    "INSERT INTO regimen_text (digest, regimen, version, text, seal) VALUES (?, ?, ?, ?, ?)"
)


def seal_row(*columns: str) -> str:
    """SHA-256 over all columns of a row but its seal."""
    return hashlib.sha256(json.dumps(columns).encode()).hexdigest()


PINS: Final = "SELECT person, hash, seal FROM pin"
SET_PIN: Final = (
    "INSERT INTO pin (person, hash, seal) VALUES (?, ?, ?) "
    "ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, seal = excluded.seal"
)


def write_text(database: Database, digest: str, regimen: str, version: str, text: str) -> None:
    """Keep a text in an open transaction; ``NotSaved`` where another has its digest."""
    row = (digest, regimen, version, text, seal_row(digest, regimen, version, text))
    kept = database.execute(f"{TEXTS} WHERE digest = ?", (digest,)).fetchone()
    if kept is None:
        database.execute(KEEP, row)
    elif tuple(kept) != row:
        raise NotSaved(
            f"The text of regimen {regimen} was not saved: "
            "another text is kept under the same digest."
        )


def read_text(database: Database, digest: str) -> str:
    """The text with this digest; ``BrokenRegister`` where it is missing or damaged."""
    row = database.execute(f"{TEXTS} WHERE digest = ?", (digest,)).fetchone()
    if row is None:
        raise BrokenRegister(f"The register holds no regimen text with the digest {digest}.")
    if seal_row(*row[:4]) != row[4]:
        raise BrokenRegister(
            f"The text of regimen {row[1]} was changed after it was kept. Nothing was overwritten; "
            "open the last good copy of the register."
        )
    return str(row[3])


def write_pin(database: Database, person: str, hashed: str) -> None:
    """Keep a PIN's hash in place of the one before, in an open transaction."""
    database.execute(SET_PIN, (person, hashed, seal_row(person, hashed)))


def read_pin(database: Database, person: str) -> str | None:
    """The hash of the person's PIN; None where there is none or the row was changed."""
    row = database.execute(f"{PINS} WHERE person = ?", (person,)).fetchone()
    return str(row[1]) if row is not None and seal_row(*row[:2]) == row[2] else None
