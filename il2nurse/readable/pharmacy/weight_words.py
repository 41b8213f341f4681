"""The weight behind a dose in words: what cannot be meant, what is too old, what differs."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from il2nurse.domain.regimen.doses import WeightLimits
from il2nurse.domain.regimen.preparation import Preparation
from il2nurse.domain.rules.pharmacy.dosing import NotCalculable, NotMeant
from il2nurse.domain.rules.pharmacy.dosing_weight import (
    Compared,
    UnusualWeight,
    WeightAgreement,
    read_in_pounds,
)
from il2nurse.domain.values.mistaken_units import in_asked_unit
from il2nurse.domain.values.quantity import TENTH, in_words, round_half_up, show
from il2nurse.readable.doses import doses_in_words

POUNDS: Final = "Were pounds entered as kilograms?"


def not_calculable_in_words(problem: NotCalculable, preparation: Preparation) -> str:
    """Why no dose was worked out, and what to do next."""
    match problem.what:
        case NotMeant.WEIGHT:
            limits = preparation.demand_per_kg().limits
            low, high = limits.lowest_kg, limits.highest_kg
            return (
                f"A weight of {problem.given} kg is not between {show(low)} and {show(high)} kg. "
                "Nothing was calculated. Check the weight and type it again."
            )
        case NotMeant.DOSE:
            return (
                f"{in_words(problem.given)} is no dose of this regimen, which has "
                f"{doses_in_words(preparation)}. Nothing was calculated. Check the order."
            )
        case NotMeant.BAG if preparation.dilution is None:
            return "The drug of this regimen goes into no bag. Nothing was calculated."
        case NotMeant.BAG:
            return (
                f"A bag of {problem.given} mL does not exist. Nothing was calculated. "
                "Type the bag's volume."
            )


def old_weight_in_words(limits: WeightLimits, weighed_on: date, days: int) -> str:
    """Why a weight of that day, so many days old at the first dose, is not taken."""
    return (
        f"The weight of {weighed_on:%d-%b-%Y} would be {days} days old at the first dose; at most "
        f"{limits.oldest.days} days are allowed. Nothing was recorded; weigh the patient again."
    )


def differences_in_words(compared: Iterable[Compared]) -> str:
    """Every difference that asks for something, in words; "" where there is none."""
    asking = (each for each in compared if each.standing is not WeightAgreement.ALIKE)
    return " ".join(difference_in_words(each) for each in asking)


def difference_in_words(compared: Compared) -> str:
    """How far the two weights lie apart, with the pounds it may come from."""
    earlier = compared.earlier
    way = "above" if compared.percent > 0 else "below"
    off = show(round_half_up(compared.percent.copy_abs(), TENTH))
    return (
        f"{show(compared.kg)} kg is {off} % {way} the {earlier.what} of "
        f"{show(earlier.kg)} kg ({earlier.day:%d-%b-%Y}).{_pounds(compared)}"
    )


def unusual_in_words(unusual: UnusualWeight) -> str:
    """Why a weight that no earlier order bears out is confirmed by two; asked what it was."""
    kg, limit = show(unusual.kg), show(unusual.limit)
    way = "above" if unusual.kg > unusual.limit else "below"
    said = (
        f"{kg} kg is {way} {limit} kg, and no weight of an earlier order of this patient is on "
        "record to support it."
    )
    if unusual.from_pounds is not None:
        return f"{said} {POUNDS} {kg} lb is {show(unusual.from_pounds)} kg."
    if unusual.undivided is not None:
        was = show(unusual.undivided)
        return f"{said} Was a weight in kilograms divided by 2.2? It was {was} kg then."
    return said


def _pounds(compared: Compared) -> str:
    if not read_in_pounds(compared):
        return ""
    high = max(compared.kg, compared.earlier.kg)
    return f" {POUNDS} {show(high)} lb is {show(in_asked_unit('lb', high))} kg."
