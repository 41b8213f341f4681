"""A question of the order that the chart answers shows what is on file; another answer is none."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.course.test_ordering import hand_over
from tests.ui.hands import click, write
from tests.ui.seed import Seat, sit_down
from tests.workflow.course.test_stepping_down import MRN
from tests.workflow.patient.test_known_on_file import ward_with

ON_FILE = "On file: Viral load: High or rising, of 11-Nov-2026, charted 20-Nov-2026 09:00."
BUTTONS = (
    "indication_hiv",
    *("setting_close_supervision", "setting_emergency_number", "setting_somebody_stays"),
    "illness_known_none",
    "pregnancy_known_no",
    "dose_level_highest",
    *(f"research_attested_{word}" for word in ("research", "antiretrovirals", "supervised")),
)


def open_order(qtbot: QtBot, folder: Path) -> Seat:
    ward = ward_with(folder)
    seat = sit_down(qtbot, ward, ward.station.people()["costa"])
    seat.session.go("order", MRN)
    click(seat.button("regimen_aldesleukin-subcutaneous-hiv"))
    return seat


def test_it_is_shown_refused_and_said_why(qtbot: QtBot, tmp_path: Path) -> None:
    seat = open_order(qtbot, tmp_path)
    assert ON_FILE in [label.text() for label in seat.page.findChildren(QLabel)]
    assert "is not what that says" not in seat.spoken
    click(seat.button("viral_load_state_under_control"))
    assert f"{ON_FILE} “Under control” is not what that says." in seat.spoken
    click(seat.button("viral_load_state_high"))
    assert "is not what that says" not in seat.spoken
    assert "HIV is high or rising" in seat.spoken


def test_nobody_is_asked_to_verify_an_order_against_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    seat = open_order(qtbot, tmp_path)
    for name in BUTTONS:
        click(seat.button(name))
    click(seat.button("viral_load_state_under_control"))
    write(seat.line("first_slot"), "20-Nov 10:00")
    write(seat.line("research_protocol"), "P-01")
    write(seat.line("order_pin"), "9026")
    hand_over(seat)
    assert "enter it first: Eligibility, Enter results. Nothing was recorded." in seat.spoken
    assert not seat.shows("witness")
    assert not seat.ward.station.case(MRN).courses
