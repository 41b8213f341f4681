"""When a course may be ordered: for whom, with what still open, and after what before it."""

from datetime import datetime

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.assessment.named_in_lists import named_allergies
from il2nurse.domain.rules.course.before_next import refuse_next_course
from il2nurse.domain.rules.course.paused import refuse_left_paused
from il2nurse.domain.rules.course.slots import open_slots
from il2nurse.domain.rules.course.standing import refuse_after_stop
from il2nurse.domain.rules.course.unread_answers import unread_on_chart
from il2nurse.workflow.approvals import refuse_unapproved
from il2nurse.workflow.station import Station


def allow_order(
    station: Station, mrn: str, regimen: Regimen, first_slot: datetime | None = None
) -> None:
    """Raise ``NotAllowed`` where no course may be ordered for this patient, or not for that day.

    Nor is one ordered by a regimen that two people have not approved.
    """
    case = station.case(mrn)
    if case.patient.discharged:
        raise NotAllowed(
            f"{case.patient.name} {case.patient.absence}. Admit the patient again first. "
            "Nothing was ordered."
        )
    years = case.patient.age(station.today(station.now().at))
    if years < regimen.youngest_years:
        raise NotAllowed(
            f"{case.patient.name} is {years} years old; this regimen is for patients of "
            f"{regimen.youngest_years} years and older. Nothing was ordered."
        )
    if named := named_allergies(regimen, case.patient):
        raise NotAllowed(
            f"{case.patient.name} is recorded as allergic to this drug: {', '.join(named)}. "
            "Nothing was ordered. If the record is wrong, correct it under Data on the patient's "
            "page."
        )
    refuse_after_stop(case, "Nothing was ordered.")
    if unread := unread_on_chart(case, regimen):
        raise NotAllowed(
            f"On the chart of {station.local(unread.observed.at):%d-%b-%Y %H:%M} {unread.say} in "
            "this regimen. Nothing was ordered. Strike that value out on the patient's chart, or "
            "order by a regimen that asks as before."
        )
    if case.course is not None:
        if case.open_dose or open_slots(station.moment(mrn)):
            raise NotAllowed("This patient has a course that is not finished. Nothing was ordered.")
        refuse_left_paused(case.course, station.zone, "Nothing was ordered.")
        day = station.today(first_slot) if first_slot else None
        refuse_next_course(
            case, lambda course: station.regimen_of(course).timetable, station.zone, day
        )
    refuse_unapproved(station, regimen)
