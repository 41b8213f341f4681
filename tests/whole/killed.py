"""Plays that were killed, and what stands in their registers."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from il2nurse.domain.record.register.entries import Entry
from il2nurse.play.play import play
from il2nurse.play.scenario import read_scenario
from il2nurse.storage.register import open_register
from tests.play.stages import in_memory
from tests.whole import dying
from tests.whole.dying import FULL_DOSE


@dataclass(frozen=True)
class Killed:
    """One play that was killed: what it had acknowledged, and what stands in its register."""

    acknowledged: int
    entries: tuple[Entry, ...]
    intact: bool


def kill(
    folder: Path, kills: int, seed: int, *more: str, module: str = dying.__name__
) -> list[Killed]:
    """Kill so many plays; what each left."""
    folder.mkdir()
    words = [sys.executable, "-m", module, str(folder), str(kills), str(seed), *more]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return [look(json.loads(line)) for line in done.stdout.splitlines()]


def look(told: Mapping[str, object]) -> Killed:
    """What stands in a register whose writer was killed."""
    register = open_register(Path(str(told["register"])))
    entries = register.since(0)
    intact = register.verify().intact
    register.close()
    return Killed(int(str(told["acknowledged"])), entries, intact)


def whole_dose(folder: Path) -> tuple[Entry, ...]:
    """The entries of the play that nobody kills."""
    scenario = read_scenario(FULL_DOSE, datetime.now(UTC))
    stage, kept = in_memory(scenario, folder)
    play(scenario, stage)
    return kept().since(0)
