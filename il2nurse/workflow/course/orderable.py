"""When a course may be ordered: for whom, with what still open, and after what before it."""

from datetime import datetime

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.dose.against_order import against_order, against_patient
from il2nurse.workflow.station import Station
from il2nurse.workflow.unordered import asks_another, unordered_moment


def allow_order(
    station: Station, mrn: str, regimen: Regimen, first_slot: datetime | None = None
) -> None:
    """Raise ``NotAllowed`` where no course may be ordered for this patient, or not for that day.

    It is refused for what eligibility tells before the order, and for nothing else.
    """
    moment = unordered_moment(station, mrn, regimen)
    for against in against_patient(moment):
        raise NotAllowed(against.refusal)
    if not asks_another(station, moment.case):
        raise NotAllowed("This patient has a course that is not finished. Nothing was ordered.")
    day = station.today(first_slot) if first_slot else None
    for against in against_order(moment, day):
        raise NotAllowed(against.refusal)
