"""What a course planned and what went in, in international units, dose by dose."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.dosing import calculate_ordered
from il2nurse.domain.values.quantity import round_half_up

TENTH_OF_A_MILLION = Decimal(100_000)


@dataclass(frozen=True, slots=True)
class UnitsOfCourse:
    """International units: of the doses that ordered cycles plan, and of those that went in.

    ``doses`` were given, whole or in part; one that is going in now counts when it ended.
    """

    planned: Decimal
    given: Decimal
    doses: int


def part_of(whole: Decimal, given_ml: Decimal, total_ml: Decimal) -> Decimal:
    """The part of a dose by given over total volume, rounded to a tenth of a million."""
    share = given_ml / total_ml if total_ml else Decimal(0)
    return round_half_up(whole * share, TENTH_OF_A_MILLION)


def units_of(moment: Moment, cycle: Cycle) -> Decimal:
    """One whole dose of a cycle, by the weight or the level that holds for it."""
    return calculate_ordered(moment.regimen.preparation, cycle).dose_international_units


def units_given(moment: Moment, dose: Dose) -> Decimal:
    """What went in of a dose: nothing before its end, and the part where it was a part."""
    given = dose.given
    if given is None or given.until is None:
        return Decimal(0)
    whole = units_of(moment, _cycle_of(moment, dose).weighed_at(given.since))
    if given.in_full or given.given_ml is None:
        return whole
    return part_of(whole, min(given.given_ml, given.total_ml), given.total_ml)


def units_of_course(moment: Moment) -> UnitsOfCourse:
    """What the ordered cycles of the course plan and what its doses gave."""
    return _units(moment, moment.course.cycles, moment.case.doses_of(moment.course))


def units_of_cycle(moment: Moment, cycle: Cycle) -> UnitsOfCourse:
    """What one cycle plans and what its doses gave."""
    return _units(moment, (cycle,), moment.case.doses_of(moment.course, cycle.number))


def _units(moment: Moment, cycles: Iterable[Cycle], of: Iterable[Dose]) -> UnitsOfCourse:
    table = moment.regimen.timetable
    slots = range(1, table.doses_per_cycle + 1)
    planned = [_planned(moment, each, slot) for each in cycles for slot in slots]
    doses = [dose for dose in of if dose.given and dose.given.until]
    return UnitsOfCourse(
        planned=sum(planned[: table.doses_per_course], Decimal(0)),
        given=sum((units_given(moment, dose) for dose in doses), Decimal(0)),
        doses=len(doses),
    )


def _planned(moment: Moment, cycle: Cycle, slot: int) -> Decimal:
    """A dose that was begun was planned by the weight or level that held then."""
    key = DoseKey(moment.case.patient.subject, moment.course.number, cycle.number, slot)
    dose = moment.case.doses.get(key)
    return units_of(moment, cycle.weighed_at(dose.begun_at) if dose else cycle)


def _cycle_of(moment: Moment, dose: Dose) -> Cycle:
    return moment.course.cycles[dose.key.cycle - 1]
