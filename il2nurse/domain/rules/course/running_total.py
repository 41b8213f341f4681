"""Bags that run one after the other: what went in so far, what should have, and what was lost."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.infusion import Infusion
from il2nurse.domain.rules.course.units_given import part_of, units_given, units_of
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.clock import Reading


@dataclass(frozen=True, slots=True)
class RunningTotal:
    """International units of the current cycle, at one moment.

    ``whole`` is what the cycle plans, ``planned`` what of it would have gone in by now had every
    bag followed the one before at once, ``given`` what did. ``still`` is for how long nothing ran
    since the first bag was started, between bags and in pauses, up to the end of the last one.
    All times are running times, so that no change of a clock moves them.
    """

    whole: Decimal
    planned: Decimal
    given: Decimal
    still: timedelta


def running_total(moment: Moment, now: Reading) -> RunningTotal | None:
    """The total of the current cycle.

    ``None`` where no bag was started, or the bags of the regimen do not run over days.
    """
    cycle, table = moment.course.current, moment.regimen.timetable
    if not moment.regimen.preparation.over_days:
        return None
    doses = moment.case.doses_of(moment.course, cycle.number)
    bags = [(dose, dose.infusion) for dose in doses if dose.infusion]
    if not bags:
        return None
    each, length = units_of(moment, cycle), moment.regimen.infusion
    whole, takes = each * table.doses_per_cycle, length * table.doses_per_cycle
    first = min((infusion for _, infusion in bags), key=lambda infusion: infusion.started.at)
    passed = max(_until(moment, bags, now).since(first.started), timedelta())
    ran = sum((infusion.elapsed(now) for _, infusion in bags), timedelta())
    return RunningTotal(
        whole=whole,
        planned=part_of(whole, _seconds(min(passed, takes)), _seconds(takes)),
        given=sum((_given(moment, dose, bag, each, now) for dose, bag in bags), Decimal(0)),
        still=max(passed - ran, timedelta()),
    )


def _until(moment: Moment, bags: list[tuple[Dose, Infusion]], now: Reading) -> Reading:
    """Now; once the cycle has no bag left, the end of the last one."""
    last = max((bag for _, bag in bags), key=lambda bag: bag.started.at)
    over = len(bags) == moment.regimen.timetable.doses_per_cycle or moment.cycle_over
    return last.ended if over and last.ended else now


def _given(moment: Moment, dose: Dose, bag: Infusion, each: Decimal, now: Reading) -> Decimal:
    if not bag.open:
        return units_given(moment, dose)
    return part_of(each, bag.given_ml(now), bag.total_ml)


def _seconds(length: timedelta) -> Decimal:
    return Decimal(int(length.total_seconds()))
