"""Teaching on record: which points the patient was told, whether they were understood, and how."""

from dataclasses import replace
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import TeachingGivenFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.values.text import has_words, kept_text
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

TEACHERS: Final = (May.GIVE, May.ORDER, May.PREPARE)


@one_act
def record_teaching(
    station: Station, by: Person, mrn: str, given: TeachingGivenFact, request: str | None = None
) -> Entry:
    """Keep that points were taught; what was not understood needs words on what is done about it.

    Raises ``NotAllowed`` for who does not teach, ``Slip`` for what is missing.
    """
    if not any(by.may(act) for act in TEACHERS):
        raise NotAllowed(
            "A nurse, a pharmacist or a prescriber teaches the patient. Nothing was recorded."
        )
    moment = station.moment(mrn)
    if moment.case.patient.discharged:
        raise NotAllowed(f"This patient {moment.case.patient.absence}. Nothing was recorded.")
    known = {each.id for each in moment.regimen.teaching}
    if not given.points or not known.issuperset(given.points):
        raise Slip("points", "Choose which points you told the patient. Nothing was recorded.")
    if not given.understood.reached and not has_words(given.note):
        raise Slip(
            "note", "Write in words what was not understood and what you do about it, and when."
        )
    kept = replace(given, note=kept_text(given.note))
    stream = course_stream(mrn, moment.course.number)
    return station.record(by, [draft(stream, mrn, moment.at, kept)], request)[0]
