"""A scanned wristband on a page that is about no dose: it opens its patient."""

from il2nurse.domain.record.patient.mrn import normal_mrn
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.qt.arrival import by_hand
from il2nurse.ui.session import Session
from il2nurse.workflow.patient.finding import find_subject, nobody_has


def open_scanned(session: Session, code: str) -> None:
    """Open the patient whose MRN was scanned, or say that there is none."""
    subject = find_subject(session.station, code)
    if not subject:
        sentence = nobody_has(session.station, code)
        session.say(
            Tone.WARN, f"{sentence} Nothing was opened; check the wristband.{by_hand(code)}"
        )
        return
    session.go("patient", subject)
    patient = session.station.case(subject).patient
    if patient.mrn != normal_mrn(code):
        session.say(
            Tone.WARN,
            f"{normal_mrn(code)} is a former MRN of {patient.name}; it was corrected to "
            f"{patient.mrn}. Print a new wristband.",
        )
