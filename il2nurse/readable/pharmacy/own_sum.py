"""What a second person works the dose out from: the figures that are given, and no result."""

from dataclasses import dataclass

from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.values.quantity import in_words, show, show_grouped
from il2nurse.readable.pharmacy.sum_lines import sum_lines


@dataclass(frozen=True, slots=True)
class OwnSum:
    """The given figures by name, and each result to be worked out with its unit."""

    given: tuple[tuple[str, str], ...]
    asked: tuple[tuple[str, str], ...]


def own_sum(worked: Calculation) -> OwnSum:
    """The sum of a dose as somebody works it out who has not seen its results.

    The weight is left to be read from the order: it is what the other person may have misread.
    """
    preparation = worked.preparation
    product, dilution = preparation.product, preparation.demand_dilution()
    per_kg = show_grouped(preparation.demand_per_kg().international_units)
    per_ml = product.international_units_per_ml
    given = (
        ("Dosing weight", "read it from the order yourself: __________ kg"),
        ("Dose per kg", f"{per_kg} international units"),
        ("In each vial", in_words(product.international_units_per_vial)),
        (
            "Once dissolved",
            f"{in_words(per_ml)} per mL, {show(product.mg_per_ml)} mg/mL",
        ),
        ("From each vial", f"at most {show(product.withdrawable_ml_per_vial)} mL can be drawn"),
        (
            "Final concentration",
            f"{show(dilution.concentration_low)} to {show(dilution.concentration_high)} mg/mL",
        ),
        ("Running time", f"{show(dilution.infusion_minutes)} minutes"),
    )
    fixed = {"Sterile water per vial", "Concentration in vial"}
    asked = [(each.what, each.unit) for each in sum_lines(worked) if each.what not in fixed]
    return OwnSum(given, tuple(asked))
