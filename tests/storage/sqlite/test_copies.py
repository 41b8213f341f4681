"""Copies of a register: whole, verified, named for the time, with their head beside them."""

import json
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from il2nurse.storage.files.kept_copies import last_copy
from il2nurse.storage.register import SqliteRegister, open_register
from il2nurse.storage.sqlite.connection import connect
from il2nurse.workflow.register import NotSaved
from tests.storage.registers import KEY, NOW, add, make_file


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "keyed"])
def test_a_copy_opens_with_the_same_head(tmp_path: Path, key: bytes | None) -> None:
    register = make_file(tmp_path / "ward.register", key)
    add(register)
    copy = open_register(register.copy_to(tmp_path, NOW), key)
    assert copy.head() == register.head()
    assert copy.since(0) == register.since(0)
    copy.close()
    register.close()


def test_the_manifest_names_register_and_head(stored: SqliteRegister, tmp_path: Path) -> None:
    copy = stored.copy_to(tmp_path, NOW)
    manifest = json.loads(copy.with_name(f"{copy.name}.head.json").read_text())
    head = stored.head()
    assert copy.name == "ward.register.backup-20261120T100000Z"
    assert manifest == {
        "register": "R-1",
        "number": head.number,
        "seal": head.seal,
        "made_at": "2026-11-20T10:00:00+00:00",
    }


def test_two_copies_in_one_second_are_two_files(stored: SqliteRegister, tmp_path: Path) -> None:
    first, second = stored.copy_to(tmp_path, NOW), stored.copy_to(tmp_path, NOW)
    assert first != second
    assert first.exists()


def test_the_last_copy_is_the_newest_complete_one(stored: SqliteRegister) -> None:
    folder = stored.path.parent
    assert last_copy(stored.path) is None
    stored.copy_to(folder, NOW)
    newest = stored.copy_to(folder, NOW + timedelta(days=1))
    newest.with_name("ward.register.backup-20991231T000000Z").write_bytes(b"no head beside it")
    assert last_copy(stored.path) == newest


def test_a_folder_that_is_not_there_is_said(stored: SqliteRegister, tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="No copy of the register was made in"):
        stored.copy_to(tmp_path / "nowhere", NOW)


def test_a_copy_that_does_not_verify_is_not_kept(stored: SqliteRegister, tmp_path: Path) -> None:
    with closing(connect(stored.path, None)) as attacker:
        attacker.execute("DROP TRIGGER entry_no_update")
        attacker.execute("UPDATE entry SET person = 'p-9'")
    folder = tmp_path / "copies"
    folder.mkdir()
    with pytest.raises(NotSaved, match="does not verify"):
        stored.copy_to(folder, NOW)
    assert list(folder.iterdir()) == []
