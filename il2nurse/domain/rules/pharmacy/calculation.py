"""What working out one dose gives: its numbers, and the reasons to look twice or not to go on."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from il2nurse.domain.regimen.preparation import Dilution, NotOfThisRegimen, Preparation


class DoseCaution(Enum):
    """A reason to look twice before going on with a dose as worked out."""

    SPARE_VIAL = auto()
    NEAR_CONCENTRATION_LIMIT = auto()
    OTHER_BAG = auto()
    UNUSUAL_DOSE = auto()
    ROUNDING_NEEDS_APPROVAL = auto()


class DoseBlock(Enum):
    """A reason that forbids going on with a dose as worked out."""

    CONCENTRATION_OUTSIDE_WINDOW = auto()
    NO_BAG_FITS = auto()
    ROUNDING_TOO_COARSE = auto()


@dataclass(frozen=True, slots=True)
class InBag:
    """A dose in its bag, which holds ``fill_ml`` before the exact drug volume goes in.

    ``withdrawn_ml`` is drawn out of it first: nothing, where the drug is added.
    """

    dilution: Dilution
    bag_ml: Decimal
    fill_ml: Decimal
    band_bag_ml: Decimal
    suggested_bag_ml: Decimal | None
    withdrawn_ml: Decimal
    total_ml: Decimal
    concentration_mg_per_ml: Decimal
    concentration_ok: bool
    rate_ml_per_h: Decimal

    @property
    def additive_ml(self) -> Decimal:
        """What goes into the bag before the drug."""
        return self.dilution.fluid_ml(self.bag_ml) - self.fill_ml


@dataclass(frozen=True, slots=True)
class Calculation:
    """One dose worked out from the figures of a regimen's ``preparation``.

    Only ``draw_up_ml`` is rounded; every other number follows from the exact volume. ``weight_kg``
    is ``None`` where doses do not go by weight, ``in_bag`` where the drug goes into no bag.
    ``cautions`` and ``blocks`` stand in the order in which they are read.
    """

    preparation: Preparation
    weight_kg: Decimal | None
    dose_international_units: Decimal
    dose_mg: Decimal
    vials: int
    exact_draw_up_ml: Decimal
    draw_up_step_ml: Decimal
    draw_up_ml: Decimal
    drawn_international_units: Decimal
    deviation_percent: Decimal
    in_bag: InBag | None
    cautions: tuple[DoseCaution, ...] = ()
    blocks: tuple[DoseBlock, ...] = ()

    @property
    def bag(self) -> InBag:
        """The dose in its bag; raises NotOfThisRegimen where the drug goes into none."""
        if self.in_bag is None:
            raise NotOfThisRegimen("The drug of this regimen goes into no bag.")
        return self.in_bag

    @property
    def kg(self) -> Decimal:
        """The dosing weight; raises NotOfThisRegimen where doses do not go by weight."""
        if self.weight_kg is None:
            raise NotOfThisRegimen("The doses of this regimen do not go by weight.")
        return self.weight_kg

    @property
    def sterile_water_ml_per_vial(self) -> Decimal:
        """The water each vial is dissolved in."""
        return self.preparation.product.sterile_water_ml_per_vial

    @property
    def used_vial_fraction(self) -> Decimal:
        """The part of what can be drawn from the vials that the dose needs."""
        drawable = self.vials * self.preparation.product.withdrawable_ml_per_vial
        return self.exact_draw_up_ml / drawable
