"""A reaction is told from a paper and from help too: both lead to the patient's own page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from il2nurse.readable.papers import KEY_CARD, PREPARATION
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.reactions.reaction import ReactionDialog
from tests.ui.hands import click
from tests.ui.seed import DIAZ, Seat
from tests.ward import MRN, PHARMACIST


@pytest.fixture
def given(seat: Seat) -> Seat:
    """A nurse where a patient has a dose."""
    seat.ward.pass_time(30)
    seat.ward.give()
    return seat


def asked(seat: Seat) -> bool:
    """Whether the patient's page asks for the reaction, above its other patients' none."""
    page = seat.page
    assert isinstance(page, PatientPage)
    return (
        page.name == "patient" and page.mrn == MRN and isinstance(page.drawer.top, ReactionDialog)
    )


@pytest.mark.parametrize("by_key", [True, False], ids=["key", "click"])
def test_from_a_paper(given: Seat, *, by_key: bool) -> None:
    given.session.go("patient", DIAZ.mrn)
    given.session.go("preview", MRN, paper=PREPARATION.name)
    if by_key:
        QTest.keyClick(given.window, Qt.Key.Key_F12)
    else:
        click(given.button("reaction"))
    assert asked(given)


@pytest.mark.parametrize("page", ["patient", "flowsheet", "preview"])
def test_from_help_over_a_page_about_the_patient(given: Seat, page: str) -> None:
    given.session.go(page, MRN, paper=PREPARATION.name)
    QTest.keyClick(given.window, Qt.Key.Key_F1)
    QTest.keyClick(given.window, Qt.Key.Key_F12)
    assert asked(given)


def test_a_paper_of_the_ward_and_help_over_the_ward_tell_of_nobody(given: Seat) -> None:
    given.session.go("patient", MRN)
    given.session.go("preview", paper=KEY_CARD.name)
    assert not given.shows("reaction")
    QTest.keyClick(given.window, Qt.Key.Key_F12)
    assert given.page_name == "preview"
    given.session.go("ward")
    QTest.keyClick(given.window, Qt.Key.Key_F1)
    QTest.keyClick(given.window, Qt.Key.Key_F12)
    assert given.page_name == "help"


def test_who_charts_nothing_has_no_button(given: Seat) -> None:
    given.session.end()
    given.session.begin(PHARMACIST)
    given.session.go("preview", MRN, paper=PREPARATION.name)
    assert not given.shows("reaction")
