"""The laboratory page in the pictures: four mornings of results, a result typed, a table pasted."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit

from il2nurse.domain.people import Person
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.domain.rules.labs.reading import TypedResult
from il2nurse.ui.labs.entry import AddResultsDialog
from il2nurse.ui.labs.importing import ImportDialog
from il2nurse.ui.labs.laboratory import LaboratoryPage
from il2nurse.ui.shell.window import MainWindow
from il2nurse.workflow.labs import importing
from il2nurse.workflow.labs import results as labs
from il2nurse.workflow.station import Station

Opened = TypeVar("Opened", AddResultsDialog, ImportDialog)
PATIENT: Final = "PRACTICE-11"
HEAD: Final = "test;value;unit;specimen time"
DAYS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "creatinine": ("mg/dL", ("0.8", "1.1", "1.5", "1.9")),
    "urea_nitrogen": ("mg/dL", ("14", "19", "26", "31")),
    "bilirubin_total": ("mg/dL", ("0.6", "0.9", "1.6", "2.4")),
    "ast": ("units/L", ("24", "31", "44", "52")),
    "alkaline_phosphatase": ("units/L", ("82", "90", "104", "118")),
    "albumin": ("g/dL", ("3.9", "3.4", "2.9", "2.7")),
    "sodium": ("mmol/L", ("139", "137", "134", "133")),
    "potassium": ("mmol/L", ("4.1", "3.9", "3.6", "3.4")),
    "calcium": ("mg/dL", ("9.1", "8.6", "8.1", "7.9")),
    "magnesium": ("mg/dL", ("2.0", "1.8", "1.7", "1.6")),
    "phosphate": ("mg/dL", ("3.4", "2.9", "2.3", "2.1")),
    "platelets": ("10^9/L", ("231", "188", "141", "96")),
    "troponin_i": ("ng/mL", ("<0.01", "<0.01", "<0.01", "<0.01")),
}


def show_results(window: MainWindow) -> None:
    """The results on the laboratory page."""
    session = window.session
    session.go("laboratory", PATIENT)
    if isinstance(window.page, LaboratoryPage):
        window.page.drawer.close_all()


def record_results(station: Station, by: Person, files: Laboratory) -> None:
    """Results of four days; one was corrected, one struck out."""
    sent = importing.SentTable(_table(station.now().at), origin="labs.csv")
    importing.import_results(station, by, PATIENT, files, sent, confirmed=True)
    newest = station.case(PATIENT).chart.results_of("creatinine")[-1]
    again = TypedResult("creatinine", "1.7", "mg/dL", newest.at)
    reason = "Misread: the report says 1.7"
    labs.correct_result(station, by, PATIENT, files, labs.ResultChange(newest.seq, again, reason))
    second = station.case(PATIENT).chart.results_of("creatinine")[1]
    labs.strike_out_result(station, by, PATIENT, second.seq, "Specimen of another patient")


def show_entry(window: MainWindow) -> None:
    """A result while it is typed, unlike the last one."""
    show_results(window)
    _press(window, "add_results")
    at = window.session.station.now().at - timedelta(hours=1)
    for dialog in _visible(window, AddResultsDialog):
        dialog.specimen.set_answer(at.isoformat())
        for line, typed in ((dialog.line.test, "creat"), (dialog.line.value, "17")):
            line.setFocus()
            QTest.keyClicks(line, typed)
            QTest.keyClick(line, Qt.Key.Key_Return)
        QTest.keyClicks(dialog.line.unit, "mg")
        dialog.act()


def show_import(window: MainWindow) -> None:
    """A table with a row that is wrong and one that is known already."""
    show_results(window)
    _press(window, "import_table")
    now = window.session.station.now().at
    at = f"{now - timedelta(hours=2):%Y-%m-%d %H:%M}"
    known = _table(now).splitlines()[-1]
    rows = (f"K;3.6;mmol/L;{at}", f"platelets;88;%;{at}", f"creatinine;18;mg/dL;{at}", known)
    for dialog in _visible(window, ImportDialog):
        for text in dialog.findChildren(QPlainTextEdit):
            text.setPlainText("\n".join((HEAD, *rows)))
        dialog.look()


def _table(now: datetime) -> str:
    """Four mornings of results, as a laboratory gives them out."""
    lines = [HEAD]
    for morning in range(4):
        at = f"{now - timedelta(days=3 - morning, hours=8):%Y-%m-%d %H:%M}"
        lines += [f"{test};{values[morning]};{unit};{at}" for test, (unit, values) in DAYS.items()]
    return "\n".join(lines)


def _visible(window: MainWindow, kind: type[Opened]) -> list[Opened]:
    return [widget for widget in window.findChildren(kind) if widget.isVisible()]


def _press(window: MainWindow, name: str) -> None:
    for button in window.findChildren(QAbstractButton, name):
        button.click()
