"""A scanned wristband on a page that is about no dose: it opens its patient."""

from il2nurse.domain.record.patient.patient import patient_stream
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.session import Session


def open_scanned(session: Session, code: str) -> None:
    """Open the patient whose MRN was scanned, or say that there is none."""
    mrn = "".join(code.split()).upper()
    if session.station.register.stream(patient_stream(mrn)):
        session.go("patient", mrn)
        return
    session.say(
        Tone.WARN,
        f"No patient of this ward has the MRN “{code.strip()}”. Nothing was opened; "
        "check the wristband.",
    )
