"""A ward with patients in several states, and a window on it, for the tests of frame and pages."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter

from il2nurse.domain.patient import Patient
from il2nurse.domain.people import Person
from il2nurse.domain.preparation_sheet import PreparationSheet
from il2nurse.domain.summary import Summary
from il2nurse.ui.session import Session
from il2nurse.ui.window import MainWindow
from il2nurse.workflow import admission
from il2nurse.workflow.register import Register
from il2nurse.workflow.sign_in import Countersign
from tests.ward import FIRST_SLOT, MRN, NURSE, PATIENT, PIN, SECOND, Ward, make_ward

DIAZ = replace(
    PATIENT, mrn="00511027", family="Diaz", given="Rafael", bed="714-B", sex="male", allergies=()
)
MARSHALL = replace(PATIENT, mrn="00400218", family="Marshall", given="Ellen", bed="716-A")


class QtPapers:
    """Makes real, small PDF documents, so that the window's side of printing can be tried."""

    def refuse(self, told: Summary | PreparationSheet) -> None:
        """Every character is taken."""

    def record(self, summary: Summary, paper: str) -> bytes:
        """A page with the title of the record."""
        return _page(summary.title)

    def preparation(self, sheet: PreparationSheet, paper: str) -> bytes:
        """A page with the title of the sheet."""
        return _page(sheet.title)


def _page(title: str) -> bytes:
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    painter.drawText(200, 200, title)
    painter.end()
    return bytes(kept.data())


@dataclass
class Seat:
    """A window on a ward, and the ward behind it."""

    ward: Ward
    session: Session
    window: MainWindow


def make_session(ward: Ward, person: Person | None = None) -> Session:
    """A session on the ward; with a person it is signed in already."""
    session = Session(ward.station, QtPapers(), practice=True, ward="7 West")
    session.person = person
    return session


def admit(ward: Ward, patient: Patient) -> None:
    """Admit another patient."""
    admission.admit(ward.station, NURSE, patient)


def order(ward: Ward, patient: Patient, hours: int = 0) -> None:
    """Order the course for another patient, its first dose so many hours after the usual one."""
    weighing = admission.Weighing(Decimal(70), date(2026, 11, 20), Countersign(SECOND.id, PIN))
    first = FIRST_SLOT + timedelta(hours=hours)
    admission.order_course(
        ward.station, NURSE, patient.mrn, ward.regimen, "Dr. E. Vance", weighing, first
    )


def full_ward(register: Register | None = None) -> Ward:
    """Three patients: one ordered, one without an order, one with a similar name."""
    ward = make_ward(register=register)
    admit(ward, DIAZ)
    admit(ward, MARSHALL)
    order(ward, MARSHALL, hours=1)
    return ward


__all__ = ["DIAZ", "MARSHALL", "MRN", "Seat", "admit", "full_ward", "make_session", "order"]
