"""Nothing is cut on the pages of a register's key, its copies, a setback and a restoring."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.app.starting import Start
from il2nurse.app.window import show_window
from il2nurse.domain.people import Role
from il2nurse.settings import Settings
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.people.copy_list import CopyChoice
from il2nurse.ui.people.restore import RestorePage
from il2nurse.ui.people.restore_key import RestoreKeyPage
from il2nurse.ui.people.setback import SetbackPage
from il2nurse.ui.people.sign_in import Colleague
from il2nurse.ui.shell.window import MainWindow
from tests.app.set_back import found, settings_at
from tests.ui.hands import bring_up
from tests.ui.look.cut_looks import look, windows
from tests.ui.people.beginnings import PATIENCE

FAR = "/srv/shares/hospital/oncology/seven-west/registers"
LINES = [f"{FAR}/ward.register.backup-2026112{day}T095138Z, to entry 1,204" for day in range(9)]
PACK = f"Chart on the newest downtime pack of this ward: {FAR}/downtime-pack-7-West.pdf."
NAME = "Alexandra Wolfeschlegelsteinhausen-Bergerdorff"
ADMINISTRATORS = tuple(
    Colleague(str(at), f"{NAME} {at}", Role.ADMINISTRATOR.label) for at in range(3)
)


def setback() -> QWidget:
    page = SetbackPage()
    page.show_setback("Entries 5 to 1,204 are missing. " * 6, LINES, LINES, ADMINISTRATORS, PACK)
    return page


def restore() -> RestorePage:
    page = RestorePage()
    told = (
        "20-Nov-2026 18:59, entries up to 120400\nbeside the register\n"
        "goes on after a loss with entry 120400, 5FC1E3A0"
    )
    page.show_copies([CopyChoice(Path(each), told) for each in LINES], PACK)
    page.copies.choose(Path(FAR) / "ward.register.backup-20261120T095138Z")
    return page


def restore_chosen() -> QWidget:
    page = restore()
    missing = Mark(Tone.DANGER, "Would be lost", Sign.WARNING), PACK
    page.show_loss(Path(LINES[0]), missing, LINES, ADMINISTRATORS, aside=True)
    page.show_problem("The PIN is not right. Nothing was changed.")
    return page


def restore_by_sheet() -> QWidget:
    page = restore()
    page.show_key_missing("This copy is encrypted and this station has no key that opens it.")
    return page


def restore_key() -> QWidget:
    page = RestoreKeyPage()
    page.show_problem("Group 1, “ZZZZZ”, was typed wrong.")
    return page


@pytest.mark.parametrize("make", [setback, restore, restore_chosen, restore_by_sheet, restore_key])
def test_before_anybody_signs_in(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    page = make()
    window = MainWindow()
    qtbot.addWidget(window)
    window.pages.addWidget(page)
    window.show_only(page)
    bring_up(qtbot, window)
    faults = [each for size in windows() for each in look(window, size, page.objectName())]
    assert not faults, "\n".join(faults)


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """The window of a ward with a key, its administrator signed in."""
    settings: Settings = settings_at(tmp_path / "home")
    found(settings)
    window = show_window(qapp, settings.home)
    qtbot.addWidget(window)
    start = Start(window, settings)
    start.begin()
    qtbot.waitUntil(lambda: window.joined, timeout=PATIENCE)
    window.session.begin(window.session.station.person("administrator"))
    yield window
    start.finish()
    window.session.end()


@pytest.mark.parametrize("page", ["recovery_sheet", "copies"])
def test_of_an_administrator(opened: MainWindow, page: str) -> None:
    opened.session.go(page)
    assert opened.page
    assert opened.page.name == page
    faults = [each for size in windows() for each in look(opened, size, page)]
    assert not faults, "\n".join(faults)
