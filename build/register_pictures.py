"""The register's own pages in the pictures: a paper's check, and a ward that keeps its register."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QListWidget, QWidget

from il2nurse.app.founding import ADMINISTRATOR, found_ward
from il2nurse.app.joining import open_station
from il2nurse.app.keys import key_of, open_known, station_keys
from il2nurse.app.starting import Start
from il2nurse.settings import Settings, load_settings
from il2nurse.storage.sqlite.connection import connect
from il2nurse.storage.sqlite.guards import stand_guards
from il2nurse.ui.patient.doses_page import DosesPage
from il2nurse.ui.patient.from_paper import GivenOnPaperDialog
from il2nurse.ui.shell.window import MainWindow
from il2nurse.workflow.clocks import SystemClock
from il2nurse.workflow.people.sign_in import sign_out

HOME: Final = Path(tempfile.gettempdir()) / "7-west"
PIN: Final = "824613"
MOST_LOOKS: Final = 400
LOOK_MS: Final = 50
PAGE_BYTES: Final = 4096
NOT_YET_GIVEN: Final = "PRACTICE-04"


def show_from_paper(window: MainWindow) -> None:
    """A dose that was given on paper, before it is entered."""
    window.session.go("patient", NOT_YET_GIVEN)
    page = window.page
    if isinstance(page, DosesPage):
        page.drawer.close_all()
        page.acts.given_on_paper.click()
        dialog = page.drawer.top
        if isinstance(dialog, GivenOnPaperDialog) and dialog.form:
            dialog.form.set_answers({"dose": next(iter(dialog.doses))})


def show_sheet(size: QSize) -> MainWindow:
    """The page of the recovery sheet, right after the founding."""
    return _signed_in(_found(confirm=False), size, "recovery_sheet")


def show_copies(size: QSize) -> MainWindow:
    """Copies in two places, and no drill yet."""
    settings = _found()
    _copy(settings)
    return _signed_in(settings, size, "copies")


def show_setback(size: QSize) -> MainWindow:
    """A register whose end was cut off."""
    settings = _found()
    _copy(settings)
    with closing(connect(settings.register, key_of(settings.register, settings.home))) as database:
        newest = database.execute("SELECT max(number) FROM entry").fetchone()[0]
        database.execute("DROP TRIGGER entry_no_delete")
        database.execute("DELETE FROM entry WHERE number > ?", (newest - 2,))
        stand_guards(database)
    window, start = _begin(settings, size)
    _wait_for(lambda: _sees(window, "page_setback"))
    start.finish()
    return window


def show_restoring(size: QSize) -> MainWindow:
    """A damaged register, and what its newest copy lacks."""
    settings = _found()
    _copy(settings)
    _record(settings)
    content = bytearray(settings.register.read_bytes())
    content[2 * PAGE_BYTES : 3 * PAGE_BYTES] = b"x" * PAGE_BYTES
    settings.register.write_bytes(content)
    window, start = _begin(settings, size)
    _wait_for(lambda: _sees(window, "restore_from_copy"))
    _button(window, "restore_from_copy").click()
    _wait_for(lambda: _sees(window, "page_restore"))
    (copies,) = window.findChildren(QListWidget, "copies")
    QTest.keyClick(copies, Qt.Key.Key_Return)
    _wait_for(lambda: _sees(window, "restore_lost"))
    start.finish()
    return window


def _found(*, confirm: bool = True) -> Settings:
    """A ward founded a moment ago, with a second place; its sheet is confirmed or is not."""
    shutil.rmtree(HOME, ignore_errors=True)
    (HOME / "share").mkdir(parents=True)
    (HOME / "ward").mkdir()
    (HOME / "ward" / "station.toml").write_text(
        f'second_place = "{(HOME / "share").as_posix()}"\nward = "7 West"\nstation = "WOW-03"\n',
        encoding="utf-8",
    )
    settings = load_settings({"IL2NURSE_HOME": str(HOME / "ward"), "TZ": "America/New_York"})
    opened, _ = found_ward(settings, "7 West", "WOW-03", "Adam Admin", PIN)
    opened.register.close()
    if confirm:
        keys = station_keys(settings.home)
        keys.confirm(keys.all()[0])
    for _ in range(4):
        _record(settings)
    return settings


def _record(settings: Settings) -> None:
    """Have the administrator sign out, which is an entry."""
    opened = open_station(settings)
    sign_out(opened.station, opened.station.person(ADMINISTRATOR))
    opened.register.close()


def _copy(settings: Settings) -> None:
    with closing(open_known(settings.register, settings.home)) as register:
        register.copy_to(settings.register.parent, SystemClock().read().at)


def _begin(settings: Settings, size: QSize) -> tuple[MainWindow, Start]:
    window = MainWindow()
    window.resize(size)
    window.show()
    start = Start(window, settings)
    start.begin()
    return window, start


def _signed_in(settings: Settings, size: QSize, page: str) -> MainWindow:
    window, start = _begin(settings, size)
    _wait_for(lambda: window.joined)
    window.session.begin(window.session.station.person(ADMINISTRATOR))
    window.session.go(page)
    start.finish()
    return window


def _wait_for(happened: Callable[[], bool]) -> None:
    for _ in range(MOST_LOOKS):
        if happened():
            return
        QTest.qWait(LOOK_MS)
    raise TimeoutError("The page of the picture did not come.")


def _sees(window: MainWindow, name: str) -> bool:
    return any(each.isVisible() for each in window.findChildren(QWidget, name))


def _button(window: MainWindow, name: str) -> QAbstractButton:
    return next(each for each in window.findChildren(QAbstractButton, name) if each.isVisible())
