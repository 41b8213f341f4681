"""What a nurse does at the laboratory page, and what the page then says."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from il2nurse.domain.record.labs.results import LabResult
from il2nurse.domain.rules.labs.reading import TypedResult
from il2nurse.ui.labs.laboratory import LaboratoryPage
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.labs import results as laboratory
from tests.laboratory import LABORATORY
from tests.ui.hands import press, write
from tests.ui.seed import Seat
from tests.ward import MRN, NURSE

TEST, NEWEST, SPECIMEN, RANGE, GRADE, TREND, LINE, EFFECT = range(8)


def put(seat: Seat, value: str, hours: float = 1, *, test: str = "creatinine", unit: str) -> int:
    at = seat.ward.station.now().at - timedelta(hours=hours)
    typed = TypedResult(test, value, unit, at)
    station = seat.ward.station
    return laboratory.record_result(station, NURSE, MRN, LABORATORY, typed, confirmed=True).seq


def look_at(seat: Seat) -> LaboratoryPage:
    seat.session.go("laboratory", MRN)
    assert isinstance(seat.page, LaboratoryPage)
    return seat.page


def rows(seat: Seat, name: str = "lab_grid") -> list[list[str]]:
    table = seat.find(name)
    assert isinstance(table, Table)
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def results(seat: Seat, test: str = "creatinine") -> tuple[LabResult, ...]:
    return seat.ward.station.case(MRN).chart.results_of(test)


def text(seat: Seat, name: str) -> str:
    label = seat.find(name)
    assert isinstance(label, QLabel)
    return label.text()


def type_result(seat: Seat, test: str, value: str, unit: str) -> None:
    """From the line of the test to the last Enter, by keyboard alone."""
    write(seat.find("lab_test"), test)
    press(seat.find("lab_test"), Qt.Key.Key_Return)
    write(seat.find("lab_value"), value)
    press(seat.find("lab_value"), Qt.Key.Key_Return)
    if unit:
        write(seat.find("lab_unit"), unit)
        press(seat.find("lab_unit"), Qt.Key.Key_Return)


def begin_typing(seat: Seat, at: str = "06:30") -> None:
    look_at(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_T)
    write(seat.find("specimen"), at)
    press(seat.find("specimen"), Qt.Key.Key_Return)
