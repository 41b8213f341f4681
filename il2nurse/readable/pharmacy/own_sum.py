"""What a second person works the dose out from: the figures that are given, and no result."""

from dataclasses import dataclass

from il2nurse.domain.regimen.doses import Dosing, PerKg
from il2nurse.domain.regimen.preparation import Additive, Preparation
from il2nurse.domain.rules.pharmacy.calculation import Calculation, InBag
from il2nurse.domain.rules.pharmacy.dosing import calculate, calculate_level
from il2nurse.domain.values.quantity import in_words, show, show_grouped
from il2nurse.domain.values.text import length_in_words
from il2nurse.readable.pharmacy.making_words import way_in_words
from il2nurse.readable.pharmacy.sum_lines import sum_lines


@dataclass(frozen=True, slots=True)
class OwnSum:
    """The given figures by name, and each result with its unit and how it is rounded."""

    given: tuple[tuple[str, str], ...]
    asked: tuple[tuple[str, str, str | None], ...]


def own_sum(worked: Calculation) -> OwnSum:
    """The sum of a dose as somebody works it out who has not seen its results.

    Weight or dose is left to be read from the order: it is what the other person may have misread.
    """
    product = worked.preparation.product
    per_ml = product.international_units_per_ml
    given = (
        *_ordered(worked.preparation.dosing),
        ("In each vial", in_words(product.international_units_per_vial)),
        (
            "Once dissolved",
            f"{in_words(per_ml)} per mL, {show(product.mg_per_ml)} mg/mL",
        ),
        ("From each vial", f"at most {show(product.withdrawable_ml_per_vial)} mL can be drawn"),
        *(_diluted(worked.in_bag) if worked.in_bag else ()),
    )
    fixed = {"Sterile water per vial", "Concentration in vial"}
    asked = [
        (each.what, each.unit, each.rounding)
        for each in sum_lines(worked)
        if each.what not in fixed
    ]
    return OwnSum(given, tuple(asked))


def own_sum_of_any(preparation: Preparation) -> OwnSum:
    """The same for a form without a patient: what is asked is the same whatever the order says."""
    dosing = preparation.dosing
    if isinstance(dosing, PerKg):
        return own_sum(calculate(preparation, dosing.limits.lowest_kg))
    return own_sum(calculate_level(preparation, dosing.levels[0].international_units))


def _ordered(dosing: Dosing) -> tuple[tuple[str, str], ...]:
    """What is read from the order, and what it is multiplied by."""
    if not isinstance(dosing, PerKg):
        return (
            ("Dose", "read it from the order yourself: __________ million international units"),
        )
    return (
        ("Dosing weight", "read it from the order yourself: __________ kg"),
        ("Dose per kg", f"{show_grouped(dosing.international_units)} international units"),
    )


def _diluted(bag: InBag) -> tuple[tuple[str, str], ...]:
    dilution = bag.dilution
    low, high = show(dilution.concentration_low), show(dilution.concentration_high)
    return (
        ("Final concentration", f"{low} to {high} mg/mL, where {way_in_words(bag)}"),
        *((each.label, _first(each)) for each in dilution.additives),
        ("Running time", length_in_words(dilution.infusion)),
    )


def _first(each: Additive) -> str:
    """How much of an additive each mL of the bag is to hold, and how strong it comes."""
    mg, stock = show(each.mg_per_ml), show(each.stock_mg_per_ml)
    return f"into the bag before the drug: {mg} mg/mL, from {stock} mg/mL"
