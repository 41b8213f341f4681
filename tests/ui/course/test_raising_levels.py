"""A changed order raises a dose level with the reason why, and never once a dose was begun."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Final

from pytestqt.qtbot import QtBot

from il2nurse.play.play import play
from il2nurse.play.scenario import read_scenario
from il2nurse.workflow.clocks import SimulatedClock
from tests.play.stages import MemoryStage
from tests.ui.hands import click, write
from tests.ui.seed import Seat, sit_down
from tests.ward import Ward
from tests.workflow.course.test_stepping_down import CLOSED, MRN, STORY

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


def played(folder: Path, story: str) -> Ward:
    path = folder / "story.toml"
    path.write_text(story, encoding="utf-8")
    scenario = read_scenario(path, datetime(2026, 11, 20, 14, tzinfo=UTC))
    stage = MemoryStage(scenario.zone)
    play(scenario, stage)
    assert stage.register
    clock = SimulatedClock(stage.register.newest(1)[0].recorded_at)
    return Ward(stage.open("WOW-1", clock), clock, Decimal(70))


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


def test_once_a_dose_was_begun_it_is_refused_at_the_field(qtbot: QtBot, tmp_path: Path) -> None:
    ward = played(tmp_path, STORY.format(level="4.5", times=2))
    seat = raise_it(qtbot, ward)
    assert "Steps go from the next course" in seat.spoken
    cycle = ward.station.moment(MRN).course.current
    assert (cycle.level, cycle.version) == (Decimal(4_500_000), 1)
