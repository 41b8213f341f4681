"""A station at which a dose of a research file is ready to be given, after one that was given."""

from pathlib import Path
from typing import Final

from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.station import Station
from tests.over_days import ORDERED, played

OVER_DAYS: Final = "aldesleukin-continuous-iv-hiv"
READY: Final = """
[[act]]
at = "09:30"
do = "dose"
by = "novak"
with = "okafor"

[[act]]
at = "{second}"
do = "begin"

[[act]]
do = "steps"
with = "okafor"
"""


def stand_of(regimen: str, million: str, folder: Path) -> tuple[Station, SimulatedClock]:
    """The station; the second dose waits for its start."""
    level = ORDERED.replace("dose_million = 12", f"dose_million = {million}")
    second = "+5 min" if regimen == OVER_DAYS else "due -30 min"
    return played(READY.format(second=second), folder, level.replace(OVER_DAYS, regimen))
