"""Eligibility before anything is ordered: asked for a regimen, and tests are entered."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.people import Person
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.dose.eligibility import open_gates
from il2nurse.regimens import load
from il2nurse.ui.chart.correction import CorrectionDialog
from il2nurse.ui.chart.entry_list import ChartedDialog
from il2nurse.ui.papers.preview import PreviewPage
from il2nurse.ui.patient.eligibility.page import EligibilityPage
from il2nurse.ui.patient.eligibility.pre_tests import PreTestsDialog
from il2nurse.ui.widgets.choice_box import ChoiceBox
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.patient.asked_for import moment_asked_for
from tests.normal import FILE
from tests.reports.reading import whole
from tests.shipped import ShippedRegimens
from tests.ui.hands import click, write
from tests.ui.seed import DIAZ, Seat, fill, sit_down
from tests.ward import DOCTOR, MRN, NURSE, PIN, STUDENT, Ward, make_ward

INJECTED = FILE.with_name("aldesleukin-subcutaneous-hiv.toml")


def open_page(qtbot: QtBot, ward: Ward, who: Person = NURSE) -> Seat:
    seat = sit_down(qtbot, ward, who)
    seat.session.go("eligibility", DIAZ.mrn)
    return seat


def page_of(seat: Seat) -> EligibilityPage:
    assert isinstance(seat.page, EligibilityPage)
    return seat.page


def ids(seat: Seat, regimen: str | None = None) -> list[str]:
    station = seat.ward.station
    moment = moment_asked_for(station, DIAZ.mrn, regimen)
    return [each.id for each in open_gates(station.case(DIAZ.mrn), moment)]


def enter_stress_test(seat: Seat) -> None:
    click(seat.button("enter_pre_tests"))
    dialog = seat.window.findChild(PreTestsDialog)
    assert dialog
    assert dialog.form
    dialog.form.set_answers({"source": "report", "thallium_stress_test": "normal"})
    write(seat.line("thallium_stress_test_date"), "11-Nov-2026")
    click(seat.button("record_pre_tests"))


@pytest.mark.parametrize("who", [NURSE, DOCTOR], ids=["nurse", "prescriber"])
def test_what_is_missing_stands_there_before_an_order(
    qtbot: QtBot, ward: Ward, who: Person
) -> None:
    seat = open_page(qtbot, ward, who)
    told = page_of(seat).gates.accessibleName()
    assert "No course is ordered." in told
    assert "Not on file: Stress test, Lung function" in told
    assert page_of(seat).tests.model().rowCount()
    assert page_of(seat).paper.isVisible()


def test_a_result_is_entered_and_on_file_for_the_order(qtbot: QtBot, ward: Ward) -> None:
    seat = open_page(qtbot, ward)
    assert "thallium_stress_test" in ids(seat)
    enter_stress_test(seat)
    assert "thallium_stress_test" not in ids(seat)
    assert "Not on file: Lung function" in page_of(seat).gates.accessibleName()


class TwoRegimens(ShippedRegimens):
    """The shipped file, and one of injections."""

    def today(self) -> Mapping[str, Regimen]:
        text = INJECTED.read_text(encoding="utf-8")
        other = load(text, INJECTED.name)
        self.texts[other.digest] = text
        return {**super().today(), other.id: other}


def test_another_regimen_is_chosen_with_the_keyboard_and_kept_nowhere(qtbot: QtBot) -> None:
    seat = open_page(qtbot, fill(make_ward(book=TwoRegimens())))
    box = seat.find("asked_for_regimen")
    assert isinstance(box, ChoiceBox)
    assert box.currentData() == "aldesleukin-high-dose-iv"
    before = seat.ward.station.seen
    at = box.findData("aldesleukin-subcutaneous-hiv")
    box.setFocus()
    for _ in range(at):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert "CD4" in page_of(seat).gates.accessibleName()
    assert "RESEARCH ONLY" in " ".join(
        label.text() for label in page_of(seat).findChildren(QLabel) if label.isVisible()
    )
    assert seat.ward.station.seen == before
    seat.session.go("ward")
    seat.session.go("eligibility", DIAZ.mrn)
    assert box.currentData() == "aldesleukin-subcutaneous-hiv"


def test_once_no_dose_is_open_another_regimen_is_asked_for(qtbot: QtBot) -> None:
    ward = make_ward(book=TwoRegimens())
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("eligibility", MRN)
    assert not seat.shows("asked_for_regimen")
    why = CloseReason("prescriber", "Treated otherwise")
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    seat.session.go("ward")
    seat.session.go("eligibility", MRN)
    box = seat.find("asked_for_regimen")
    assert isinstance(box, ChoiceBox)
    assert box.currentText().startswith("Course 1: High-dose aldesleukin")
    assert "CD4" not in page_of(seat).gates.accessibleName()
    box.setFocus()
    for _ in range(box.findData("aldesleukin-subcutaneous-hiv")):
        QTest.keyClick(box, Qt.Key.Key_Down)
    told = page_of(seat).gates.accessibleName()
    assert "Course 2 is not ordered." in told
    assert "CD4" in told
    click(seat.button("enter_pre_tests"))
    dialog = seat.window.findChild(PreTestsDialog)
    assert dialog
    assert dialog.form
    dialog.form.set_answers({"source": "report", "cd4_count": "350"})
    write(seat.line("cd4_count_date"), "11-Nov-2026")
    click(seat.button("record_pre_tests"))
    assert "CD4" not in page_of(seat).gates.accessibleName()


def test_a_student_enters_nothing(qtbot: QtBot, ward: Ward) -> None:
    seat = open_page(qtbot, ward, STUDENT)
    assert not page_of(seat).enter.isVisible()


def test_what_was_entered_wrongly_is_struck_out_before_an_order(qtbot: QtBot, ward: Ward) -> None:
    seat = open_page(qtbot, ward)
    enter_stress_test(seat)
    seat.session.go("patient", DIAZ.mrn)
    click(seat.button("correct_chart"))
    assert seat.window.findChild(ChartedDialog)
    click(seat.button("correct_entry"))
    dialog = seat.window.findChild(CorrectionDialog)
    assert dialog
    assert "stress test" in seat.spoken.lower()


def test_its_paper_is_shown_for_the_regimen_that_is_chosen(qtbot: QtBot) -> None:
    seat = open_page(qtbot, fill(make_ward(book=TwoRegimens())))
    box = seat.find("asked_for_regimen")
    assert isinstance(box, ChoiceBox)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(seat.window, Qt.Key.Key_P)
    page = seat.page
    assert isinstance(page, PreviewPage)
    said = " ".join(whole(page.paper).split())
    assert "Before an order" in said
    assert "Aldesleukin under the skin" in said
    assert "RESEARCH ONLY" in said
