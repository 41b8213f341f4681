"""Regimen texts and PIN hashes in the register file, tied to the entries that tell of them.

A text is kept under its digest, which the order names. A PIN's row carries a seal over person and
hash, and so does the entry with which it was set; what an older program kept is sealed only by its
row, until the next change of the PIN.
"""

from collections.abc import Sequence
from typing import Any, Final

from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.domain.values.text import digest_of
from il2nurse.storage.contract.pins import KeptPin, seal_row
from il2nurse.storage.contract.texts import foreign_digest, other_text
from il2nurse.storage.sqlite.driver import Database
from il2nurse.storage.sqlite.reports import find_strange_report

TEXTS: Final = "SELECT digest, regimen, version, text, seal FROM regimen_text"
KEEP: Final = (
    "INSERT INTO regimen_text (digest, regimen, version, text, seal) VALUES (?, ?, ?, ?, ?)"
)
# The first order or approval whose text is not there.
ORDERED: Final = (
    "SELECT number, json_extract(body, '$.regimen') FROM entry "
    "WHERE kind IN ('course_ordered', 'regimen_approved') AND "
    "json_extract(body, '$.regimen_digest') NOT IN (SELECT digest FROM regimen_text) "
    "ORDER BY number LIMIT 1"
)
# Each row with the seal that the newest entry about the person's PIN carries, and whether there is
# any entry about the person; in one statement, so that both are of the same moment.
PINS: Final = (
    "SELECT person, hash, seal, (SELECT json_extract(body, '$.pin_digest') FROM entry "
    "WHERE stream = 'person/' || pin.person AND json_extract(body, '$.pin_digest') IS NOT NULL "
    "ORDER BY seq DESC LIMIT 1) AS tie, "
    "EXISTS (SELECT 1 FROM entry WHERE stream = 'person/' || pin.person) FROM pin"
)
# Somebody of whose PIN an entry tells and who has no row.
LOST: Final = (
    "SELECT substr(stream, 8) FROM entry WHERE kind IN ('person_added', 'pin_changed') "
    "AND json_extract(body, '$.pin_digest') IS NOT NULL "
    "AND substr(stream, 8) NOT IN (SELECT person FROM pin) "
    "AND (?1 IS NULL OR substr(stream, 8) = ?1) LIMIT 1"
)
SET_PIN: Final = (
    "INSERT INTO pin (person, hash, seal) VALUES (?, ?, ?) "
    "ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, seal = excluded.seal"
)


def write_text(database: Database, digest: str, regimen: str, version: str, text: str) -> None:
    """Keep a text in an open transaction; ``NotSaved`` where another has its digest."""
    if digest_of(text) != digest:
        raise foreign_digest(regimen)
    row = (digest, regimen, version, text, seal_row(digest, regimen, version, text))
    kept = database.execute(f"{TEXTS} WHERE digest = ?", (digest,)).fetchone()
    if kept is None:
        database.execute(KEEP, row)
    elif tuple(kept) != row:
        raise other_text(regimen)


def read_text(database: Database, digest: str) -> str:
    """The text with this digest; ``BrokenRegister`` where it is missing or damaged."""
    row = database.execute(f"{TEXTS} WHERE digest = ?", (digest,)).fetchone()
    if row is None:
        raise BrokenRegister(
            f"The register holds no regimen text with the digest {digest}. Nothing was changed; "
            "verify the register."
        )
    if fault := text_fault(row):
        raise BrokenRegister(
            f"{fault[0].upper()}{fault[1:]}. Nothing was overwritten; "
            "open the last good copy of the register."
        )
    return str(row[3])


def write_pin(database: Database, pin: KeptPin) -> None:
    """Keep a PIN's hash in place of the one before, in the transaction of its entry."""
    database.execute(SET_PIN, (pin.person, pin.hash, pin.seal))


def read_pin(database: Database, person: str) -> str | None:
    """The hash of the person's PIN, ``None`` where there is none.

    Raises ``BrokenRegister`` where the row is not the one that the program kept.
    """
    row = database.execute(f"{PINS} WHERE person = ?", (person,)).fetchone()
    fault = pin_fault(row) if row else lost_pin(database, person)
    if fault:
        raise BrokenRegister(
            f"{fault[0].upper()}{fault[1:]}. Nobody can sign with it, and nothing was overwritten; "
            "tell the ward's IT, and open the last good copy of the register."
        )
    return str(row[1]) if row else None


def find_strange_row(database: Database, *, reports: bool) -> str:
    """Which text, PIN or report is not as it was kept, as the rest of a sentence; "" where all are.

    With ``reports`` the files of reports are read as well.
    """
    faults = [
        *map(text_fault, database.execute(TEXTS).fetchall()),
        lost_text(database),
        *map(pin_fault, database.execute(PINS).fetchall()),
        lost_pin(database),
        find_strange_report(database, read=reports),
    ]
    return next(filter(None, faults), "")


def text_fault(row: Sequence[Any]) -> str | None:
    """Why a row of ``TEXTS`` is not the text that was kept; ``None`` where it is."""
    digest, regimen, _, text, seal = row
    if seal_row(*row[:4]) == seal and digest_of(text) == digest:
        return None
    return f"the text of regimen {regimen} was changed after it was kept"


def lost_text(database: Database) -> str | None:
    """Which text that was ordered or approved is not there; ``None`` where all are."""
    row = database.execute(ORDERED).fetchone()
    return f"the text of regimen {row[1]}, which entry {row[0]} names, is missing" if row else None


def pin_fault(row: Sequence[Any]) -> str | None:
    """Why a row of ``PINS`` is not the PIN that was kept; ``None`` where it is."""
    person, hashed, seal, tie, known = row
    if not known:
        return f"the PIN of {person} was put in past the program"
    if KeptPin(person, hashed).seal != seal or tie not in (None, seal):
        return f"the PIN of {person} was changed past the program"
    return None


def lost_pin(database: Database, person: str | None = None) -> str | None:
    """Whose PIN an entry tells of and is not there: of all or one; ``None`` for nobody's."""
    row = database.execute(LOST, (person,)).fetchone()
    return f"the PIN of {row[0]} was deleted past the program" if row else None


def count_untied(database: Database) -> int:
    """How many PINs no entry carries the seal of, because an older program kept them."""
    return sum(row[3] is None for row in database.execute(PINS))
