"""All windows on one practice ward run by one clock, and a restart goes on with it."""

from datetime import timedelta
from pathlib import Path

from il2nurse.app.pacing import FilePace
from il2nurse.workflow.clocks import SimulatedClock, SpedUpClock
from tests.ward import MORNING


def test_two_windows_and_a_restart_read_one_clock(tmp_path: Path) -> None:
    base, file = SimulatedClock(MORNING), tmp_path / "practice.pace.json"
    first = SpedUpClock(base, MORNING, FilePace(file))
    second = SpedUpClock(base, MORNING - timedelta(hours=9), FilePace(file))
    base.move(timedelta(minutes=1))
    first.speed_up(60)
    base.move(timedelta(minutes=1))
    assert first.read() == second.read()
    assert second.read().at == MORNING + timedelta(minutes=61)
    restarted = SpedUpClock(base, MORNING, FilePace(file))
    assert restarted.read() == first.read()
    assert restarted.factor == 60


def test_a_file_that_cannot_be_read_is_no_pace(tmp_path: Path) -> None:
    file = tmp_path / "practice.pace.json"
    for text in ("", "[]", '{"at": 5}', "\x00"):
        file.write_text(text, encoding="utf-8")
        assert FilePace(file).load() is None
