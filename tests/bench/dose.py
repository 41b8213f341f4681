"""Gives doses through the real window in a process of its own, and tells what it measured."""

import argparse
import json
import sys
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import ClassVar
from uuid import uuid4

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from il2nurse.app.papers import LatePapers
from il2nurse.app.readying import read_ahead
from il2nurse.domain.record.register.entries import Entry
from il2nurse.storage.register import SqliteRegister
from il2nurse.storage.sqlite.opening import examine
from il2nurse.ui.look import theme
from il2nurse.ui.look.colours import LIGHT
from il2nurse.ui.qt.garbage import Collector
from il2nurse.ui.session import Session
from il2nurse.ui.shell.window import MainWindow
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.register import Append
from tests.bench.floors.raw import RawFile
from tests.bench.hand import Acts, find, part, wait_for, walk
from tests.bench.memory import resident_mb
from tests.bench.walking import DoseWalk, sign_in
from tests.ward import FIRST_SLOT, MORNING, MRN, Ward, key, make_station

BEAT_MS = 1
# No finger lets go of a button sooner; what pressing it begins is done meanwhile.
HELD_S = 0.04


class TimedRegister(SqliteRegister):
    """The register file, which notes when the newest append was durable and what it kept."""

    durable_at = 0.0
    added: tuple[Entry, ...] = ()

    def append(self, asked: Append) -> tuple[Entry, ...]:
        """Append, and look at the clock."""
        self.added = super().append(asked)
        self.durable_at = perf_counter()
        return self.added


class Heart(QObject):
    """Beats in the window's thread; the longest time between two beats is its longest block."""

    def __init__(self) -> None:
        super().__init__()
        self.longest_ms = 0.0
        self._last = perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to beat."""
        self._last = perf_counter()
        self._timer.start(BEAT_MS)

    def stop(self) -> None:
        """Stop."""
        self._timer.stop()

    def _beat(self) -> None:
        now = perf_counter()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000 - BEAT_MS)
        self._last = now


class Giving:
    """Gives doses in one window on one register file, or goes on with the one that is open."""

    keeping: ClassVar[type[TimedRegister]] = TimedRegister

    def __init__(self, path: Path, raw: RawFile | None = None, began: datetime = MORNING) -> None:
        """Open the register and show the window; with a raw file every entry is kept there too."""
        self.register = self.keeping(path, None, examine(path, None))
        self.records: list[tuple[float, float]] = []
        self.heart = Heart()
        self._raw = raw
        self.clock = SimulatedClock(began)
        self._ward = Ward(
            make_station(self.register, self.clock, f"WOW-{uuid4().hex[:8]}"), self.clock
        )
        self._window = MainWindow(Session(self._ward.station, LatePapers(), practice=True))
        read_ahead()
        self._window.show()
        self._window.activateWindow()

    def acts(self, doses: int) -> Acts:
        """Sign in, and give the doses one after the other."""
        yield from sign_in(self._window)
        yield from wait_for(lambda: self._window.page, "the page after signing in")
        for slot in range(1, doses + 1):
            yield from self._give(slot)

    def _give(self, slot: int) -> Acts:
        due = FIRST_SLOT + timedelta(hours=8 * (slot - 1))
        now = self._ward.station.now().at
        self._ward.pass_time(max((due - now) / timedelta(minutes=1) - 30, 0))
        self._window.session.go("patient", MRN)
        yield from wait_for(lambda: find(self._window, "begin_dose"), "the patient")
        self.heart.start()
        yield from self._press(self._window, "begin_dose")
        yield from DoseWalk(
            self._ward, self._window, key(slot), self._press, self.begin_step
        ).whole()
        self.heart.stop()

    def begin_step(self) -> None:
        """The next step of a dose is about to be walked."""

    def _press(self, window: QWidget, name: str) -> Acts:
        """Click on what records; note how long it took from letting go until it was durable."""
        yield from wait_for(lambda: find(window, name), name)
        button, before = part(window, name), self.register.durable_at
        QTest.mousePress(button, Qt.MouseButton.LeftButton)
        held = perf_counter()
        while perf_counter() - held < HELD_S:
            yield
        start = perf_counter()
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
        if self._raw and self.register.durable_at != before:
            durable = self.register.durable_at - start
            self.records.append((durable, self._raw.insert(self.register.added)))
        yield


def main(words: list[str]) -> int:
    """Give doses and print what was measured as JSON."""
    parser = argparse.ArgumentParser(prog="tests.bench.dose")
    parser.add_argument("register", type=Path)
    parser.add_argument("--doses", type=int, default=1)
    parser.add_argument("--raw", action="store_true", help="keep every entry in a plain file too")
    asked = parser.parse_args(words)
    app = QApplication([])
    Collector(app)
    theme.apply(app, LIGHT)
    raw = RawFile(asked.register.with_suffix(".raw")) if asked.raw else None
    giving = Giving(asked.register, raw)
    walk(giving.acts(asked.doses))
    told = {
        "longest_block_ms": giving.heart.longest_ms,
        "resident_mb": resident_mb(),
        "records_ms": [[durable * 1000, least * 1000] for durable, least in giving.records],
    }
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
