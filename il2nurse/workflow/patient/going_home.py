"""Telling later when a patient went home, and which times that can be: courses count from it."""

from datetime import datetime
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.patient.away import Away, newest_away
from il2nurse.domain.record.patient.facts import PatientWentHomeFact
from il2nurse.domain.record.patient.patient import patient_stream
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

WENT_HOME: Final = "went_home"


@one_act
def tell_home(
    station: Station,
    by: Person,
    mrn: str,
    went_home: datetime,
    reason: str,
    request: str | None = None,
) -> Entry:
    """Record when a patient went home who is back by now, or correct when that was.

    Raises ``NotAllowed`` for a patient of whom there is nothing to tell, ``Slip`` for a time at
    which they cannot have gone home, and without a reason.
    """
    by.demand(May.ADMIT)
    case = station.case(mrn)
    away = newest_away(case.patient)
    if away is None or (away.home is None and away.back is None):
        raise NotAllowed(
            f"{case.patient.name} is not back from elsewhere, and no discharge is on record. "
            "Nothing was recorded."
        )
    check_home(station, case, away, went_home)
    if went_home == away.home:
        raise Slip(WENT_HOME, "This time is on record already. Nothing was recorded.")
    if not has_words(reason):
        raise Slip("reason", "Write who told you, or why it was wrong. Nothing was recorded.")
    fact = PatientWentHomeFact(away.home, reason.strip())
    return station.record(by, [draft(patient_stream(mrn), mrn, went_home, fact)], request)[0]


def check_home(station: Station, case: Case, away: Away | None, at: datetime) -> None:
    """Raise ``Slip`` for a time to come, and for one at which the patient was here.

    ``away`` is the time away in which it lies; ``None`` for a patient who leaves now.
    """
    now = station.now().at
    if at > now:
        raise Slip(WENT_HOME, "This time is in the future. Type when the patient went home.")
    back = (away and away.back) or now
    if at > back:
        raise Slip(WENT_HOME, "The patient was back here by then. Type when they went home.")
    admitted = station.register.stream(patient_stream(case.patient.subject))[0].occurred_at
    ends = [dose.given.until for dose in case.doses.values() if dose.given and dose.given.until]
    comings = (away and (away.came, away.transferred)) or case.patient.readmissions[-1:]
    # Until then the patient was here, so that what was charted was charted at the bed.
    left = (away and (away.home or away.transferred)) or now
    seen = (each.at for each in case.chart.sets if each.at <= left)
    here = [
        admitted,
        *seen,
        *(each for each in comings if each),
        *(end for end in ends if end <= back),
    ]
    # What is typed has no seconds.
    if any(at < each.replace(second=0, microsecond=0) for each in here):
        raise Slip(
            WENT_HOME, "The patient was still here after that time. Type when they went home."
        )
