"""The keys that a dose takes by keyboard alone, the first and the second of a cycle."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from il2nurse.ui.look import theme
from il2nurse.ui.look.colours import LIGHT
from il2nurse.ui.shell.window import MainWindow
from il2nurse.workflow.dose import administration
from tests.bench.measured import Measured
from tests.ui.dose.keyboard import Bed
from tests.ui.keyed import Keyed, give_by_keys
from tests.ui.seed import make_session
from tests.ward import MRN, NURSE, Ward, key, make_ward

EARLY_MIN = 15
BETWEEN_MIN = 8 * 60 - 16
"""From the end of the first dose to the time of the second."""
WHILE_RUNNING = 3
"""With the two after it, five sets of vital signs are charted beside those before the dose."""
ROUTINE = "routine dose: second of a cycle"


def measure(*, quick: bool) -> list[Measured]:
    """Two doses, keys and not time: it is the same however often it is repeated."""
    del quick
    app = QApplication.instance() or QApplication([])
    if isinstance(app, QApplication):
        theme.apply(app, LIGHT)
    first, routine = counted(first_bed()), counted(routine_bed())
    return [
        Measured("scans up to the start: wristband, vials", first.scans, "scans", 3),
        *_rows(first, "keys"),
        Measured(f"{ROUTINE}, scans up to the start", routine.scans, "scans", 3),
        *_rows(routine, f"{ROUTINE}, keys"),
    ]


def _rows(keyed: Keyed, lead: str) -> list[Measured]:
    return [
        Measured(f"{lead} up to the start", keyed.to_start, "keys", 120),
        Measured(f"{lead} of a set of vital signs", max(keyed.sets), "keys", 20),
        Measured(f"{lead} of a whole dose with {len(keyed.sets)} sets", keyed.whole, "keys", 250),
    ]


def counted(bed: Bed) -> Keyed:
    """Give the dose, and close the window."""
    keyed = give_by_keys(bed, WHILE_RUNNING)
    bed.window.close()
    return keyed


def first_bed() -> Bed:
    """A nurse before the first step of a first dose, with nothing of it on file."""
    ward = make_ward()
    ward.pass_time(EARLY_MIN)
    return open_bed(ward, slot=1)


def routine_bed() -> Bed:
    """A nurse before the first step of a second dose, with pre-tests and results on file."""
    ward = make_ward()
    ward.pass_time(EARLY_MIN)
    ward.give(1)
    ward.pass_time(BETWEEN_MIN)
    return open_bed(ward, slot=2)


def open_bed(ward: Ward, slot: int) -> Bed:
    """A nurse in the window before the first step of this dose."""
    administration.begin(ward.station, NURSE, MRN)
    session = make_session(ward)
    window = MainWindow(session)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    session.begin(NURSE)
    session.go("dose", MRN, key(slot))
    return Bed(ward, session, window, slot=slot, unhurried=True)
