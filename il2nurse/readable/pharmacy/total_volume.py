"""The volume of a bag as people read it: to the tenth as a pump takes it, or as the rate needs."""

from decimal import Decimal, localcontext
from typing import Final

from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.values.quantity import ARITHMETIC, TENTH, round_half_up, show

MOST_PLACES: Final = 20


def pump_total(worked: Calculation) -> str:
    """The volume that the pump gives, to 0.1 mL as it is set and as the record keeps it.

    The sum itself goes on with the exact volume: the rate is rounded last, so that it does not
    always follow from this one (212.3 mL/h from 53.07 mL in 15 minutes, and not from 53.1 mL).
    """
    return show(round_half_up(worked.bag.total_ml, TENTH))


def shown_total(worked: Calculation) -> str:
    """The volume in mL to 0.01 mL, or as much finer as the rate needs to follow from it."""
    exact = worked.bag.total_ml
    for places in range(2, MOST_PLACES):
        rounded = round_half_up(exact, Decimal(1).scaleb(-places))
        if _gives_rate(worked, rounded):
            return show(rounded)
    return show(exact)


def rounded_from(worked: Calculation) -> str | None:
    """From which volume that of the pump is rounded, where the rate does not follow from it."""
    if _gives_rate(worked, round_half_up(worked.bag.total_ml, TENTH)):
        return None
    return f"rounded from {shown_total(worked)} mL"


def _gives_rate(worked: Calculation, total_ml: Decimal) -> bool:
    minutes = worked.bag.dilution.infusion_minutes
    with localcontext(ARITHMETIC):
        rate = total_ml * 60 / minutes
    return round_half_up(rate, TENTH) == round_half_up(worked.bag.rate_ml_per_h, TENTH)
