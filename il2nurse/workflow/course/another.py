"""An order for somebody who may be a person whose treatment was stopped, under another number."""

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.course.prescribing import Authority, OwnPin
from il2nurse.workflow.patient.same_person import FIELD, stopped_same
from il2nurse.workflow.station import Station


def check_another(
    station: Station, mrn: str, authority: Authority, because: str | None
) -> str | None:
    """Why the patient is not one who may be the same and was stopped, as the prescriber says.

    Raises ``Slip`` without that, ``NotAllowed`` where it is not the prescriber who says it.
    """
    stopped = stopped_same(station, mrn)
    if not stopped:
        return None
    if not isinstance(authority, OwnPin):
        raise NotAllowed(
            f"{stopped} Only the prescriber can order for this patient, signed in here and with "
            "their own PIN. Nothing was ordered."
        )
    if because is None or not has_words(because):
        raise Slip(FIELD, f"{stopped} Write why this is another person. Nothing was ordered.")
    return because.strip()
