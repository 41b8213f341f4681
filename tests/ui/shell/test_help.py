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
from il2nurse.ui.shell.early_help import EarlyHelp
from il2nurse.ui.shell.help import NOBODY, HelpPage
from il2nurse.ui.shell.manual import WIDEST, ManualBrowser, anchor_of
from il2nurse.ui.shell.window import MainWindow
from il2nurse.ui.widgets.facts import Facts
from tests.ui.hands import bring_up, click
from tests.ui.seed import Seat
from tests.ward import CHARGE, MRN


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
def test_f1_opens_the_pages_own_place_in_the_manual(manual: ManualBrowser, route: Route) -> None:
    manual.show_place(route.manual)
    name, _, heading = route.manual.partition("#")
    assert manual.source().fileName() == f"{name}.md"
    assert not heading or anchor_of(place_in_view(manual)) == heading
    assert [each.manual for each in ROUTES].count(route.manual) == 1


def place_in_view(manual: ManualBrowser) -> str:
    """The heading that the manual was opened at, where it is in view."""
    in_view = manual.viewport().rect().contains(manual.cursorRect().center())
    return manual.textCursor().block().text() if in_view else ""


def test_every_link_within_the_manual_leads_to_a_heading() -> None:
    pages = {page.name: page.read_text(encoding="utf-8") for page in manual_folder().glob("*.md")}
    lost = [
        f"{name}: {page}#{anchor}"
        for name, text in pages.items()
        for page, anchor in re.findall(r"\]\(([a-z-]+\.md)?#([^)]+)\)", text)
        if anchor
        not in {anchor_of(head) for head in re.findall(r"(?m)^#+ (.+)$", pages[page or name])}
    ]
    assert not lost, "\n".join(lost)


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
    ward = help_from(seat, "ward", None).manual
    assert ward.source().fileName() == "nurse.md"
    assert place_in_view(ward) == "The ward list"


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
    assert load_settings({"IL2NURSE_HOME": str(tmp_path)}).texts.call_for_help == "Ward IT, 4711"


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
    found.resize(700, 600)
    found.show()
    found.show_place("nurse")
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


def test_before_anybody_signed_in_the_manual_lies_over_what_was_typed(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    bring_up(qtbot, window)
    name = window.focusWidget()
    QTest.keyClick(name, Qt.Key.Key_F1)
    (cover,) = window.findChildren(EarlyHelp)
    assert "forgotten" in cover.manual.toPlainText()
    assert cover.manual.hasFocus()
    QTest.keyClick(cover.manual, Qt.Key.Key_F1)
    assert not cover.isVisible()
    assert window.focusWidget() is name


def test_who_signed_in_has_the_page_in_place_of_it(seat: Seat) -> None:
    seat.session.end()
    QTest.keyClick(seat.window, Qt.Key.Key_F1)
    (cover,) = seat.window.findChildren(EarlyHelp)
    assert cover.isVisible()
    QTest.keyClick(cover.manual, Qt.Key.Key_Escape)
    assert not cover.isVisible()
    seat.session.begin(CHARGE)
    QTest.keyClick(seat.window, Qt.Key.Key_F1)
    assert isinstance(seat.page, HelpPage)
