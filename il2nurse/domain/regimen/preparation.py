"""The figures from which a dose is prepared; a regimen file fills them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final

from il2nurse.domain.regimen.doses import Dosing, PerKg, refuse_unless_above_zero
from il2nurse.domain.values.bag_making import TO_FULL_BAG, BagMaking, BagMethod

_WHOLE_PERCENT: Final = 100


def _refuse_unless_rising(name: str, limits: Sequence[Decimal | None]) -> None:
    bounded = [limit for limit in limits[:-1] if limit is not None]
    complete = len(limits) > 0 and len(bounded) == len(limits) - 1 and limits[-1] is None
    if not complete:
        raise ValueError(f"{name} must each have an upper limit, except the last.")
    if any(low >= high for low, high in pairwise(bounded)):
        raise ValueError(f"{name} must stand in rising order.")


@dataclass(frozen=True, slots=True)
class Product:
    """One vial: what it holds, what is added, what then can be drawn from it.

    ``vial_warn_fraction`` is the part of the withdrawable volume above which a spare is advised.
    """

    international_units_per_vial: Decimal
    sterile_water_ml_per_vial: Decimal
    international_units_per_ml: Decimal
    mg_per_ml: Decimal
    withdrawable_ml_per_vial: Decimal
    vial_warn_fraction: Decimal

    def __post_init__(self) -> None:
        """Raise ValueError for a figure no vial can have."""
        refuse_unless_above_zero(
            international_units_per_vial=self.international_units_per_vial,
            sterile_water_ml_per_vial=self.sterile_water_ml_per_vial,
            international_units_per_ml=self.international_units_per_ml,
            mg_per_ml=self.mg_per_ml,
            withdrawable_ml_per_vial=self.withdrawable_ml_per_vial,
            vial_warn_fraction=self.vial_warn_fraction,
        )


@dataclass(frozen=True, slots=True)
class BagBand:
    """The bag named for doses up to and including a limit; None stands for no limit."""

    up_to_international_units: Decimal | None
    bag_ml: Decimal


@dataclass(frozen=True, slots=True)
class Additive:
    """What goes into the bag before the drug, so that each mL of the bag holds ``mg_per_ml``.

    It comes as a solution of ``stock_mg_per_ml``, which is named ``label``; ``lot`` is the question
    that is answered with its lot.
    """

    id: str
    label: str
    mg_per_ml: Decimal
    stock_mg_per_ml: Decimal
    lot: str
    source: str
    confidence: str

    def __post_init__(self) -> None:
        """Raise ValueError for a solution that is no stronger than the bag."""
        refuse_unless_above_zero(mg_per_ml=self.mg_per_ml)
        if self.stock_mg_per_ml <= self.mg_per_ml:
            raise ValueError("An additive must come stronger than it is in the bag.")

    def volume_ml(self, fill_ml: Decimal) -> Decimal:
        """How much of the solution goes into a bag that holds ``fill_ml``."""
        return fill_ml * self.mg_per_ml / self.stock_mg_per_ml


@dataclass(frozen=True, slots=True)
class Dilution:
    """The bag, its bands, and the concentration window in mg/mL (both limits allowed).

    ``near_limit_fraction`` is how close to a limit, as a part of it, pharmacy must be asked.
    ``overfill_percent`` is what a bag holds above its printed volume. Of the total, at least
    ``full_from_percent`` must have gone in for a dose that is given in full; a volume above
    ``most_given_percent`` of it is misread. Bags run in
    one after the other ``over_days``, and ``additives`` go into each before the drug. ``making`` is
    no figure of a regimen: it is how the site makes its bags.
    """

    bag_ml: Decimal
    concentration_low: Decimal
    concentration_high: Decimal
    bags: tuple[BagBand, ...]
    infusion_minutes: Decimal
    near_limit_fraction: Decimal
    diluent: str
    overfill_percent: Decimal
    full_from_percent: Decimal
    most_given_percent: Decimal
    over_days: bool = False
    additives: tuple[Additive, ...] = ()
    making: BagMaking = TO_FULL_BAG

    def __post_init__(self) -> None:
        """Raise ValueError for a window or bands that cannot be meant."""
        refuse_unless_above_zero(
            bag_ml=self.bag_ml,
            concentration_low=self.concentration_low,
            infusion_minutes=self.infusion_minutes,
        )
        if self.concentration_low >= self.concentration_high:
            raise ValueError("The lowest concentration must be below the highest.")
        if self.near_limit_fraction < 0:
            raise ValueError("near_limit_fraction cannot be below zero.")
        if self.overfill_percent < 0:
            raise ValueError("A bag cannot hold less than its printed volume.")
        if not 0 < self.full_from_percent <= _WHOLE_PERCENT:
            raise ValueError("A dose is given in full from above 0 to 100 % of its volume.")
        if self.most_given_percent < _WHOLE_PERCENT:
            raise ValueError("A bag may always give the whole of its volume.")
        _refuse_unless_rising("Bag bands", [band.up_to_international_units for band in self.bags])
        for band in self.bags:
            refuse_unless_above_zero(bag_ml=band.bag_ml)

    def fill_ml(self, bag_ml: Decimal) -> Decimal:
        """What a bag really holds, by its printed volume; of an empty one, what is measured in."""
        if self.making.method is BagMethod.EMPTY:
            return bag_ml
        own = self.making.fill_of(bag_ml)
        return bag_ml * (100 + self.overfill_percent) / 100 if own is None else own

    def fluid_ml(self, bag_ml: Decimal) -> Decimal:
        """What the drug is added to: what the bag really holds, and what goes in before."""
        fill_ml = self.fill_ml(bag_ml)
        return sum((each.volume_ml(fill_ml) for each in self.additives), fill_ml)

    def total_ml(self, bag_ml: Decimal, drug_ml: Decimal) -> Decimal:
        """What is in a bag once so much drug is in it."""
        if self.making.method is BagMethod.WITHDRAW:
            return self.fill_ml(bag_ml)
        return self.fluid_ml(bag_ml) + drug_ml

    @property
    def infusion(self) -> timedelta:
        """How long it runs in."""
        return timedelta(seconds=int(self.infusion_minutes * 60))

    def full_from(self, total_ml: Decimal) -> Decimal:
        """The volume in mL from which a dose of this total is given in full."""
        return total_ml * self.full_from_percent / 100

    def most_of(self, total_ml: Decimal) -> Decimal:
        """The largest volume in mL that a bag of this total can have given."""
        return total_ml * self.most_given_percent / 100

    def band_bag(self, dose_international_units: Decimal) -> Decimal:
        """The bag in mL that the bands name for a dose."""
        for band in self.bags:
            limit = band.up_to_international_units
            if limit is not None and dose_international_units <= limit:
                return band.bag_ml
        return self.bags[-1].bag_ml

    def sizes(self) -> tuple[Decimal, ...]:
        """Every configured bag in mL, smallest first."""
        return tuple(sorted({self.bag_ml, *(band.bag_ml for band in self.bags)}))


@dataclass(frozen=True, slots=True)
class Rounding:
    """Draw-up volumes up to and including ``up_to_ml`` are rounded to ``step_ml``."""

    up_to_ml: Decimal | None
    step_ml: Decimal


class NotOfThisRegimen(ValueError):
    """A part was asked for that the regimen does not have: a dose per kg, a bag."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """Rounding error in percent: above the first a pharmacist overrides, above the second never."""

    override_percent: Decimal
    refuse_percent: Decimal

    def __post_init__(self) -> None:
        """Raise ValueError when the limits are reversed."""
        if not 0 <= self.override_percent <= self.refuse_percent:
            raise ValueError("The override limit must not lie above the refusal limit.")


@dataclass(frozen=True, slots=True)
class Preparation:
    """Everything the calculation of one dose needs besides the weight, or the level ordered.

    ``dilution`` is ``None`` where the drug goes into no bag: it then has no window of
    concentration, and no rate.
    """

    product: Product
    dosing: Dosing
    dilution: Dilution | None
    roundings: tuple[Rounding, ...]
    deviation: Deviation

    def __post_init__(self) -> None:
        """Raise ValueError for roundings that cannot be meant."""
        _refuse_unless_rising("Roundings", [rule.up_to_ml for rule in self.roundings])
        for rule in self.roundings:
            refuse_unless_above_zero(step_ml=rule.step_ml)

    @property
    def by_weight(self) -> bool:
        """Whether the dose follows from the weight; else it is one of the levels, as ordered."""
        return isinstance(self.dosing, PerKg)

    @property
    def over_days(self) -> bool:
        """Whether bags run in one after the other, each of them for hours."""
        return self.dilution is not None and self.dilution.over_days

    def demand_per_kg(self) -> PerKg:
        """The dose for each kg; raises NotOfThisRegimen where doses do not go by weight."""
        if not isinstance(self.dosing, PerKg):
            raise NotOfThisRegimen("The doses of this regimen do not go by weight.")
        return self.dosing

    def demand_dilution(self) -> Dilution:
        """The bag of this regimen; raises NotOfThisRegimen where the drug goes into none."""
        if self.dilution is None:
            raise NotOfThisRegimen("The drug of this regimen goes into no bag.")
        return self.dilution

    def step_ml(self, volume_ml: Decimal) -> Decimal:
        """The rounding step in mL for a draw-up volume."""
        for rule in self.roundings:
            if rule.up_to_ml is not None and volume_ml <= rule.up_to_ml:
                return rule.step_ml
        return self.roundings[-1].step_ml
