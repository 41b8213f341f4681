"""Every word that a scenario may use is in the manual."""

from pathlib import Path

import pytest

from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.play.acts import ACTS, ALWAYS, EXPECTATIONS
from il2nurse.workflow.ward.states import WardState

MANUAL = (Path(__file__).parents[2] / "docs" / "scenarios.md").read_text(encoding="utf-8")
TAKEN = {key for row in ACTS.values() for key in row.takes}
STATES = {state.name.lower() for state in WardState}
BY_THE_PLAYER = {"restart", "print"}


@pytest.mark.parametrize("word", sorted({*ACTS, *ALWAYS, *EXPECTATIONS, *TAKEN}))
def test_each_word_is_explained(word: str) -> None:
    assert f"`{word}`" in MANUAL or f"`{word} = false`" in MANUAL


@pytest.mark.parametrize("word", sorted({*STATES, *DoseState, *Verdict}))
def test_each_state_is_listed(word: str) -> None:
    assert word in MANUAL


def test_only_a_restart_and_a_print_are_done_by_the_player_itself() -> None:
    assert {name for name, row in ACTS.items() if row.does is None} == BY_THE_PLAYER
