"""The ward's page over 40 courses of 3,000 entries each: at the start of the program, and later."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtWidgets import QApplication

from il2nurse.app.papers import load_papers
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.storage.register import SqliteRegister, open_register
from il2nurse.ui.look import theme
from il2nurse.ui.look.colours import LIGHT
from il2nurse.ui.place import Place
from il2nurse.ui.qt.garbage import Collector
from il2nurse.ui.session import Session
from il2nurse.ui.ward.ward import WardPage
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.ward.ward import read_ward
from tests.bench.big_register import fill_chart
from tests.bench.kept import make_file
from tests.bench.measured import Measured
from tests.ui.seed import admit, order
from tests.ward import FIRST_SLOT, NURSE, PATIENT, make_station, make_ward

COURSES = 40
ENTRIES_EACH = 3_000
# What a name and a PIN take to type; it is read meanwhile.
TYPED_S = 4
NAME = f"ward page over {COURSES} courses of {ENTRIES_EACH:,} entries"


def measure(*, quick: bool) -> list[Measured]:
    """From the choice of the page to its being drawn, each time by a station that was opened anew.

    Nothing of any patient was read, or it was read while somebody signed in.
    """
    app = QApplication.instance() or QApplication([])
    if isinstance(app, QApplication):
        theme.apply(app, LIGHT)
        Collector(app)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ward.register"
        clock = fill_courses(path)
        with closing(open_register(path)) as register:
            turns = range(2 if quick else 5)
            known = [open_page(register, clock, read=True) for _ in turns]
            cold = [open_page(register, clock) for _ in turns]
    return [
        Measured(NAME, median(known), "s", 1),
        Measured(f"{NAME}, nothing read", median(cold), "s", TYPED_S),
    ]


def fill_courses(path: Path) -> SimulatedClock:
    """Forty patients with a cycle under way, and what is charted over a course."""
    register = make_file(path)
    ward = make_ward(register=register)
    patients = [each_patient(number) for number in range(COURSES)]
    for number, patient in enumerate(patients):
        admit(ward, patient)
        order(ward, patient, number)
    start = FIRST_SLOT - ward.station.now().at
    ward.pass_time(start / timedelta(minutes=1) + 60 * COURSES)
    at = ward.station.now().at
    so_far = {each.mrn: len(register.about(each.mrn)) for each in patients}
    register.close()
    for patient in patients:
        fill_chart(path, patient.mrn, 0, ENTRIES_EACH - so_far[patient.mrn], at)
    return ward.clock


def each_patient(number: int) -> Patient:
    """A patient of another number, name, birth date and bed than all others."""
    return replace(
        PATIENT,
        mrn=f"0062{number:04}",
        family=f"Sample {chr(65 + number // 10)}{chr(65 + number % 10)}",
        born=PATIENT.born.replace(year=1930 + number),
        bed=f"7{number:02}-B",
    )


def open_page(register: SqliteRegister, clock: SimulatedClock, *, read: bool = False) -> float:
    """How long it takes, in seconds, until the ward stands on the screen."""
    station = make_station(register, clock)
    if read:
        read_ward(station)
    session = Session(station, load_papers(), practice=True, ward="7 West")
    session.person = NURSE
    page = WardPage(session)
    page.resize(1366, 700)
    page.show()
    QApplication.processEvents()
    start = perf_counter()
    page.open(Place("ward"))
    page.refresh()
    QApplication.processEvents()
    taken = perf_counter() - start
    page.close()
    return taken
