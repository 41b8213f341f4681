"""The triggers that refuse change, and the check that they all stand as written here."""

from collections.abc import Set as AbstractSet
from typing import Final

from il2nurse.domain.record.register.seal import FIRST
from il2nurse.storage.sqlite.driver import Database

# The seal that the newest entry about the person's PIN carries.
TIE: Final = """SELECT json_extract(body, '$.pin_digest') FROM entry
  WHERE stream = 'person/' || NEW.person AND json_extract(body, '$.pin_digest') IS NOT NULL
  ORDER BY seq DESC LIMIT 1"""
# Only the two constants are put into this SQL: the question above, the seal before entry 1.
GUARDS: Final = {
    "entry_no_update": """CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry never changes'); END""",
    "entry_no_delete": """CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END""",
    "entry_no_replace": """CREATE TRIGGER entry_no_replace BEFORE INSERT ON entry
WHEN EXISTS (SELECT 1 FROM entry WHERE number = NEW.number)
  OR EXISTS (SELECT 1 FROM entry WHERE stream = NEW.stream AND seq = NEW.seq)
  OR EXISTS (SELECT 1 FROM entry WHERE request = NEW.request AND part = NEW.part)
BEGIN SELECT RAISE(ABORT, 'this place is filled'); END""",
    "entry_chain": f"""CREATE TRIGGER entry_chain BEFORE INSERT ON entry
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entry)
  OR NEW.previous_seal IS NOT coalesce(
    (SELECT seal FROM entry ORDER BY number DESC LIMIT 1), '{FIRST}')
  OR NEW.seq IS NOT
    (SELECT coalesce(max(seq), -1) + 1 FROM entry WHERE stream = NEW.stream)
BEGIN SELECT RAISE(ABORT, 'this entry does not follow the last one'); END""",  # noqa: S608 - made of constants of this program only
    "regimen_text_no_update": """CREATE TRIGGER regimen_text_no_update BEFORE UPDATE ON regimen_text
BEGIN SELECT RAISE(ABORT, 'a kept regimen text never changes'); END""",
    "regimen_text_no_delete": """CREATE TRIGGER regimen_text_no_delete BEFORE DELETE ON regimen_text
BEGIN SELECT RAISE(ABORT, 'a kept regimen text is never deleted'); END""",
    "regimen_text_no_replace": """CREATE TRIGGER regimen_text_no_replace
BEFORE INSERT ON regimen_text
WHEN EXISTS (SELECT 1 FROM regimen_text WHERE digest = NEW.digest)
BEGIN SELECT RAISE(ABORT, 'a text with this digest is kept already'); END""",
    "report_no_update": """CREATE TRIGGER report_no_update BEFORE UPDATE ON report
BEGIN SELECT RAISE(ABORT, 'a kept report never changes'); END""",
    "report_no_delete": """CREATE TRIGGER report_no_delete BEFORE DELETE ON report
BEGIN SELECT RAISE(ABORT, 'a kept report is never deleted'); END""",
    "report_no_replace": """CREATE TRIGGER report_no_replace BEFORE INSERT ON report
WHEN EXISTS (SELECT 1 FROM report WHERE digest = NEW.digest)
BEGIN SELECT RAISE(ABORT, 'a report with this digest is kept already'); END""",
    "pin_no_delete": """CREATE TRIGGER pin_no_delete BEFORE DELETE ON pin
BEGIN SELECT RAISE(ABORT, 'a PIN is never deleted'); END""",
    "pin_with_entry": f"""CREATE TRIGGER pin_with_entry BEFORE INSERT ON pin
WHEN NEW.seal IS NOT ({TIE})
BEGIN SELECT RAISE(ABORT, 'a PIN is never kept without its entry'); END""",
    "pin_changed_with_entry": f"""CREATE TRIGGER pin_changed_with_entry BEFORE UPDATE ON pin
WHEN NEW.person IS NOT OLD.person OR NEW.seal IS NOT ({TIE})
BEGIN SELECT RAISE(ABORT, 'a PIN never changes without its entry'); END""",
}
SINCE_2: Final = {"pin_no_delete", "pin_with_entry", "pin_changed_with_entry"}
"""The guards that registers of version 1 do not have."""
SINCE_3: Final = {"report_no_update", "report_no_delete", "report_no_replace"}
"""The guards on a table that only registers of version 3 have."""

HAS_REPORTS: Final = (
    "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'report') "
    "OR (SELECT user_version FROM pragma_user_version) >= 3"
)
STANDING = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


TIED = """SELECT EXISTS (SELECT 1 FROM entry WHERE kind IN ('person_added', 'pin_changed')
  AND json_extract(body, '$.pin_digest') IS NOT NULL)"""


def missing_guards(database: Database) -> list[str]:
    """The names of guards that are missing, different or strange; empty where all stand."""
    standing, wanted = dict(database.execute(STANDING).fetchall()), wanted_guards(database)
    wrong = {name for name in wanted if standing.get(name) != GUARDS[name]}
    return sorted(wrong | (standing.keys() - wanted))


def wanted_guards(database: Database) -> AbstractSet[str]:
    """The guards of the file's version; one that only says it is old has all of them."""
    version = database.execute("PRAGMA user_version").fetchone()[0]
    # A table of reports is guarded, whatever the file says of itself.
    wanted = GUARDS.keys() if has_reports(database) else GUARDS.keys() - SINCE_3
    if version == 1 and not database.execute(TIED).fetchone()[0]:
        return wanted - SINCE_2
    return wanted


def has_reports(database: Database) -> bool:
    """Whether the register has the table of reports; one of version 3 that lost it seems older."""
    return bool(database.execute(HAS_REPORTS).fetchone()[0])


def stand_guards(database: Database) -> list[str]:
    """Put every missing or different guard up again and return the names of those."""
    wrong = missing_guards(database)
    for name in wrong:
        database.execute(f'DROP TRIGGER IF EXISTS "{name}"')
        if name in GUARDS:
            database.execute(GUARDS[name])
    return wrong
