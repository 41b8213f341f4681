"""The rest after a cycle: whole ward days after the day of its last dose."""

from datetime import datetime, timedelta

from il2nurse.domain.regimen.schedule import rest_over
from il2nurse.domain.rules.moment import Moment


def rest_ends(moment: Moment, rest: timedelta) -> datetime:
    """When the rest after the current cycle is over, in UTC.

    It counts from the day of the last dose that was given; of a cycle in which none was given,
    from the last day of the cycle.
    """
    doses = moment.case.doses_of(moment.course, moment.course.current.number)
    starts = [dose.given.since for dose in doses if dose.given]
    if not starts:
        return moment.cycle_ends + rest
    return rest_over(max(starts), rest, moment.zone).astimezone(moment.at.tzinfo)
