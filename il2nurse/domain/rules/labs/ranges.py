"""Reference ranges held against the unit of the value and against the usual range."""

from decimal import Decimal

from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.labs.tests import LabTest, Range
from il2nurse.domain.values.measure import Measure
from il2nurse.domain.values.quantity import show
from il2nurse.domain.values.reported_units import LabUnit, with_unit


def check_scale(
    test: LabTest,
    unit: LabUnit,
    shown: str,
    found: Range,
    usual: Range | None,
    text: str,
    far: Decimal,
) -> None:
    """Raise ``Slip`` where a range cannot be in the unit of the value: 53-106 beside 3.5 mg/dL.

    It cannot where no value that is possible lies in it, nor where it lies ``far`` times away from
    the usual range and, read in another unit of the test, much nearer.
    """
    fitting = "" if usual is None else _fitting_unit(test, unit, found, usual, far)
    if fitting or not _possible(test, found):
        other = f" It would be usual in {fitting}." if fitting else ""
        raise Slip(
            "range",
            f"{test.label}: the range “{text.strip()}” cannot be in the unit of the value, "
            f"{shown}.{other} Ask the laboratory which unit is right, or leave the range out.",
        )


def _possible(test: LabTest, found: Range) -> bool:
    above = found.low is not None and found.low > test.highest
    return not above and (found.high is None or found.high >= test.lowest)


def _fitting_unit(
    test: LabTest, unit: LabUnit, found: Range, usual: Range, far: Decimal
) -> str | None:
    """The unit in which a range that is far from the usual one is near it; ``None`` for none."""
    ends = ((found.high, usual.high), (found.low, usual.low))
    end, wanted = next((pair for pair in ends if None not in pair), (None, None))
    if end is None or wanted is None or min(end, wanted) <= 0:
        return None
    here = _times(end, wanted)
    reported = unit.from_own(end)
    for other in test.units:
        if here >= far and _times(other.to_own(reported), wanted) ** 2 <= here:
            return other.name
    return None


def times_away(found: Range, usual: Range) -> Decimal:
    """How many times away from the usual range another one lies; 1 where it cannot be told.

    The upper ends are compared, where both have one: the lower ones of laboratories differ more.
    """
    for end, wanted in ((found.high, usual.high), (found.low, usual.low)):
        if end is not None and wanted is not None and min(end, wanted) > 0:
            return _times(end, wanted)
    for low, high in ((found.low, usual.high), (usual.low, found.high)):
        if low is not None and high is not None and low > high > 0:
            return low / high
    return Decimal(1)


def value_away(usual: Range, own: Decimal) -> Decimal:
    """How many times a value in the test's own unit is away from its usual range; 1 within it."""
    if usual.high is not None and own > usual.high:
        return _times(own, usual.high)
    if usual.low is not None and own < usual.low:
        return _times(own, usual.low)
    return Decimal(1)


def shown_range(test: LabTest, usual: Range) -> str:
    """A range in the test's own unit, as a sentence says it."""
    low, high = (None if end is None else show(end) for end in (usual.low, usual.high))
    one_end = f"up to {high}" if high else f"from {low}"
    return f"{f'{low} to {high}' if low and high else one_end} {test.unit.name}".strip()


def _times(one: Decimal, other: Decimal) -> Decimal:
    """How many times one is the other, whichever is the larger; without end for nothing."""
    low, high = sorted((one, other))
    return high / low if low > 0 else Decimal("Infinity")


def shown_value(measure: Measure, unit: LabUnit) -> str:
    """A value in its reported unit."""
    return with_unit(measure.shown(grouped=True), unit.name)
