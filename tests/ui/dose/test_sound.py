"""The alarm's sound is a real wave file, and other programs are ended with ours."""

import shutil
import wave
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from il2nurse.ui.qt.processes import end
from il2nurse.ui.qt.sound import ALARM, PLAYERS, RATE, player, write_wave


def test_the_sound_is_heard_for_more_than_a_second(tmp_path: Path) -> None:
    path = tmp_path / "alarm.wav"
    write_wave(path, ALARM)
    with wave.open(str(path), "rb") as file:
        assert file.getframerate() == RATE
        assert RATE < file.getnframes() < 3 * RATE
        assert max(file.readframes(RATE)) > 0


def test_a_machine_without_a_player_gets_no_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert player(tmp_path / "alarm.wav") == ()


def test_the_first_player_found_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / PLAYERS[1][0]
    program.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert player(tmp_path / "a.wav") == (str(program), str(tmp_path / "a.wav"))


def test_a_running_program_is_ended(qtbot: QtBot) -> None:
    process = QProcess()
    process.start(str(shutil.which("cat")), [])
    assert process.waitForStarted()
    end(process)
    assert process.state() is QProcess.ProcessState.NotRunning
