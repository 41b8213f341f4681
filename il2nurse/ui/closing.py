"""Closing the window while an infusion runs: a warning that says what goes on without it."""

from PySide6.QtWidgets import QMessageBox, QWidget

from il2nurse.ui.session import Session
from il2nurse.workflow.register import BrokenRegister, NotSaved
from il2nurse.workflow.ward import infusing


def may_close(window: QWidget, session: Session) -> bool:
    """True where no infusion runs, or where the person closes all the same."""
    try:
        beds = sorted(case.patient.bed for case, _ in infusing(session.station))
    except (BrokenRegister, NotSaved):
        return True
    if not beds:
        return True
    box = QMessageBox(window)
    box.setObjectName("close_warning")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("An infusion is running")
    box.setText(f"An infusion is running in bed {', '.join(beds)}.")
    box.setInformativeText(
        "The pump goes on, and so does the recorded time; but nothing here will tell you when the "
        "time is up or vital signs are due."
    )
    stay = box.addButton("Stay here", QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton("Close all the same", QMessageBox.ButtonRole.DestructiveRole)
    stay.setObjectName("stay")
    leave.setObjectName("close_anyway")
    box.setDefaultButton(stay)
    box.exec()
    return box.clickedButton() is leave
