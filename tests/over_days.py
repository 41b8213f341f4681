"""A patient whose bags run over days, played up to where a test begins."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Final

from il2nurse.domain.values.clock import Clock
from il2nurse.play.play import play
from il2nurse.play.scenario import read_scenario
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.station import Station
from tests.play.stages import MemoryStage

SCENARIOS: Final = Path(__file__).parent / "scenarios"
MRN: Final = "MRN-204871"
ORDERED: Final = f"""
[scenario]
format = 2
title = "A bag of a day"
regimen = "aldesleukin-continuous-iv-hiv"
uses = ["{SCENARIOS / "shared" / "ordinary.toml"}"]
start = "2026-11-18 08:00"
zone = "America/New_York"

[[act]]
do = "admit"
by = "lindqvist"

[[act]]
do = "order"
by = "costa"
dose_million = 12
first_slot = "2026-11-18 10:00"
with = "okafor"
protocol = "ACTG 5001"
"""
BEGUN: Final = """
[[act]]
at = "09:00"
do = "begin"
by = "novak"

[[act]]
do = "steps"
with = "okafor"
"""
STARTED: Final = """
[[act]]
at = "10:00"
do = "start"
"""


class _Stage(MemoryStage):
    """Keeps the clock of the play, which goes on in the test."""

    clock: SimulatedClock | None = None

    def open(self, name: str, clock: Clock) -> Station:
        """The same, with the clock kept."""
        if isinstance(clock, SimulatedClock):
            self.clock = clock
        return super().open(name, clock)


def played(acts: str, folder: Path, ordered: str = ORDERED) -> tuple[Station, SimulatedClock]:
    """A station at which the patient was ordered for at 08:00, and these acts were done."""
    path = folder / "played.toml"
    path.write_text(f"{ordered}{acts}", encoding="utf-8")
    scenario = read_scenario(path, datetime.now(UTC))
    stage = _Stage(scenario.zone)
    play(scenario, stage)
    assert stage.clock is not None
    return stage.open("station 1", stage.clock), stage.clock


@cache
def source() -> str:
    """The scenario of a whole cycle."""
    return (SCENARIOS / "infused-over-days.toml").read_text(encoding="utf-8")
