"""A station's folder and register that cannot be: a sentence at every command and in the window."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from il2nurse.app.head_watch import knows_register
from il2nurse.app.joining import open_station
from il2nurse.cli.commands import run
from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.files.computer import computer_says
from il2nurse.files.station_file import BadSettings
from il2nurse.files.station_folder import find_home
from il2nurse.settings import find_zone, load_settings


def loop(folder: Path) -> Path:
    (folder / "a").symlink_to(folder / "b")
    (folder / "b").symlink_to(folder / "a")
    return folder / "a"


def below_a_file(folder: Path) -> Path:
    (folder / "file").touch()
    return folder / "file" / "home"


def a_file(folder: Path) -> Path:
    return below_a_file(folder).parent


BAD: tuple[Callable[[Path], Path], ...] = (
    loop,
    a_file,
    below_a_file,
    lambda folder: Path("~nobody-here/home"),
    lambda folder: folder / "no\0where",
    lambda folder: folder / ("x" * 5000),
)


@pytest.mark.parametrize("bad", BAD)
def test_no_folder_is_a_sentence(bad: Callable[[Path], Path], tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="IL2NURSE_HOME"):
        load_settings({"IL2NURSE_HOME": str(bad(tmp_path))})


def test_one_that_is_still_to_be_made_is_taken(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    assert find_home({"IL2NURSE_HOME": str(home)}) == home


COMMANDS = (
    "calculate --regimen aldesleukin-high-dose-iv --weight-kg 70",
    "copy --register x",
    "drill --register x",
    "fluids --register x --mrn M --from 2026-11-20T07:00 --to 2026-11-20T08:00",
    "key status",
    "labs list --register x --mrn M",
    "people list",
    "practice --register x",
    "print downtime --register x",
    "regimen print aldesleukin-high-dose-iv",
    "restore x --by nobody",
    "verify --register x",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_so(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("IL2NURSE_HOME", str(loop(tmp_path)))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x").touch()
    assert run(command.split()) in (1, 2)
    assert capsys.readouterr().err.strip().endswith(".")


def test_a_register_behind_a_dead_link_is_no_first_start(tmp_path: Path) -> None:
    link = tmp_path / "ward.register"
    link.symlink_to(tmp_path / "away" / "ward.register")
    settings = load_settings({"IL2NURSE_HOME": str(tmp_path)})
    assert knows_register(settings)
    with pytest.raises(BrokenRegister, match="a link that leads nowhere"):
        open_station(settings)


def test_neither_is_one_in_a_circle(tmp_path: Path) -> None:
    path = loop(tmp_path)
    settings = load_settings({"IL2NURSE_HOME": str(tmp_path), "IL2NURSE_REGISTER": str(path)})
    assert knows_register(settings)
    with pytest.raises(BrokenRegister, match="a link that leads nowhere"):
        open_station(settings)


def test_the_machines_zone_in_a_circle_is_none(tmp_path: Path) -> None:
    assert find_zone({}, loop(tmp_path)) == "UTC"


def test_what_the_computer_says_is_short() -> None:
    said = computer_says(OSError(36, os.strerror(36), "x" * 5000))
    assert said.startswith("The computer says: File name too long (xxx")
    assert len(said) < 300
