"""A disk that fills while someone records, on a real small disk."""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from il2nurse.files.making import making_beside
from il2nurse.storage.register import SqliteRegister, open_register
from il2nurse.storage.sqlite.ballast import SIZE, Ballast, clear_ballast
from il2nurse.workflow.register import NotSaved
from tests.storage.registers import KEY, NOW, add, draft, make_file


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 24 MB."""
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk; the limit on file sizes is tested instead")
    folder = tmp_path / "disk"
    folder.mkdir()
    try:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", folder], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"root may not mount here: {error}")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.fixture(params=[None, KEY], ids=["plain", "keyed"])
def register(request: pytest.FixtureRequest, small_disk: Path) -> Iterator[SqliteRegister]:
    """A register on a small disk."""
    register = make_file(small_disk / "ward.register", request.param)
    yield register
    register.close()


def fill_disk(folder: Path) -> Path:
    """Fill the disk to the last byte."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(bytes(4096)):
            continue
    return filler


def record_for_ever(register: SqliteRegister) -> NoReturn:
    """Record as a running infusion does."""
    while True:
        add(register, draft(body={"step": "infusion", "given_ml": "12.5", "left_ml": "37.5"}))


def record_until_refused(register: SqliteRegister) -> tuple[int, str]:
    """How many more entries could be kept, and the sentence that ended it."""
    with pytest.raises(NotSaved) as refusal:
        record_for_ever(register)
    return register.head().number - 1, str(refusal.value)


def test_the_ballast_lets_a_running_infusion_be_closed(
    register: SqliteRegister, small_disk: Path
) -> None:
    fill_disk(small_disk)
    count, sentence = record_until_refused(register)
    assert count >= 200
    assert register.disk_full
    assert sentence.startswith("Nothing was saved: the disk is full.")
    assert register.verify().count == count + 1
    assert register.verify().intact


def test_it_is_said_at_once_while_recording_goes_on(
    register: SqliteRegister, small_disk: Path
) -> None:
    fill_disk(small_disk)
    while not register.disk_full:
        add(register)
    assert not (small_disk / "ward.register.ballast").exists()
    assert register.head().number == len(register.since(0))


def test_room_again_means_ballast_again(register: SqliteRegister, small_disk: Path) -> None:
    filler = fill_disk(small_disk)
    record_until_refused(register)
    filler.unlink()
    add(register)
    assert not register.disk_full
    assert (small_disk / "ward.register.ballast").stat().st_size == SIZE


def test_a_register_opened_on_a_full_disk_says_so(small_disk: Path) -> None:
    path = small_disk / "ward.register"
    make_file(path).close()
    Ballast(path).release()
    fill_disk(small_disk)
    register = open_register(path)
    assert register.disk_full
    assert register.writable
    assert register.head().number == 1
    with pytest.raises(NotSaved, match="the disk is full"):
        add(register)
    register.close()


def test_a_copy_that_finds_no_room_leaves_nothing(
    register: SqliteRegister, small_disk: Path
) -> None:
    for _ in range(20):
        add(register, draft(body={"text": "x" * 20_000}))
    fill_disk(small_disk)
    with pytest.raises(NotSaved, match="No copy of the register was made"):
        register.copy_to(small_disk, NOW)
    names = sorted(path.name for path in small_disk.iterdir())
    assert names == ["filler", "ward.register", "ward.register.ballast"]


def test_a_ballast_takes_real_room_once(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path / "ward.register")
    assert ballast.lay()
    content = ballast.path.read_bytes()
    assert ballast.lay()
    assert ballast.path.read_bytes() == content
    assert len(set(content)) > 200


def test_a_copy_that_is_looked_at_gets_no_ballast_beside(tmp_path: Path) -> None:
    with contextlib.closing(make_file(tmp_path / "ward.register")) as register:
        copy = register.copy_to(tmp_path, NOW)
    Ballast(tmp_path / "ward.register").release()
    open_register(copy).close()
    assert not list(tmp_path.glob("*.ballast"))


def test_a_ballast_is_released_once(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path / "ward.register")
    ballast.lay()
    assert ballast.release()
    assert not ballast.release()


def test_what_older_programs_laid_beside_copies_goes(tmp_path: Path) -> None:
    given_up = "20261126T081500Z"
    gone = [
        tmp_path / f"ward.register.{kind}-{given_up}.ballast"
        for kind in ("backup", "damaged", "set-aside")
    ]
    stay = [tmp_path / f"{name}.ballast" for name in ("ward.register", "ward.register.east")]
    for path in (*gone, *stay):
        path.write_bytes(b"room")
    clear_ballast(tmp_path / "ward.register")
    assert sorted(tmp_path.iterdir()) == sorted(stay)


def test_a_register_that_is_being_made_gets_none(tmp_path: Path) -> None:
    making = making_beside(tmp_path / "ward.register")
    make_file(tmp_path / "ward.register").close()
    (tmp_path / "ward.register").replace(making)
    before = set(tmp_path.iterdir())
    open_register(making).close()
    assert set(tmp_path.iterdir()) == before
