"""The quick check of stored rows says what the domain's check says."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any, TypeAlias

import pytest
import sqlcipher3.dbapi2 as driver

from il2nurse.domain.record.register.entries import BrokenRegister, Entry, Kind
from il2nurse.domain.record.register.seal import Verification, verify
from il2nurse.storage.sqlite.chain import LINKS, verify_links
from il2nurse.storage.sqlite.rows import COLUMNS, INSERT, NAMES, entry_of, row_of
from tests.storage.registers import NOW, add, draft, make_memory

Cell: TypeAlias = str | int | float | bytes | None
Row: TypeAlias = Sequence[Cell]
OTHER: dict[str, Any] = {
    "number": 9,
    "seq": 9,
    "part": 9,
    "kind": Kind.NOTE,
    "occurred_at": NOW + timedelta(microseconds=1),
    "recorded_at": NOW + timedelta(hours=1),
    "body": {"step": "flush"},
}


def chain() -> list[Entry]:
    """Four entries of one register."""
    register = make_memory()
    add(register, draft(), draft(body={"name": "Ωmega \U0001f489"}), draft("chart/1"))
    return list(register.since(0))


def test_rows_and_entries_are_the_same_thing() -> None:
    entries = chain()
    assert [entry_of(row_of(entry)) for entry in entries] == entries


def test_the_columns_are_the_entrys_fields() -> None:
    assert tuple(field.name for field in fields(Entry)) == COLUMNS


def verify_stored(rows: Iterable[Row]) -> Verification:
    """What the quick check says of rows in a table that takes anything."""
    database = driver.connect(":memory:")
    database.execute(f"CREATE TABLE entry ({NAMES})")
    database.executemany(INSERT, rows)
    return verify_links(database.execute(LINKS).fetchall())


@pytest.mark.parametrize("name", COLUMNS)
def test_both_checks_notice_the_same_change(name: str) -> None:
    entries = chain()
    entries[2] = replace(entries[2], **{name: OTHER.get(name, "other")})
    found = verify(entries)
    assert found == verify_stored(map(row_of, entries))
    assert found.bad_number == 3


def test_both_checks_pass_a_whole_chain() -> None:
    entries = chain()
    assert verify(entries) == verify_stored(map(row_of, entries))
    assert verify(entries).intact


def test_both_checks_refuse_a_separator_inside_a_column() -> None:
    entries = chain()
    entries[1] = replace(entries[1], person="p-1\x1fnurse", role="station-1")
    found = verify(entries)
    assert found == verify_stored(map(row_of, entries))
    assert found.bad_number == 2


def test_text_moved_to_the_next_column_is_noticed() -> None:
    entries = chain()
    moved = replace(entries[1], person=entries[1].person + "n", role=entries[1].role[1:])
    assert verify([entries[0], moved]).bad_number == 2


def test_text_after_a_nul_is_covered_too() -> None:
    entries = chain()
    entries[1] = replace(entries[1], zone=f"{entries[1].zone}\0more")
    assert verify_stored(map(row_of, entries)).bad_number == 2


def test_a_missing_column_is_noticed_though_its_seal_was_made_anew() -> None:
    rows: list[list[Cell]] = [list(row_of(entry)) for entry in chain()]
    rows[1][COLUMNS.index("role")] = None
    spelt = "\x1f".join(str(cell) for cell in rows[1][:-1] if cell is not None)
    rows[1][-1] = hashlib.sha256(spelt.encode()).hexdigest()
    assert verify_stored(rows).bad_number == 2


@pytest.mark.parametrize("value", [None, b"bytes", 1.5, "not a time"])
@pytest.mark.parametrize("column", range(1, 17))
def test_a_row_of_strange_types_never_fits(column: int, value: Cell) -> None:
    rows: list[list[Cell]] = [list(row_of(entry)) for entry in chain()]
    rows[1][column] = value
    assert verify_stored(rows).bad_number == 2


@pytest.mark.parametrize(("column", "value"), [(3, "unknown"), (5, "noon"), (6, None), (14, "{")])
def test_an_unreadable_row_is_refused(column: int, value: object) -> None:
    row: list[object] = [*row_of(chain()[1])]
    row[column] = value
    with pytest.raises(BrokenRegister, match="Entry 2 cannot be read"):
        entry_of(row)
