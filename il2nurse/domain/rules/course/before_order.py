"""The moment of a patient without an order, as if a course by a regimen were ordered now."""

from collections.abc import Mapping
from datetime import datetime, tzinfo

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.approvals import Unapproved
from il2nurse.domain.record.course.course import Course, Cycle
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.course.waived import of_patient
from il2nurse.domain.rules.moment import Moment


def before_order(
    case: Case,
    regimen: Regimen,
    at: datetime,
    zone: tzinfo,
    *,
    texts: Mapping[str, Regimen],
    unapproved: Unapproved | None,
) -> Moment:
    """What eligibility for this regimen looks at before a course by it is ordered.

    ``texts`` are those of the courses before; ``unapproved`` says why nobody may order by it. Its
    course has neither weight nor level: nothing is worked out by it, and no dose belongs to it.
    """
    mrn, number = case.patient.subject, len(case.courses) + 1
    cycle = Cycle(1, at, None, weighed_by="", verified_by="", ordered_at=at, order=0)
    course = Course(mrn, number, regimen.id, regimen.digest, None, at, (cycle,))
    asked = of_patient(regimen, case, course)
    return Moment(case, course, asked, at, zone, texts, unapproved)
