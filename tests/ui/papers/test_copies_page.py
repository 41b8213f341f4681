"""The page of the copies: what lies where, a copy now, a restore drill."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from il2nurse.app.starting import Start
from il2nurse.app.window import show_window
from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.register.entries import Kind
from il2nurse.settings import Settings
from il2nurse.storage.files.kept_copies import find_copies
from il2nurse.ui.papers.copies import NO_SECOND, PRACTICE
from il2nurse.workflow.people.access import add_person
from tests.app.set_back import found, settings_at
from tests.ui.people.beginnings import PATIENCE, Beginning
from tests.ui.seed import Seat
from tests.ward import CHARGE, PIN

ADA = Person("ada", "Ada Admin", "", Role.ADMINISTRATOR)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = settings_at(tmp_path / "home")
    found(made)
    (tmp_path / "share").mkdir()
    return replace(made, second_place=tmp_path / "share")


@pytest.fixture
def begun(qtbot: QtBot, qapp: QApplication, settings: Settings) -> Iterator[Beginning]:
    """The window on the page, its administrator signed in."""
    window = show_window(qapp, settings.home)
    qtbot.addWidget(window)
    start = Start(window, settings)
    start.begin()
    qtbot.waitUntil(lambda: window.joined, timeout=PATIENCE)
    session = window.session
    session.begin(session.station.person("administrator"))
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    yield Beginning(window, settings, qtbot)
    start.finish()
    session.end()


def test_a_drill_is_done_recorded_and_shown(begun: Beginning) -> None:
    begun.wait_for("page_copies")
    assert "No restore drill was done yet" in begun.find("no_drill").accessibleName()
    begun.click("copy_now")
    begun.qtbot.waitUntil(
        lambda: (
            "Second place" in begun.text("copy_places")
            and "no copy" not in begun.text("copy_places")
        ),
        timeout=PATIENCE,
    )
    assert NO_SECOND not in begun.text("copy_places")
    begun.click("drill_now")
    begun.qtbot.waitUntil(
        lambda: begun.text("last_drill").count("restored and verified") == 2, timeout=PATIENCE
    )
    register = begun.window.session.station.register
    entries = register.of_kind(Kind.RESTORE_DRILLED)
    assert {entry.person for entry in entries} == {"administrator"}
    (report,) = begun.settings.papers.glob("restore-drill-*.txt")
    assert "Done by: Adam Admin" in report.read_text(encoding="utf-8")
    assert str(report) in begun.window.strip.sentence


def test_a_copy_that_cannot_be_restored_is_told(begun: Beginning) -> None:
    begun.wait_for("page_copies")
    begun.click("copy_now")
    for copy in find_copies(begun.settings.home, begun.settings.register.name):
        copy.path.write_bytes(copy.path.read_bytes()[:-4096])
    begun.click("drill_now")
    begun.qtbot.waitUntil(
        lambda: "Tell the ward's IT now" in begun.window.strip.sentence, timeout=PATIENCE
    )
    assert "no key that opens it, or it is damaged" in begun.text("last_drill")


def test_the_practice_ward_is_not_copied(empty: Seat) -> None:
    add_person(empty.ward.station, CHARGE, ADA, PIN)
    empty.session.begin(ADA)
    empty.session.go("copies")
    label = empty.find("copy_places")
    assert isinstance(label, QLabel)
    assert label.text() == PRACTICE
    assert not empty.button("drill_now").isEnabled()
