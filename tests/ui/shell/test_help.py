"""Help on every page: its keys, its manual page, whom to call, and the way back."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from il2nurse import __version__
from il2nurse.home import manual_folder
from il2nurse.readable.routes import ROUTES, Route
from il2nurse.settings import load_settings
from il2nurse.ui.shell.help import NOBODY, HelpPage
from il2nurse.ui.shell.manual import WIDEST, ManualBrowser
from il2nurse.ui.widgets.facts import Facts
from tests.ui.hands import click
from tests.ui.seed import Seat
from tests.ward import MRN


def help_from(seat: Seat, page: str, mrn: str | None = MRN) -> HelpPage:
    seat.session.go(page, mrn)
    QTest.keyClick(seat.window, Qt.Key.Key_F1)
    assert isinstance(seat.page, HelpPage)
    return seat.page


def told(page: HelpPage) -> str:
    return "\n".join(
        row.accessibleName()
        for facts in page.findChildren(Facts)
        for row in facts.findChildren(QWidget)
    )


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_every_page_has_a_page_of_the_manual(route: Route) -> None:
    assert (manual_folder() / f"{route.manual}.md").is_file()


def test_f1_tells_the_keys_of_the_page_and_leads_back(seat: Seat) -> None:
    page = help_from(seat, "patient")
    assert "Flowsheet, F" in told(page)
    assert "Vital signs, V" in told(page)
    assert "Help, F1" in told(page)
    assert f"Version, {__version__}" in told(page)
    assert "High-dose aldesleukin" in told(page)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert seat.page_name == "patient"
    assert seat.session.mrn == MRN


def test_the_manual_page_is_that_of_the_page(seat: Seat) -> None:
    assert help_from(seat, "laboratory").manual.source().fileName() == "laboratory.md"
    assert "laboratory" in help_from(seat, "laboratory").manual.toPlainText().lower()
    assert help_from(seat, "ward", None).manual.source().fileName() == "nurse.md"


def test_f1_twice_still_leads_back(seat: Seat) -> None:
    page = help_from(seat, "flowsheet")
    QTest.keyClick(seat.window, Qt.Key.Key_F1)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert seat.page_name == "flowsheet"


def test_whom_to_call_is_the_sites_own_text(seat: Seat) -> None:
    assert f"Call for help, {NOBODY}" in told(help_from(seat, "ward", None))
    seat.session.call_for_help = "Ward IT, 4711"
    assert "Call for help, Ward IT, 4711" in told(help_from(seat, "ward", None))


def test_the_station_file_names_whom_to_call(tmp_path: Path) -> None:
    (tmp_path / "station.toml").write_text('call_for_help = "Ward IT, 4711"\n', encoding="utf-8")
    assert load_settings({"IL2NURSE_HOME": str(tmp_path)}).call_for_help == "Ward IT, 4711"


def test_the_index_names_every_page_of_the_manual_and_no_other(seat: Seat) -> None:
    page = help_from(seat, "ward", None)
    click(seat.button("help_index"))
    assert page.manual.source().fileName() == "index.md"
    text = (manual_folder() / "index.md").read_text(encoding="utf-8")
    linked = set(re.findall(r"\]\(([a-z-]+\.md)", text))
    assert linked == {each.name for each in manual_folder().glob("*.md")} - {"index.md"}


@pytest.fixture
def manual(qtbot: QtBot) -> ManualBrowser:
    found = ManualBrowser()
    qtbot.addWidget(found)
    found.show_page("nurse")
    return found


def test_a_link_within_the_manual_is_followed(manual: ManualBrowser) -> None:
    manual.setSource(QUrl("people.md#roles"))
    assert manual.source().fileName() == "people.md"


@pytest.mark.parametrize("link", ["https://example.org/", "file:///etc/passwd", "../../README.md"])
def test_no_other_link_is(manual: ManualBrowser, link: str) -> None:
    manual.setSource(QUrl(link))
    assert manual.source().fileName() == "nurse.md"


def test_a_picture_is_no_wider_than_the_page(manual: ManualBrowser) -> None:
    kind = int(QTextDocument.ResourceType.ImageResource.value)
    picture = manual.loadResource(kind, QUrl("images/ward.png"))
    assert isinstance(picture, QImage)
    assert picture.width() == WIDEST
