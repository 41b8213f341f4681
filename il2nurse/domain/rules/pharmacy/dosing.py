"""Dose, vials, draw-up volume, bag, concentration and pump rate for one weight."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal, localcontext
from enum import StrEnum

from il2nurse.domain.regimen.preparation import Preparation, Product
from il2nurse.domain.rules.pharmacy.calculation import Calculation, DoseBlock, DoseCaution
from il2nurse.domain.values.quantity import ARITHMETIC, round_half_up


class NotMeant(StrEnum):
    """What cannot be meant as it is given."""

    WEIGHT = "a weight"
    BAG = "a bag"


class NotCalculable(ValueError):
    """A weight or a bag that cannot be meant: which of the two, and the number that was given."""

    def __init__(self, what: NotMeant, given: Decimal) -> None:
        super().__init__(f"{what} {given}")
        self.what, self.given = what, given


def calculate(
    preparation: Preparation, weight_kg: Decimal, bag_ml: Decimal | None = None
) -> Calculation:
    """Work out one dose for a dosing weight in kg, in the given bag or the regimen's usual one.

    The exact drug volume is added to what the full bag really holds; concentration, total and rate
    follow from that.
    Raises NotCalculable for a weight outside the slip limits or a bag that holds nothing.
    """
    _refuse_slips(preparation, weight_kg, bag_ml)
    bag = preparation.dilution.bag_ml if bag_ml is None else bag_ml
    with localcontext(ARITHMETIC):
        worked = _work_out(preparation, weight_kg, bag)
        return replace(
            worked,
            cautions=tuple(_cautions(worked)),
            blocks=tuple(_blocks(worked)),
        )


def _refuse_slips(preparation: Preparation, weight_kg: Decimal, bag_ml: Decimal | None) -> None:
    low, high = preparation.limits.lowest_kg, preparation.limits.highest_kg
    if not weight_kg.is_finite() or not low <= weight_kg <= high:
        raise NotCalculable(NotMeant.WEIGHT, weight_kg)
    if bag_ml is not None and not (bag_ml.is_finite() and bag_ml > 0):
        raise NotCalculable(NotMeant.BAG, bag_ml)


def _work_out(preparation: Preparation, weight_kg: Decimal, bag_ml: Decimal) -> Calculation:
    product = preparation.product
    dose = weight_kg * preparation.dose_per_kg
    exact_ml = dose / product.international_units_per_ml
    step_ml = preparation.step_ml(exact_ml)
    draw_up_ml = round_half_up(exact_ml, step_ml)
    drawn = draw_up_ml * product.international_units_per_ml
    fill_ml = preparation.dilution.fill_ml(bag_ml)
    total_ml = fill_ml + exact_ml
    return Calculation(
        preparation=preparation,
        weight_kg=weight_kg,
        dose_international_units=dose,
        dose_mg=dose * product.mg_per_ml / product.international_units_per_ml,
        vials=_count_vials(product, max(exact_ml, draw_up_ml)),
        exact_draw_up_ml=exact_ml,
        draw_up_step_ml=step_ml,
        draw_up_ml=draw_up_ml,
        drawn_international_units=drawn,
        deviation_percent=(drawn - dose) * 100 / dose,
        bag_ml=bag_ml,
        fill_ml=fill_ml,
        band_bag_ml=preparation.dilution.band_bag(dose),
        suggested_bag_ml=_suggest_bag(preparation, dose),
        total_ml=total_ml,
        concentration_mg_per_ml=dose
        * product.mg_per_ml
        / (product.international_units_per_ml * fill_ml + dose),
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
    volume = product.international_units_per_ml * dilution.fill_ml(bag_ml) + dose
    low = dilution.concentration_low * (1 + margin)
    high = dilution.concentration_high * (1 - margin)
    return low * volume <= mass <= high * volume


def _suggest_bag(preparation: Preparation, dose: Decimal) -> Decimal | None:
    dilution = preparation.dilution
    for bag_ml in (dilution.band_bag(dose), *dilution.sizes()):
        if _fits(preparation, dose, bag_ml):
            return bag_ml
    return None


def _cautions(worked: Calculation) -> Iterator[DoseCaution]:
    preparation, dose = worked.preparation, worked.dose_international_units
    limits, rule = preparation.limits, preparation.deviation
    if worked.used_vial_fraction > preparation.product.vial_warn_fraction:
        yield DoseCaution.SPARE_VIAL
    margin = preparation.dilution.near_limit_fraction
    if worked.concentration_ok and not _fits(preparation, dose, worked.bag_ml, margin):
        yield DoseCaution.NEAR_CONCENTRATION_LIMIT
    if worked.bag_ml != worked.band_bag_ml:
        yield DoseCaution.OTHER_BAG
    if not limits.lowest_international_units <= dose <= limits.highest_international_units:
        yield DoseCaution.UNUSUAL_DOSE
    if rule.override_percent < worked.deviation_percent.copy_abs() <= rule.refuse_percent:
        yield DoseCaution.ROUNDING_NEEDS_APPROVAL


def _blocks(worked: Calculation) -> Iterator[DoseBlock]:
    if not worked.concentration_ok:
        yield DoseBlock.CONCENTRATION_OUTSIDE_WINDOW
    if worked.suggested_bag_ml is None:
        yield DoseBlock.NO_BAG_FITS
    if worked.deviation_percent.copy_abs() > worked.preparation.deviation.refuse_percent:
        yield DoseBlock.ROUNDING_TOO_COARSE
