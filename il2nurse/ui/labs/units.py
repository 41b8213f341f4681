"""In which unit results are shown; what is kept never changes by it."""

from decimal import Decimal
from enum import StrEnum

from il2nurse.domain.regimen.labs.tests import LabTest
from il2nurse.domain.rules.labs.points import UNKNOWN, Point, Trend
from il2nurse.domain.values.measure import Measure
from il2nurse.domain.values.reported_units import LabUnit, with_unit


class Units(StrEnum):
    """Which unit of each test is shown."""

    REPORTED = "as reported"
    RULES = "as the rules use"
    OTHER = "the other ones"

    @property
    def following(self) -> "Units":
        """The next one in the round."""
        every = tuple(Units)
        return every[(every.index(self) + 1) % len(every)]

    def unit(self, test: LabTest, point: Point) -> LabUnit:
        """The unit in which a value of the test is shown."""
        if self is Units.RULES:
            return test.unit
        if self is Units.OTHER:
            return test.units[1] if len(test.units) > 1 else test.unit
        return test.find_unit(point.unit) or test.unit

    def shown(self, test: LabTest, point: Point) -> str:
        """A value with its unit, in words where it lies beyond a limit."""
        kept = point.result.received if point.result else None
        if self is Units.REPORTED or (kept and kept.own_unit != test.unit.name):
            return point.shown
        unit = self.unit(test, point)
        return kept.shown_in(unit) if kept else unit.shown(point.measure)

    def shown_beside(self, test: LabTest, newest: Point, other: Point) -> str:
        """Another value in the unit of the newest one, so that the two can be compared."""
        unit = self.unit(test, newest)
        if other.measure == UNKNOWN:
            return other.shown
        return other.result.received.shown_in(unit) if other.result else unit.shown(other.measure)

    def trend(self, test: LabTest, newest: Point, trend: Trend) -> str:
        """Where the value is going, and by how much in the unit on show."""
        if not trend.delta:
            return trend.direction.value
        unit = self.unit(test, newest)
        change = abs(Measure(unit.from_own(trend.delta)).value)
        sign = "+" if trend.delta > 0 else "−"
        return f"{trend.direction.value}, {sign}{Measure(change).shown(unit.places, grouped=True)}"

    def range(self, test: LabTest, point: Point) -> str:
        """The range that the flag rests on, in the unit on show; "" where there is none."""
        usual = point.range
        if usual is None:
            return ""
        unit = self.unit(test, point)
        low, high = (_end(unit, end) for end in (usual.low, usual.high))
        if low and high:
            return with_unit(f"{low} to {high}", unit.name)
        return with_unit(f"{'from' if low else 'up to'} {low or high}", unit.name)


def _end(unit: LabUnit, end: Decimal | None) -> str:
    return "" if end is None else Measure(unit.from_own(end)).shown(unit.places, grouped=True)
