"""The teaching page: recorded by keyboard or mouse, shown beside each point, printed from there."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.course.taught import Showed, Understood
from il2nurse.ui.widgets.table import Table
from tests.ui.hands import click, write
from tests.ui.seed import Seat, sit_down
from tests.ward import MRN, NURSE, PIN
from tests.workflow.course.test_teaching import ward_of_shown


def tell(seat: Seat, understood: str) -> None:
    click(seat.button("new_teaching"))
    for name in (
        "points_report_infection",
        "points_expect_chills",
        "taught_to_patient",
        f"understood_{understood}",
        "interpreter_not_needed",
    ):
        click(seat.button(name))
    click(seat.button("record_teaching"))


def test_a_teaching_is_recorded_and_stands_beside_its_points(seat: Seat) -> None:
    seat.session.go("patient", MRN)
    click(seat.button("teaching"))
    assert seat.page_name == "teaching"
    assert not seat.ward.station.moment(MRN).course.taught
    tell(seat, "told_back")
    (told,) = seat.ward.station.moment(MRN).course.taught
    assert told.points == ("report_infection", "expect_chills")
    assert told.understood is Understood.TOLD_BACK
    assert not seat.shows("record_teaching")


def test_without_a_point_nothing_is_recorded(seat: Seat) -> None:
    seat.session.go("teaching", MRN)
    click(seat.button("new_teaching"))
    click(seat.button("record_teaching"))
    assert "What the patient was told is not answered yet" in seat.spoken


def test_what_was_not_understood_asks_what_is_done(seat: Seat) -> None:
    seat.session.go("teaching", MRN)
    tell(seat, "not_yet")
    assert "what was not understood" in seat.spoken
    assert not seat.ward.station.moment(MRN).course.taught
    write(seat.line("note"), "Repeated tomorrow with an interpreter")
    click(seat.button("record_teaching"))
    (told,) = seat.ward.station.moment(MRN).course.taught
    assert told.note == "Repeated tomorrow with an interpreter"


def test_a_point_that_the_patient_shows_takes_the_pin_of_the_nurse(qtbot: QtBot) -> None:
    seat = sit_down(qtbot, ward_of_shown(), NURSE)
    seat.session.go("teaching", MRN)
    click(seat.button("new_teaching"))
    for name in ("points_inject", "taught_to_patient", "understood_told_back"):
        click(seat.button(name))
    click(seat.button("interpreter_not_needed"))
    write(seat.line("teaching_pin"), PIN)
    click(seat.button("record_teaching"))
    assert "Say whether the patient showed it" in seat.spoken
    click(seat.button("showed_yes"))
    write(seat.line("teaching_pin"), PIN)
    click(seat.button("record_teaching"))
    (told,) = seat.ward.station.moment(MRN).course.taught
    assert (told.points, told.showed) == (("inject",), Showed.YES)
    table = seat.find("teaching_points")
    assert isinstance(table, Table)
    model = table.model()
    role = int(Qt.ItemDataRole.AccessibleTextRole)
    cells = [str(model.index(row, 3).data(role)) for row in range(model.rowCount())]
    assert any("Not shown yet" in each for each in cells)
    assert sum("Shown" in each for each in cells) == 1


def test_the_sheet_opens_from_the_page(seat: Seat) -> None:
    seat.session.go("teaching", MRN)
    click(seat.button("teaching_sheet"))
    assert seat.page_name == "preview"
