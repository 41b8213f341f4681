"""The figures of high-dose intravenous aldesleukin, for the tests of the arithmetic."""

from dataclasses import replace
from decimal import Decimal

from il2nurse.domain.regimen.doses import DoseLevel, DoseLevels, DoseLimits, PerKg
from il2nurse.domain.regimen.preparation import (
    BagBand,
    Deviation,
    Dilution,
    Preparation,
    Product,
    Rounding,
)
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.rules.pharmacy.dosing import calculate

PRODUCT = Product(
    international_units_per_vial=Decimal(22_000_000),
    sterile_water_ml_per_vial=Decimal("1.2"),
    international_units_per_ml=Decimal(18_000_000),
    mg_per_ml=Decimal("1.1"),
    withdrawable_ml_per_vial=Decimal("1.2"),
    vial_warn_fraction=Decimal("0.95"),
)
DILUTION = Dilution(
    bag_ml=Decimal(50),
    concentration_low=Decimal("0.03"),
    concentration_high=Decimal("0.07"),
    bags=(
        BagBand(Decimal(25_400_000), Decimal(25)),
        BagBand(Decimal(60_000_000), Decimal(50)),
        BagBand(None, Decimal(100)),
    ),
    infusion_minutes=Decimal(15),
    near_limit_fraction=Decimal("0.03"),
    diluent="5% dextrose",
    overfill_percent=Decimal(0),
    full_from_percent=Decimal(95),
    most_given_percent=Decimal(125),
)
LIMITS = DoseLimits(Decimal(12_000_000), Decimal(150_000_000), Decimal(15), Decimal(300))
PREPARATION = Preparation(
    product=PRODUCT,
    dosing=PerKg(Decimal(600_000), LIMITS),
    dilution=DILUTION,
    roundings=(Rounding(Decimal(3), Decimal("0.01")), Rounding(None, Decimal("0.1"))),
    deviation=Deviation(Decimal(5), Decimal(10)),
)
INJECTED = replace(
    PREPARATION,
    dosing=DoseLevels(
        tuple(
            DoseLevel(f"level_{number}", Decimal(units), "a test", "proposal")
            for number, units in enumerate((4_500_000, 6_000_000, 7_500_000), 1)
        )
    ),
    dilution=None,
    roundings=(Rounding(None, Decimal("0.01")),),
)


def work(kg: str, bag: str | None = None, preparation: Preparation = PREPARATION) -> Calculation:
    """One dose for a weight and a bag, from these figures."""
    return calculate(preparation, Decimal(kg), None if bag is None else Decimal(bag))


def with_rounding(step: str) -> Preparation:
    """The figures with every volume rounded to one step."""
    return replace(PREPARATION, roundings=(Rounding(None, Decimal(step)),))
