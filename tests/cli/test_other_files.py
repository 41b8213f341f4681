"""A copy, or another file of the ward's register, is read by commands and never recorded in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from il2nurse.app.joining import open_station
from il2nurse.app.restore.restoring import restore
from il2nurse.cli.speaking import ExitCode
from il2nurse.settings import Settings
from il2nurse.storage.files.heads import StationHeads
from il2nurse.workflow.register import NotSaved
from tests.app.going_on import CLOCK, copy_now
from tests.app.set_back import found, grow, record, settings_at
from tests.cli.command_line import CommandLine


@pytest.fixture
def ward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """A ward whose station works and afterwards still works where it did."""
    settings = settings_at(tmp_path / "home")
    monkeypatch.setenv("IL2NURSE_HOME", str(settings.home))
    found(settings)
    grow(settings)
    yield settings
    assert StationHeads(settings.heads).register_at(settings.register)
    opened = open_station(settings)
    assert opened.setback is None
    record(opened)
    opened.register.close()


def test_nothing_is_recorded_in_a_copy(ward: Settings, cli: CommandLine) -> None:
    copy = copy_now(ward)
    before = copy.read_bytes()
    paper = cli.folder / "pack.pdf"
    refused = cli("print", "downtime", "--register", copy, "--out", paper)
    assert refused.code == ExitCode.FAILED
    assert "nothing is recorded in a copy" in refused.err
    assert not paper.exists()
    assert copy.read_bytes() == before


def test_a_copy_is_read_and_not_taken_for_the_register(ward: Settings, cli: CommandLine) -> None:
    assert "Nina Nurse" in cli("people", "list", "--register", copy_now(ward)).out


def test_nor_in_another_file_of_the_register(ward: Settings, cli: CommandLine) -> None:
    other = Path(shutil.copyfile(ward.register, cli.folder / "other.register"))
    assert "Nina Nurse" in cli("people", "list", "--register", other).out
    refused = cli("print", "downtime", "--register", other, "--out", cli.folder / "pack.pdf")
    assert refused.code == ExitCode.FAILED
    assert f"which lies at {ward.register}" in refused.err
    assert not (cli.folder / "pack.pdf").exists()


def test_the_window_records_nothing_in_a_copy_either(ward: Settings, tmp_path: Path) -> None:
    copy = copy_now(ward)
    home = tmp_path / "elsewhere"
    shutil.copytree(ward.home / "keys", home / "keys")
    (home / "station.toml").write_text(f'register = "{copy}"\n', encoding="utf-8")
    opened = open_station(settings_at(home))
    with pytest.raises(NotSaved, match="nothing is recorded in a copy"):
        record(opened)
    opened.register.close()


def test_a_copy_that_is_restored_beside_the_register_stops_nobody(
    ward: Settings, tmp_path: Path
) -> None:
    copy, beside = copy_now(ward), tmp_path / "to-look-at.register"
    grow(ward)
    restore(ward, copy, beside, CLOCK, lambda station: station.person("administrator"))
    assert beside.exists()
    assert StationHeads(ward.heads).register_at(beside) is None
