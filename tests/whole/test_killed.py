"""A program that is killed at any moment of a dose loses nothing that it acknowledged.

``make figures`` kills a thousand.
"""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest

from il2nurse.app.shelf import shelf
from il2nurse.domain.record.case_replay import replay_case
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.regimen.regimen import Regimen
from tests.whole.killed import Killed, kill, whole_dose

MRN = "MRN-204871"
KILLS = 60
PROCESSES = 2

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> list[Killed]:
    folder = tmp_path_factory.mktemp("killed")
    with ThreadPoolExecutor(PROCESSES) as pool:
        share = KILLS // PROCESSES
        found = pool.map(lambda seed: kill(folder / str(seed), share, seed), range(PROCESSES))
        return [each for many in found for each in many]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Entry, ...]:
    return whole_dose(tmp_path_factory.mktemp("whole"))


@cache
def regimens() -> Mapping[str, Regimen]:
    return shelf().today()


def next_step(entries: Sequence[Entry]) -> str:
    """The step that a station which opens the register now comes back to."""
    of_patient = [entry for entry in entries if entry.subject == MRN]
    if not any(entry.kind is Kind.DOSE_BEGUN for entry in of_patient):
        return "not begun"
    case = replay_case(of_patient)
    dose = next(iter(case.doses.values()))
    regimen = regimens()[case.courses[0].regimen]
    step = dose.current(regimen, of_patient[-1].occurred_at)
    return step.id if step else "closed"


@needs_fork
@pytest.mark.timeout(300)
def test_the_moments_lie_all_over_the_dose(killed: list[Killed]) -> None:
    assert len(killed) == KILLS
    assert len({len(each.entries) for each in killed}) > KILLS // 6


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
