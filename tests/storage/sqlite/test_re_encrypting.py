"""Another key for a register: all rows come along, nothing is lost on any way it may fail."""

import shutil
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.domain.values.text import digest_of
from il2nurse.storage.keys.finding import fits
from il2nurse.storage.register import open_register
from il2nurse.storage.sqlite import re_encrypting
from il2nurse.storage.sqlite.connection import connect
from il2nurse.storage.sqlite.guards import GUARDS
from il2nurse.storage.sqlite.opening import examine
from il2nurse.storage.sqlite.re_encrypting import re_encrypt
from il2nurse.workflow.register import NotSaved
from tests.storage.registers import KEY, add, draft, make_file, set_pin

NEW = bytes(range(50, 82))
CANARY = "Canary Finchley"
TEXT = f"text of {CANARY}"


@pytest.fixture(params=[None, KEY], ids=["plain", "keyed"])
def old(request: pytest.FixtureRequest) -> bytes | None:
    """The key of before."""
    key: bytes | None = request.param
    return key


@pytest.fixture
def path(tmp_path: Path, old: bytes | None) -> Path:
    """A closed register with entries, a regimen's text and a PIN."""
    register = make_file(tmp_path / "ward.register", old)
    for _ in range(5):
        add(register, draft(body={"name": CANARY}))
    register.keep_text(digest_of(TEXT), "il2", "1", TEXT)
    set_pin(register, "p-1", "482915")
    register.close()
    return register.path


def test_everything_comes_along_and_the_old_file_is_gone(path: Path, old: bytes | None) -> None:
    before = open_register(path, old)
    head, entries = before.head(), before.since(0)
    before.close()
    re_encrypt(path, old, NEW)
    after = open_register(path, NEW)
    assert after.identity().encrypted
    assert after.verify().intact
    assert (after.head(), after.since(0)) == (head, entries)
    assert after.text(digest_of(TEXT)) == TEXT
    assert after.check_pin("p-1", "482915")
    assert add(after)[0].number == head.number + 1
    after.close()
    assert fits(path, old) is False
    assert path.stat().st_mode & 0o777 == 0o600
    assert {each.name for each in path.parent.iterdir()} == {path.name, f"{path.name}.ballast"}
    for each in path.parent.iterdir():
        assert CANARY.encode() not in each.read_bytes()


def test_the_old_bytes_are_overwritten_before_the_name_goes(path: Path, old: bytes | None) -> None:
    held = path.with_name("held")
    held.hardlink_to(path)
    start = held.read_bytes()[:4096]
    re_encrypt(path, old, NEW)
    left = held.read_bytes()
    assert CANARY.encode() not in left
    assert start not in left


@pytest.mark.parametrize("step", ["sync", "sync_folder"])
def test_where_the_disk_fails_the_register_is_as_it_was(
    path: Path, old: bytes | None, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(re_encrypting, step, refusing)
    with pytest.raises(NotSaved, match=r"The key was not changed: .* The register is as it was\."):
        re_encrypt(path, old, NEW)
    register = open_register(path, old)
    assert register.verify().intact
    assert add(register)
    register.close()
    assert {each.name for each in path.parent.iterdir()} == {path.name, f"{path.name}.ballast"}


def refusing(_path: Path) -> None:
    """A disk that does not take it."""
    raise OSError(5, "Input/output error")


def test_a_row_that_is_missing_in_the_new_file_is_noticed(
    path: Path, old: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose_a_row(making: Path) -> None:
        with closing(connect(making, NEW)) as made:
            made.execute("DROP TRIGGER pin_no_delete")
            made.execute("DELETE FROM pin")
            made.execute(GUARDS["pin_no_delete"])

    monkeypatch.setattr(re_encrypting, "sync", lose_a_row)
    with pytest.raises(NotSaved, match="the new file differs"):
        re_encrypt(path, old, NEW)
    assert open_register(path, old).check_pin("p-1", "482915")


def test_an_entry_recorded_meanwhile_is_not_lost(
    path: Path, old: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = open_register(path, old)
    kept: list[int] = []

    def record_now(_making: Path) -> None:
        kept.append(add(other)[0].number)

    monkeypatch.setattr(re_encrypting, "sync", record_now)
    with pytest.raises(NotSaved, match="something was recorded meanwhile"):
        re_encrypt(path, old, NEW)
    assert other.head().number == kept[0]
    other.close()


def test_a_station_that_waited_to_write_is_refused_and_not_lost(
    path: Path, old: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, said = open_register(path, old), list[str]()
    waiting = threading.Thread(target=lambda: try_to_add(lambda: add(other), said))

    def let_another_wait(file: Path, key: bytes | None) -> None:
        if file != path:
            waiting.start()
            waiting.join(0.3)
        examine(file, key)

    monkeypatch.setattr(re_encrypting, "examine", let_another_wait)
    re_encrypt(path, old, NEW)
    waiting.join()
    other.close()
    # The file of before may be overwritten already when its turn comes.
    assert "moved, replaced or deleted" in said[0] or "It is not known" in said[0]
    register = open_register(path, NEW)
    assert register.verify().intact
    assert register.head().number == 7
    register.close()


def test_what_waits_for_a_file_that_is_replaced_meanwhile_is_not_taken_as_saved(
    path: Path, old: bytes | None
) -> None:
    other, said = open_register(path, old), list[str]()
    waiting = threading.Thread(target=lambda: try_to_add(lambda: add(other), said))
    copy = path.with_name("copy")
    shutil.copyfile(path, copy)
    with closing(connect(path, old)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        waiting.start()
        waiting.join(0.3)
        copy.replace(path)
    waiting.join()
    other.close()
    assert "moved, replaced or deleted" in said[0]


def try_to_add(work: Callable[[], object], said: list[str]) -> None:
    """Record, and note what came of it."""
    try:
        work()
        said.append("recorded")
    except NotSaved as refusal:
        said.append(str(refusal))


def test_a_broken_register_keeps_its_key(path: Path, old: bytes | None) -> None:
    with closing(connect(path, old)) as attacker:
        attacker.execute("DROP TRIGGER entry_no_delete")
    with pytest.raises(BrokenRegister, match="tampered with"):
        re_encrypt(path, old, NEW)
    assert fits(path, old)
