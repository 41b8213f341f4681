"""The machine's clocks set ahead: what waits by them is met without waiting."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from il2nurse.domain.values.clock import Reading
from il2nurse.workflow.clocks import SystemClock

Later = Callable[[float], None]
FIRST_WAIT_S = 1.1
"""After the first wrong PIN the next one is looked at after a second."""


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """Called with seconds, it sets both clocks of the machine ahead."""
    read, ahead = SystemClock.read, timedelta()

    def pass_time(seconds: float) -> None:
        nonlocal ahead
        ahead += timedelta(seconds=seconds)

    def moved(clock: SystemClock) -> Reading:
        now = read(clock)
        return replace(
            now, at=now.at + ahead, boot_ms=now.boot_ms + ahead // timedelta(milliseconds=1)
        )

    monkeypatch.setattr(SystemClock, "read", moved)
    return pass_time
