"""The eligibility page: what is open and who closes it stands above every pre-test."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.ui.patient.eligibility import EligibilityPage
from il2nurse.ui.shell.window import MainWindow
from il2nurse.workflow.course.suitability import tell_suitability
from il2nurse.workflow.dose import administration
from tests.suitable import SUITABLE
from tests.ui.seed import sit_down
from tests.ward import MRN, NURSE, Ward, make_ward


def open_page(qtbot: QtBot, ward: Ward) -> tuple[MainWindow, EligibilityPage]:
    window = sit_down(qtbot, ward, NURSE).window
    window.session.go("calendar", MRN)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    page = window.page
    assert isinstance(page, EligibilityPage)
    return window, page


def said(page: EligibilityPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_what_is_open_stands_above_with_who_closes_it(qtbot: QtBot) -> None:
    _, page = open_page(qtbot, make_ward(asked=False))
    assert "Not yet: 8 tests are not on file and 1 gate is open" in said(page)
    assert "Not on file: Stress test, Lung function, Chest X-ray" in said(page)
    assert "A nurse, with the reports (Enter results, or at a dose) can close this." in said(page)
    assert "The prescriber can close this." in said(page)
    assert page.tests.model().rowCount() == 10


def test_nothing_open_is_said_too(qtbot: QtBot) -> None:
    ward = make_ward()
    tell_suitability(ward.station, NURSE, MRN, SUITABLE)
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("contraindications")
    _, page = open_page(qtbot, ward)
    assert "the patient may be treated" in said(page)
    role = int(Qt.ItemDataRole.AccessibleTextRole)
    first = [str(page.tests.model().index(0, at).data(role)) for at in range(7)]
    assert first[:3] == ["Stress test", "Normal", "11-Nov-2026"]
    assert first[3] == "9 days"
    assert first[6] == "Serves"


def test_escape_leads_back_to_the_doses(qtbot: QtBot) -> None:
    window, page = open_page(qtbot, make_ward())
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert window.session.place is not None
    assert window.session.place.page == "patient"
