"""One append inside an open transaction that has locked the head."""

from datetime import datetime

from il2nurse.domain.record.register.entries import Entry, read_instant
from il2nurse.domain.record.register.seal import FIRST, Head
from il2nurse.storage.contract.drafts import (
    BEARS_ON_ALL,
    Batch,
    Row,
    match_first,
    misplaced,
    seal_part,
    taken,
)
from il2nurse.storage.sqlite.driver import Database
from il2nurse.storage.sqlite.rows import INSERT, SELECT, entries_of, entry_of
from il2nurse.workflow.register import NotSaved

HEAD = "SELECT number, seal, recorded_at FROM entry ORDER BY number DESC LIMIT 1"
SEAL = "SELECT seal FROM entry WHERE number = ?"
NEXT = "SELECT coalesce(max(seq), -1) + 1 FROM entry WHERE stream = ?"
REQUEST = f"{SELECT} WHERE request = ? ORDER BY part"
PLACE = f"{SELECT} WHERE stream = ? AND seq = ?"
# What a writer has seen who has looked at nothing yet.
UNSEEN = Head(0, "")


def read_head(database: Database) -> Head:
    """The newest entry's number and seal; number 0 for an empty register."""
    return read_newest(database)[0]


def read_newest(database: Database) -> tuple[Head, datetime | None]:
    """The head, and when it was recorded; ``None`` for an empty register."""
    row = database.execute(HEAD).fetchone()
    return (Head(row[0], row[1]), read_instant(row[2])) if row else (Head(0, FIRST), None)


def read_request(database: Database, batch: Batch) -> tuple[Entry, ...]:
    """What was kept for this request before; empty where nothing was."""
    first = entries_of(database.execute(REQUEST, (batch.request,)).fetchall())
    return match_first(batch, first) if first else ()


def write_batch(database: Database, batch: Batch, seen: Head = UNSEEN) -> tuple[Entry, ...]:
    """Keep the whole batch after the head, or return what its request kept before.

    ``seen`` is the newest entry that the writer knows of; it must still stand there.
    """
    if first := read_request(database, batch):
        return first
    head, newest = read_newest(database)
    found = head.number
    free = read_places(database, batch)
    refuse_set_back(database, head, seen)
    if newest:
        batch = batch.not_before(newest)
    added: list[Entry] = []
    rows: list[Row] = []
    for part, draft in enumerate(batch.drafts):
        seq = free[draft.stream]
        if draft.seq is not None and draft.seq != seq:
            raise refuse_place(database, draft.stream, draft.seq)
        entry, row = seal_part(batch, part, seq, head)
        added.append(entry)
        rows.append(row)
        head = Head(entry.number, entry.seal)
        free[draft.stream] = seq + 1
    if found != batch.known:
        refuse_news(database, batch)
    for row in rows:
        database.execute(INSERT, row)
    return tuple(added)


def refuse_set_back(database: Database, head: Head, seen: Head) -> None:
    """Refuse to write after a tail that was cut, or after another history, under the writer."""
    if head.number < seen.number:
        raise NotSaved(
            f"Nothing was saved: the register went backwards from entry {seen.number} to entry "
            f"{head.number} while it was open. Chart on paper and tell the ward's IT now."
        )
    if not seen.seal or head == seen:
        return
    row = database.execute(SEAL, (seen.number,)).fetchone()
    if row is None or row[0] != seen.seal:
        raise NotSaved(
            f"Nothing was saved: the register's history was changed while it was open; entry "
            f"{seen.number} is another one now. Chart on paper and tell the ward's IT now."
        )


def refuse_news(database: Database, batch: Batch) -> None:
    """Refuse what was decided before another writer recorded something that bears on it."""
    if batch.known is None:
        return
    marks = "".join(", ?" * len(batch.subjects))
    kinds = ", ".join("?" * len(BEARS_ON_ALL))
    bears = (
        f"WHERE number > ? AND (kind IN ({kinds}) OR subject IN (NULL{marks})) "
        "ORDER BY number LIMIT 1"
    )
    asked = (batch.known, *(kind.value for kind in BEARS_ON_ALL), *batch.subjects)
    if row := database.execute(f"{SELECT} {bears}", asked).fetchone():
        raise taken(entry_of(row))


def read_places(database: Database, batch: Batch) -> dict[str, int]:
    """The next free place of every stream that the batch writes to."""
    streams = {draft.stream for draft in batch.drafts}
    return {name: int(database.execute(NEXT, (name,)).fetchone()[0]) for name in sorted(streams)}


def refuse_place(database: Database, stream: str, seq: int) -> Exception:
    """Why this place cannot be filled: by whom it is taken, or that it is not the next."""
    row = database.execute(PLACE, (stream, seq)).fetchone()
    return taken(entry_of(row)) if row else misplaced(seq)
