"""How a bag is made, in words: the method, what the bag really holds, and what comes out first."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from il2nurse.domain.rules.pharmacy.calculation import Calculation, InBag
from il2nurse.domain.values.bag_making import BagMaking, BagMethod
from il2nurse.domain.values.quantity import HUNDREDTH, TENTH, round_half_up, show
from il2nurse.readable.pharmacy.limit_words import HOOD

WAYS: Final[Mapping[BagMethod, str]] = {
    BagMethod.ADD: "the drug is added to the full bag",
    BagMethod.WITHDRAW: "as much as goes in is drawn out of the full bag first",
    BagMethod.EMPTY: "fluid is measured into an empty bag, then the drug is added",
}


def method_in_short(worked: Calculation) -> str | None:
    """What is done with the bag before the drug goes in; ``None`` where it is simply added."""
    match worked.bag.dilution.making.method:
        case BagMethod.ADD:
            return None
        case BagMethod.WITHDRAW:
            return f"Draw {show(drawn_out_ml(worked))} mL out first"
        case BagMethod.EMPTY:
            return f"{show(worked.bag.fill_ml)} mL into an empty bag"


def drawn_out_ml(worked: Calculation) -> Decimal:
    """What is drawn out of a bag first, as it can be measured: as much as is put in."""
    return round_half_up(worked.draw_up_ml + worked.bag.additive_ml, HUNDREDTH)


def filled_bag(bag: InBag) -> str:
    """What the bag holds before the drug, as it is made; the overfill is named where there is."""
    if bag.dilution.making.method is BagMethod.EMPTY:
        return f"{show(bag.fill_ml)} mL measured into an empty bag"
    full = f"{show(bag.bag_ml)} mL full bag"
    if more := _overfill(bag.bag_ml, bag.fill_ml):
        full = f"{show(bag.fill_ml)} mL in the full {show(bag.bag_ml)} mL bag ({more} % overfill)"
    if bag.dilution.making.method is BagMethod.WITHDRAW:
        out = show(round_half_up(bag.withdrawn_ml, HUNDREDTH))
        return f"{full} − {out} mL drawn out first"
    return full


def bag_poured(bag: InBag) -> str:
    """The bag as the record of a dose adds up what was in it."""
    if bag.dilution.making.method is BagMethod.ADD:
        return f"{show(bag.fill_ml)} mL bag"
    return filled_bag(bag)


def bag_in_words(bag: InBag) -> str:
    """The bag, and what it really holds where that is more: "50 mL, holds 53 mL"."""
    holds = "" if bag.fill_ml == bag.bag_ml else f", holds {show(bag.fill_ml)} mL"
    return f"{show(bag.bag_ml)} mL{holds}"


def way_in_words(bag: InBag) -> str:
    """How the bag is made, for somebody who works the sum out alone."""
    way = WAYS[bag.dilution.making.method]
    more = _overfill(bag.bag_ml, bag.fill_ml)
    holds = f"; a full {show(bag.bag_ml)} mL bag holds {show(bag.fill_ml)} mL" if more else ""
    return f"{way}{holds}"


def fill_in_words(bag: InBag) -> str:
    """What the sum takes the bag to hold, and what follows from that."""
    size, more = show(bag.bag_ml), _overfill(bag.bag_ml, bag.fill_ml)
    if bag.dilution.making.method is BagMethod.EMPTY:
        return "The sum goes by the fluid that is measured in, whatever the bag could hold."
    if not more:
        return (
            "The sum takes the bag to hold its printed volume. A bag with much overfill is weaker."
        )
    return (
        f"The sum takes a {size} mL bag to hold {show(bag.fill_ml)} mL ({more} % overfill); "
        "total, concentration and pump rate follow from that."
    )


def making_in_words(making: BagMaking) -> str:
    """How a bag is made, as it was kept when it was begun: the method, and what each bag holds."""
    bags = (f"{show(each.bag_ml)} mL holds {show(each.fill_ml)} mL" for each in making.fills)
    holds = ", ".join(bags)
    way = f"{WAYS[making.method]}{f' ({holds})' if holds else ''}"
    limit = f"this site's limit {making.limit_hours} hours" if making.limit_hours else ""
    hood = HOOD[making.hood].rstrip(".").lower() if making.hood is not None else ""
    return "; ".join(filter(None, (way, limit, hood)))


def _overfill(bag_ml: Decimal, fill_ml: Decimal) -> str | None:
    """What a bag holds above its printed volume, in percent; ``None`` where it holds just that."""
    more = (fill_ml - bag_ml) * 100 / bag_ml
    return show(round_half_up(more, TENTH)) if more else None
