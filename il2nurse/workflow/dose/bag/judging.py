"""What speaks against hanging the bag whose code was scanned, or whose number was typed."""

from typing import Final

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.pharmacy.bag import Bag
from il2nurse.domain.rules.bags.fitting import Against, WhyNot
from il2nurse.domain.rules.dose.order_questions import against_hanging
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.pharmacy.bag_code import NoLabelCode, is_bag_code, read_bag_code
from il2nurse.workflow.pharmacy.bags import NoSuchBag, bag_of_number
from il2nurse.workflow.pharmacy.lots import quarantined
from il2nurse.workflow.station import Station

UNREADABLE: Final = (
    "The code of this bag was not read completely. Scan it again, or type the number on its label."
)


def other_label(bag: Bag) -> str:
    """The sentence where patient or dose on the label are not those of the bag of its number."""
    return (
        f"This label names another patient or dose than bag {bag.number} was made for. Do not hang "
        "it; put it in quarantine and call pharmacy."
    )


def judge_bag(
    station: Station, moment: Moment, key: DoseKey, code: str
) -> tuple[Bag | None, tuple[Against, ...]]:
    """The bag that was scanned or typed, and what speaks against hanging it here."""
    try:
        said = read_bag_code(code) if is_bag_code(code) else None
        bag = bag_of_number(station, said.number if said else code)
    except NoLabelCode:
        return None, (Against(WhyNot.UNREADABLE, UNREADABLE),)
    except NoSuchBag as problem:
        return None, (Against(WhyNot.UNKNOWN, str(problem)),)
    if said and said.key != bag.key:
        return bag, (Against(WhyNot.OTHER_DOSE, other_label(bag)),)
    if bag.key.mrn != key.mrn:
        other = station.case(bag.key.mrn).patient
        say = (
            f"Bag {bag.number} is for {other.name}, MRN {other.mrn}, and not for "
            f"{moment.case.patient.name}. Do not hang it. Look whether that patient waits for it."
        )
        return bag, (Against(WhyNot.OTHER_PATIENT, say),)
    return bag, tuple(against_hanging(moment, key, bag, quarantined(station)))
