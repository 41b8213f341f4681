"""A line of a paper form is charted by keyboard, under its number."""

from PySide6.QtCore import Qt

from il2nurse.domain.values.form_number import make_number
from tests.ui.chart.test_charting import alt, enter, fluid, open_page, type_vitals, write
from tests.ui.seed import Seat
from tests.ward import IDENTITY, MRN

LINE = f"{make_number(IDENTITY.register, 'lines', 1)}/1"


def test_vital_signs_of_a_form_are_charted_under_its_line(seat: Seat) -> None:
    seat.ward.pass_time(12 * 60)
    dialog = type_vitals(seat)
    alt(seat, Qt.Key.Key_F)
    write(seat, LINE.lower())
    enter(seat)
    write(seat, "08:10")
    enter(seat)
    assert not dialog.options.late_reason
    enter(seat)
    kept = seat.ward.station.case(MRN).chart.sets[-1]
    assert kept.paper == LINE
    assert seat.ward.station.local(kept.at).strftime("%H:%M") == "08:10"


def test_a_volume_of_a_line_that_was_entered_is_refused_at_its_number(seat: Seat) -> None:
    seat.ward.pass_time(12 * 60)
    open_page(seat)
    for _ in range(2):
        fluid(seat, "U", "")
        alt(seat, Qt.Key.Key_F)
        write(seat, LINE)
        enter(seat)
        write(seat, "08:10")
        enter(seat)
        write(seat, "150")
        enter(seat)
    (kept,) = seat.ward.station.case(MRN).chart.fluids
    assert kept.paper == LINE
    assert f"Form {LINE} was entered already" in seat.spoken
