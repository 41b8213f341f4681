"""Pharmacy: what is due, and one bag with its arithmetic."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.regimen.fields import Answer
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.chart.neuro import chart_neuro_check
from il2nurse.workflow.dose import administration
from tests.ui.hands import click, press
from tests.ui.seed import MARSHALL, Seat, sit_down
from tests.ward import MRN, NURSE, PHARMACIST, Ward, key
from tests.workflow.pharmacy.made import Pharmacy


@pytest.fixture
def pharmacy(qtbot: QtBot, ward: Ward) -> Seat:
    """A pharmacist, whose first page is pharmacy's own, and who has checked the order."""
    Pharmacy(ward).check_order(PHARMACIST)
    return sit_down(qtbot, ward, PHARMACIST)


def rows(seat: Seat) -> list[list[str]]:
    table = seat.find("preparation_list")
    assert isinstance(table, Table)
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_doses_stand_by_the_time_they_are_due(pharmacy: Seat) -> None:
    allergic = "Allergies: penicillin (rash) similar"
    assert [row[:4] for row in rows(pharmacy)] == [
        ["08:00", "712-A", f"MARSH, Eleanor\n{allergic}", MRN],
        ["09:00", "716-A", f"MARSHALL, Ellen\n{allergic}", MARSHALL.mrn],
    ]
    assert rows(pharmacy)[0][4:9] == [
        "1 of 14",
        "70 kg",
        "42 million\ninternational\N{NO-BREAK SPACE}units",
        "50 mL",
        "Wait",  # Its pre-tests are missing.
    ]


def test_a_bag_that_was_diluted_is_prepared(pharmacy: Seat) -> None:
    administration.begin(pharmacy.ward.station, NURSE, MRN)
    pharmacy.ward.walk("dilute")
    pharmacy.window.follow()
    assert rows(pharmacy)[0][8:10] == ["Prepared", "RO\n2 lots missing"]


def test_a_bag_that_was_checked_says_by_whom(pharmacy: Seat) -> None:
    administration.begin(pharmacy.ward.station, NURSE, MRN)
    pharmacy.ward.walk("double_check")
    pharmacy.window.follow()
    assert rows(pharmacy)[0][8:10] == ["Prepared", "RO · JL\n2 lots missing"]


def test_a_dose_that_must_not_be_given_is_not_to_be_prepared(pharmacy: Seat) -> None:
    administration.begin(pharmacy.ward.station, NURSE, MRN)
    pharmacy.ward.walk("vital_signs")
    pharmacy.ward.confirm("lethargy", alertness="drowsy")
    pharmacy.window.follow()
    assert rows(pharmacy)[0][8] == "Do not prepare"


def test_one_that_is_made_is_not_to_be_given_once_it_must_be_held(pharmacy: Seat) -> None:
    administration.begin(pharmacy.ward.station, NURSE, MRN)
    pharmacy.ward.walk("double_check")
    found: dict[str, Answer] = {"acvpu": "C", "orientation_wrong": ("none",)}
    found |= {"serial_sevens": "93 86 79 72 65", "world_backwards": "DLORW", "objects_named": "3"}
    chart_neuro_check(pharmacy.ward.station, NURSE, MRN, ObservedFact(found))
    pharmacy.window.follow()
    assert rows(pharmacy)[0][8] == "Do not give"
    assert "Mind and nerves" in rows(pharmacy)[0][10]
    pharmacy.session.go("preparation", MRN)
    assert isinstance(pharmacy.page, PatientPage)
    assert "Do not give" in pharmacy.page.banner.accessibleName()


def test_nor_is_one_that_is_too_late(pharmacy: Seat) -> None:
    pharmacy.ward.pass_time(60 + 61)
    pharmacy.window.follow()
    assert rows(pharmacy)[0][8] == "Do not prepare"
    assert rows(pharmacy)[0][10] == "Too late since 09:00. Ask the ward: not given, or moved?"


def test_enter_opens_the_preparation_with_its_arithmetic(pharmacy: Seat, qtbot: QtBot) -> None:
    table = pharmacy.find("preparation_list")
    assert isinstance(table, Table)
    table.select(key().stream)
    press(table, Qt.Key.Key_Return)
    assert pharmacy.page_name == "preparation"
    how = "70 kg × 600,000 international units per kg = 42,000,000"
    dose = f"Dose: {how}, 42 million international units"
    qtbot.waitUntil(lambda: dose in pharmacy.spoken, timeout=1000)
    assert (
        "Draw up: 42 million international units ÷ 18 million international units per mL"
        in pharmacy.spoken
    )
    label = "Label: MARSH, Eleanor, aldesleukin (Proleukin) 42 million international units"
    assert label in pharmacy.spoken


def test_the_sheet_is_made_and_left_again(pharmacy: Seat) -> None:
    pharmacy.session.go("preparation", MRN)
    click(pharmacy.button("preparation_pdf"))
    assert pharmacy.page_name == "preview"
    press(pharmacy.find("print_paper"), Qt.Key.Key_Escape)
    assert pharmacy.page_name == "preparation"


def test_recording_the_preparation_is_offered_at_its_step_only(pharmacy: Seat) -> None:
    administration.begin(pharmacy.ward.station, NURSE, MRN)
    pharmacy.session.go("preparation", MRN)
    assert not pharmacy.shows("record_preparation")
    pharmacy.ward.walk("hold_criteria")
    pharmacy.window.follow()
    click(pharmacy.button("record_preparation"))
    assert pharmacy.page_name == "dose"
