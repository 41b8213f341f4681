"""Dose, vials, draw-up volume, bag, concentration and pump rate of one dose."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal, localcontext
from enum import StrEnum
from functools import lru_cache
from typing import Final

from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.regimen.doses import DoseLevels, PerKg
from il2nurse.domain.regimen.preparation import Dilution, Preparation, Product
from il2nurse.domain.rules.pharmacy.calculation import (
    Calculation,
    DoseBlock,
    DoseCaution,
    InBag,
)
from il2nurse.domain.values.bag_making import TO_FULL_BAG, BagMaking, BagMethod
from il2nurse.domain.values.quantity import ARITHMETIC, round_half_up
from il2nurse.domain.values.same import Same

MOST_KEPT: Final = 64


class NotMeant(StrEnum):
    """What cannot be meant as it is given."""

    WEIGHT = "a weight"
    DOSE = "a dose"
    BAG = "a bag"


class NotCalculable(ValueError):
    """A weight, dose or bag that cannot be meant: which of them, and the number that was given."""

    def __init__(self, what: NotMeant, given: Decimal) -> None:
        super().__init__(f"{what} {given}")
        self.what, self.given = what, given


def calculate(
    preparation: Preparation, weight_kg: Decimal, bag_ml: Decimal | None = None
) -> Calculation:
    """Work out one dose for a dosing weight in kg, in the given bag or the regimen's usual one.

    The exact drug volume goes into what the bag really holds, by the method of the site; the
    concentration, total and rate follow from that.
    Raises NotCalculable for a weight outside the slip limits or a bag that holds nothing, and
    NotOfThisRegimen where doses do not go by weight.
    """
    per_kg = preparation.demand_per_kg()
    low, high = per_kg.limits.lowest_kg, per_kg.limits.highest_kg
    if not weight_kg.is_finite() or not low <= weight_kg <= high:
        raise NotCalculable(NotMeant.WEIGHT, weight_kg)
    with localcontext(ARITHMETIC):
        dose = weight_kg * per_kg.international_units
    return _judged(preparation, dose, weight_kg, bag_ml)


def calculate_level(
    preparation: Preparation, dose_international_units: Decimal, bag_ml: Decimal | None = None
) -> Calculation:
    """Work out one dose that was ordered as one of the regimen's levels.

    Raises NotCalculable for a dose that is none of them, or a bag where the drug goes into none.
    """
    dosing, dose = preparation.dosing, dose_international_units
    if not isinstance(dosing, DoseLevels) or not dose.is_finite() or not dosing.level_of(dose):
        raise NotCalculable(NotMeant.DOSE, dose)
    return _judged(preparation, dose, None, bag_ml)


def calculate_ordered(
    preparation: Preparation, cycle: Cycle, bag_ml: Decimal | None = None
) -> Calculation:
    """Work out one dose of a cycle as it was ordered: by its weight, or of its level.

    Raises as ``calculate`` and ``calculate_level``; so does an order by a weight where the regimen
    has levels, and one of a level where it goes by weight.
    """
    if cycle.level is not None:
        return calculate_level(preparation, cycle.level, bag_ml)
    return calculate(preparation, cycle.demand_weight().kg, bag_ml)


def made_by(preparation: Preparation, making: BagMaking) -> Preparation:
    """The same figures with bags that are made as a site makes them."""
    if preparation.dilution is None or making == TO_FULL_BAG:
        return preparation
    return _made_by(Same(preparation), making)


# The same for the same: what was worked out is known by it.
@lru_cache(maxsize=MOST_KEPT)
def _made_by(of: Same[Preparation], making: BagMaking) -> Preparation:
    dilution = of.thing.demand_dilution()
    return replace(of.thing, dilution=replace(dilution, making=making))


def _judged(
    preparation: Preparation, dose: Decimal, weight_kg: Decimal | None, bag_ml: Decimal | None
) -> Calculation:
    dilution = preparation.dilution
    meant = dilution is not None and bag_ml is not None and bag_ml.is_finite() and bag_ml > 0
    if bag_ml is not None and not meant:
        raise NotCalculable(NotMeant.BAG, bag_ml)
    return _judged_once(Same(preparation), str(dose), _spelled(weight_kg), _spelled(bag_ml))


def _spelled(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


# By the spelling: 70 and 70.0 are shown as they were given.
@lru_cache(maxsize=MOST_KEPT)
def _judged_once(
    of: Same[Preparation], dose: str, weight_kg: str | None, bag_ml: str | None
) -> Calculation:
    weight = None if weight_kg is None else Decimal(weight_kg)
    bag = None if bag_ml is None else Decimal(bag_ml)
    with localcontext(ARITHMETIC):
        worked = _work_out(of.thing, Decimal(dose), weight, bag)
        return replace(
            worked,
            cautions=tuple(_cautions(worked)),
            blocks=tuple(_blocks(worked)),
        )


def _work_out(
    preparation: Preparation, dose: Decimal, weight_kg: Decimal | None, bag_ml: Decimal | None
) -> Calculation:
    product, dilution = preparation.product, preparation.dilution
    exact_ml = dose / product.international_units_per_ml
    step_ml = preparation.step_ml(exact_ml)
    draw_up_ml = round_half_up(exact_ml, step_ml)
    drawn = draw_up_ml * product.international_units_per_ml
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
        in_bag=_in_bag(product, dilution, dose, bag_ml) if dilution else None,
    )


def _in_bag(product: Product, dilution: Dilution, dose: Decimal, bag_ml: Decimal | None) -> InBag:
    bag = dilution.bag_ml if bag_ml is None else bag_ml
    fill_ml = dilution.fill_ml(bag)
    drug_ml = dose / product.international_units_per_ml
    total_ml = dilution.total_ml(bag, drug_ml)
    return InBag(
        dilution=dilution,
        bag_ml=bag,
        fill_ml=fill_ml,
        band_bag_ml=dilution.band_bag(dose),
        suggested_bag_ml=_suggest_bag(product, dilution, dose),
        withdrawn_ml=dilution.fluid_ml(bag) + drug_ml - total_ml,
        total_ml=total_ml,
        concentration_mg_per_ml=dose * product.mg_per_ml / _volume(product, dilution, dose, bag),
        concentration_ok=_fits(product, dilution, dose, bag),
        rate_ml_per_h=total_ml * 60 / dilution.infusion_minutes,
    )


def _volume(product: Product, dilution: Dilution, dose: Decimal, bag_ml: Decimal) -> Decimal:
    """The total, times the units in a mL: a sum without a division, which would round."""
    per_ml = product.international_units_per_ml
    if dilution.making.method is BagMethod.WITHDRAW:
        return per_ml * dilution.fill_ml(bag_ml)
    return per_ml * dilution.fluid_ml(bag_ml) + dose


def _count_vials(product: Product, volume_ml: Decimal) -> int:
    return int((volume_ml / product.withdrawable_ml_per_vial).to_integral_value(ROUND_CEILING))


def _fits(
    product: Product,
    dilution: Dilution,
    dose: Decimal,
    bag_ml: Decimal,
    margin: Decimal = Decimal(0),
) -> bool:
    """Say whether the bag keeps the concentration inside the window narrowed by ``margin``.

    Compared without dividing, so a concentration exactly on a limit is never misjudged.
    """
    mass = dose * product.mg_per_ml
    volume = _volume(product, dilution, dose, bag_ml)
    low = dilution.concentration_low * (1 + margin)
    high = dilution.concentration_high * (1 - margin)
    return low * volume <= mass <= high * volume


def _suggest_bag(product: Product, dilution: Dilution, dose: Decimal) -> Decimal | None:
    for bag_ml in (dilution.band_bag(dose), *dilution.sizes()):
        if _fits(product, dilution, dose, bag_ml):
            return bag_ml
    return None


def _cautions(worked: Calculation) -> Iterator[DoseCaution]:
    preparation, dose = worked.preparation, worked.dose_international_units
    dosing, rule = preparation.dosing, preparation.deviation
    if worked.used_vial_fraction > preparation.product.vial_warn_fraction:
        yield DoseCaution.SPARE_VIAL
    if worked.in_bag:
        yield from _cautions_of_bag(worked.in_bag, preparation.product, dose)
    if isinstance(dosing, PerKg):
        low = dosing.limits.lowest_international_units
        if not low <= dose <= dosing.limits.highest_international_units:
            yield DoseCaution.UNUSUAL_DOSE
    if rule.override_percent < worked.deviation_percent.copy_abs() <= rule.refuse_percent:
        yield DoseCaution.ROUNDING_NEEDS_APPROVAL


def _cautions_of_bag(bag: InBag, product: Product, dose: Decimal) -> Iterator[DoseCaution]:
    margin = bag.dilution.near_limit_fraction
    if bag.concentration_ok and not _fits(product, bag.dilution, dose, bag.bag_ml, margin):
        yield DoseCaution.NEAR_CONCENTRATION_LIMIT
    if bag.bag_ml != bag.band_bag_ml:
        yield DoseCaution.OTHER_BAG


def _blocks(worked: Calculation) -> Iterator[DoseBlock]:
    if worked.in_bag and not worked.in_bag.concentration_ok:
        yield DoseBlock.CONCENTRATION_OUTSIDE_WINDOW
    if worked.in_bag and worked.in_bag.suggested_bag_ml is None:
        yield DoseBlock.NO_BAG_FITS
    if worked.deviation_percent.copy_abs() > worked.preparation.deviation.refuse_percent:
        yield DoseBlock.ROUNDING_TOO_COARSE
