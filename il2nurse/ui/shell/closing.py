"""Closing the window while an infusion runs: a warning that says what goes on without it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QMessageBox, QWidget

from il2nurse.domain.record.dose.infusion import InfusionState
from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.ui.session import Session
from il2nurse.workflow.register import NotSaved
from il2nurse.workflow.ward.ward import open_infusions

RUNS_ON: Final = (
    "A pump that runs keeps running, and so does the recorded time; but nothing here will tell you "
    "when the time is up or vital signs are due."
)
STANDS: Final = "Nothing here will tell you how long it is paused, or when vital signs are due."


def beds_infusing(session: Session) -> list[str]:
    """The beds in which an infusion is open; none where the register cannot be read."""
    try:
        return sorted(case.patient.bed for case, _ in open_infusions(session.station))
    except (BrokenRegister, NotSaved):
        return []


def paused_beds(session: Session) -> list[str]:
    """Those of the beds in which the open infusion is paused."""
    found = open_infusions(session.station)
    return sorted(
        case.patient.bed
        for case, dose in found
        if dose.infusion and dose.infusion.state is InfusionState.PAUSED
    )


def infusing_in_words(beds: list[str], paused: list[str]) -> str:
    """Where infusions run and where one is paused."""
    running = [bed for bed in beds if bed not in paused]
    told = (
        f"An infusion is running in bed {', '.join(running)}." if running else "",
        f"An infusion is paused in bed {', '.join(paused)}." if paused else "",
    )
    return " ".join(each for each in told if each)


class CloseWarning(QMessageBox):
    """Asks whether to close all the same; Escape stays."""

    def __init__(self, window: QWidget, beds: list[str], paused: list[str]) -> None:
        super().__init__(window)
        self.setObjectName("close_warning")
        self.setIcon(QMessageBox.Icon.Warning)
        runs = len(beds) > len(paused)
        self.setWindowTitle("An infusion is running" if runs else "An infusion is paused")
        self.setText(infusing_in_words(beds, paused))
        self.setInformativeText(RUNS_ON if runs else STANDS)
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
        warning = CloseWarning(window, beds, paused_beds(session))
        warning.leave.clicked.connect(leave)
        warning.open()
    return not beds
