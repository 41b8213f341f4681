"""The pages between which the window changes, made when they are first asked for."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QStackedWidget, QWidget

from il2nurse.ui.page.page import Page
from il2nurse.ui.session import Place, Session


def _ward(session: Session) -> Page:
    from il2nurse.ui.ward.ward import WardPage

    return WardPage(session)


def _new_patient(session: Session) -> Page:
    from il2nurse.ui.patient.new_patient import NewPatientPage

    return NewPatientPage(session)


def _people(session: Session) -> Page:
    from il2nurse.ui.people.people import PeoplePage

    return PeoplePage(session)


def _patient(session: Session) -> Page:
    from il2nurse.ui.patient.patient import PatientPage

    return PatientPage(session)


def _flowsheet(session: Session) -> Page:
    from il2nurse.ui.flowsheet.flowsheet import FlowsheetPage

    return FlowsheetPage(session)


def _laboratory(session: Session) -> Page:
    from il2nurse.ui.labs.laboratory import LaboratoryPage

    return LaboratoryPage(session)


def _assessment(session: Session) -> Page:
    from il2nurse.ui.assessment.assessment import AssessmentPage

    return AssessmentPage(session)


def _neuro(session: Session) -> Page:
    from il2nurse.ui.neuro.neuro import NeuroPage

    return NeuroPage(session)


def _order(session: Session) -> Page:
    from il2nurse.ui.course.order import OrderPage

    return OrderPage(session)


def _plan_cycle(session: Session) -> Page:
    from il2nurse.ui.course.order import PlanCyclePage

    return PlanCyclePage(session)


def _dose(session: Session) -> Page:
    from il2nurse.ui.dose.page import BedsidePage

    return BedsidePage(session)


def _preview(session: Session) -> Page:
    from il2nurse.ui.papers.preview import PreviewPage

    return PreviewPage(session)


def _pharmacy(session: Session) -> Page:
    from il2nurse.ui.pharmacy.pharmacy import PharmacyPage

    return PharmacyPage(session)


def _preparation(session: Session) -> Page:
    from il2nurse.ui.pharmacy.preparation import PreparationPage

    return PreparationPage(session)


def _audit(session: Session) -> Page:
    from il2nurse.ui.audit.audit import AuditPage

    return AuditPage(session)


MAKERS: Mapping[str, Callable[[Session], Page]] = {
    "ward": _ward,
    "new_patient": _new_patient,
    "people": _people,
    "patient": _patient,
    "flowsheet": _flowsheet,
    "laboratory": _laboratory,
    "assessment": _assessment,
    "neuro": _neuro,
    "order": _order,
    "plan_cycle": _plan_cycle,
    "dose": _dose,
    "preview": _preview,
    "pharmacy": _pharmacy,
    "preparation": _preparation,
    "audit": _audit,
}
TABS: Mapping[str, str] = {
    "ward": "ward",
    "new_patient": "ward",
    "people": "",
    "patient": "patient",
    "flowsheet": "patient",
    "laboratory": "patient",
    "assessment": "patient",
    "neuro": "patient",
    "order": "patient",
    "plan_cycle": "patient",
    "dose": "patient",
    "preview": "patient",
    "pharmacy": "pharmacy",
    "preparation": "pharmacy",
    "audit": "audit",
}


def import_first_pages() -> None:
    """Read the modules of the pages that come first; they make no widget by being read."""
    import il2nurse.ui.dose.page
    import il2nurse.ui.patient.patient
    import il2nurse.ui.shell.idle
    import il2nurse.ui.shell.locking
    import il2nurse.ui.ward.ward  # noqa: F401  (read ahead of the click)


class PageStack:
    """Makes pages, shows them, and refreshes the one on show."""

    def __init__(self, session: Session, pages: QStackedWidget) -> None:
        self._session = session
        self._pages = pages
        self._made: dict[str, Page] = {}

    @property
    def current(self) -> Page | None:
        """The page on show; ``None`` while someone is to sign in."""
        shown = self._pages.currentWidget()
        return shown if isinstance(shown, Page) else None

    def go(self, place: Place) -> Page:
        """Show a page and what it shall show."""
        page = self.page(place.page)
        page.open(place)
        page.refresh()
        if self.current is not page:
            self._pages.setCurrentWidget(page)
            page.start()
        if place.page == "patient":
            QTimer.singleShot(0, self._pages, self._make_ahead)
        return page

    def _make_ahead(self) -> None:
        """Make the bedside page while someone reads who the patient is."""
        if self.current and "dose" not in self._made:
            for part in self.page("dose").findChildren(QWidget):
                part.ensurePolished()
                # The first answer to this has PySide make fifty enumerations.
                if isinstance(part, QAbstractScrollArea):
                    part.viewport()

    def page(self, name: str) -> Page:
        """The page of this name, made where it was never shown."""
        if name not in self._made:
            made = MAKERS[name](self._session)
            self._made[name] = made
            self._pages.addWidget(made)
        return self._made[name]

    def drop_all(self) -> None:
        """Forget every page with what was typed there: another person signs in."""
        for page in self._made.values():
            self._pages.removeWidget(page)
            page.deleteLater()
        self._made.clear()
