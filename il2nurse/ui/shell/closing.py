"""Closing the window while an infusion runs: a warning that says what goes on without it."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.ui.session import Session
from il2nurse.workflow.register import NotSaved
from il2nurse.workflow.ward.ward import open_infusions


def beds_infusing(session: Session) -> list[str]:
    """The beds in which an infusion is open; none where the register cannot be read."""
    try:
        return sorted(case.patient.bed for case, _ in open_infusions(session.station))
    except (BrokenRegister, NotSaved):
        return []


class CloseWarning(QMessageBox):
    """Asks whether to close all the same; Escape stays."""

    def __init__(self, window: QWidget, beds: list[str]) -> None:
        super().__init__(window)
        self.setObjectName("close_warning")
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle("An infusion is running")
        self.setText(f"An infusion is running in bed {', '.join(beds)}.")
        self.setInformativeText(
            "The pump keeps running, and so does the recorded time; but nothing here will tell "
            "you when the time is up or vital signs are due."
        )
        stay = self.addButton("Stay here", QMessageBox.ButtonRole.RejectRole)
        self.leave = self.addButton("Close anyway", QMessageBox.ButtonRole.DestructiveRole)
        stay.setObjectName("stay")
        self.leave.setObjectName("close_anyway")
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)


def may_close(window: QWidget, session: Session, leave: Callable[[], None]) -> bool:
    """Whether the window may close at once; else it is asked, and ``leave`` closes it."""
    beds = beds_infusing(session)
    if beds:
        warning = CloseWarning(window, beds)
        warning.leave.clicked.connect(leave)
        warning.open()
    return not beds
