"""A register that goes on from a copy, by the window alone."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from il2nurse.app.keys import key_of, open_known
from il2nurse.app.starting import Start
from il2nurse.app.window import show_window
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.values.recovery_key import spell_key
from il2nurse.settings import Settings
from il2nurse.ui.people.copy_list import CopyList
from il2nurse.ui.widgets.action import Action
from il2nurse.workflow.clocks import SystemClock
from tests.app.set_back import PEOPLE, PIN, cut, found, grow, settings_at, write_anew
from tests.later import FIRST_WAIT_S, Later
from tests.ui.hands import press, write
from tests.ui.people.beginnings import PATIENCE, Beginning


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A founded ward with a copy, and entries after it."""
    made = settings_at(tmp_path / "home")
    found(made)
    with closing(open_known(made.register, made.home)) as register:
        register.copy_to(made.home, SystemClock().read().at)
    grow(made)
    return made


def damage(settings: Settings) -> bytes:
    content = bytearray(settings.register.read_bytes())
    content[8192:12288] = b"x" * 4096
    settings.register.write_bytes(content)
    return bytes(content)


@pytest.fixture
def begun(
    qtbot: QtBot, qapp: QApplication, settings: Settings
) -> Iterator[tuple[Beginning, Start]]:
    """The window, not yet begun."""
    window = show_window(qapp, settings.home)
    qtbot.addWidget(window)
    start = Start(window, settings)
    yield Beginning(window, settings, qtbot), start
    start.finish()
    if window.joined:
        window.session.end()


def look(begun: Beginning, said: str) -> None:
    """See what the marked copy lacks."""
    begun.wait_for("page_restore")
    copies = begun.find("copies")
    assert isinstance(copies, QListWidget)
    press(copies, Qt.Key.Key_Return)
    begun.qtbot.waitUntil(lambda: said in begun.text("restore_lost"), timeout=PATIENCE)


def test_a_damaged_register_goes_on_from_a_copy(
    begun: tuple[Beginning, Start], later: Later
) -> None:
    window, start = begun
    before = damage(window.settings)
    start.begin()
    window.wait_for("trouble")
    assert "No downtime pack of this ward lies here" in window.text("trouble_pack")
    window.click("restore_from_copy")
    look(window, "The copy ends with entry")
    assert "No downtime pack of this ward lies here" in window.text("restore_pack")
    missing = window.find("restore_missing").accessibleName()
    assert missing.startswith("Would be lost: The lost register went to entry")
    assert "are not in the copy" in missing
    assert "Entry " in window.text("restore_lost")
    write(window.find("restorer_pin"), "111222")
    window.click("restore_copy")
    window.wait_for("restore_problem")
    assert "PIN is not right" in window.text("restore_problem")
    later(FIRST_WAIT_S)
    write(window.find("restorer_pin"), PIN)
    press(window.find("restorer_pin"), Qt.Key.Key_Return)
    window.qtbot.waitUntil(lambda: window.window.joined, timeout=PATIENCE)
    (kept,) = window.settings.home.glob("*.damaged-*Z")
    assert kept.read_bytes() == before
    said = window.window.strip.sentence
    assert "The register goes on from its copy." in said
    assert str(kept) in said
    assert window.window.strip.accessibleName().startswith("Attention: ")
    register = window.window.session.station.register
    assert register.of_kind(Kind.REGISTER_RESTORED)


def test_back_leaves_everything_as_it_was(begun: tuple[Beginning, Start]) -> None:
    window, start = begun
    before = damage(window.settings)
    start.begin()
    window.wait_for("trouble")
    window.click("restore_from_copy")
    look(window, "The copy ends with entry")
    window.click("back_from_restore")
    window.wait_for("trouble")
    assert window.settings.register.read_bytes() == before
    assert not list(window.settings.home.glob("*.damaged-*"))


def test_a_register_that_was_set_back_gives_way_to_a_copy_that_holds_more(
    begun: tuple[Beginning, Start],
) -> None:
    window, start = begun
    cut(window.settings, PEOPLE)
    start.begin()
    window.wait_for("page_setback")
    window.click("restore_instead")
    look(window, "The register in its place ends with entry 4")
    write(window.find("restorer_pin"), PIN)
    window.click("restore_copy")
    window.qtbot.waitUntil(lambda: window.window.joined, timeout=PATIENCE)


def test_a_copy_that_cannot_be_used_says_why_and_nothing_can_be_pressed(
    begun: tuple[Beginning, Start],
) -> None:
    window, start = begun
    damage(window.settings)
    for copy in window.settings.home.glob("*.backup-*Z"):
        content = bytearray(copy.read_bytes())
        content[8192:12288] = b"x" * 4096
        copy.write_bytes(content)
    start.begin()
    window.wait_for("trouble")
    window.click("restore_from_copy")
    look(window, "cannot be opened")
    assert not window.find("restore_copy").isEnabled()


def test_a_new_computer_goes_on_with_a_copy_and_the_recovery_sheet(
    qtbot: QtBot, qapp: QApplication, settings: Settings, tmp_path: Path
) -> None:
    copy = max(settings.home.glob("*.backup-*Z"))
    brought = shutil.copyfile(copy, tmp_path / copy.name)
    key = key_of(settings.register, settings.home)
    assert key
    new = settings_at(tmp_path / "new")
    window = show_window(qapp, new.home)
    qtbot.addWidget(window)
    start = Start(window, new)
    start.begin()
    begun = Beginning(window, new, qtbot)
    begun.click("restore_ward")
    begun.wait_for("page_restore")
    begun.window.findChildren(CopyList)[0].choose(brought)
    begun.wait_for("restore_sheet")
    assert "this station has no key" in begun.text("restore_lost")
    begun.write("restore_sheet", "AAAAA BBBBB")
    begun.click("put_key_back")
    begun.wait_for("restore_problem")
    assert "Group 1, “AAAAA”, was typed wrong" in begun.text("restore_problem")
    begun.write("restore_sheet", " ".join(spell_key(key)))
    begun.click("put_key_back")
    begun.qtbot.waitUntil(lambda: "ends with entry" in begun.text("restore_lost"), timeout=PATIENCE)
    missing = begun.find("restore_missing").accessibleName()
    assert "is not known: compare the newest printed papers" in missing
    write(begun.find("restorer_pin"), PIN)
    begun.click("restore_copy")
    qtbot.waitUntil(lambda: window.joined, timeout=PATIENCE)
    assert new.register.exists()
    window.session.end()
    start.finish()


def test_a_register_of_another_history_is_set_aside_by_the_button_that_says_so(
    begun: tuple[Beginning, Start],
) -> None:
    window, start = begun
    strange = write_anew(window.settings)
    start.begin()
    window.wait_for("page_setback")
    window.click("restore_instead")
    look(window, "tells another history than the copy after entry 4")
    button = window.find("restore_copy")
    assert isinstance(button, Action)
    assert button.text() == "Set it aside and go on from this copy"
    write(window.find("restorer_pin"), PIN)
    press(window.find("restorer_pin"), Qt.Key.Key_Return)
    window.qtbot.waitUntil(lambda: window.window.joined, timeout=PATIENCE)
    (kept,) = window.settings.home.glob("*.set-aside-*Z")
    assert kept.read_bytes() == strange
    assert f"kept as {kept}" in window.window.strip.sentence
