"""Numbers of laboratory results: a mark is never read as one between thousands."""

import re
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.labs.tests import LabTest
from il2nurse.domain.values.quantity import NotANumber, parse_decimal
from il2nurse.domain.values.reported_units import LabUnit

THOUSANDTHS: Final = 3
_THREE_DECIMALS: Final = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")


def read_number(test: LabTest, unit: LabUnit, text: str) -> Decimal:
    """The number; "1.234" is one and 234 thousandths only where it cannot be 1234.

    Raises ``NotANumber`` where thousands are possible, and for what is no number.
    """
    try:
        return parse_decimal(text)
    except NotANumber:
        if unit.places < THOUSANDTHS or not _THREE_DECIMALS.fullmatch(text.strip()):
            raise
        value = parse_decimal(f"{text.strip()}0")
        if test.lowest <= unit.to_own(value * 1000) <= test.highest:
            raise
        return value
