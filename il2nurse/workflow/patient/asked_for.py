"""By which regimen eligibility is asked: the order's, else, once that is over, any of the ward."""

from collections.abc import Set as AbstractSet

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.approvals import refuse_files_away, to_order
from il2nurse.workflow.station import Station
from il2nurse.workflow.unordered import asks_another, regimens_asked_for, unordered_moment


def moment_asked_for(station: Station, mrn: str, regimen: str | None = None) -> Moment | None:
    """What eligibility looks at now; ``None`` without an order in a ward without regimens.

    That is the newest course. Where none is ordered, or no dose of it is open, it is the
    ``regimen`` with this id, as if a course by it were ordered now; without an order and an id the
    ward's first. Raises ``Slip`` for one that the ward does not have, ``NotAllowed`` for another
    than was ordered while that goes on.
    """
    case = station.case(mrn)
    if case.course is not None and (regimen is None or not asks_another(station, case)):
        if regimen not in (None, case.course.regimen):
            raise NotAllowed(
                f"{case.patient.name} has an order by “{case.course.regimen}”, which decides. "
                "Ask without another regimen. Nothing was looked at."
            )
        return station.moment(mrn)
    if regimen is None:
        wanted = next(iter(regimens_asked_for(station)), None)
        if wanted is None:
            return None
    elif (wanted := to_order(station).get(regimen)) is None:
        refuse_files_away(station)
        known = ", ".join(to_order(station))
        raise Slip(
            "regimen",
            f"The ward has no regimen “{regimen}”. It has: {known}. Nothing was looked at.",
        )
    return unordered_moment(station, mrn, wanted)


def moment_of_test(station: Station, mrn: str, test: str) -> Moment:
    """What a test on file belongs to: the order, else a regimen of the ward that asks for it.

    A course that is over asks first, and then the ward's regimens.
    """
    return _asking(station, mrn, {test})


def moment_of_chart(station: Station, mrn: str) -> Moment:
    """By what the chart is read: the order, else the regimen that asks for most of what is there.

    Raises ``NotAllowed`` where there is neither.
    """
    return _asking(station, mrn, {name for e in station.case(mrn).chart.sets for name in e.values})


def _asking(station: Station, mrn: str, names: AbstractSet[str]) -> Moment:
    case = station.case(mrn)
    if case.course is not None:
        of_course = station.moment(mrn)
        if not asks_another(station, case) or names <= set(of_course.regimen.fields):
            return of_course
    known = (*regimens_asked_for(station), *to_order(station).values())
    most = max(known, key=lambda each: len(names & set(each.fields)), default=None)
    return demand_moment(station, mrn, most.id if most else None)


def demand_moment(station: Station, mrn: str, regimen: str | None = None) -> Moment:
    """The same; raises ``NotAllowed`` where there is neither an order nor a regimen."""
    moment = moment_asked_for(station, mrn, regimen)
    if moment is None:
        refuse_files_away(station)
    return station.moment(mrn) if moment is None else moment
