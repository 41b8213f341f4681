"""The measures can be taken: a dose is walked through the window, and the table tells the truth."""

import json
from pathlib import Path
from threading import Event

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from il2nurse.ui.qt.background import run_in_thread
from tests.bench.kept import ward_file
from tests.bench.measured import Measured, as_json, table
from tests.bench.process import told
from tests.bench.watch import Opened, Watch
from tests.cheap_pins import CHEAP


def test_a_dose_is_given_by_the_hand_of_the_bench(tmp_path: Path) -> None:
    register = ward_file(tmp_path / "ward.register", CHEAP)
    found = json.loads(told("tests.bench.dose", str(register), "--raw"))
    assert len(found["records_ms"]) > 12
    assert all(len(taken) == 2 and min(taken) > 0 for taken in found["records_ms"])
    assert found["longest_block_ms"] > 0
    assert found["resident_mb"] > 0


def test_a_ratio_is_held_against_the_aim_where_there_is_a_floor() -> None:
    assert Measured("start", 190, "ms", 2, floor=100).met
    assert not Measured("start", 210, "ms", 2, floor=100).met


def test_a_value_is_held_against_the_aim_where_there_is_none() -> None:
    assert Measured("memory", 160, "MB", 160).met
    assert not Measured("memory", 161, "MB", 160).met


def test_what_is_missed_is_told_in_both_forms() -> None:
    missed = [Measured("memory", 161, "MB", 160)]
    assert table(missed).endswith("| NO  |")
    assert json.loads(as_json(missed, "a machine"))["measures"][0]["met"] is False


def test_what_takes_longer_than_a_moment_is_watched_for_the_sign_of_work(qtbot: QtBot) -> None:
    window, sign = QWidget(), Event()
    qtbot.addWidget(window)
    window.show()
    watch = Watch(window)
    looking = QTimer(window)
    looking.timeout.connect(lambda: sign.set() if watch.says else None)
    looking.start(1)
    found = watch.time("work in a thread", lambda: run_in_thread(lambda: sign.wait(10)))
    assert found.says
    assert not found.silent
    assert found.ms > found.block_ms > 0
    assert not watch.time("no work", lambda: None).says


def test_what_takes_long_without_a_sign_is_named() -> None:
    assert Opened("page: slow", 301, 301, says=False).silent
    assert "NO" in Opened("page: slow", 301, 301, says=False).row()
    assert not Opened("page: quick", 299, 299, says=False).silent
