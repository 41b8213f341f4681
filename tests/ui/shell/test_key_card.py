"""The key card: every key of the tables is on it, is the one in the window, and is one page."""

from io import BytesIO

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from il2nurse.readable.key_card import key_groups
from il2nurse.readable.keys import OF_DOSE, OF_PATIENT, OF_PHARMACY, OF_WARD
from il2nurse.readable.routes import ROUTES
from il2nurse.readable.window_keys import WindowKey
from il2nurse.ui.papers.preview import PreviewPage
from il2nurse.ui.widgets.action import Action
from tests.reports.reading import whole
from tests.ui.dose.conftest import open_bed
from tests.ui.hands import click
from tests.ui.seed import Seat, sit_down
from tests.ward import CHARGE, MRN, NURSE, PHARMACIST, STUDENT, make_ward

ON_CARD = [row for group in key_groups() for row in group.keys]


@pytest.fixture
def seat(qtbot: QtBot) -> Seat:
    """A nurse at a patient's page."""
    made = sit_down(qtbot, make_ward(), NURSE)
    made.session.go("patient", MRN)
    return made


def test_every_way_to_a_page_and_every_key_of_the_window_is_on_the_card() -> None:
    for route in ROUTES:
        for way in route.ways():
            assert (way.text, way.key) in ON_CARD
    keys = [key for _, key in ON_CARD]
    assert set(WindowKey) - {WindowKey.PACE} <= set(keys)
    assert len(set(ON_CARD)) == len(ON_CARD)


def test_the_acts_of_the_patients_page_have_the_keys_of_the_card(seat: Seat) -> None:
    shown = {each.objectName(): each.key for each in seat.page.findChildren(Action)}
    assert {name: shown.get(name) for name in OF_PATIENT} == {
        name: key for name, (_, key) in OF_PATIENT.items()
    }


def test_every_key_of_the_ward_page_is_on_the_card(qtbot: QtBot) -> None:
    made = sit_down(qtbot, make_ward(), CHARGE)
    made.session.go("ward")
    shown = {each.objectName(): each.key for each in made.page.findChildren(Action) if each.key}
    assert shown == {name: key for name, (_, key) in OF_WARD.items()}


def test_the_keys_of_pharmacy_are_on_the_card(qtbot: QtBot) -> None:
    made = sit_down(qtbot, make_ward(), PHARMACIST)
    shown: dict[str, str] = {}
    for page, subject in (("preparation", MRN), ("pharmacy", ""), ("stock", "")):
        made.session.go(page, subject)
        shown |= {each.objectName(): each.key for each in made.page.findChildren(Action)}
    assert {name: shown.get(name) for name in OF_PHARMACY} == {
        name: key for name, (_, key) in OF_PHARMACY.items()
    }


def test_the_acts_of_a_dose_have_the_keys_of_the_card(qtbot: QtBot) -> None:
    ward = make_ward()
    ward.pass_time(15)
    bed = open_bed(qtbot, ward, "identify")
    shown = {each.objectName(): each.key for each in bed.page.bar.findChildren(Action)}
    assert {name: shown.get(name) for name in OF_DOSE} == {
        name: key for name, (_, key) in OF_DOSE.items()
    }


def test_help_shows_it_on_one_page_and_it_leads_back(seat: Seat) -> None:
    QTest.keyClick(seat.window, Qt.Key.Key_F1)
    QTest.keyClick(seat.window, Qt.Key.Key_K)
    page = seat.page
    assert isinstance(page, PreviewPage)
    assert len(pypdf.PdfReader(BytesIO(page.paper)).pages) == 1
    text = whole(page.paper)
    for words, key in ON_CARD:
        assert key in text
        assert words.split()[0] in text
    click(seat.button("leave_preview"))
    assert seat.page_name == "patient"


def test_who_prints_nothing_has_no_button_for_it(seat: Seat) -> None:
    seat.session.end()
    seat.session.begin(STUDENT)
    seat.session.go("ward")
    QTest.keyClick(seat.window, Qt.Key.Key_F1)
    assert not seat.shows("key_card")
