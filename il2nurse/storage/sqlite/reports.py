"""The files of test reports in the register file, under the digests that entries name."""

from typing import Final

from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.domain.values.text import digest_of_bytes
from il2nurse.storage.contract.texts import changed_report, foreign_report, lost_report
from il2nurse.storage.sqlite.driver import Database
from il2nurse.storage.sqlite.guards import has_reports

CONTENT: Final = "SELECT content FROM report WHERE digest = ?"
DIGESTS: Final = "SELECT digest FROM report"
KEEP: Final = "INSERT INTO report (digest, content) VALUES (?, ?)"
# Every entry that names a report, with its digest.
NAMED: Final = (
    "SELECT number, json_extract(body, '$.digest') AS digest FROM entry "
    "WHERE kind = 'report_attached' UNION ALL "
    "SELECT number, named.value FROM entry, json_each(entry.body, '$.reports') AS named "
    "WHERE kind = 'observed'"
)


def write_report(database: Database, digest: str, content: bytes) -> None:
    """Keep a file in an open transaction; the same file twice is one. ``NotSaved`` for another."""
    if digest_of_bytes(content) != digest:
        raise foreign_report()
    if database.execute(CONTENT, (digest,)).fetchone() is None:
        database.execute(KEEP, (digest, content))


def read_report(database: Database, digest: str) -> bytes:
    """The file with this digest; ``BrokenRegister`` where it is missing or was changed."""
    row = database.execute(CONTENT, (digest,)).fetchone() if has_reports(database) else None
    if row is None:
        raise lost_report(digest)
    content = bytes(row[0])
    if digest_of_bytes(content) != digest:
        raise changed_report(digest)
    return content


def find_strange_report(database: Database, *, read: bool) -> str | None:
    """Which report is not as it was kept, as the rest of a sentence; ``None`` where all are.

    Unless the files are ``read``, they only have to be there: one is read whenever it is shown.
    """
    rows = database.execute(DIGESTS).fetchall() if has_reports(database) else []
    for (digest,) in rows if read else ():
        try:
            read_report(database, digest)
        except BrokenRegister:
            return f"the report {digest[:8]} was changed after it was kept"
    kept = {digest for (digest,) in rows}
    for number, digest in database.execute(f"{NAMED} ORDER BY number"):
        if digest not in kept:
            return f"the report {digest[:8]}, which entry {number} names, is missing"
    return None
