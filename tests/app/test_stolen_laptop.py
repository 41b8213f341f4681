"""The manual's section "A stolen laptop", followed line by line on another computer."""

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
from il2nurse.domain.record.register.broken import BrokenRegister
from il2nurse.domain.values.recovery_key import spell_key
from il2nurse.storage.files.kept_copies import find_copies, manifest_of
from il2nurse.storage.register import open_register
from tests.app.set_back import PIN, found, settings_at
from tests.cli.command_line import CommandLine
from tests.reports.reading import codes

PAGE = Path(__file__).parents[2] / "docs" / "manual" / "administrator.md"


def commands() -> list[list[str]]:
    """The commands of the manual's section, in their order."""
    section = PAGE.read_text(encoding="utf-8").partition("## A stolen laptop")[2]
    section = section.partition("\n## ")[0]
    return [line.split() for line in re.findall(r"^ {7}il2nurse (.+)$", section, re.MULTILINE)]


class Hand:
    """Types what is asked for: the old sheet whole, later two groups of the new one."""

    def __init__(self, cli: CommandLine, old: tuple[str, ...], sheet: Path) -> None:
        self._cli, self._old, self._sheet = cli, io.StringIO("\n".join(old)), sheet

    def readline(self) -> str:
        if not self._sheet.exists():
            return self._old.readline()
        (code,) = codes(self._sheet.read_bytes())
        asked = self._cli.capture.readouterr().out.rstrip(": ").rsplit(" ", 1)[-1]
        return code.split("-")[int(asked) - 1] + "\n"


def test_the_ward_goes_on_under_a_key_that_the_thief_does_not_have(
    cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stolen, share = tmp_path / "stolen", tmp_path / "share"
    settings = replace(settings_at(stolen), second_place=share)
    share.mkdir()
    found(settings)
    opened = open_station(settings)
    copy_to_second(opened.register, share)
    (kept,) = find_copies(second_folder(share, opened.register), settings.register.name)
    opened.register.close()
    old = key_of(settings.register, stolen)
    assert old
    shutil.rmtree(stolen)
    copy = shutil.copyfile(kept.path, tmp_path / kept.path.name)
    shutil.copyfile(manifest_of(kept.path), manifest_of(copy))
    register, sheet = tmp_path / "home" / "ward.register", tmp_path / "sheet.pdf"
    monkeypatch.setenv("IL2NURSE_PIN", PIN)
    monkeypatch.setattr("sys.stdin", Hand(cli, spell_key(old), sheet))
    real = {"COPY": str(copy), "REGISTER": str(register), "SHEET": str(sheet)}
    asked = commands()
    assert [words[0] for words in asked] == [
        *("key", "restore", "key", "key", "key", "copy", "verify"),
    ]
    for words in asked:
        answer = cli(*(real.get(word, word) for word in words))
        assert answer.code == 0, (words, answer.out, answer.err)
    with pytest.raises(BrokenRegister):
        open_register(register, old)
    with closing(open_known(register, tmp_path / "home")) as mine:
        assert mine.verify().intact
    assert cli("key", "status", "--json").json()["sheet_confirmed"] is True
