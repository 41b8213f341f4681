"""The order of another course by levels asks how the one before was tolerated, and suggests."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from pytestqt.qtbot import QtBot

from il2nurse.play.play import play
from il2nurse.play.scenario import read_scenario
from il2nurse.workflow.clocks import SimulatedClock
from tests.play.stages import MemoryStage
from tests.ui.course.test_ordering import hand_over
from tests.ui.hands import click, write
from tests.ui.seed import sit_down
from tests.ward import Ward
from tests.workflow.course.test_stepping_down import CLOSED, MRN, STORY


def after_a_course(folder: Path) -> Ward:
    """Seven weeks after a course of which two doses were left out."""
    path = folder / "story.toml"
    path.write_text(STORY.format(level="7.5", times=8) + CLOSED, encoding="utf-8")
    scenario = read_scenario(path, datetime(2026, 11, 20, 14, tzinfo=UTC))
    stage = MemoryStage(scenario.zone)
    play(scenario, stage)
    clock = SimulatedClock(datetime(2027, 1, 15, 14, tzinfo=UTC))
    return Ward(stage.open("WOW-1", clock), clock, Decimal(70))


def test_it_suggests_and_asks_why_a_higher_level(qtbot: QtBot, tmp_path: Path) -> None:
    ward = after_a_course(tmp_path)
    seat = sit_down(qtbot, ward, ward.station.people()["costa"])
    seat.session.go("order", MRN)
    click(seat.button("regimen_aldesleukin-subcutaneous-hiv"))
    by_record = seat.button("tolerated_yes").accessibleDescription()
    assert "(2 doses not given): suggested is 6 million international units" in by_record
    by_word = seat.button("tolerated_no").accessibleDescription()
    assert "(2 doses not given, the prescriber’s word): suggested is 6 million" in by_word
    write(seat.line("first_slot"), "15-Jan 10:00")
    write(seat.line("research_protocol"), "P-01")
    for word in ("research", "antiretrovirals", "supervised"):
        click(seat.button(f"research_attested_{word}"))
    click(seat.button("dose_level_highest"))
    write(seat.line("order_pin"), "9026")
    hand_over(seat)
    assert "The course before, as the prescriber judges it is not answered yet" in seat.spoken
    click(seat.button("tolerated_yes"))
    write(seat.line("order_pin"), "9026")
    hand_over(seat)
    assert "A higher level needs the prescriber's reason, in words" in seat.spoken
    write(seat.line("level_reason"), "The fever was the flu of the season")
    write(seat.line("order_pin"), "9026")
    hand_over(seat)
    assert "A higher level needs" not in seat.spoken
