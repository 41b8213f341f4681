"""A list without rows says so in their place, and offers the one act that helps."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.empty import NOTHING, EmptyPlace
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from il2nurse.workflow.patient import admission
from tests.ui.hands import write
from tests.ui.measure import faults
from tests.ui.seed import DIAZ, sit_down
from tests.ward import MRN, NURSE, make_ward

ROW = Row("one", (Cell("One"),))


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    column = QVBoxLayout(made)
    table, act = Table("some_list", "Some list"), Action("add", "Add one")
    table.set_columns((TableColumn("What"),))
    act.set_key("N")
    for part in (table, act):
        column.addWidget(part)
    made.show()
    return made


def parts(page: QWidget) -> tuple[Table, Action]:
    (table,) = page.findChildren(Table)
    (act,) = page.findChildren(Action, "add")
    return table, act


def offered(table: Table) -> Action:
    (button,) = table.findChildren(Action, "empty_act")
    return button


def test_it_says_so_without_being_told_and_goes_with_the_first_row(page: QWidget) -> None:
    table, _ = parts(page)
    assert table.empty.isVisible()
    assert table.empty.words == table.accessibleDescription() == NOTHING
    assert not table.findChildren(Action)
    table.show_rows([ROW])
    assert not table.empty.isVisible()
    assert not table.accessibleDescription()
    table.show_rows([])
    assert table.empty.isVisible()


def test_its_act_is_the_act_of_the_page(page: QWidget) -> None:
    table, act = parts(page)
    pressed: list[str] = []
    act.clicked.connect(lambda: pressed.append("once"))
    table.say_empty("No one is here.", act)
    button = offered(table)
    assert (button.text(), button.key) == ("Add one", "N")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == ["once"]


def test_what_the_page_does_not_offer_it_does_not_offer_either(page: QWidget) -> None:
    table, act = parts(page)
    table.say_empty("No one is here.", act)
    button = offered(table)
    assert button.isVisible()
    act.hide()
    assert not button.isVisible()
    act.show()
    assert button.isVisible()


def test_a_list_that_is_searched_says_so_too(qtbot: QtBot) -> None:
    found = QListWidget()
    qtbot.addWidget(found)
    empty = EmptyPlace(found)
    empty.say("No reaction matches.")
    found.show()
    assert empty.isVisible()
    found.addItem("Chills")
    assert not empty.isVisible()
    found.clear()
    assert empty.isVisible()


@pytest.mark.parametrize(
    ("page", "mrn", "name", "act"),
    [
        ("laboratory", MRN, "lab_grid", "Enter results"),
        ("neuro", MRN, "neuro_comparison", "New check"),
        ("flowsheet", MRN, "flow_table", "Vital signs"),
        ("patient", MRN, "dose_list", "Begin dose 1"),
        ("laboratory", DIAZ.mrn, "lab_grid", "Enter results"),
    ],
)
def test_pages_of_a_new_patient_offer_what_helps(
    qtbot: QtBot, page: str, mrn: str, name: str, act: str
) -> None:
    ward = make_ward()
    admission.admit(ward.station, NURSE, DIAZ)
    seat = sit_down(qtbot, ward, NURSE)
    seat.window.resize(1366, 768)
    seat.session.go(page, mrn)
    table = seat.find(name)
    assert isinstance(table, Table)
    assert table.empty.isVisible()
    assert table.empty.words != NOTHING
    button = offered(table)
    assert button.isVisible()
    assert button.text() == act
    assert not [each for each in faults(seat.page) if "empty" in each]


def test_the_ward_says_whether_nobody_is_there_or_nobody_matches(qtbot: QtBot) -> None:
    seat = sit_down(qtbot, make_ward(), NURSE)
    seat.session.go("ward")
    table = seat.find("ward_list")
    assert isinstance(table, Table)
    assert not table.empty.isVisible()
    write(seat.line("find_patient"), "zzz")
    assert table.empty.isVisible()
    assert "zzz" in table.empty.words
