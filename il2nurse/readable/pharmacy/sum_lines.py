"""The sum of one dose, line by line, in words a nurse and a pharmacist can follow by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal, localcontext
from typing import Final

from il2nurse.domain.rules.pharmacy.calculation import Calculation, InBag
from il2nurse.domain.values.quantity import (
    ARITHMETIC,
    HUNDREDTH,
    TENTH,
    amount_in_words,
    in_full,
    in_words,
    round_half_up,
    show,
    show_grouped,
)
from il2nurse.domain.values.text import HOURS_FROM, length_in_words
from il2nurse.readable.pharmacy.making_words import filled_bag
from il2nurse.readable.pharmacy.total_volume import shown_total

TEN_THOUSANDTH: Final = Decimal("0.0001")
AS_ORDERED: Final = "as ordered"
MASS: Final = "Mass"
FROM_DRAWN: Final = "as drawn"
RATE: Final = "Pump rate"


@dataclass(frozen=True, slots=True)
class SumLine:
    """One line of the sum as people read it: what, how it was reached, the result and its unit.

    ``rounding`` tells somebody who has not seen the result how it is rounded.
    """

    what: str
    how: str
    result: str
    unit: str
    rounding: str | None = None

    @property
    def answer(self) -> str:
        """The result with its unit: "2.33 mL"."""
        return f"{self.result} {self.unit}"


def sum_lines(worked: Calculation) -> tuple[SumLine, ...]:
    """Write out every line of the sum, from the dose to the pump rate, rounding stated."""
    with localcontext(ARITHMETIC):
        return (*_dose_lines(worked), *(_bag_lines(worked) if worked.in_bag else ()))


def _dose_lines(worked: Calculation) -> Iterator[SumLine]:
    preparation = worked.preparation
    product = preparation.product
    units = "international units"
    dose = amount_in_words(worked.dose_international_units)
    strength = amount_in_words(product.international_units_per_ml)
    per_vial = amount_in_words(product.international_units_per_vial)
    exact, _ = _rounded(worked.exact_draw_up_ml, TEN_THOUSANDTH, "mL")
    mass, mass_note = _rounded(worked.dose_mg, HUNDREDTH, "mg")
    water = show(worked.sterile_water_ml_per_vial)
    needed, _ = _rounded(max(worked.exact_draw_up_ml, worked.draw_up_ml), TEN_THOUSANDTH, "mL")
    drawable = show(product.withdrawable_ml_per_vial)
    volume = show(worked.draw_up_ml)
    each = f"{strength} {units} per mL"
    yield SumLine("Dose", _basis(worked), dose, units, None if worked.weight_kg else AS_ORDERED)
    yield SumLine(
        "Draw up",
        f"{dose} {units} ÷ {each}{_draw_up_note(worked)}",
        volume,
        "mL",
        _to(worked.draw_up_step_ml),
    )
    yield SumLine(
        "Dose in the syringe",
        f"{volume} mL × {each}, {_deviation(worked)}",
        amount_in_words(worked.drawn_international_units),
        units,
        FROM_DRAWN,
    )
    of_mass = f"{exact} mL × {show(product.mg_per_ml)} mg per mL{mass_note}"
    yield SumLine(MASS, of_mass, mass, "mg", _to(HUNDREDTH))
    yield SumLine(
        f"Vials of {per_vial} {units}",
        f"{needed} mL ÷ {drawable} mL that can be drawn from each, rounded up",
        str(worked.vials),
        "vial" if worked.vials == 1 else "vials",
        "rounded up",
    )
    yield SumLine("Sterile water per vial", "fixed, without preservative", water, "mL")
    yield SumLine("Concentration in vial", "as the label says", strength, f"{units}/mL")


def full_dose(worked: Calculation) -> str:
    """A dose so that it cannot be misread: in words, in digits, and its mass."""
    units, mass = worked.dose_international_units, round_half_up(worked.dose_mg, HUNDREDTH)
    return f"{in_words(units)} ({show_grouped(units)}), {show(mass)} mg"


def spelt_dose(worked: Calculation) -> str:
    """The same with its number spelt."""
    mass = round_half_up(worked.dose_mg, HUNDREDTH)
    return f"{in_full(worked.dose_international_units)}, {show(mass)} mg"


def each_dose(worked: Calculation) -> tuple[str, str]:
    """What is ordered, in full: its name, with the hours over which a bag of days runs."""
    over = worked.in_bag and worked.preparation.over_days
    hours = f", over {length_in_words(worked.bag.dilution.infusion)}" if over else ""
    return f"Each dose{hours}", in_full(worked.dose_international_units)


def made_up(worked: Calculation) -> tuple[tuple[str, str], ...]:
    """What another dose changes for who prepares and hangs it: the volume, the vials, the rate."""
    rates = ((each.what, each.answer) for each in sum_lines(worked) if each.what == RATE)
    return (drawn_up(worked), *rates)


def drawn_up(worked: Calculation) -> tuple[str, str]:
    """What is drawn up for a dose, of how many vials, and its name."""
    return "Draw up", f"{show(worked.draw_up_ml)} mL, {vials_in_words(worked)}"


def vials_in_words(worked: Calculation) -> str:
    """How many vials a dose takes: "2 vials"."""
    return "1 vial" if worked.vials == 1 else f"{worked.vials} vials"


def _basis(worked: Calculation) -> str:
    """What the dose follows from: the weight, or what was ordered."""
    digits = show_grouped(worked.dose_international_units)
    if worked.weight_kg is None:
        return f"{digits} as ordered, whatever the weight"
    per_kg = show_grouped(worked.preparation.demand_per_kg().international_units)
    return f"{show(worked.weight_kg)} kg × {per_kg} international units per kg = {digits}"


def _bag_lines(worked: Calculation) -> Iterator[SumLine]:
    dilution = worked.bag.dilution
    bag, over = show(worked.bag.bag_ml), _over(dilution.infusion)
    drug, drug_note = _rounded(worked.exact_draw_up_ml, HUNDREDTH, "mL")
    total = shown_total(worked)
    mass, _ = _rounded(worked.dose_mg, TEN_THOUSANDTH, "mg")
    rate, rate_note = _rounded(worked.bag.rate_ml_per_h, TENTH, "mL/h")
    yield SumLine(f"Into {dilution.diluent}", _bag_reason(worked), bag, "mL")
    for label, volume in additives_in_words(worked.bag):
        yield SumLine(f"First {label}", _added(worked.bag, label), volume, "mL")
    first = (f"{ml} mL {what}" for what, ml in additives_in_words(worked.bag))
    parts = (filled_bag(worked.bag), *first)
    how = f"{' + '.join(parts)} + {drug} mL drug{drug_note}"
    yield SumLine("Total", how, total, "mL", _to(HUNDREDTH))
    yield SumLine(
        "Final concentration",
        f"{mass} mg ÷ {total} mL, {window_in_words(worked)}",
        shown_concentration(worked),
        "mg/mL",
        _to(TEN_THOUSANDTH),
    )
    yield SumLine(
        RATE,
        f"{total} mL {over}{rate_note}",
        rate,
        "mL/h",
        _to(TENTH),
    )


def _over(infusion: timedelta) -> str:
    """How a volume becomes a rate: by hours where it runs that long, else by minutes."""
    if infusion >= HOURS_FROM:
        return f"÷ {length_in_words(infusion)}"
    return f"× 60 minutes per hour ÷ {length_in_words(infusion)}"


def additives_in_words(bag: InBag) -> tuple[tuple[str, str], ...]:
    """What goes into the bag before the drug, each with its mL."""
    return tuple(
        (each.label, show(round_half_up(each.volume_ml(bag.fill_ml), HUNDREDTH)))
        for each in bag.dilution.additives
    )


def _added(bag: InBag, label: str) -> str:
    each = next(each for each in bag.dilution.additives if each.label == label)
    stock = show(each.stock_mg_per_ml)
    return f"{show(bag.fill_ml)} mL × {show(each.mg_per_ml)} mg/mL ÷ {stock} mg/mL"


def _rounded(value: Decimal, step: Decimal, unit: str) -> tuple[str, str]:
    """Round for display; the second text states the rounding, or is empty when there was none."""
    rounded = round_half_up(value, step)
    return show(rounded), "" if rounded == value else f", rounded to {show(step)} {unit}"


def _to(step: Decimal) -> str:
    return f"to {show(step)}"


def _draw_up_note(worked: Calculation) -> str:
    if worked.draw_up_ml == worked.exact_draw_up_ml:
        return ""
    exact, _ = _rounded(worked.exact_draw_up_ml, TEN_THOUSANDTH, "mL")
    return f" = {exact} mL, rounded to the nearest {show(worked.draw_up_step_ml)} mL"


def _deviation(worked: Calculation) -> str:
    if worked.deviation_percent == 0:
        return "exactly the dose"
    side = "below" if worked.deviation_percent < 0 else "above"
    percent = round_half_up(abs(worked.deviation_percent), HUNDREDTH)
    return f"{show(percent)} % {side} the dose" if percent else f"under 0.01 % {side} the dose"


def _bag_reason(worked: Calculation) -> str:
    if worked.bag.bag_ml == worked.bag.band_bag_ml:
        return "the bag for this dose"
    return f"the bag chosen, in place of {show(worked.bag.band_bag_ml)} mL for this dose"


def window_in_words(worked: Calculation) -> str:
    """Say whether the final concentration lies within the window, and name its limits."""
    dilution = worked.bag.dilution
    place = "within" if worked.bag.concentration_ok else "outside"
    low, high = show(dilution.concentration_low), show(dilution.concentration_high)
    return f"{place} {low} to {high} mg/mL"


def shown_concentration(worked: Calculation) -> str:
    """Round the concentration in mg/mL for display, never onto the wrong side of a limit."""
    dilution = worked.bag.dilution
    exact = worked.bag.concentration_mg_per_ml
    low, high = dilution.concentration_low, dilution.concentration_high
    for places in range(4, 20):
        rounded = round_half_up(exact, Decimal(1).scaleb(-places))
        if (low <= rounded <= high) == worked.bag.concentration_ok:
            return show(rounded)
    return show(exact)
