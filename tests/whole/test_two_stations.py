"""Two programs at one register begin the same dose: one has it, the other is told who."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from il2nurse.domain.record.register.entries import Kind
from tests.whole.places import opened, play_into


def start(path: Path, person: str, name: str, at: datetime) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "tests.whole.beginning", str(path), person, name, str(at)]
    return subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    )


def tell(program: subprocess.Popen[str]) -> None:
    assert program.stdin is not None
    program.stdin.write("go\n")
    program.stdin.flush()


def hear(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


@pytest.mark.parametrize("attempt", range(4))
def test_one_begins_and_the_other_is_told_who_has_it(tmp_path: Path, attempt: int) -> None:
    path = tmp_path / "ward.register"
    at = play_into("ordered", path)
    programs = [start(path, "novak", "5W-02", at), start(path, "okafor", "5W-04", at)]
    assert [hear(program) for program in programs] == ["ready", "ready"]
    for program in programs:
        tell(program)
    said = {
        name: hear(program) for name, program in zip(("novak", "okafor"), programs, strict=True)
    }
    for program in programs:
        program.communicate(timeout=30)
    winner = next(name for name, word in said.items() if word == "begun")
    refusal = next(word for word in said.values() if word != "begun")
    shown = {"novak": "Julia Novak, RN at 5W-02", "okafor": "Daniel Okafor, RN at 5W-04"}
    assert refusal.startswith(f"refused: Dose 1 was begun by {shown[winner]}")
    with opened(path) as register:
        assert [entry.person for entry in register.of_kind(Kind.DOSE_BEGUN)] == [winner]
        assert register.verify().intact
