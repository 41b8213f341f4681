"""The weight from which the doses of a cycle are worked out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class DosingWeight:
    """So many kilograms, weighed on that day of the ward."""

    kg: Decimal
    weighed_on: date
