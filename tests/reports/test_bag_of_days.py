"""The record of a bag that runs for a day: what its outcome says adds up."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Final

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.values.text import text_of
from il2nurse.play.play import play
from il2nurse.play.scenario import read_scenario
from il2nurse.workflow.clocks import SimulatedClock
from tests.papers import summary_of
from tests.play.stages import MemoryStage

STORY: Final = Path(__file__).parents[1] / "scenarios" / "infused-over-days.toml"
KEY: Final = DoseKey("MRN-204871", 1, 1, 1)
PARTS: Final = re.compile(r"([\d.]+) of [\d.]+ mL: (.+? mL drug)")


def test_the_parts_of_a_bag_add_up_to_what_went_in() -> None:
    scenario = read_scenario(STORY, datetime(2026, 11, 20, 14, tzinfo=UTC))
    stage = MemoryStage(scenario.zone)
    play(scenario, stage)
    assert stage.register
    newest = stage.register.newest(1)[0].recorded_at
    station = stage.open("WOW-1", SimulatedClock(newest))
    said = text_of(summary_of(station, KEY).outcome.detail)
    found = PARTS.search(said)
    assert found
    assert "2.5 mL human albumin" in found[2]
    parts = [Decimal(part.split()[0]) for part in found[2].split(" + ")]
    assert abs(sum(parts) - Decimal(found[1])) < Decimal("0.1")
