"""Teaching on record: which points the patient was told, whether they were understood, and how."""

from dataclasses import replace
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import TeachingGivenFact
from il2nurse.domain.record.course.taught import Showed, TaughtTo
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.values.text import has_words, kept_text
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import confirm_identity
from il2nurse.workflow.station import Station

TEACHERS: Final = (May.GIVE, May.ORDER, May.PREPARE)


@one_act
def record_teaching(
    station: Station,
    by: Person,
    mrn: str,
    given: TeachingGivenFact,
    pin: str | None = None,
    *,
    request: str | None = None,
) -> Entry:
    """Keep that points were taught; what was not understood needs words on what is done about it.

    Whether the patient showed what a point asks to be shown is said by a nurse, with the PIN.
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
    _refuse_unsaid(given)
    _check_showed(by, moment.regimen, given)
    if given.showed:
        confirm_identity(station, by, pin or "")
    kept = replace(given, note=kept_text(given.note))
    stream = course_stream(mrn, moment.course.number)
    return station.record(by, [draft(stream, mrn, moment.at, kept)], request)[0]


def _refuse_unsaid(given: TeachingGivenFact) -> None:
    """Raise ``Slip`` where something is left to do and no words say what is done about it."""
    if (given.understood.reached and given.showed is not Showed.NOT_YET) or has_words(given.note):
        return
    what = "shown" if given.understood.reached else "understood"
    raise Slip("note", f"Write in words what was not {what} and what you do about it, and when.")


def _check_showed(by: Person, regimen: Regimen, given: TeachingGivenFact) -> None:
    """Raise where it is not said whether the patient showed it, or by who may not say so."""
    to_show = [each for each in regimen.teaching if each.shown and each.id in given.points]
    if not to_show:
        if given.showed:
            raise Slip(
                "showed", "Nothing of what you ticked is shown by the patient. Leave this empty."
            )
        return
    if not by.may(May.GIVE):
        raise NotAllowed(
            "What the patient shows is watched by a nurse, who signs for it with the PIN. "
            "Leave these points to a nurse. Nothing was recorded."
        )
    if given.showed is None:
        raise Slip("showed", "Say whether the patient showed it. Nothing was recorded.")
    if given.showed is Showed.YES and given.to is TaughtTo.FAMILY:
        raise Slip(
            "showed", "Only the family listened, so the patient showed nothing. Choose “Not yet”."
        )
