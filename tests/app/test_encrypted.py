"""A ward's register is encrypted from its first entry, and every command finds its key."""

import shutil
from pathlib import Path

import pytest

from il2nurse.app.founding import found_ward
from il2nurse.app.keys import station_keys
from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.settings import Settings, load_settings
from il2nurse.storage.keys.finding import is_plain
from tests.cli.command_line import SCENARIOS, CommandLine

PIN = "482915"


@pytest.fixture
def ward(tmp_path: Path, cli: CommandLine) -> Settings:
    """A ward founded in the home of the command line."""
    del cli
    settings = load_settings({"IL2NURSE_HOME": str(tmp_path / "home")})
    opened, _ = found_ward(settings, "Ward Canaria", "5W-02", "Ada Canario", PIN)
    opened.register.close()
    return settings


def test_a_ward_is_encrypted_from_its_first_entry(ward: Settings) -> None:
    written = ward.register.read_bytes()
    assert not is_plain(ward.register)
    assert b"Canari" not in written
    (known,) = station_keys(ward.home).all()
    assert known.path == str(ward.register)


def test_every_command_that_reads_a_register_finds_the_key(
    ward: Settings, cli: CommandLine, tmp_path: Path
) -> None:
    register = ("--register", ward.register)
    assert cli("verify", *register).out.startswith(
        "3 entries, each as it was written: the register is whole."
    )
    assert "No patient with the MRN 1" in cli("labs", "list", *register, "--mrn", "1").err
    period = ("--from", "2026-11-20T07:00", "--to", "2026-11-20T15:00")
    assert "No patient with" in cli("fluids", *register, "--mrn", "1", *period).err
    out = tmp_path / "r.pdf"
    assert "No such dose" in cli("print", "record", *register, "--out", out).err
    shipped = Path("resources/regimens/aldesleukin-high-dose-iv.toml")
    assert cli("regimen", "compare", shipped, shipped, *register).code == 0


def test_a_copy_elsewhere_opens_and_a_lost_key_is_told(
    ward: Settings, cli: CommandLine, tmp_path: Path
) -> None:
    copy = tmp_path / "stick" / "copy.register"
    copy.parent.mkdir()
    shutil.copyfile(ward.register, copy)
    assert cli("verify", "--register", copy).code == 0
    shutil.rmtree(station_keys(ward.home).folder)
    refused = cli("verify", "--register", copy)
    assert refused.code == 1
    assert "put it back from the recovery sheet: il2nurse key restore" in refused.err
    assert "Nothing was overwritten" in refused.err


def test_a_founding_that_fails_leaves_no_key(ward: Settings) -> None:
    from il2nurse.app.joining import make_register
    from tests.storage.registers import NOW

    before = station_keys(ward.home).all()
    with pytest.raises(BrokenRegister, match="a file of this name is already"):
        make_register(ward, ward.register, NOW, practice=False)
    assert station_keys(ward.home).all() == before


def test_played_and_practice_registers_are_plain(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "x.register"
    cli.play(SCENARIOS / "too-early-and-late.toml", path)
    assert is_plain(path)
    assert path.stat().st_size
    assert not station_keys().folder.exists()
