"""A reaction is told from where no page about a patient is: help, and the preview of a paper."""

from PySide6.QtWidgets import QWidget

from il2nurse.ui.page.patient_page import HOME, PatientPage
from il2nurse.ui.session import Session


def react_on_page(window: QWidget, session: Session, mrn: str) -> None:
    """Go to a patient's page and tell a reaction there."""
    session.go(HOME, mrn)
    page = window.findChild(PatientPage, f"page_{HOME}")
    if page:
        page.react()
