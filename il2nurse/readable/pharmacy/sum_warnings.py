"""What speaks against a dose as worked out, in whole sentences: what to watch, what forbids it."""

from collections.abc import Callable, Mapping
from decimal import localcontext
from typing import Final

from il2nurse.domain.rules.pharmacy.calculation import Calculation, DoseBlock, DoseCaution
from il2nurse.domain.values.quantity import (
    ARITHMETIC,
    HUNDREDTH,
    TENTH,
    in_words,
    round_half_up,
    show,
)
from il2nurse.readable.pharmacy.sum_lines import shown_concentration, vials_in_words


def cautions_in_words(worked: Calculation) -> tuple[str, ...]:
    """A sentence for each reason to look twice."""
    with localcontext(ARITHMETIC):
        return tuple(CAUTIONS[caution](worked) for caution in worked.cautions)


def blocks_in_words(worked: Calculation) -> tuple[str, ...]:
    """A sentence for each reason that forbids going on."""
    with localcontext(ARITHMETIC):
        return tuple(BLOCKS[block](worked) for block in worked.blocks)


def _spare_vial(worked: Calculation) -> str:
    percent = show(round_half_up(worked.used_vial_fraction * 100, TENTH))
    drawn = f"{percent} % of what can be drawn from {vials_in_words(worked)}"
    return f"The dose needs {drawn}. Have one more vial at hand."


def _near_concentration_limit(worked: Calculation) -> str:
    dilution = worked.bag.dilution
    return (
        f"The final concentration of {shown_concentration(worked)} mg/mL is within "
        f"{show(dilution.near_limit_fraction * 100)} % of a limit of "
        f"{show(dilution.concentration_low)} to {show(dilution.concentration_high)} mg/mL. "
        "Ask pharmacy before the bag is mixed."
    )


def _other_bag(worked: Calculation) -> str:
    return (
        f"For this dose the regimen names a {show(worked.bag.band_bag_ml)} mL bag, and this sum "
        f"is for {show(worked.bag.bag_ml)} mL. Check the bag with pharmacy."
    )


def _unusual_dose(worked: Calculation) -> str:
    limits = worked.preparation.demand_per_kg().limits
    return (
        f"The dose of {in_words(worked.dose_international_units)} is not between "
        f"{in_words(limits.lowest_international_units)} and "
        f"{in_words(limits.highest_international_units)}. Check the weight and confirm it."
    )


def _rounding(worked: Calculation) -> str:
    percent = show(round_half_up(worked.deviation_percent.copy_abs(), HUNDREDTH))
    return (
        f"Rounding to {show(worked.draw_up_ml)} mL changes the dose by {percent} %, "
        f"to {in_words(worked.drawn_international_units)}."
    )


def _needs_approval(worked: Calculation) -> str:
    return f"{_rounding(worked)} A pharmacist must approve it before it is drawn up."


def _concentration_outside_window(worked: Calculation) -> str:
    bag = worked.bag
    low, high = bag.dilution.concentration_low, bag.dilution.concentration_high
    if bag.concentration_mg_per_ml < low:
        too = f"too dilute: the lowest allowed is {show(low)} mg/mL"
    else:
        too = f"too concentrated: the highest allowed is {show(high)} mg/mL"
    sentence = (
        f"In {show(bag.bag_ml)} mL the final concentration is "
        f"{shown_concentration(worked)} mg/mL, which is {too}."
    )
    if bag.suggested_bag_ml is None:
        return sentence
    fits = f"{sentence} A {show(bag.suggested_bag_ml)} mL bag fits"
    # The usual bag is nobody's to approve.
    usual = bag.suggested_bag_ml == bag.dilution.bag_ml
    return f"{fits}." if usual else f"{fits}; a pharmacist must sign for it."


def _no_bag_fits(worked: Calculation) -> str:
    dilution = worked.bag.dilution
    return (
        "No bag of this regimen keeps the final concentration between "
        f"{show(dilution.concentration_low)} and {show(dilution.concentration_high)} mg/mL. "
        "Do not mix; call pharmacy."
    )


def _too_coarse(worked: Calculation) -> str:
    return f"{_rounding(worked)} It cannot be measured this way; call pharmacy."


CAUTIONS: Final[Mapping[DoseCaution, Callable[[Calculation], str]]] = {
    DoseCaution.SPARE_VIAL: _spare_vial,
    DoseCaution.NEAR_CONCENTRATION_LIMIT: _near_concentration_limit,
    DoseCaution.OTHER_BAG: _other_bag,
    DoseCaution.UNUSUAL_DOSE: _unusual_dose,
    DoseCaution.ROUNDING_NEEDS_APPROVAL: _needs_approval,
}
BLOCKS: Final[Mapping[DoseBlock, Callable[[Calculation], str]]] = {
    DoseBlock.CONCENTRATION_OUTSIDE_WINDOW: _concentration_outside_window,
    DoseBlock.NO_BAG_FITS: _no_bag_fits,
    DoseBlock.ROUNDING_TOO_COARSE: _too_coarse,
}
