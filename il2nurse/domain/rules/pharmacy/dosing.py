"""Dose, vials, draw-up volume, bag, concentration and pump rate for one weight."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal, localcontext

from il2nurse.domain.regimen.preparation import (
    BagBand,
    Deviation,
    Dilution,
    DoseLimits,
    Preparation,
    Product,
    Rounding,
)
from il2nurse.domain.rules.pharmacy.calculation import Calculation, SumStep
from il2nurse.domain.rules.pharmacy.sum import TENTH, shown_concentration, sum_lines
from il2nurse.domain.values.quantity import ARITHMETIC, in_words, round_half_up, show

__all__ = [
    "BagBand",
    "Calculation",
    "Deviation",
    "Dilution",
    "DoseLimits",
    "NotCalculable",
    "Preparation",
    "Product",
    "Rounding",
    "SumStep",
    "calculate",
]


class NotCalculable(ValueError):
    """A weight or bag that cannot be meant; the text is a sentence for the nurse."""


def calculate(
    preparation: Preparation, weight_kg: Decimal, bag_ml: Decimal | None = None
) -> Calculation:
    """Work out one dose for a dosing weight in kg, in the given bag or the regimen's usual one.

    The exact drug volume is added to the full bag; concentration, total and rate follow from it.
    Raises NotCalculable for a weight outside the slip limits or a bag that holds nothing.
    """
    _refuse_slips(preparation, weight_kg, bag_ml)
    bag = preparation.dilution.bag_ml if bag_ml is None else bag_ml
    with localcontext(ARITHMETIC):
        worked = _work_out(preparation, weight_kg, bag)
        return replace(
            worked,
            steps=sum_lines(preparation, worked),
            warnings=tuple(_warnings(preparation, worked)),
            blocked=tuple(_blocks(preparation, worked)),
        )


def _refuse_slips(preparation: Preparation, weight_kg: Decimal, bag_ml: Decimal | None) -> None:
    low, high = preparation.limits.lowest_kg, preparation.limits.highest_kg
    if not weight_kg.is_finite() or not low <= weight_kg <= high:
        raise NotCalculable(
            f"A weight of {weight_kg} kg is not between {show(low)} and {show(high)} kg. "
            "Nothing was calculated. Check the weight and type it again."
        )
    if bag_ml is not None and not (bag_ml.is_finite() and bag_ml > 0):
        raise NotCalculable(
            f"A bag of {bag_ml} mL does not exist. Nothing was calculated. Type the bag's volume."
        )


def _work_out(preparation: Preparation, weight_kg: Decimal, bag_ml: Decimal) -> Calculation:
    product = preparation.product
    dose = weight_kg * preparation.dose_per_kg
    exact_ml = dose / product.international_units_per_ml
    step_ml = preparation.step_ml(exact_ml)
    draw_up_ml = round_half_up(exact_ml, step_ml)
    drawn = draw_up_ml * product.international_units_per_ml
    total_ml = bag_ml + exact_ml
    return Calculation(
        weight_kg=weight_kg,
        dose_international_units=dose,
        dose_mg=dose * product.mg_per_ml / product.international_units_per_ml,
        vials=_count_vials(product, max(exact_ml, draw_up_ml)),
        sterile_water_ml_per_vial=product.sterile_water_ml_per_vial,
        exact_draw_up_ml=exact_ml,
        draw_up_step_ml=step_ml,
        draw_up_ml=draw_up_ml,
        drawn_international_units=drawn,
        deviation_percent=(drawn - dose) * 100 / dose,
        bag_ml=bag_ml,
        band_bag_ml=preparation.dilution.band_bag(dose),
        suggested_bag_ml=_suggest_bag(preparation, dose),
        total_ml=total_ml,
        concentration_mg_per_ml=dose
        * product.mg_per_ml
        / (product.international_units_per_ml * bag_ml + dose),
        concentration_ok=_fits(preparation, dose, bag_ml),
        rate_ml_per_h=total_ml * 60 / preparation.dilution.infusion_minutes,
    )


def _count_vials(product: Product, volume_ml: Decimal) -> int:
    return int((volume_ml / product.withdrawable_ml_per_vial).to_integral_value(ROUND_CEILING))


def _fits(
    preparation: Preparation, dose: Decimal, bag_ml: Decimal, margin: Decimal = Decimal(0)
) -> bool:
    """Say whether the bag keeps the concentration inside the window narrowed by ``margin``.

    Compared without dividing, so a concentration exactly on a limit is never misjudged.
    """
    product, dilution = preparation.product, preparation.dilution
    mass = dose * product.mg_per_ml
    volume = product.international_units_per_ml * bag_ml + dose
    low = dilution.concentration_low * (1 + margin)
    high = dilution.concentration_high * (1 - margin)
    return low * volume <= mass <= high * volume


def _suggest_bag(preparation: Preparation, dose: Decimal) -> Decimal | None:
    dilution = preparation.dilution
    for bag_ml in (dilution.band_bag(dose), *dilution.sizes()):
        if _fits(preparation, dose, bag_ml):
            return bag_ml
    return None


def _warnings(preparation: Preparation, worked: Calculation) -> Iterator[str]:
    yield from _vial_warnings(preparation.product, worked)
    yield from _bag_warnings(preparation, worked)
    yield from _dose_warnings(preparation, worked)


def _vial_warnings(product: Product, worked: Calculation) -> Iterator[str]:
    used = worked.exact_draw_up_ml / (worked.vials * product.withdrawable_ml_per_vial)
    if used > product.vial_warn_fraction:
        vials = "1 vial" if worked.vials == 1 else f"{worked.vials} vials"
        yield (
            f"The dose needs {show(round_half_up(used * 100, TENTH))} % of what can be drawn from "
            f"{vials}. Have one more vial at hand."
        )


def _bag_warnings(preparation: Preparation, worked: Calculation) -> Iterator[str]:
    dilution, dose = preparation.dilution, worked.dose_international_units
    margin = dilution.near_limit_fraction
    if worked.concentration_ok and not _fits(preparation, dose, worked.bag_ml, margin):
        yield (
            f"The final concentration of {shown_concentration(dilution, worked)} mg/mL is within "
            f"{show(margin * 100)} % of a limit of {show(dilution.concentration_low)} to "
            f"{show(dilution.concentration_high)} mg/mL. Ask pharmacy before the bag is mixed."
        )
    if worked.bag_ml != worked.band_bag_ml:
        yield (
            f"For this dose the regimen names a {show(worked.band_bag_ml)} mL bag, and this sum "
            f"is for {show(worked.bag_ml)} mL. Check the bag with pharmacy."
        )


def _dose_warnings(preparation: Preparation, worked: Calculation) -> Iterator[str]:
    limits, dose = preparation.limits, worked.dose_international_units
    if not limits.lowest_international_units <= dose <= limits.highest_international_units:
        yield (
            f"The dose of {in_words(dose)} is not between "
            f"{in_words(limits.lowest_international_units)} and "
            f"{in_words(limits.highest_international_units)}. Check the weight and confirm it."
        )
    deviation, rule = worked.deviation_percent.copy_abs(), preparation.deviation
    if rule.override_percent < deviation <= rule.refuse_percent:
        yield f"{_deviation_sentence(worked)} A pharmacist must approve it before it is drawn up."


def _blocks(preparation: Preparation, worked: Calculation) -> Iterator[str]:
    dilution = preparation.dilution
    if not worked.concentration_ok:
        too = _side(dilution, worked)
        yield (
            f"In {show(worked.bag_ml)} mL the final concentration is "
            f"{shown_concentration(dilution, worked)} mg/mL, which is {too}.{_offer(worked)}"
        )
    if worked.suggested_bag_ml is None:
        yield (
            "No bag of this regimen keeps the final concentration between "
            f"{show(dilution.concentration_low)} and {show(dilution.concentration_high)} mg/mL. "
            "Do not mix; call pharmacy."
        )
    if worked.deviation_percent.copy_abs() > preparation.deviation.refuse_percent:
        yield f"{_deviation_sentence(worked)} It cannot be measured this way; call pharmacy."


def _side(dilution: Dilution, worked: Calculation) -> str:
    if worked.concentration_mg_per_ml < dilution.concentration_low:
        return f"too dilute: the lowest allowed is {show(dilution.concentration_low)} mg/mL"
    return f"too concentrated: the highest allowed is {show(dilution.concentration_high)} mg/mL"


def _offer(worked: Calculation) -> str:
    if worked.suggested_bag_ml is None:
        return ""
    return f" A {show(worked.suggested_bag_ml)} mL bag fits; a pharmacist must sign for it."


def _deviation_sentence(worked: Calculation) -> str:
    percent = show(round_half_up(worked.deviation_percent.copy_abs(), Decimal("0.01")))
    return (
        f"Rounding to {show(worked.draw_up_ml)} mL changes the dose by {percent} %, "
        f"to {in_words(worked.drawn_international_units)}."
    )
