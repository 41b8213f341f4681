"""A program that is killed at any moment of a dose loses nothing that it acknowledged."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from il2nurse.app.shelf import shelf
from il2nurse.domain.record.case import replay_case
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.play.play import play
from il2nurse.play.scenario import read_scenario
from il2nurse.storage.register import open_register
from tests.scenarios.stages import in_memory
from tests.whole.dying import FULL_DOSE

MRN = "MRN-204871"
KILLS = 200
PROCESSES = 2

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


@dataclass(frozen=True)
class Killed:
    """One play that was killed: what it had acknowledged, and what stands in its register."""

    acknowledged: int
    entries: tuple[Entry, ...]
    intact: bool


def kill(folder: Path, kills: int, seed: int) -> list[Killed]:
    folder.mkdir()
    words = [sys.executable, "-m", "tests.whole.dying", str(folder), str(kills), str(seed)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return [look(json.loads(line)) for line in done.stdout.splitlines()]


def look(told: Mapping[str, object]) -> Killed:
    register = open_register(Path(str(told["register"])))
    entries = register.since(0)
    intact = register.verify().intact
    register.close()
    return Killed(int(str(told["acknowledged"])), entries, intact)


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> list[Killed]:
    folder = tmp_path_factory.mktemp("killed")
    with ThreadPoolExecutor(PROCESSES) as pool:
        share = KILLS // PROCESSES
        found = pool.map(lambda seed: kill(folder / str(seed), share, seed), range(PROCESSES))
        return [each for many in found for each in many]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Entry, ...]:
    scenario = read_scenario(FULL_DOSE, datetime.now(UTC))
    stage, kept = in_memory(scenario, tmp_path_factory.mktemp("whole"))
    play(scenario, stage)
    return kept().since(0)


def next_step(entries: Sequence[Entry]) -> str:
    """The step that a station which opens the register now comes back to."""
    of_patient = [entry for entry in entries if entry.subject == MRN]
    if not any(entry.kind is Kind.DOSE_BEGUN for entry in of_patient):
        return "not begun"
    case = replay_case(of_patient)
    dose = next(iter(case.doses.values()))
    regimen = shelf().today()[case.courses[0].regimen]
    step = dose.current(regimen, of_patient[-1].occurred_at)
    return step.id if step else "closed"


@needs_fork
@pytest.mark.timeout(300)
def test_the_moments_lie_all_over_the_dose(killed: list[Killed]) -> None:
    assert len(killed) == KILLS
    assert len({len(each.entries) for each in killed}) > 20


@needs_fork
def test_every_chain_is_whole(killed: list[Killed]) -> None:
    assert all(each.intact for each in killed)


@needs_fork
def test_nothing_acknowledged_is_lost(killed: list[Killed]) -> None:
    assert all(len(each.entries) >= each.acknowledged for each in killed)


@needs_fork
def test_each_register_is_a_beginning_of_the_whole_dose(
    killed: list[Killed], whole: tuple[Entry, ...]
) -> None:
    kinds = [Kind.REGISTER_CREATED, *(entry.kind for entry in whole)]
    for each in killed:
        assert [entry.kind for entry in each.entries] == kinds[: len(each.entries)]


@needs_fork
def test_each_resumes_at_the_right_step(killed: list[Killed], whole: tuple[Entry, ...]) -> None:
    for length, each in {len(each.entries): each for each in killed}.items():
        assert next_step(each.entries) == next_step(whole[: length - 1])
