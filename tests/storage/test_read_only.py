"""A register that may only be read opens for reading, and refuses to record."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from il2nurse.storage.register import open_register
from il2nurse.workflow.register import NotSaved
from tests.storage.registers import KEY, NOW, add, make_file, set_pin


@pytest.fixture(params=[None, KEY], ids=["plain", "keyed"])
def key(request: pytest.FixtureRequest) -> bytes | None:
    """Without and with encryption."""
    found: bytes | None = request.param
    return found


@pytest.fixture
def locked(tmp_path: Path, key: bytes | None) -> Iterator[Path]:
    """A register in a folder where nothing can be written, not even by root."""
    folder = tmp_path / "locked"
    folder.mkdir()
    register = make_file(folder / "ward.register", key)
    add(register)
    register.close()
    yield from make_read_only(folder)


def make_read_only(folder: Path) -> Iterator[Path]:
    """Take the right to write from a folder until the test is over."""
    if os.geteuid() == 0:
        yield from mount_read_only(folder)
        return
    (folder / "ward.register").chmod(0o444)
    folder.chmod(0o555)
    yield folder / "ward.register"
    folder.chmod(0o755)


def mount_read_only(folder: Path) -> Iterator[Path]:
    """The same for root, who may write whatever the file's mode says."""
    try:
        subprocess.run(["mount", "--bind", folder, folder], check=True)
        subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"root may not mount here, so nothing is read-only to it: {error}")
    yield folder / "ward.register"
    subprocess.run(["umount", folder], check=True)


def test_it_opens_and_reads(locked: Path, key: bytes | None) -> None:
    register = open_register(locked, key)
    assert register.verify().intact
    assert len(register.stream("dose/1")) == 1
    register.close()


def test_it_refuses_to_record(locked: Path, key: bytes | None) -> None:
    register = open_register(locked, key)
    with pytest.raises(NotSaved, match="is open for reading only"):
        add(register)
    with pytest.raises(NotSaved, match="is open for reading only"):
        set_pin(register, "p-1", "482913")
    assert not register.writable
    register.close()


def test_it_can_still_be_copied(locked: Path, key: bytes | None, tmp_path: Path) -> None:
    register = open_register(locked, key)
    copy = open_register(register.copy_to(tmp_path, NOW), key)
    assert copy.head() == register.head()
    register.close()
    copy.close()
