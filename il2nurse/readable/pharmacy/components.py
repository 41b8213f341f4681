"""What a bag or syringe is made of, and how, as a preparation sheet tells it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.fields import Answer, read_vial
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.calculation import Calculation, InBag
from il2nurse.domain.values.bag_making import BagMethod
from il2nurse.domain.values.quantity import in_words, show
from il2nurse.domain.values.text import Emphasis, Line, line, written_date
from il2nurse.readable.pharmacy.bag_label import vials_of
from il2nurse.readable.pharmacy.making_words import drawn_out_ml, fill_in_words
from il2nurse.readable.pharmacy.sum_lines import additives_in_words
from il2nurse.readable.pharmacy.tasks import preparing_steps, wanted_choices

SPARE = "Spare vial"

Method: TypeAlias = tuple[Line, ...]
"""How drug and bag come together, line by line."""


@dataclass(frozen=True, slots=True)
class Component:
    """One vial, water or bag with lot and expiry; ``None`` where they are to be written."""

    what: str
    lot: str | None
    expiry: str | None


def bag_components(
    worked: Calculation, answers: Mapping[str, Answer], moment: Moment
) -> tuple[Component, ...]:
    """What goes into the bag or the syringe, with the lots that were answered."""
    million = in_words(moment.regimen.preparation.product.international_units_per_vial)
    kept = [read_vial(vial) for vial in vials_of(preparing_steps(moment), answers)]
    found = []
    for number in range(1, max(worked.vials, len(kept)) + 1):
        if number <= len(kept):
            lot, expiry = kept[number - 1]
            found.append(Component(f"Vial {number} · {million}", lot, written_date(expiry)))
        else:
            found.append(Component(f"Vial {number} · {million}", None, None))
    found.append(Component(f"{SPARE} · {million}", None, None))
    water = answers.get(vocabulary.STERILE_WATER_LOT.id, "")
    per_vial = f"{show(worked.sterile_water_ml_per_vial)} mL per vial"
    found.append(Component(f"Sterile water · {per_vial}", str(water) or None, None))
    if worked.in_bag:
        bag = answers.get(vocabulary.DEXTROSE_LOT.id, "")
        made = ", ".join((f"{show(worked.in_bag.bag_ml)} mL {_fluid(moment)}", *_bag_needs(moment)))
        found.append(Component(f"Bag · {made}", str(bag) or None, None))
        found += _additives(worked.in_bag, answers)
    return tuple(found)


def lots_missing(moment: Moment, dose: Dose) -> int:
    """How many lots of what every bag or syringe takes were not recorded: of water, and of bag."""
    answers = moment.case.all_answers(dose)
    lots = (vocabulary.STERILE_WATER_LOT.id, vocabulary.DEXTROSE_LOT.id)
    return sum(name in moment.regimen.fields and not answers.get(name) for name in lots)


def _additives(bag: InBag, answers: Mapping[str, Answer]) -> list[Component]:
    """What goes into the bag before the drug, each with its lot."""
    lots = [str(answers.get(each.lot, "")) or None for each in bag.dilution.additives]
    return [
        Component(f"{label[:1].upper()}{label[1:]} · {volume} mL, before the drug", lot, None)
        for (label, volume), lot in zip(additives_in_words(bag), lots, strict=True)
    ]


def _fluid(moment: Moment) -> str:
    return moment.regimen.preparation.demand_dilution().diluent


def _bag_needs(moment: Moment) -> tuple[str, ...]:
    """What the bag has to be besides its fluid, such as PVC."""
    return tuple(
        wanted
        for step in preparing_steps(moment)
        if step.field(vocabulary.DEXTROSE_LOT.id)
        for _, wanted in wanted_choices(step)
        if wanted != _fluid(moment)
    )


def method(worked: Calculation) -> Method:
    """How drug and bag come together, as the sum assumes it, or what is drawn up."""
    volume, of_bag = show(worked.draw_up_ml), worked.in_bag
    if of_bag is None:
        draw = f"Draw up {volume} mL. It is injected as it is: nothing is added to it."
        return (line(draw, Emphasis.STRONG),)
    usual, bag = of_bag.dilution.bag_ml, show(of_bag.bag_ml)
    add, fill = line(_into_bag(worked, of_bag), Emphasis.STRONG), line(fill_in_words(of_bag))
    if of_bag.bag_ml == usual:
        return (add, fill)
    other = f"THIS DOSE NEEDS A {bag} mL BAG, not {show(usual)} mL. A pharmacist signs for it."
    return (line(other, Emphasis.ALARM), add, fill)


def _into_bag(worked: Calculation, of_bag: InBag) -> str:
    """What goes out of the bag and into it, in this order."""
    bag, volume = show(of_bag.bag_ml), show(worked.draw_up_ml)
    first = ", ".join(f"{ml} mL {label}" for label, ml in additives_in_words(of_bag))
    how = of_bag.dilution.making.method
    into = f"the full {bag} mL bag" if how is BagMethod.ADD else "the bag"
    then = f"FIRST add {first} to {into} and turn it gently. " if first else ""
    match how:
        case BagMethod.WITHDRAW:
            out = show(drawn_out_ml(worked))
            what = f"Draw {out} mL out of the full {bag} mL bag and throw it away."
            return f"{what} {then}Then add {volume} mL of drug."
        case BagMethod.EMPTY:
            fluid = f"{show(of_bag.fill_ml)} mL of {of_bag.dilution.diluent}"
            return f"Measure {fluid} into an EMPTY bag. {then}Then add {volume} mL of drug."
        case BagMethod.ADD:
            full = f"Add {volume} mL of drug to the full {bag} mL bag."
            return f"{then}{full} Draw nothing out of it first."
