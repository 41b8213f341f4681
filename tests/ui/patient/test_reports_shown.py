"""Reports of tests in the window: chosen, refused, attached later, shown page by page."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.chart.facts import KnownFrom, ObservedFact
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.assessment.pre_tests import pre_tests
from il2nurse.domain.values.text import digest_of_bytes, short_digest
from il2nurse.storage.memory import MemoryRegister
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.papers.report import ReportPage
from il2nurse.ui.papers.taking_off import TakeReportOffDialog
from il2nurse.ui.patient.eligibility.page import EligibilityPage
from il2nurse.ui.patient.eligibility.pre_tests import PreTestsDialog
from il2nurse.ui.patient.eligibility.reports import AttachReportDialog
from il2nurse.workflow.patient.pre_tests import chart_pre_tests
from tests.pdfs import pdf
from tests.ui.hands import click, write
from tests.ui.seed import Seat, sit_down
from tests.ward import MRN, NURSE, make_ward

ROLE = int(Qt.ItemDataRole.AccessibleTextRole)
KEPT = "Report or record read; report attached"
Found = TypeVar("Found", bound=Dialog)
X_RAY: dict[str, Answer] = {"chest_x_ray": "normal", "chest_x_ray_date": "2026-11-14"}


@pytest.fixture
def seat(qtbot: QtBot) -> Seat:
    seat = sit_down(qtbot, make_ward(), NURSE)
    seat.session.go("eligibility", MRN)
    return seat


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "x-ray.pdf"
    path.write_bytes(pdf(2))
    return path


def attached(seat: Seat) -> str | None:
    tests = pre_tests(seat.ward.station.moment(MRN))
    return next(each.report for each in tests if each.field.id == "chest_x_ray")


def filed(seat: Seat) -> None:
    """A result without a report, its row selected."""
    chart_pre_tests(seat.ward.station, NURSE, MRN, ObservedFact(X_RAY, source=KnownFrom.REPORT))
    seat.session.go("ward")
    seat.session.go("eligibility", MRN)
    select(seat)


def dialog_of(seat: Seat, kind: type[Found]) -> Found:
    found = seat.window.findChild(kind)
    assert found
    return found


def page_of(seat: Seat) -> EligibilityPage:
    page = seat.window.page
    assert isinstance(page, EligibilityPage)
    return page


def select(seat: Seat) -> None:
    """Choose the row of the chest X-ray."""
    page_of(seat).tests.select("chest_x_ray")


def test_a_report_is_chosen_with_its_result(seat: Seat, file: Path) -> None:
    click(seat.button("enter_pre_tests"))
    dialog = dialog_of(seat, PreTestsDialog)
    assert dialog.form
    click(seat.button("choose_report"))
    assert "Choose the test of the report first" in seat.spoken
    dialog.form.set_answers({"source": "report", "chest_x_ray": "normal"})
    write(seat.line("chest_x_ray_date"), "14-Nov-2026")
    dialog.reports.test.setCurrentIndex(dialog.reports.test.findData("chest_x_ray"))
    dialog.reports.read_file(file)
    assert "Report of Chest X-ray: PDF" in seat.spoken
    click(seat.button("record_pre_tests"))
    assert attached(seat) == digest_of_bytes(pdf(2))
    page_of(seat).tests.select("chest_x_ray")
    row = page_of(seat).tests.currentIndex().row()
    assert page_of(seat).tests.model().index(row, 4).data(ROLE) == KEPT


def test_a_file_of_another_kind_is_refused_as_it_is_chosen(seat: Seat, tmp_path: Path) -> None:
    filed(seat)
    click(seat.button("attach_report"))
    wrong = tmp_path / "x-ray.pdf"
    wrong.write_bytes(b"PK a document under another name")
    dialog = dialog_of(seat, AttachReportDialog)
    dialog.box.read_file(wrong)
    assert "is no PDF, PNG or JPEG, whatever its name says" in seat.spoken
    click(seat.button("record_report"))
    assert "Choose the file of the report. Nothing was attached" in seat.spoken
    assert attached(seat) is None


def test_a_report_is_attached_later_and_shown_with_its_checksum(seat: Seat, file: Path) -> None:
    filed(seat)
    assert not seat.shows("show_report")
    click(seat.button("attach_report"))
    dialog_of(seat, AttachReportDialog).box.read_file(file)
    click(seat.button("record_report"))
    assert attached(seat) == digest_of_bytes(pdf(2))
    select(seat)
    click(seat.button("show_report"))
    page = seat.window.page
    assert isinstance(page, ReportPage)
    said = " ".join(each.text() for each in page.findChildren(QLabel))
    assert f"checksum {short_digest(digest_of_bytes(pdf(2)))}" in said
    assert [each.accessibleName() for each in page.pages] == ["Page 1 of 2", "Page 2 of 2"]
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert seat.page_name == "eligibility"


def test_a_report_that_belongs_elsewhere_is_taken_off(seat: Seat, file: Path) -> None:
    filed(seat)
    click(seat.button("attach_report"))
    dialog_of(seat, AttachReportDialog).box.read_file(file)
    click(seat.button("record_report"))
    select(seat)
    click(seat.button("show_report"))
    page = seat.window.page
    assert isinstance(page, ReportPage)
    QTest.keyClick(page, Qt.Key.Key_O)
    dialog_of(seat, TakeReportOffDialog)
    click(seat.button("record_report_off"))
    assert attached(seat) is not None
    write(seat.line("reason"), "Of the patient in bed 4")
    click(seat.button("record_report_off"))
    assert attached(seat) is None
    assert seat.page_name == "eligibility"
    assert not seat.shows("show_report")


def test_a_report_that_is_lost_is_not_shown(seat: Seat, file: Path) -> None:
    filed(seat)
    click(seat.button("attach_report"))
    dialog_of(seat, AttachReportDialog).box.read_file(file)
    click(seat.button("record_report"))
    register = seat.ward.station.register
    assert isinstance(register, MemoryRegister)
    register._reports.clear()  # noqa: SLF001 - a fault of the store is really caused
    select(seat)
    click(seat.button("show_report"))
    page = seat.window.page
    assert isinstance(page, ReportPage)
    assert "holds no report with the digest" in seat.spoken
    assert page.pages == []
