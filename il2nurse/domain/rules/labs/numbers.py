"""Numbers of laboratory results: a mark is never read as one between thousands."""

from decimal import Decimal

from il2nurse.domain.regimen.labs.tests import LabTest
from il2nurse.domain.values.quantity import parse_within
from il2nurse.domain.values.reported_units import LabUnit


def read_number(test: LabTest, unit: LabUnit, text: str) -> Decimal:
    """The number; "1.234" is read as one of its two readings where the other is not possible.

    Raises ``NotANumber`` where both are possible, and for what is no number.
    """
    return parse_within(
        text, unit.places, lambda value: test.lowest <= unit.to_own(value) <= test.highest
    )
