"""Regimen texts in the register file, each with a seal over all its columns."""

import hashlib
import json
from typing import Final

from sqlalchemy import Connection

from il2nurse.workflow.register import BrokenRegister, NotSaved

TEXTS: Final = "SELECT digest, regimen, version, text, seal FROM regimen_text"
KEEP: Final = (
    "INSERT INTO regimen_text (digest, regimen, version, text, seal) VALUES (?, ?, ?, ?, ?)"
)


def seal_text(digest: str, regimen: str, version: str, text: str) -> str:
    """SHA-256 over all columns of a kept text."""
    return hashlib.sha256(json.dumps([digest, regimen, version, text]).encode()).hexdigest()


def write_text(connection: Connection, digest: str, regimen: str, version: str, text: str) -> None:
    """Keep a text in an open transaction; ``NotSaved`` where another has its digest."""
    row = (digest, regimen, version, text, seal_text(digest, regimen, version, text))
    kept = connection.exec_driver_sql(f"{TEXTS} WHERE digest = ?", (digest,)).fetchone()
    if kept is None:
        connection.exec_driver_sql(KEEP, row)
    elif tuple(kept) != row:
        raise NotSaved(
            f"The text of regimen {regimen} was not saved: "
            "another text is kept under the same digest."
        )


def read_text(connection: Connection, digest: str) -> str:
    """The text with this digest; ``BrokenRegister`` where it is missing or damaged."""
    row = connection.exec_driver_sql(f"{TEXTS} WHERE digest = ?", (digest,)).fetchone()
    if row is None:
        raise BrokenRegister(f"The register holds no regimen text with the digest {digest}.")
    if seal_text(*row[:4]) != row[4]:
        raise BrokenRegister(
            f"The text of regimen {row[1]} was changed after it was kept. Nothing was overwritten; "
            "open the last good copy of the register."
        )
    return str(row[3])
