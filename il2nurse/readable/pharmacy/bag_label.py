"""What stands on the bag or syringe of one dose, and the text of its code."""

import binascii
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.pharmacy.bag import Bag
from il2nurse.domain.regimen.fields import Answer, FieldKind, read_vial
from il2nurse.domain.regimen.regimen import Regimen, Step
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.calculation import Calculation, InBag
from il2nurse.domain.values.quantity import (
    HUNDREDTH,
    TENTH,
    in_words,
    round_half_up,
    show,
    show_grouped,
)
from il2nurse.domain.values.text import length_in_words
from il2nurse.readable.pharmacy.bag_code import NoLabelCode, bag_code
from il2nurse.readable.pharmacy.order_rows import count_of, numbered
from il2nurse.readable.pharmacy.sum_lines import (
    additives_in_words,
    full_dose,
    shown_concentration,
)
from il2nurse.readable.pharmacy.total_volume import shown_total
from il2nurse.readable.wording import Wording

LABEL_CODE = "IL2D1"
PARTS = 4
DO_NOT_GIVE = "DO NOT GIVE: must be held when this was made."
# Said by the program itself before regimen files did; a course goes on as it began.
BEFORE: Final = (
    "NO IN-LINE FILTER.",
    "Flush with {} only.",
    "Do not shake.",
    "High-alert drug: two-person check.",
    "Single dose: discard what is left.",
    "2 to 8 °C, away from light; warm to room temperature first.",
)


@dataclass(frozen=True, slots=True)
class BagLabel:
    """What stands on bag or syringe, and the text of its code; ``None`` where it is to be written.

    ``strength`` is how much a mL holds, ``how`` the route and the rate.
    ``not_cleared`` says that something was open when it was printed. ``amount`` and ``digits`` say
    the ``dose`` in two lines. ``says`` is what the site has on every label, such as how a
    hazardous drug is handled. ``bag`` is its number and ``signed`` who
    prepared and checked it, where pharmacy records that.
    """

    drug: str
    dose: str
    amount: str
    digits: str
    number: str
    fluid: str
    strength: str
    how: str
    cautions: tuple[str, ...]
    lots: str | None
    prescriber: str
    order: str
    code: str
    count: str
    in_bag: bool = True
    against: tuple[str, ...] = ()
    pharmacy: str | None = None
    says: str | None = None
    not_cleared: str | None = None
    practice: bool = False
    bag: str | None = None
    signed: str | None = None


def bag_label(
    moment: Moment,
    key: DoseKey,
    worked: Calculation,
    due: datetime,
    wording: Wording,
    answers: Mapping[str, Answer],
    *,
    held: bool,
) -> BagLabel:
    """The label of one bag or syringe; it says so first where the dose must not be given."""
    regimen, cycle = moment.regimen, moment.course.cycles[key.cycle - 1]
    fluid, strength, how = _in_bag(regimen, worked) if worked.in_bag else _drawn(regimen, worked)
    bag = newest_bag(moment, key)
    units, mass = worked.dose_international_units, _rounded(worked.dose_mg, HUNDREDTH)
    return BagLabel(
        drug=f"{regimen.drug} ({regimen.brand})",
        dose=full_dose(worked),
        amount=in_words(units).replace(" ", "\N{NO-BREAK SPACE}"),
        digits=f"= {show_grouped(units)} international units = {mass} mg",
        number=f"Dose {key.slot} of {regimen.timetable.doses_per_cycle} · cycle {key.cycle} · "
        f"course {key.course} · due {wording.day_time(due)}",
        fluid=fluid,
        strength=strength,
        how=how,
        cautions=_cautions(regimen),
        against=(DO_NOT_GIVE,) if held else (),
        lots=_lots(regimen.steps, answers),
        prescriber=wording.prescriber(moment.course, cycle),
        order=numbered(cycle).removeprefix("order number "),
        code=bag_code(bag) if bag else label_code(key),
        bag=bag.number if bag else None,
        signed=_signed(bag, wording) if bag else None,
        count=count_of(moment, key),
        in_bag=worked.in_bag is not None,
    )


def newest_bag(moment: Moment, key: DoseKey) -> Bag | None:
    """The bag of pharmacy for this dose that is in use; ``None`` where none is."""
    return next((each for each in reversed(moment.case.bags_of(key)) if each.open), None)


def _signed(bag: Bag, wording: Wording) -> str:
    """Who prepared a bag and who checked it: initials."""
    makers = ", ".join(sorted(wording.initials(each) for each in bag.preparers))
    check = wording.initials(bag.agreed.by) if bag.agreed else "____________"
    return f"Prepared by {makers} · Checked by {check}"


def _in_bag(regimen: Regimen, worked: Calculation) -> tuple[str, str, str]:
    """What is in a bag, how strong it is, and how it runs in."""
    drug, bag = show(worked.draw_up_ml), show(worked.bag.bag_ml)
    rate = _rounded(worked.bag.rate_ml_per_h, TENTH)
    mixed = f"{drug} mL of drug in {bag} mL {worked.bag.dilution.diluent}"
    return (
        ", ".join((mixed, *_added(worked.bag), f"total {shown_total(worked)} mL")),
        f"{shown_concentration(worked)} mg/mL",
        f"{regimen.route} over {length_in_words(regimen.infusion)}, {rate} mL/h",
    )


def _added(bag: InBag) -> tuple[str, ...]:
    """What went into the bag before the drug."""
    return tuple(f"with {volume} mL {label}" for label, volume in additives_in_words(bag))


def _drawn(regimen: Regimen, worked: Calculation) -> tuple[str, str, str]:
    """What is in a syringe, how strong it is, and where it goes."""
    per_ml = worked.preparation.product.international_units_per_ml
    return (
        f"{show(worked.draw_up_ml)} mL of drug in the syringe",
        f"{in_words(per_ml)} per mL",
        regimen.route,
    )


def _cautions(regimen: Regimen) -> tuple[str, ...]:
    """The regimen's own words for every label; only texts of bags that were kept before lack it."""
    said, dilution = tuple(each.text for each in regimen.on_label), regimen.preparation.dilution
    return said or tuple(each.format(dilution.diluent) for each in BEFORE if dilution)


def vials_of(steps: Iterable[Step], answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The vials that are on record for a bag."""
    for field in (field for step in steps for field in step.fields):
        answer = answers.get(field.id)
        if field.kind is FieldKind.VIALS and isinstance(answer, tuple):
            return answer
    return ()


def _lots(steps: Iterable[Step], answers: Mapping[str, Answer]) -> str | None:
    """The lots of the vials, each once."""
    lots = dict.fromkeys(read_vial(vial)[0] for vial in vials_of(steps, answers))
    return ", ".join(lots) or None


def _rounded(value: Decimal, step: Decimal) -> str:
    return show(round_half_up(value, step))


def is_label_code(text: str) -> bool:
    """True where the text means to be the code of a bag."""
    return text.upper().startswith(f"{LABEL_CODE}/")


def read_label_code(text: str) -> DoseKey:
    """The dose that a bag's code names; ``NoLabelCode`` where a sign of it is wrong."""
    content, _, check = text.strip().rpartition("/")
    parts = content.removeprefix(f"{LABEL_CODE}/").rsplit("/", 3)
    fits = check.upper() == f"{binascii.crc32(content.encode()):08X}"
    if not fits or len(parts) != PARTS or not all(part.isdecimal() for part in parts[1:]):
        raise NoLabelCode(
            "The code of this bag was not read completely. Nothing was opened; scan it again, or "
            "find the patient by name."
        )
    return DoseKey(parts[0], *(int(part) for part in parts[1:]))


def label_code(key: DoseKey) -> str:
    """The text of the bag label's code: patient, course, cycle and dose, with a check value."""
    text = f"{LABEL_CODE}/{key.mrn}/{key.course}/{key.cycle}/{key.slot}"
    return f"{text}/{binascii.crc32(text.encode()):08X}"
