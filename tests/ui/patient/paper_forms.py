"""What stands on a form of the pack, as it is typed into the dialogs that enter it."""

from datetime import datetime, timedelta

from il2nurse.ui.patient.form_questions import AWAY, NOBODY
from il2nurse.ui.patient.from_paper import GivenOnPaperDialog
from il2nurse.ui.patient.given_form import IN_FULL
from il2nurse.ui.patient.held_from_paper import HeldOnPaperDialog
from tests.ui.hands import write
from tests.ward import DOCTOR, PIN, SECOND, key


def given_answers(form: str, checked: str = NOBODY) -> dict[str, str]:
    """Dose 1, given in full by somebody of an agency."""
    return {
        "form": form,
        "dose": key().stream,
        "started_at": "2026-11-20T13:05:00+00:00",
        "ended_at": "2026-11-20T13:20:00+00:00",
        "given_ml": "52.3",
        "reason": IN_FULL,
        "gave": AWAY,
        "gave_name": "Lena Haas, RN",
        "checked": checked,
    }


def held_answers(form: str, slot: int, at: datetime, reason: str) -> dict[str, str]:
    """A dose held on the order of Dr. Vance, who was called a minute later."""
    return {
        "form": form,
        "dose": key(slot).stream,
        "held_at": at.isoformat(),
        "held_by": SECOND.id,
        "reason": reason,
        "prescriber": DOCTOR.id,
        "called_at": (at + timedelta(minutes=1)).isoformat(),
        "order": "Hold it",
        "read_back": "yes",
    }


def enter_answers(dialog: GivenOnPaperDialog | HeldOnPaperDialog, answers: dict[str, str]) -> None:
    """Type the answers and the PIN, and enter them."""
    assert dialog.form
    dialog.form.set_answers(answers)
    write(dialog.pin, PIN)
    dialog.act()
