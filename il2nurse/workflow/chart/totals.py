"""Fluid totals of a patient: any period, a ward day by its shifts, the cycle so far."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.chart.fluids import shifts
from il2nurse.domain.rules.chart.fluid_totals import FluidTotals, total_fluids, ward_day_of
from il2nurse.domain.rules.chart.weights import Weighed, baseline_kg, weight_at
from il2nurse.domain.values.instants import Stretch
from il2nurse.workflow.chart.entering import charting_rules
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class DayTotals:
    """A ward day: its shifts, and the whole of it."""

    shifts: tuple[FluidTotals, ...]
    day: FluidTotals


def period_totals(
    station: Station, mrn: str, stretch: Stretch, now: datetime | None = None
) -> FluidTotals:
    """The totals of any period; mL/kg/h by the dosing weight of the cycle at its end."""
    case = station.case(mrn)
    rules = charting_rules(station, case)
    kg = weight_for(case, stretch.end)
    return total_fluids(case.chart, stretch, now or station.now().at, rules.longest_gap, kg)


def weight_for(case: Case, at: datetime) -> Decimal | None:
    """The weight that urine is related to; ``None`` before an order."""
    return baseline_kg(case.course, at) if case.course else None


def day_totals(station: Station, mrn: str, day: date) -> DayTotals:
    """The totals of the ward day that begins on a calendar day, shift by shift."""
    stretches = shifts(day, station.shift_starts, station.zone)
    whole = Stretch(stretches[0].start, stretches[-1].end)
    return DayTotals(
        tuple(period_totals(station, mrn, stretch) for stretch in stretches),
        period_totals(station, mrn, whole),
    )


def cycle_totals(station: Station, mrn: str) -> FluidTotals | None:
    """The totals since the ward day on which the cycle began; ``None`` before that."""
    course, now = station.case(mrn).course, station.now().at
    if course is None:
        return None
    begun = [cycle.begins for cycle in course.cycles if cycle.begins <= now]
    if not begun:
        return None
    start = ward_day_of(begun[-1], station.shift_starts, station.zone).start
    return period_totals(station, mrn, Stretch(start, now))


def weight_now(station: Station, mrn: str, at: datetime | None = None) -> Weighed | None:
    """The newest weight beside the baseline; ``None`` before an order or without a weight."""
    case = station.case(mrn)
    if case.course is None:
        return None
    regimen = station.regimen_of(case.course)
    return weight_at(case, regimen, case.course, at or station.now().at)
