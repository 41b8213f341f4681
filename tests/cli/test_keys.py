"""The key of a ward by the command line: lost and put back, changed, given to a plain register."""

import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from il2nurse.app.copies.hourly import copy_register
from il2nurse.app.founding import found_ward
from il2nurse.app.keys import open_known, station_keys
from il2nurse.domain.record.register.register_facts import RegisterCreatedFact
from il2nurse.domain.values.recovery_key import spell_key
from il2nurse.settings import Settings, load_settings
from il2nurse.storage.files.kept_copies import find_copies
from il2nurse.storage.register import create_register
from tests.cli.command_line import SCENARIOS, Answered, CommandLine
from tests.storage.registers import NOW, NURSE, ZONE

PIN = "482915"


@pytest.fixture
def ward(tmp_path: Path, cli: CommandLine) -> Settings:
    """A ward founded in the home of the command line."""
    del cli
    settings = load_settings({"IL2NURSE_HOME": str(tmp_path / "home")})
    opened, _ = found_ward(settings, "5 West", "5W-02", "Ada Admin", PIN)
    opened.register.close()
    return settings


@pytest.fixture
def plain(tmp_path: Path, cli: CommandLine) -> Path:
    """A real register from before, not encrypted, at the station's place."""
    del cli
    path = tmp_path / "home" / "ward.register"
    path.parent.mkdir()
    register = create_register(
        path, RegisterCreatedFact("R-9", practice=False, name="5 West"), NURSE, NOW, ZONE
    )
    assert copy_register(register, NOW) is None
    register.close()
    return path


def groups_shown(cli: CommandLine) -> list[str]:
    """The groups as the command says them."""
    return [line.split()[1] for line in cli("key", "show-recovery").out.splitlines()]


def typing(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """What is typed next."""
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def restored(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch, text: str, *words: object
) -> Answered:
    """The key put back with this text typed."""
    typing(monkeypatch, text)
    return cli("key", "restore", *words)


def test_a_lost_key_comes_back_from_the_sheet(
    ward: Settings, cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups = groups_shown(cli)
    assert len(groups) == 14
    shutil.rmtree(ward.home / "keys")
    assert cli("verify", "--register", ward.register).code == 1
    half = f"{' '.join(groups[:7]).lower()}\n{'-'.join(groups[7:])}\n"
    answer = restored(cli, monkeypatch, half)
    assert answer.code == 0, answer.err
    assert f"The key {groups[-1]} is back" in answer.out
    assert cli("verify", "--register", ward.register).code == 0
    assert cli("key", "status", "--json").json()["sheet_confirmed"] is True


def test_a_stolen_computer_s_copy_opens_elsewhere_with_the_sheet(
    ward: Settings, cli: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    groups = groups_shown(cli)
    (copy,) = (each.path for each in find_copies(ward.home, ward.register.name))
    elsewhere = tmp_path / "other home"
    elsewhere.mkdir()
    shutil.copyfile(copy, elsewhere / "ward.register")
    monkeypatch.setenv("IL2NURSE_HOME", str(elsewhere))
    assert cli("verify", "--register", elsewhere / "ward.register").code == 1
    assert restored(cli, monkeypatch, "".join(groups)).code == 0
    assert cli("verify", "--register", elsewhere / "ward.register").code == 0


def test_what_is_wrong_with_a_typed_sheet_is_said_and_nothing_is_changed(
    ward: Settings, cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups = groups_shown(cli)
    before = ward.register.read_bytes()
    shutil.rmtree(ward.home / "keys")
    slip = restored(cli, monkeypatch, " ".join(["ZZZZZ", *groups[1:]]))
    assert (slip.code, slip.err[:8]) == (2, "Group 1,")
    short = restored(cli, monkeypatch, " ".join(groups[:3]) + "\n\n")
    assert "15 letters were typed, not 70" in short.err
    other = restored(cli, monkeypatch, " ".join(spell_key(bytes(range(32)))))
    assert other.code == 2
    assert "is not the key of" in other.err
    assert "another register or of before the key was changed" in other.err
    gone = restored(cli, monkeypatch, " ".join(groups), "--register", ward.home / "none")
    assert "There is no register file" in gone.err
    assert ward.register.read_bytes() == before
    assert not (ward.home / "keys").exists()


def test_a_changed_key_opens_the_register_and_the_old_one_its_copies(
    ward: Settings, cli: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    old = groups_shown(cli)
    (kept,) = (each.path for each in find_copies(ward.home, ward.register.name))
    copy = shutil.copyfile(kept, tmp_path / kept.name)
    answer = cli("key", "rotate")
    assert answer.code == 0
    assert "Print its recovery sheet now" in answer.out
    new = groups_shown(cli)
    assert new != old
    assert cli("verify", "--register", ward.register).code == 0
    assert cli("verify", "--register", copy).code == 0
    status = cli("key", "status").out
    assert f"The key {new[-1]} lies in the file" in status
    assert f"The key {old[-1]} is known too" in status
    assert "Nobody has confirmed" in status
    refused = restored(cli, monkeypatch, " ".join(old))
    assert "is not the key of" in refused.err
    assert restored(cli, monkeypatch, " ".join(old), "--register", copy).code == 0


def test_a_change_that_was_cut_off_before_the_exchange_opens_as_before(
    ward: Settings, cli: CommandLine
) -> None:
    # What a kill leaves at the latest: the new key is kept, the new file lies beside.
    station_keys(ward.home).make("half", ward.register)
    making = ward.register.with_name(f".{ward.register.name}.0.making")
    making.write_bytes(b"half a file")
    assert cli("verify", "--register", ward.register).code == 0
    opened = open_known(ward.register, ward.home)
    assert opened.verify().intact
    opened.close()
    assert cli("key", "rotate").code == 0


def test_a_plain_register_is_told_of_and_encrypted_in_place(plain: Path, cli: CommandLine) -> None:
    told = cli("key", "status")
    assert told.code == 1
    assert "whoever has the file can read every patient" in told.out
    assert "Not encrypted: the copy" in told.out
    assert cli("key", "show-recovery").code == 2
    assert cli("verify", "--register", plain).out.startswith("1 entry, each as it was written")
    done = cli("key", "encrypt")
    assert done.code == 0, done.err
    assert "is encrypted with the key" in done.out
    assert "Not encrypted: the copy" in done.out
    assert b"5 West" not in plain.read_bytes()
    # The entry before stands as it was: the chain goes on from it with the one that says so.
    assert cli("verify", "--register", plain).out.startswith("2 entries, each as it was written")
    again = cli("key", "encrypt")
    assert (again.code, "is encrypted already" in again.err) == (2, True)
    assert cli("key", "status").code == 0


def test_a_practice_register_stays_plain(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "x.register"
    cli.play(SCENARIOS / "too-early-and-late.toml", path)
    register = ("--register", path)
    assert "nothing in it is real" in cli("key", "encrypt", *register).err
    assert cli("key", "status", *register).code == 0
    assert cli("key", "rotate", *register).code == 2


def test_the_sheet_is_confirmed_by_two_of_its_groups(
    ward: Settings, cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups = groups_shown(cli)
    typing(monkeypatch, "AAAAA\nBBBBB\n")
    refused = cli("key", "confirm")
    assert refused.code == 2
    assert "is not the one of the recovery sheet" in refused.err
    assert cli("key", "status", "--json").json()["sheet_confirmed"] is False

    class Reader:
        """Somebody who reads the sheet: answers with the group that was asked for last."""

        def readline(self, _size: int = -1) -> str:
            asked = cli.capture.readouterr().out.rstrip(": ").rsplit(" ", 1)[-1]
            return f"{groups[int(asked) - 1].lower()}\n"

    monkeypatch.setattr("sys.stdin", Reader())
    assert cli("key", "confirm").code == 0
    assert cli("key", "status", "--json").json()["sheet_confirmed"] is True
    assert station_keys(ward.home).all()[0].confirmed


def test_the_sheet_is_a_private_pdf_that_replaces_nothing(
    ward: Settings, cli: CommandLine, tmp_path: Path
) -> None:
    out = tmp_path / "sheet.pdf"
    assert cli("key", "show-recovery", "--out", out).code == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert out.stat().st_mode & 0o777 == 0o600
    assert cli("key", "show-recovery", "--out", out).code == 1
    assert cli("key", "show-recovery", "--out", ward.register, "--replace").code == 1
    assert cli("verify", "--register", ward.register).code == 0
    assert replace(ward).register.exists()
