"""The keys that a first dose takes by keyboard alone: up to its start, a set of signs, in all."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from il2nurse.ui.look import theme
from il2nurse.ui.look.colours import LIGHT
from il2nurse.ui.shell.window import MainWindow
from il2nurse.workflow.dose import administration
from tests.bench.measured import Measured
from tests.ui.dose.keyboard import Bed
from tests.ui.keyed import give_by_keys
from tests.ui.seed import make_session
from tests.ward import MRN, NURSE, key, make_ward

EARLY_MIN = 15
WHILE_RUNNING = 3
"""With the two after it, five sets of vital signs are charted beside those before the dose."""


def measure(*, quick: bool) -> list[Measured]:
    """One dose, keys and not time: it is the same however often it is repeated."""
    del quick
    app = QApplication.instance() or QApplication([])
    if isinstance(app, QApplication):
        theme.apply(app, LIGHT)
    bed = open_bed()
    keyed = give_by_keys(bed, WHILE_RUNNING)
    bed.window.close()
    whole = f"keys of a whole dose with {len(keyed.sets)} sets"
    return [
        Measured("scans up to the start: wristband, vials", keyed.scans, "scans", 3),
        Measured("keys up to the start", keyed.to_start, "keys", 120),
        Measured("keys of a set of vital signs", max(keyed.sets), "keys", 20),
        Measured(whole, keyed.whole, "keys", 250),
    ]


def open_bed() -> Bed:
    """A nurse before the first step of a first dose, with nothing of it on file."""
    ward = make_ward()
    ward.pass_time(EARLY_MIN)
    administration.begin(ward.station, NURSE, MRN)
    session = make_session(ward)
    window = MainWindow(session)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    session.begin(NURSE)
    session.go("dose", MRN, key())
    return Bed(ward, session, window)
