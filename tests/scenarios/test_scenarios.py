"""Every scenario is played in memory and into a register file, and everything comes as it says."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from il2nurse.play.play import Venue, play
from il2nurse.play.scenario import Scenario, read_scenario
from tests.play.stages import Kept, in_file, in_memory

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.toml"))
FEWEST = 25

Stages = Callable[[Scenario, Path], tuple[Venue, Kept]]


@pytest.mark.parametrize("stages", [in_memory, in_file])
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_plays_as_it_says_and_verifies(file: Path, stages: Stages, tmp_path: Path) -> None:
    scenario = read_scenario(file, datetime.now(UTC))
    stage, kept = stages(scenario, tmp_path)
    play(scenario, stage)
    stage.close()
    assert kept().verify().intact


@cache
def read(file: Path) -> Scenario:
    return read_scenario(file, datetime.now(UTC))


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= FEWEST


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_has_a_title_of_its_own(file: Path) -> None:
    assert [other for other in FILES if read(other).title == read(file).title] == [file]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_is_of_todays_format(file: Path) -> None:
    assert not read(file).older
