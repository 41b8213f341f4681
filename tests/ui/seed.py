"""A ward with patients in several states, and a window on it, for the tests of frame and pages."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.domain.people import Person
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.ui.forms.people_box import People
from il2nurse.ui.page.page import Page
from il2nurse.ui.session import Session
from il2nurse.ui.shell.window import MainWindow
from il2nurse.workflow.course import cycle_plan, ordering
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.patient import admission
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.register import Register
from tests.laboratory import LABORATORY
from tests.papers import paper_maker
from tests.suitable import suitable
from tests.ui.hands import bring_up
from tests.ward import DOCTOR, DRUGS, FIRST_SLOT, NURSE, PATIENT, PIN, SECOND, Ward, make_ward, once

DIAZ = replace(
    PATIENT, mrn="00511027", family="Diaz", given="Rafael", bed="714-B", sex="male", allergies=()
)
MARSHALL = replace(PATIENT, mrn="00400218", family="Marshall", given="Ellen", bed="716-A")


@dataclass
class Seat:
    """A window on a ward, and the ward behind it."""

    ward: Ward
    session: Session
    window: MainWindow

    @property
    def page(self) -> Page:
        """The page on show."""
        assert self.window.page is not None
        return self.window.page

    @property
    def page_name(self) -> str | None:
        """The name of the page on show; ``None`` while someone is to sign in."""
        return self.window.page.name if self.window.page else None

    def find(self, name: str) -> QWidget:
        """The visible widget of this object name."""
        found = [w for w in self.window.findChildren(QWidget, name) if w.isVisible()]
        assert len(found) == 1, f"{len(found)} visible widgets are called {name}"
        return found[0]

    def button(self, name: str) -> QAbstractButton:
        """The visible button of this object name."""
        found = self.find(name)
        assert isinstance(found, QAbstractButton)
        return found

    def choose(self, name: str) -> None:
        """Choose an act of the menu that holds what is seldom done."""
        QTest.mouseClick(self.button("more_acts"), Qt.MouseButton.LeftButton)
        entry = self._entry(name)
        assert entry is not None, f"the menu has no {name}"
        entry.trigger()
        for menu in self.window.findChildren(QMenu, "more_acts_menu"):
            menu.hide()

    def _entry(self, name: str) -> QAction | None:
        """The entry of the menu for this act, where it is offered."""
        found = self.window.findChildren(QAction, f"{name}_entry")
        return next((each for each in found if each.isVisible()), None)

    def line(self, name: str) -> QLineEdit:
        """The visible line of this object name."""
        found = self.find(name)
        assert isinstance(found, QLineEdit)
        return found

    def choose_witness(self, person: str) -> None:
        """Choose who signs beside the first person, by the id."""
        box = self.find("witness")
        assert isinstance(box, People)
        box.choose(person)

    def shows(self, name: str) -> bool:
        """True where a widget of this object name is in view, or an act of it in the menu."""
        seen = any(w.isVisible() for w in self.window.findChildren(QWidget, name))
        return seen or self._entry(name) is not None

    @property
    def spoken(self) -> str:
        """Everything that the page in view says to a screen reader."""
        parts = [w for w in self.page.findChildren(QWidget) if w.isVisible()]
        return "\n".join(part.accessibleName() for part in parts if part.accessibleName())

    @property
    def said(self) -> str:
        """What the message strip says."""
        return self.window.strip.sentence


def sit_down(qtbot: QtBot, ward: Ward, person: Person | None = None) -> Seat:
    """Open a window on the ward; with a person they are signed in already."""
    session = make_session(ward)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    bring_up(qtbot, window)
    if person:
        session.begin(person)
    return Seat(ward, session, window)


def make_session(ward: Ward, person: Person | None = None) -> Session:
    """A session on the ward; with a person it is signed in already."""
    session = Session(
        ward.station,
        paper_maker(),
        practice=True,
        ward="7 West",
        find_laboratory=lambda: LABORATORY,
    )
    session.person = person
    return session


def admit(ward: Ward, patient: Patient) -> None:
    """Admit another patient."""
    admission.admit(ward.station, NURSE, patient)


def order(ward: Ward, patient: Patient, hours: int = 0) -> None:
    """Order the course for another patient, its first dose so many hours after the usual one."""
    weighing = Weighing(Decimal(70), date(2026, 11, 20), Witness(SECOND.id, PIN))
    first = FIRST_SLOT + timedelta(hours=hours)
    ordering.order_course(
        ward.station,
        DOCTOR,
        patient.mrn,
        ward.regimen,
        cycle_plan.CyclePlan(OwnPin(PIN), weighing, first, drugs=DRUGS),
        suitability=suitable(ward.regimen),
    )


def full_ward(register: Register | None = None) -> Ward:
    """Three patients: one ordered, one without an order, one with a similar name."""
    return _full_in_memory() if register is None else fill(make_ward(register=register))


@once
def _full_in_memory() -> Ward:
    return fill(make_ward())


def fill(ward: Ward) -> Ward:
    """Bring two more patients to the one that is there."""
    admit(ward, DIAZ)
    admit(ward, MARSHALL)
    order(ward, MARSHALL, hours=1)
    return ward
