"""The triggers that refuse change, and the check that they all stand as written here."""

from typing import Final

from il2nurse.domain.record.register.seal import FIRST
from il2nurse.storage.sqlite.driver import Database

# The only thing put into this SQL is the constant seal before entry 1.
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
}

STANDING = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


def missing_guards(database: Database) -> list[str]:
    """The names of guards that are missing, different or strange; empty where all stand."""
    standing = dict(database.execute(STANDING).fetchall())
    wrong = {name for name, sql in GUARDS.items() if standing.get(name) != sql}
    return sorted(wrong | (standing.keys() - GUARDS.keys()))


def stand_guards(database: Database) -> list[str]:
    """Put every missing or different guard up again and return the names of those."""
    wrong = missing_guards(database)
    for name in wrong:
        database.execute(f'DROP TRIGGER IF EXISTS "{name}"')
        if name in GUARDS:
            database.execute(GUARDS[name])
    return wrong
