"""The pump: the rate that is set on it, and from when on a bag of a day can be empty by it."""

from datetime import timedelta
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.dose.infusion import Infusion
from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.regimen import Act, Regimen
from il2nurse.domain.values.clock import Reading

RATE: Final = "rate_ml_per_h"
"""What a question expects that is compared with the rate that was worked out."""
SECONDS_PER_HOUR: Final = 3600


def rate_field(regimen: Regimen) -> Field | None:
    """The regimen's question for the rate that is set on the pump."""
    steps = (step for step in regimen.steps if step.act is Act.ANSWER)
    asked = (field for step in steps for field in step.fields if field.expect == RATE)
    return next(asked, None)


def left_to_empty(regimen: Regimen, infusion: Infusion, now: Reading) -> timedelta:
    """How long until the bag can be empty; never negative.

    A rate is rounded before it is set, so that a bag of a day may be empty some minutes before its
    time: it is then as soon as a pump can be that runs at the highest rate the regimen takes.
    """
    if not regimen.preparation.over_days:
        return infusion.left(now)
    asked = rate_field(regimen)
    fastest = infusion.rate_ml_per_h + (asked.tolerance if asked else Decimal(0))
    needs = timedelta(seconds=int(infusion.total_ml * SECONDS_PER_HOUR / fastest))
    return max(min(infusion.planned, needs) - infusion.elapsed(now), timedelta())
