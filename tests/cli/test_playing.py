"""``play`` and ``practice`` make their register beside its place, and name it once it is whole."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from il2nurse.app.stage import FileStage
from il2nurse.domain.record.register.register_facts import RegisterCreatedFact
from il2nurse.files.making import is_making
from il2nurse.files.writing import NotWritten
from il2nurse.settings import Settings
from il2nurse.storage.register import create_register, open_register
from il2nurse.workflow.clocks import SimulatedClock
from tests.cli.command_line import SCENARIOS, CommandLine
from tests.storage.registers import NOW, NURSE, ZONE

SHORT = SCENARIOS / "weight-35.toml"
ROOT = Path(__file__).parents[2]
KILLED = f"""
import os, signal, sys
from pathlib import Path
from il2nurse.app.stage import FileStage
from il2nurse.settings import Settings
from il2nurse.workflow.clocks import SimulatedClock
from tests.storage.registers import NOW
path = Path(sys.argv[1])
with FileStage(Settings(home=path.parent, register=path), path, None, path.parent) as stage:
    stage.open("WOW-03", SimulatedClock(NOW))
    os.kill(os.getpid(), {int(signal.SIGKILL) if hasattr(signal, "SIGKILL") else 15})
"""


def stage_at(path: Path) -> FileStage:
    return FileStage(Settings(home=path.parent, register=path), path, None, path.parent)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def make(path: Path) -> bytes:
    with stage_at(path) as stage:
        stage.open("WOW-03", SimulatedClock(NOW))
    return path.read_bytes()


def test_it_has_its_name_only_once_the_play_is_at_its_end(tmp_path: Path) -> None:
    path = tmp_path / "played.register"
    with stage_at(path) as stage:
        stage.open("WOW-03", SimulatedClock(NOW))
        assert not path.exists()
        stage.close()
        stage.open("WOW-04", SimulatedClock(NOW))
    assert names(tmp_path) == ["played.register"]


def test_of_a_play_that_fails_nothing_is_left(tmp_path: Path) -> None:
    def fail() -> None:
        with stage_at(tmp_path / "played.register") as stage:
            stage.open("WOW-03", SimulatedClock(NOW))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert names(tmp_path) == []


def test_what_was_taken_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "played.register"
    stage = stage_at(path)
    stage.open("WOW-03", SimulatedClock(NOW))
    path.write_bytes(b"mine")
    with pytest.raises(NotWritten, match="exists already"):
        stage.finish()
    assert path.read_bytes() == b"mine"
    assert names(tmp_path) == ["played.register"]


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such signal")
def test_a_killed_play_leaves_nothing_of_that_name_and_the_next_clears_it(tmp_path: Path) -> None:
    path = tmp_path / "played.register"
    words = [sys.executable, "-c", KILLED, str(path)]
    assert subprocess.run(words, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    assert names(tmp_path)
    assert all(is_making(each) for each in tmp_path.iterdir())
    make(path)
    assert names(tmp_path) == ["played.register"]


def test_a_played_register_gives_way_where_that_is_said(cli: CommandLine) -> None:
    path = cli.folder / "r"
    before = make(path)
    assert cli.play(SHORT, path).code == 2
    assert path.read_bytes() == before
    assert cli.play(SHORT, path, "--replace").code == 0
    assert path.read_bytes() != before
    assert cli("verify", "--register", path).code == 0


@pytest.mark.parametrize("command", ["play", "practice"])
def test_a_real_register_never_does(cli: CommandLine, command: str) -> None:
    path = cli.folder / "r"
    made = RegisterCreatedFact("R-9", practice=False, name="5 West")
    create_register(path, made, NURSE, NOW, ZONE).close()
    before = path.read_bytes()
    words = (SHORT,) if command == "play" else ()
    answered = cli(command, *words, "--register", path, "--replace")
    assert answered.code == 2
    assert "is not the register of a practice ward or of a play" in answered.err
    assert path.read_bytes() == before


def test_no_other_file_does(cli: CommandLine) -> None:
    path = cli.folder / "notes.txt"
    path.write_text("mine", encoding="utf-8")
    assert cli.play(SHORT, path, "--replace").code == 2
    assert path.read_text(encoding="utf-8") == "mine"


def test_one_whose_writer_stopped_in_the_middle_stays(cli: CommandLine) -> None:
    path = cli.folder / "r"
    before = make(path)
    path.with_name("r-journal").write_bytes(b"journal")
    answered = cli.play(SHORT, path, "--replace")
    assert answered.code == 2
    assert "was being written" in answered.err
    assert path.read_bytes() == before


def test_a_window_at_the_one_that_gave_way_keeps_nothing_more(cli: CommandLine) -> None:
    path = cli.folder / "r"
    make(path)
    register = open_register(path)
    assert cli.play(SHORT, path, "--replace").code == 0
    assert register.moved
    register.close()
