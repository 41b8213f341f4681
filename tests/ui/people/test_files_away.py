"""A ward's window opens though its regimen files cannot be read, and says so until they can."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from il2nurse.app.beside import files_timer
from il2nurse.app.starting import Start
from il2nurse.app.window import show_window
from il2nurse.settings import Settings
from il2nurse.workflow.kept_texts import GOES_ON
from tests.app.set_back import NINA, found, settings_at
from tests.normal import FILE
from tests.ui.people.beginnings import PATIENCE, Beginning


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A founded ward whose station names a folder of its own files; the folder is missing."""
    monkeypatch.setattr(files_timer, "LOOK_EVERY_MS", 50)
    home = tmp_path / "home"
    home.mkdir()
    (home / "station.toml").write_text('regimens = "regimens"\n', encoding="utf-8")
    made = settings_at(home)
    found(made)
    return made


@pytest.fixture
def beginning(qtbot: QtBot, qapp: QApplication, settings: Settings) -> Iterator[Beginning]:
    """The window as the program opens it."""
    window = show_window(qapp, settings.home)
    qtbot.addWidget(window)
    start = Start(window, settings)
    start.begin()
    qtbot.waitUntil(lambda: window.joined, timeout=PATIENCE)
    yield Beginning(window, settings, qtbot)
    start.finish()
    window.session.end()


def test_everybody_is_told_until_the_folder_is_back(beginning: Beginning) -> None:
    session = beginning.window.session
    folder = beginning.settings.regimens
    assert folder
    for person in ("administrator", NINA.id):
        session.begin(session.station.person(person))
        session.go("ward")
        assert GOES_ON in beginning.text("station_notices")
        assert str(folder) in beginning.text("station_notices")
    folder.mkdir()
    text = FILE.read_text(encoding="utf-8").replace(FILE.stem, "site-high-dose-iv", 1)
    (folder / "site.toml").write_text(text, encoding="utf-8")
    regimens = session.station.regimens
    beginning.qtbot.waitUntil(lambda: regimens.away() is None, timeout=PATIENCE)
    assert "site-high-dose-iv" in regimens.today()
    session.go("new_patient")
    session.go("ward")
    told = beginning.window.findChild(QLabel, "station_notices")
    assert isinstance(told, QLabel)
    assert GOES_ON not in told.text()


def test_the_page_of_regimens_says_it_and_lets_nobody_approve(beginning: Beginning) -> None:
    session = beginning.window.session
    session.begin(session.station.person("administrator"))
    session.go("regimens")
    assert GOES_ON in beginning.text("regimens_away")
