"""A ward of realistic size: one patient with 4,000 entries, nineteen others, 10,000 entries."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from il2nurse.app.papers import load_papers
from il2nurse.app.readying import read_ahead
from il2nurse.app.restore.copy_desk import OpenCopies
from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.settings import Settings
from il2nurse.storage.register import SqliteRegister, open_register
from il2nurse.ui.page.page import Page
from il2nurse.ui.session import Session
from il2nurse.ui.shell.window import MainWindow
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.papers.downtime import PackKeeper
from il2nurse.workflow.people.access import add_person
from tests.bench.big_register import fill, fill_chart
from tests.bench.kept import make_file
from tests.bench.opening import fill_ward
from tests.laboratory import LABORATORY
from tests.ui.seed import admit, order
from tests.ward import CHARGE, MRN, PATIENT, PIN, Ward, make_station, make_ward

OTHERS = (
    *("Abernathy", "Brandt", "Castillo", "Dubois", "Eriksen", "Fischer", "Gupta", "Hughes"),
    *("Ivanova", "Jansen", "Kowalski", "Lopez", "Moreau", "Nakamura", "Osei", "Petrov"),
    *("Quinn", "Rossi", "Schwartz"),
)
CHARTED_EACH = 200
ENTRIES = 10_000
ADMINISTRATOR = Person("ada", "Ada Admin", "", Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Here:
    """A window on a ward whose register is a file; nothing about a patient was read before."""

    ward: Ward
    window: MainWindow
    register: SqliteRegister

    @property
    def session(self) -> Session:
        """The session of the window."""
        return self.window.session

    @property
    def page(self) -> Page:
        """The page on show."""
        assert self.window.page is not None
        return self.window.page

    def close(self) -> None:
        """Close the window and let go of the file."""
        self.session.end()
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()
        self.register.close()


def fill_full_ward(path: Path) -> SimulatedClock:
    """Make its register; the clock stands after the cycle of the patient with most entries."""
    clock = fill_ward(path)
    register = open_register(path)
    ward = Ward(make_station(register, clock), clock)
    add_person(ward.station, CHARGE, ADMINISTRATOR, PIN)
    others = [each_other(number) for number in range(len(OTHERS))]
    later = (clock.read().at - make_station().now().at) / timedelta(hours=1)
    for hours, other in enumerate(others):
        admit(ward, other)
        order(ward, other, int(later) + hours)
    register.close()
    for other in others:
        fill_chart(path, other.mrn, 0, CHARTED_EACH, clock.read().at)
    fill(path, ENTRIES)
    return clock


def each_other(number: int) -> Patient:
    """A patient of another number, name, birth date and bed than all others."""
    return replace(
        PATIENT,
        mrn=f"0061{number:04}",
        family=OTHERS[number],
        born=PATIENT.born.replace(year=1940 + 2 * number),
        bed=f"7{20 + number}-A",
    )


def fill_state(path: Path, happens: Callable[[Ward], None]) -> SimulatedClock:
    """Bring a patient into a state, then chart as much as a course charts."""
    register = make_file(path)
    ward = make_ward(register=register)
    happens(ward)
    place = ward.station.case(MRN).chart.next_seq
    register.close()
    fill_chart(path, MRN, place, CHARTED_EACH, ward.station.now().at)
    return ward.clock


def sit_down(path: Path, clock: SimulatedClock) -> Here:
    """Open the window on the register, as the program does."""
    register = open_register(path)
    station = make_station(register, clock)
    session = Session(
        station, load_papers(), practice=True, ward="7 West", find_laboratory=lambda: LABORATORY
    )
    home = path.parent
    session.copies = OpenCopies(Settings(home, path), register, station)
    session.pack = PackKeeper(station, session.papers, (home,), session.page_size)
    window = MainWindow(session)
    window.resize(1366, 768)
    read_ahead()
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    return Here(Ward(station, clock), window, register)
