"""Figures that cannot be meant are refused before any dose is worked out."""

from dataclasses import replace
from decimal import Decimal

import pytest

from il2nurse.domain.regimen.doses import PerKg
from il2nurse.domain.regimen.preparation import BagBand, Deviation, Rounding
from tests.domain.figures import DILUTION, LIMITS, PREPARATION, PRODUCT

ZERO = Decimal(0)
UNBOUNDED = BagBand(None, Decimal(50))


@pytest.mark.parametrize(
    "figure",
    [
        "international_units_per_vial",
        "sterile_water_ml_per_vial",
        "international_units_per_ml",
        "mg_per_ml",
        "withdrawable_ml_per_vial",
        "vial_warn_fraction",
    ],
)
def test_every_figure_of_a_vial_is_above_zero(figure: str) -> None:
    with pytest.raises(ValueError, match=f"{figure} must be above zero"):
        replace(PRODUCT, **{figure: ZERO})


def test_every_figure_of_the_dilution_is_above_zero() -> None:
    with pytest.raises(ValueError, match="bag_ml must be above zero"):
        replace(DILUTION, bag_ml=ZERO)
    with pytest.raises(ValueError, match="concentration_low must be above zero"):
        replace(DILUTION, concentration_low=ZERO)
    with pytest.raises(ValueError, match="infusion_minutes must be above zero"):
        replace(DILUTION, infusion_minutes=ZERO)


def test_the_window_is_not_reversed() -> None:
    with pytest.raises(ValueError, match="lowest concentration"):
        replace(DILUTION, concentration_high=DILUTION.concentration_low)


def test_the_margin_is_not_below_zero() -> None:
    with pytest.raises(ValueError, match="near_limit_fraction"):
        replace(DILUTION, near_limit_fraction=Decimal("-0.01"))


@pytest.mark.parametrize(
    "bands",
    [(), (BagBand(Decimal(1), Decimal(25)),), (UNBOUNDED, UNBOUNDED)],
)
def test_only_the_last_band_is_without_limit(bands: tuple[BagBand, ...]) -> None:
    with pytest.raises(ValueError, match="except the last"):
        replace(DILUTION, bags=bands)


def test_bands_stand_in_rising_order() -> None:
    band = BagBand(Decimal(10), Decimal(25))
    with pytest.raises(ValueError, match="rising order"):
        replace(DILUTION, bags=(band, band, UNBOUNDED))


def test_a_bag_holds_something() -> None:
    with pytest.raises(ValueError, match="bag_ml must be above zero"):
        replace(DILUTION, bags=(BagBand(None, ZERO),))


@pytest.mark.parametrize(
    ("figures", "reason"),
    [
        ({"lowest_kg": ZERO}, "lowest_kg must be above zero"),
        ({"lowest_kg": LIMITS.highest_kg}, "lowest weight"),
        ({"lowest_international_units": LIMITS.highest_international_units}, "lowest dose"),
    ],
)
def test_dose_limits_are_not_reversed(figures: dict[str, Decimal], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        replace(LIMITS, **figures)


@pytest.mark.parametrize(("override", "refuse"), [(-1, 10), (11, 10)])
def test_deviation_limits_are_not_reversed(override: int, refuse: int) -> None:
    with pytest.raises(ValueError, match="override limit"):
        Deviation(Decimal(override), Decimal(refuse))


def test_dose_and_rounding_steps_are_above_zero() -> None:
    with pytest.raises(ValueError, match="international_units"):
        PerKg(ZERO, LIMITS)
    with pytest.raises(ValueError, match="step_ml"):
        replace(PREPARATION, roundings=(Rounding(None, ZERO),))


@pytest.mark.parametrize(
    ("units", "bag"), [(1, 25), (25_400_000, 25), (25_400_001, 50), (60_000_000, 50)]
)
def test_a_band_includes_its_upper_limit(units: int, bag: int) -> None:
    assert DILUTION.band_bag(Decimal(units)) == bag
    assert DILUTION.band_bag(Decimal(60_000_001)) == 100


def test_the_rounding_step_changes_above_three_ml() -> None:
    assert PREPARATION.step_ml(Decimal(3)) == Decimal("0.01")
    assert PREPARATION.step_ml(Decimal("3.01")) == Decimal("0.1")


def test_bag_sizes_are_named_once_smallest_first() -> None:
    assert DILUTION.sizes() == (Decimal(25), Decimal(50), Decimal(100))
