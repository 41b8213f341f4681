"""The manual's page "When the computer dies", followed line by line on another computer."""

import io
import re
import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from il2nurse.app.copying import copy_to_second, second_folder
from il2nurse.app.joining import open_station
from il2nurse.app.keys import key_of, open_known
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.head_code import short_code
from il2nurse.domain.record.register.seal import Head
from il2nurse.domain.values.recovery_key import spell_key
from il2nurse.storage.files.kept_copies import find_copies, manifest_of
from tests.app.set_back import PIN, found, settings_at
from tests.cli.command_line import CommandLine

PAGE = Path(__file__).parents[2] / "docs" / "manual" / "computer-dies.md"
SECTION = "## Another computer, a copy, and the recovery sheet"


def commands() -> list[list[str]]:
    """The commands of the manual's section, in their order."""
    section = PAGE.read_text(encoding="utf-8").partition(SECTION)[2].partition("\n## ")[0]
    return [line.split() for line in re.findall(r"^ {7}il2nurse (.+)$", section, re.MULTILINE)]


@pytest.fixture
def saved(tmp_path: Path) -> tuple[Path, list[str], Head]:
    """What is left of a dead computer: a copy in the second place, the sheet, the last head."""
    home, share = tmp_path / "dead", tmp_path / "share"
    settings = replace(settings_at(home), second_place=share)
    share.mkdir()
    found(settings)
    opened = open_station(settings)
    copy_to_second(opened.register, share)
    (copy,) = find_copies(second_folder(share, opened.register), settings.register.name)
    opened.register.close()
    key = key_of(settings.register, home)
    assert key
    shutil.rmtree(home)
    return copy.path, list(spell_key(key)), copy.head


def test_the_manual_brings_the_ward_back_on_another_computer(
    saved: tuple[Path, list[str], Head],
    cli: CommandLine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept, sheet, head = saved
    copy = shutil.copyfile(kept, tmp_path / kept.name)
    shutil.copyfile(manifest_of(kept), manifest_of(copy))
    monkeypatch.setenv("IL2NURSE_PIN", PIN)
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(sheet).lower()))
    home = tmp_path / "home"
    real = {
        "COPY": str(copy),
        "REGISTER": str(home / "ward.register"),
        "CODE": short_code(head),
    }
    asked = commands()
    assert [words[0] for words in asked] == [
        *("key", "restore", "restore", "verify", "copy", "verify"),
    ]
    for words in asked:
        answer = cli(*(real.get(word, word) for word in words))
        assert answer.code == 0, (words, answer.out, answer.err)
    settings = settings_at(home)
    opened = open_station(settings)
    assert opened.setback is None
    assert "administrator" in opened.station.people()
    opened.register.close()
    with closing(open_known(settings.register, home)) as register:
        assert register.since(head.number)[0].kind is Kind.REGISTER_RESTORED


def test_without_the_sheet_a_copy_opens_nothing(
    saved: tuple[Path, list[str], Head], cli: CommandLine
) -> None:
    kept, _, _ = saved
    refused = cli("restore", kept, "--dry-run")
    assert refused.code == 1
    assert "this station has no key that opens it" in refused.err
