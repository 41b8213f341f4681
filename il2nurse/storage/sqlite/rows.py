"""Between the rows of the entry table and entries, and the statements for both ways."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from il2nurse.domain.record.register.entries import Body, BrokenRegister, Entry, Kind
from il2nurse.domain.record.register.seal import columns_of
from il2nurse.storage.contract.drafts import Row

COLUMNS: Final = (
    "number",
    "stream",
    "seq",
    "kind",
    "subject",
    "occurred_at",
    "recorded_at",
    "zone",
    "person",
    "role",
    "station",
    "program",
    "request",
    "part",
    "body",
    "previous_seal",
    "seal",
)
NAMES: Final = ", ".join(COLUMNS)
MARKS: Final = ", ".join("?" * len(COLUMNS))
# Only the names above go into these statements.
SELECT: Final = f"SELECT {NAMES} FROM entry"  # noqa: S608 - made of constants of this program only
INSERT: Final = f"INSERT INTO entry ({NAMES}) VALUES ({MARKS})"  # noqa: S608 - made of constants of this program only
KINDS: Final = {kind.value: kind for kind in Kind}

DECODER: Final = json.JSONDecoder()
parse_instant = datetime.fromisoformat


def parse_body(text: str) -> Body:
    """What a body says; raises ``ValueError`` where it is no JSON."""
    # Bodies are written without blanks around them, which take longer to look for than to read.
    body: Body
    body, end = DECODER.raw_decode(text)
    if end != len(text):
        raise ValueError("More stands in the body than one value.")
    return body


def row_of(entry: Entry) -> Row:
    """The stored columns of an entry, in the order of ``COLUMNS``."""
    return (*columns_of(entry), entry.seal)


def entries_of(rows: Iterable[Sequence[Any]]) -> tuple[Entry, ...]:
    """The entries that the rows hold; ``BrokenRegister`` where one cannot be read."""
    return tuple([entry_of(row) for row in rows])


def entry_of(row: Sequence[Any]) -> Entry:
    """The entry that one row holds; ``BrokenRegister`` where it cannot be read."""
    try:
        return Entry(
            row[0],
            row[1],
            row[2],
            KINDS[row[3]],
            row[4],
            parse_instant(row[5]),
            parse_instant(row[6]),
            row[7],
            row[8],
            row[9],
            row[10],
            row[11],
            row[12],
            row[13],
            parse_body(row[14]),
            row[15],
            row[16],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenRegister(
            f"Entry {row[0]} cannot be read. Nothing was overwritten; "
            "verify the register and open the last good copy."
        ) from error
