"""A pause of an infusion: from when to when nothing flowed, why, and who let it run on."""

from dataclasses import dataclass
from decimal import Decimal

from il2nurse.domain.values.clock import Reading


@dataclass(frozen=True, slots=True)
class Pause:
    """A time without flow, its reason and what was noted, by whom, and when it went on.

    ``checked_by`` signed the rate that was read from the pump then, where that is asked.
    """

    since: Reading
    reason: str
    text: str | None
    by: str
    until: Reading | None = None
    rate_ml_per_h: Decimal | None = None
    checked_by: str | None = None
