"""A ward brought back on another computer, as the manual says it, step by step.

The pages "When the computer dies" and "A stolen laptop" are read by the test: a step that was
changed, added or left out fails it.
"""

import io
import shutil
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from il2nurse.app.copies.second_place import copy_to_second, second_folder
from il2nurse.app.joining import open_station
from il2nurse.app.keys import key_of, open_known
from il2nurse.app.restore.drilling import newest_copies, try_copy
from il2nurse.app.starting import Start
from il2nurse.app.window import show_window
from il2nurse.domain.record.register.entries import BrokenRegister, Kind
from il2nurse.domain.record.register.head_code import short_code
from il2nurse.domain.record.register.seal import Head
from il2nurse.domain.values.recovery_key import spell_key
from il2nurse.settings import load_settings
from il2nurse.storage.files.kept_copies import find_copies, manifest_of, remove_copy
from il2nurse.storage.register import open_register
from tests.app.manual import Step, begin_like, steps
from tests.app.set_back import PIN, found, settings_at
from tests.cli.command_line import CommandLine
from tests.reports.reading import codes
from tests.ui.people.beginnings import Beginning

OWN = "590372"


@dataclass(frozen=True)
class Saved:
    """What is left of a ward whose computer is gone: the second place, the sheet, a head."""

    share: Path
    copy: Path
    key: bytes
    head: Head

    @property
    def sheet(self) -> tuple[str, ...]:
        """The groups on paper."""
        return spell_key(self.key)


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    """A ward that was founded elsewhere and copied to the second place; its home is gone."""
    home, share = tmp_path / "gone", tmp_path / "share"
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
    return Saved(share, copy.path, key, copy.head)


class Hand:
    """Types what is asked for: the old sheet whole, later two groups of the new one."""

    def __init__(self, cli: CommandLine, old: tuple[str, ...], sheet: Path) -> None:
        self._cli, self._sheet = cli, sheet
        self._old = io.StringIO("\n".join(old).lower())

    def readline(self, _size: int = -1) -> str:
        if not self._sheet.exists():
            return self._old.readline()
        (code,) = codes(self._sheet.read_bytes())
        asked = self._cli.capture.readouterr().out.rstrip(": ").rsplit(" ", 1)[-1]
        return code.split("-")[int(asked) - 1] + "\n"


class Another:
    """Another computer, and what is done at it; the words in capitals stand for real ones."""

    def __init__(self, cli: CommandLine, saved: Saved, folder: Path) -> None:
        self.cli, self.saved, self.home = cli, saved, folder / "home"
        self.register, self.sheet = self.home / "ward.register", folder / "sheet.pdf"
        self.copy = folder / saved.copy.name
        self._real = {
            "COPY": str(self.copy),
            "REGISTER": str(self.register),
            "CODE": short_code(saved.head),
            "SHEET": str(self.sheet),
        }

    def fetch(self) -> None:
        """Fetch the copy with the head that lies beside it."""
        shutil.copyfile(self.saved.copy, self.copy)
        shutil.copyfile(manifest_of(self.saved.copy), manifest_of(self.copy))

    def follow(self, step: Step) -> str:
        """Give the commands of a step; what they said."""
        said = ""
        for words in step.commands:
            answer = self.cli(*(self._real.get(word, word) for word in words))
            # The second place of a test lies on the disk of the register, which is said.
            same_disk = "lies on the register's own disk" in answer.out + answer.err
            assert answer.code == 0 or same_disk, (words, answer.out, answer.err)
            said += answer.out
        return said

    def name_places(self) -> None:
        """Write the station file, as the page of the command line has its keys."""
        text = f'ward = "7 West"\nstation = "WOW-05"\nsecond_place = "{self.saved.share}"\n'
        (self.home / "station.toml").write_text(text, encoding="utf-8")


@pytest.fixture
def another(
    cli: CommandLine, saved: Saved, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Another:
    """A computer on which no ward was founded, the sheet in hand."""
    made = Another(cli, saved, tmp_path)
    monkeypatch.setenv("IL2NURSE_PIN", PIN)
    monkeypatch.setattr("sys.stdin", Hand(cli, saved.sheet, made.sheet))
    return made


@pytest.fixture
def started(qtbot: QtBot, qapp: QApplication, another: Another) -> Beginning:
    """The window there, not yet begun."""
    another.home.mkdir()
    window = show_window(qapp, another.home)
    qtbot.addWidget(window)
    return Beginning(window, load_settings({"IL2NURSE_HOME": str(another.home)}), qtbot)


def test_a_dead_computer(another: Another, saved: Saved) -> None:
    found_steps = steps("computer-dies.md", "Another computer, a copy, and the recovery sheet")
    begin_like(
        found_steps,
        "Install the program. Do not found a ward.",
        "Fetch the newest copy from the second place",
        "Put the key back, typing the fourteen groups",
        "Look at what would be missing. Nothing is changed yet",
        "An administrator of the ward decides",
        "The register lies where this station keeps it",
        "Compare the newest paper",
        "Name the ward, this station and the second place in the station file, start the program",
    )
    folder = found_steps[1].plain.partition("a folder such as ")[2].split("-")[0]
    assert saved.copy.parent.name.startswith(f"{folder}-")
    another.fetch()
    another.follow(found_steps[2])
    assert "Nothing was changed." in another.follow(found_steps[3])
    assert not another.register.exists()
    assert f"Restored: {another.register}" in another.follow(found_steps[4])
    for step in found_steps[5:7]:
        assert another.follow(step)
    another.name_places()
    settings = load_settings({"IL2NURSE_HOME": str(another.home)})
    opened = open_station(settings)
    assert (opened.setback, opened.station.name) == (None, "WOW-05")
    assert "administrator" in opened.station.people()
    assert opened.register.since(saved.head.number)[0].kind is Kind.REGISTER_RESTORED
    copy_to_second(opened.register, saved.share)
    newest = newest_copies(opened.register, settings.second_place)
    assert [copy.path.parent for copy in newest] == [another.home, saved.copy.parent]
    opened.register.close()


def test_without_the_sheet_a_copy_opens_nothing(another: Another) -> None:
    another.fetch()
    refused = another.cli("restore", another.copy, "--dry-run")
    assert refused.code == 1
    assert "this station has no key that opens it" in refused.err


def test_a_stolen_laptop(another: Another, saved: Saved, started: Beginning, qtbot: QtBot) -> None:
    found_steps = steps("administrator.md", "A stolen laptop")
    begin_like(
        found_steps,
        "The ward charts on paper with the newest",
        "On another computer where no ward was founded",
        "Give the register another key before anybody works in it",
        "Print SHEET twice, delete the file, and confirm the new sheet",
        "Name the second place in the station file. Have a copy made under the new key",
        "Start the program, and have everybody choose another PIN (Change my PIN, Ctrl+8). Where",
    )
    another.fetch()
    for step in found_steps[1:4]:
        another.follow(step)
    safe = shutil.copyfile(saved.copy, another.copy.with_name("in the safe"))
    another.sheet.unlink()
    another.name_places()
    another.follow(found_steps[4])
    start = Start(started.window, load_settings({"IL2NURSE_HOME": str(another.home)}))
    start.begin()
    started.qtbot.waitUntil(lambda: started.window.joined, timeout=20_000)
    choose_another_pin(started, found_steps[5])
    start.finish()
    started.window.session.end()
    delete_copies_of_before(another, saved)
    with pytest.raises(BrokenRegister):
        open_register(another.register, saved.key)
    assert safe.exists()


def choose_another_pin(started: Beginning, step: Step) -> None:
    """By the menu entry and the key that the step names."""
    (entry,) = [each for each in started.window.actions() if each.text() == step.bold[0]]
    assert f"({step.bold[0]}, {entry.shortcut().toString()})" in step.plain
    started.write("person", "Adam Admin")
    started.write("pin", PIN)
    started.click("sign_in")
    started.wait_for("page_ward")
    QTest.keyClick(started.window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    started.wait_for("own_pin_old")
    for name, digits in (("own_pin_old", PIN), ("own_pin_new", OWN), ("own_pin_again", OWN)):
        started.write(name, digits)
    started.click("change_pin")
    register = started.window.session.station.register
    started.qtbot.waitUntil(lambda: register.check_pin("administrator", OWN), timeout=20_000)
    assert not register.check_pin("administrator", PIN)


def delete_copies_of_before(another: Another, saved: Saved) -> None:
    """Those that open with the old key; what is left can be restored."""
    settings = load_settings({"IL2NURSE_HOME": str(another.home)})
    for copy in find_copies(saved.copy.parent, saved.copy.name.partition(".backup")[0]):
        try:
            open_register(copy.path, saved.key).close()
        except BrokenRegister:
            continue
        remove_copy(copy)
    with closing(open_known(another.register, another.home)) as register:
        opened = open_station(settings)
        copies = newest_copies(register, saved.share)
        assert len(copies) == 2
        facts = [try_copy(settings, register, opened.station, copy) for copy in copies]
        opened.register.close()
    assert all(fact.passed for fact in facts)
