"""The eligibility page: what is open and who closes it stands above every pre-test."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.rules.dose.eligibility import open_gates
from il2nurse.readable.course.eligibility import gate_rows
from il2nurse.ui.patient.eligibility.page import EligibilityPage
from il2nurse.ui.shell.window import MainWindow
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.chart.charting import observe
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


def rows(table: Table) -> list[list[str]]:
    """What each visible row of a table says, cell by cell."""
    model, role = table.model(), int(Qt.ItemDataRole.AccessibleTextRole)
    if not table.isVisible():
        return []
    return [
        [str(model.index(row, at).data(role)) for at in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_what_is_open_stands_above_with_who_closes_it(qtbot: QtBot) -> None:
    _, page = open_page(qtbot, make_ward(asked=False))
    assert "Not cleared yet" in said(page)
    assert "8 tests are missing: Stress test, Lung function, Chest X-ray and 5 more." in said(page)
    assert "1 more point is open: order questions not asked." in said(page)
    assert "No dose can start until all of this is closed." in said(page)
    order, tests = rows(page.gates)
    assert order[0] == "1 open"
    assert order[2] == "The prescriber"
    assert tests[0] == "8 open"
    assert tests[1].startswith("Not on file: Stress test, Lung function, Chest X-ray")
    assert tests[2] == "A nurse, with the reports (Enter results, or at a dose)"
    assert len(rows(page.tests)) == 10


def test_nothing_open_is_said_too(qtbot: QtBot) -> None:
    ward = make_ward()
    tell_suitability(ward.station, NURSE, MRN, SUITABLE)
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("contraindications")
    _, page = open_page(qtbot, ward)
    assert "Eligible" in said(page)
    assert "Nothing is open, as far as the record says." in said(page)
    assert rows(page.gates) == []
    test, result, done, until, source, by, state = rows(page.tests)[0]
    assert (test, result, done) == ("Stress test", "Normal", "11-Nov-2026\n9 days old")
    assert (until, source) == ("09-Dec-2026", "Report read at dose 1 of cycle 1")
    assert (by, state) == ("Robin Okafor, RN, 20-Nov-2026 07:30", "Good")


def test_what_the_banner_says_is_not_said_again(qtbot: QtBot) -> None:
    ward = make_ward(asked=False)
    asked = ward.regimen.suitability
    (illness,) = (field for field in asked.fields if field.id == "other_illness")
    ill = tuple(word for word in illness.words() if word != illness.none)
    answers = {**SUITABLE, illness.id: ill, asked.reason: "Ejection fraction 60 %"}
    tell_suitability(ward.station, NURSE, MRN, answers)
    window, page = open_page(qtbot, ward)
    assert said(page).count("take extreme care") == 1
    assert said(page).count("the drug harms both") == 1
    window.session.go("patient", MRN)
    assert window.page is not None
    shown = [label.text() for label in window.page.findChildren(QLabel) if label.isVisible()]
    assert " ".join(shown).count("take extreme care") == 1


def test_sentences_of_several_gates_say_once_what_to_do() -> None:
    ward = make_ward()
    values = {"thallium_stress_test": "abnormal", "fev1_l": "1.9"}
    fields = tuple(ward.regimen.fields[name] for name in values)
    observe(ward.station, NURSE, MRN, fields, ObservedFact(values))
    moment = ward.station.moment(MRN)
    (against, *_) = gate_rows(open_gates(moment.case, moment))
    assert against.count == 2
    assert against.what.count("Do not give; hold this dose and call the prescriber.") == 1
    assert against.what.startswith("The stress test is abnormal. FEV1 is 2 L or less.")


def test_escape_leads_back_to_the_doses(qtbot: QtBot) -> None:
    window, page = open_page(qtbot, make_ward())
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert window.session.place is not None
    assert window.session.place.page == "patient"
