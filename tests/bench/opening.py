"""Opening a patient with 4,000 entries: read, replay and draw the page; or the record is known."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtWidgets import QApplication

from il2nurse.app.papers import load_papers
from il2nurse.storage.register import SqliteRegister, open_register
from il2nurse.ui.look import theme
from il2nurse.ui.look.colours import LIGHT
from il2nurse.ui.patient.doses_page import DosesPage
from il2nurse.ui.place import Place
from il2nurse.ui.qt.garbage import Collector
from il2nurse.ui.session import Session
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.ward.ward import read_ward
from tests.bench.big_register import fill_chart
from tests.bench.kept import make_file
from tests.bench.measured import Measured
from tests.ward import FIRST_SLOT, MRN, NURSE, Ward, make_station, make_ward

COUNT = 4_000
DOSES = 14


def measure(*, quick: bool) -> list[Measured]:
    """From the choice of the patient to the page being drawn; each time by a new station."""
    app = QApplication.instance() or QApplication([])
    if isinstance(app, QApplication):
        theme.apply(app, LIGHT)
        Collector(app)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ward.register"
        clock = fill_ward(path)
        with closing(open_register(path)) as register:
            turns = range(3 if quick else 9)
            taken = [open_page(register, clock) for _ in turns]
            known = [open_page(register, clock, read=True) for _ in turns]
    name = "opening a patient with 4,000 entries"
    return [
        Measured(name, median(taken) * 1000, "ms", 100),
        Measured(f"{name}, read at sign-in", median(known) * 1000, "ms", 100),
    ]


def fill_ward(path: Path) -> SimulatedClock:
    """A cycle of 14 doses given through the workflow, then charted things up to 4,000 entries."""
    register = make_file(path)
    ward = make_ward(register=register)
    for slot in range(1, DOSES + 1):
        give(ward, slot)
    place = ward.station.case(MRN).chart.next_seq
    left = COUNT - len(register.about(MRN))
    register.close()
    fill_chart(path, MRN, place, left, ward.station.now().at)
    return ward.clock


def give(ward: Ward, slot: int) -> None:
    """Wait for the slot and give its dose."""
    due = FIRST_SLOT + timedelta(hours=8 * (slot - 1))
    ward.pass_time(max((due - ward.station.now().at) / timedelta(minutes=1) - 30, 0))
    ward.give(slot)


def open_page(register: SqliteRegister, clock: SimulatedClock, *, read: bool = False) -> float:
    """How long it takes, in seconds, until the page stands on the screen.

    Where it was ``read`` the record is known, as it is once somebody has signed in.
    """
    station = make_station(register, clock)
    if read:
        read_ward(station)
    station.follow()
    session = Session(station, load_papers(), practice=True, ward="7 West")
    session.person = NURSE
    page = DosesPage(session)
    page.resize(1366, 700)
    page.show()
    QApplication.processEvents()
    start = perf_counter()
    page.open(Place("patient", MRN))
    page.refresh()
    QApplication.processEvents()
    taken = perf_counter() - start
    page.close()
    return taken
