"""The figures of a sum that are needed while a dose is prepared."""

from il2nurse.domain.rules.pharmacy.calculation import Calculation, InBag
from il2nurse.domain.values.quantity import TENTH, in_words, round_half_up, show
from il2nurse.readable.pharmacy.making_words import bag_in_words, method_in_short
from il2nurse.readable.pharmacy.sum_lines import additives_in_words
from il2nurse.readable.pharmacy.total_volume import shown_total


def sum_figures(worked: Calculation) -> tuple[tuple[str, str], ...]:
    """Dose, vials, what is drawn up, and the bag with its total and pump rate."""
    return (
        ("Dose", in_words(worked.dose_international_units)),
        ("Vials", str(worked.vials)),
        ("Draw up", f"{show(worked.draw_up_ml)} mL"),
        *(_bag_figures(worked, worked.in_bag) if worked.in_bag else ()),
    )


def _bag_figures(worked: Calculation, bag: InBag) -> tuple[tuple[str, str], ...]:
    return (
        ("Bag", bag_in_words(bag)),
        ("Method", method_in_short(worked)),
        *((f"First {label}", f"{volume} mL") for label, volume in additives_in_words(bag)),
        ("Total", f"{shown_total(worked)} mL"),
        ("Pump rate", f"{show(round_half_up(bag.rate_ml_per_h, TENTH))} mL/h"),
    )
