"""What working out one dose gives: its numbers, the lines of the sum, what speaks against it."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class SumStep:
    """One line of the sum as people read it: what, how it was reached, the result and its unit."""

    what: str
    how: str
    result: str
    unit: str

    @property
    def answer(self) -> str:
        """The result with its unit: "2.33 mL"."""
        return f"{self.result} {self.unit}"


@dataclass(frozen=True, slots=True)
class Calculation:
    """One dose worked out.

    Only ``draw_up_ml`` is rounded; every other number follows from the exact volume, which is
    added to the full bag. ``warnings`` are shown and recorded; ``blocked`` forbids going on.
    """

    weight_kg: Decimal
    dose_international_units: Decimal
    dose_mg: Decimal
    vials: int
    sterile_water_ml_per_vial: Decimal
    exact_draw_up_ml: Decimal
    draw_up_step_ml: Decimal
    draw_up_ml: Decimal
    drawn_international_units: Decimal
    deviation_percent: Decimal
    bag_ml: Decimal
    band_bag_ml: Decimal
    suggested_bag_ml: Decimal | None
    total_ml: Decimal
    concentration_mg_per_ml: Decimal
    concentration_ok: bool
    rate_ml_per_h: Decimal
    steps: tuple[SumStep, ...] = ()
    warnings: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
