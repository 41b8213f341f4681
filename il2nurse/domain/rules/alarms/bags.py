"""Alarms of a bag that runs over days: it is empty soon, or passes its limit while it hangs."""

from collections.abc import Iterator

from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.infusion import Infusion, InfusionState
from il2nurse.domain.rules.alarms.alarm import Alarm, newest_answer, told_at
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.bag_times import bag_limit_of
from il2nurse.domain.values.clock import Reading
from il2nurse.domain.values.wall_clock import clock_on


def bag_alarms(moment: Moment, now: Reading) -> Iterator[Alarm]:
    """What is to be told of the bags that hang; nothing where they do not run over days."""
    if not moment.regimen.preparation.over_days:
        return
    for dose in moment.case.doses.values():
        if dose.infusion and dose.infusion.open:
            yield from _soon(moment, dose, dose.infusion, now)
            yield from _too_old(moment, dose, dose.infusion, now)


def _soon(moment: Moment, dose: Dose, bag: Infusion, now: Reading) -> Iterator[Alarm]:
    """It is empty soon: the next bag is to be there, or it was the last one."""
    left, soon = bag.left(now), moment.regimen.end_soon
    if bag.state is not InfusionState.RUNNING or not left or soon is None or left > soon:
        return
    last = dose.key.slot == moment.regimen.timetable.doses_per_cycle
    then = "it is the last one" if last else "have the next one at the bedside"
    empty = clock_on(bag.ends_at(now).astimezone(moment.zone), moment.today)
    known = (AlarmKind.SOON, dose.key.stream, dose.started_in)
    yield Alarm(
        *known,
        since=now.at - (soon - left),
        say=f"Dose {dose.key.slot}: the bag is empty at {empty}; {then}",
        acknowledged=newest_answer(moment.case, *known),
    )


def _too_old(moment: Moment, dose: Dose, bag: Infusion, now: Reading) -> Iterator[Alarm]:
    """It would pass its limit before it is empty, as after a long pause: it runs on no more."""
    making = moment.making_of(dose)
    limit = bag_limit_of(moment.regimen, moment.case.all_answers(dose), making)
    if limit is None or bag.ends_at(now) <= limit:
        return
    until = told_at(moment, limit)
    known = (AlarmKind.BAG_LIMIT, dose.key.stream, dose.started_in)
    yield Alarm(
        *known,
        since=min(limit - bag.left(now), now.at),
        say=f"Dose {dose.key.slot}: the bag may be used until {until} and is not empty by then; "
        "stop it and record the volume",
        acknowledged=newest_answer(moment.case, *known),
    )
