"""A changed order raises a dose level with the reason why, and never once a dose was begun."""

from decimal import Decimal
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.hands import click, write
from tests.ui.seed import Seat, sit_down
from tests.ward import Ward
from tests.workflow.course.test_stepping_down import CLOSED, MRN, STORY, played

AGAIN: Final = """
[[act]]
at = "2027-01-15 09:00"
do = "order"
by = "costa"
dose_million = 4.5
first_slot = "2027-01-15 10:00"
with = "okafor"
protocol = "P-01"
"""


def raise_it(qtbot: QtBot, ward: Ward) -> Seat:
    """The prescriber changes the order to the highest level, and says no more than they must."""
    seat = sit_down(qtbot, ward, ward.station.people()["costa"])
    seat.session.go("patient", MRN)
    seat.choose("change_order")
    click(seat.button("dose_level_highest"))
    write(seat.line("reason"), "More is wanted")
    sign(seat)
    return seat


def sign(seat: Seat) -> None:
    write(seat.line("change_pin"), "9026")
    click(seat.button("record_change"))


def test_above_the_suggested_level_it_asks_why(qtbot: QtBot, tmp_path: Path) -> None:
    ward = played(tmp_path, STORY.format(level="7.5", times=8) + CLOSED + AGAIN)
    seat = raise_it(qtbot, ward)
    assert "Suggested for this course is 6 million international units. A higher" in seat.spoken
    assert ward.station.moment(MRN).course.current.version == 1
    write(seat.line("level_reason"), "The fever was the flu")
    sign(seat)
    cycle = ward.station.moment(MRN).course.current
    assert (cycle.level, cycle.version) == (Decimal(7_500_000), 2)
    assert cycle.versions[-1].changes[-1] == "higher than suggested: The fever was the flu"


def test_once_a_dose_was_given_the_level_holds_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    ward = played(tmp_path, STORY.format(level="7.5", times=2))
    seat = sit_down(qtbot, ward, ward.station.people()["costa"])
    seat.session.go("patient", MRN)
    seat.choose("change_order")
    told = "\n".join(each.text() for each in seat.page.findChildren(QLabel))
    assert "given by 7.5 million international units: that holds for the course" in told
    click(seat.button("dose_level_lowest"))
    write(seat.line("reason"), "Fever and no sleep")
    sign(seat)
    assert "hold the dose, or close the rest of the cycle" in seat.spoken
    assert ward.station.moment(MRN).course.current.version == 1


def test_once_a_dose_was_begun_it_is_refused_at_the_field(qtbot: QtBot, tmp_path: Path) -> None:
    ward = played(tmp_path, STORY.format(level="4.5", times=2))
    seat = raise_it(qtbot, ward)
    assert "Steps go from the next course" in seat.spoken
    cycle = ward.station.moment(MRN).course.current
    assert (cycle.level, cycle.version) == (Decimal(4_500_000), 1)
