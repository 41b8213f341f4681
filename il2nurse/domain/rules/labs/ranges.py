"""Reference ranges as laboratories write them, held against the unit of the value."""

import re
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.labs.tests import LabTest, Range
from il2nurse.domain.rules.labs.numbers import read_number
from il2nurse.domain.values.measure import Measure
from il2nurse.domain.values.quantity import NotANumber, show
from il2nurse.domain.values.reported_units import LabUnit

_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—―−﹘﹣－~～", "-"))  # noqa: RUF001 - look-alikes are what it reads
_NUMBER: Final = r"[0-9]+(?:[.,][0-9]+)?"
_BETWEEN: Final = re.compile(
    rf"(?P<low>{_NUMBER})(?: ?(?P<first>[^0-9\s-][^\s-]*))? ?(?:-|to|\.\.) ?"
    rf"(?P<high>{_NUMBER})(?P<unit>.*)",
    re.IGNORECASE,
)
_UP_TO: Final = re.compile(
    rf"(?P<low>)(?P<first>)(?:<=|<|≤|-|up to|at most|less than|below|under|max(?:imum|\.)?) ?"
    rf"(?P<high>{_NUMBER})(?P<unit>.*)",
    re.IGNORECASE,
)
_FROM: Final = re.compile(
    rf"(?:>=|>|≥|from|at least|more than|greater than|above|over|min(?:imum|\.)?) ?"
    rf"(?P<low>{_NUMBER})(?P<first>)(?P<high>)(?P<unit>.*)",
    re.IGNORECASE,
)


def read_range(test: LabTest, unit: LabUnit, text: str) -> Range | None:
    """A range as reported, in the test's own unit; ``None`` where it names no limits.

    It is in the unit of the value where it names none of its own: "53-106", "53 to 106 µmol/L",
    "up to 106", "-106", "<106", ">60".
    """
    plain = " ".join(text.translate(_DASHES).split()).strip("()[] ")
    found = next((hit for way in (_BETWEEN, _UP_TO, _FROM) if (hit := way.fullmatch(plain))), None)
    if found is None:
        return None
    first, named = found["first"] or "", found["unit"].strip(" )]")
    here = test.find_unit(named) if named else unit
    if here is None or (first and test.find_unit(first) is not here):
        return None
    try:
        low, high = (
            here.to_own(read_number(test, here, found[end])) if found[end] else None
            for end in ("low", "high")
        )
    except NotANumber:
        return None
    if low is not None and high is not None and low >= high:
        return None
    return Range(low, high)


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
    return f"{measure.shown(grouped=True)} {unit.name}".strip()
