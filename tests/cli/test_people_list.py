"""The people of a register, by the names that commands take."""

from pathlib import Path

import pytest

from il2nurse.settings import Settings
from tests.app.set_back import PIN, cut, found, grow, settings_at
from tests.cli.command_line import CommandLine


@pytest.fixture
def ward(tmp_path: Path, cli: CommandLine) -> Settings:
    """A ward founded in the home of the command line, with a nurse."""
    del cli
    settings = settings_at(tmp_path / "home")
    found(settings)
    return settings


def test_everybody_is_listed_with_the_id_that_commands_take(
    ward: Settings, cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = cli("people", "list").out.splitlines()
    assert [line.split()[0] for line in lines] == ["administrator", "nina"]
    assert "Nina Nurse, RN  Nurse" in lines[1]
    assert "one-time PIN, not changed yet" in lines[1]
    told = cli("people", "list", "--register", ward.register, "--json").json()["people"]
    assert isinstance(told, list)
    assert told[1] == {
        "id": "nina",
        "name": "Nina Nurse",
        "title": "RN",
        "role": "nurse",
        "initials": "NN",
        "ended": False,
        "sign_in": "one-time PIN, not changed yet",
    }
    monkeypatch.setenv("IL2NURSE_PIN", PIN)
    assert cli("drill", "--register", ward.register, "--by", told[0]["id"]).code == 0


def test_nobody_is_listed_from_a_register_that_was_set_back(
    ward: Settings, cli: CommandLine
) -> None:
    cut(ward, grow(ward) - 1)
    answer = cli("people", "list")
    assert (answer.code, answer.out) == (1, "")
    assert "went backwards" in answer.err
