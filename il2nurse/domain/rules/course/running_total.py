"""Bags that run one after the other: what went in so far, what should have, and what was lost."""

from collections.abc import Iterable, Sequence
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
    doses = moment.case.doses_of(moment.course, moment.course.current.number)
    bags = _bags(moment, doses)
    if not bags:
        return None
    last = bags[-1].infusion
    over = len(bags) == moment.regimen.timetable.doses_per_cycle or moment.cycle_over
    return _total(moment, bags, last.ended if over and last.ended else now)


def total_at_end(moment: Moment, dose: Dose) -> RunningTotal | None:
    """The total of its cycle when the bag of a dose ended; ``None`` before, and as above."""
    doses = moment.case.doses_of(moment.course, dose.key.cycle)
    bags = _bags(moment, [each for each in doses if each.key.slot <= dose.key.slot])
    ended = dose.infusion.ended if dose.infusion else None
    return _total(moment, bags, ended) if bags and ended else None


@dataclass(frozen=True, slots=True)
class _Bag:
    """A bag that was started, and the dose that it is."""

    dose: Dose
    infusion: Infusion


def _bags(moment: Moment, doses: Iterable[Dose]) -> list[_Bag]:
    """The bags that were started, in their order; none where bags do not run over days."""
    if not moment.regimen.preparation.over_days:
        return []
    found = [_Bag(dose, dose.infusion) for dose in doses if dose.infusion]
    return sorted(found, key=lambda bag: bag.infusion.started.at)


def _total(moment: Moment, bags: Sequence[_Bag], now: Reading) -> RunningTotal:
    cycle = moment.course.cycles[bags[0].dose.key.cycle - 1]
    count, length = moment.regimen.timetable.doses_per_cycle, moment.regimen.infusion
    each = units_of(moment, cycle)
    whole, takes = each * count, length * count
    passed = max(now.since(bags[0].infusion.started), timedelta())
    ran = sum((bag.infusion.elapsed(now) for bag in bags), timedelta())
    return RunningTotal(
        whole=whole,
        planned=part_of(whole, _seconds(min(passed, takes)), _seconds(takes)),
        given=sum((_given(moment, bag, each, now) for bag in bags), Decimal(0)),
        still=max(passed - ran, timedelta()),
    )


def _given(moment: Moment, bag: _Bag, each: Decimal, now: Reading) -> Decimal:
    if not bag.infusion.open:
        return units_given(moment, bag.dose)
    return part_of(each, bag.infusion.given_ml(now), bag.infusion.total_ml)


def _seconds(length: timedelta) -> Decimal:
    return Decimal(int(length.total_seconds()))
