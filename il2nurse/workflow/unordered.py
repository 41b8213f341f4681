"""What a course would be judged by, were it ordered now: by which regimens, and from when on."""

from il2nurse.domain.record.case import Case
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.course.before_order import before_order
from il2nurse.domain.rules.course.own_texts import own_texts
from il2nurse.domain.rules.course.slots import open_slots
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.approvals import offered, unapproved, why_unapproved
from il2nurse.workflow.station import Station


def regimens_asked_for(station: Station) -> tuple[Regimen, ...]:
    """The ward's regimens, those first by which somebody may order today."""
    closed = unapproved(station)
    return tuple(sorted(offered(station), key=lambda each: each.id in closed))


def asks_another(station: Station, case: Case) -> bool:
    """True where eligibility may be asked for any regimen: no dose of a course is still open."""
    if case.course is None:
        return True
    return not (case.open_dose or open_slots(station.moment(case.patient.subject)))


def unordered_moment(station: Station, mrn: str, regimen: Regimen) -> Moment:
    """What a course by this regimen would be judged by, were it ordered now."""
    case = station.case(mrn)
    return before_order(
        case,
        regimen,
        station.now().at,
        station.zone,
        texts=own_texts(case, station.regimen_of),
        unapproved=why_unapproved(station, regimen),
    )
