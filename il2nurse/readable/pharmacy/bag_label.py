"""What stands on the bag of one dose, and the text of its code."""

import binascii
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.values.quantity import in_words, round_half_up, show
from il2nurse.readable.pharmacy.sum_lines import TENTH, pump_total, shown_concentration
from il2nurse.readable.wording import Wording

LABEL_CODE = "IL2D1"
PARTS = 4
DO_NOT_GIVE = "DO NOT GIVE: must be held when this was made"


@dataclass(frozen=True, slots=True)
class BagLabel:
    """What stands on the bag, and the text of its code."""

    drug: str
    dose: str
    number: str
    fluid: str
    concentration: str
    rate: str
    cautions: tuple[str, ...]
    code: str


def bag_label(
    moment: Moment,
    key: DoseKey,
    worked: Calculation,
    due: datetime,
    wording: Wording,
    *,
    held: bool,
) -> BagLabel:
    """The label of one bag; it says so first where the dose must not be given."""
    regimen = moment.regimen
    dilution = regimen.preparation.dilution
    minutes = regimen.infusion // timedelta(minutes=1)
    total, rate = pump_total(worked), _rounded(worked.rate_ml_per_h, TENTH)
    return BagLabel(
        drug=regimen.drug,
        dose=in_words(worked.dose_international_units),
        number=f"Dose {key.slot} of {regimen.timetable.doses_per_cycle} · cycle {key.cycle} · "
        f"due {wording.day_time(due)}",
        fluid=f"in {show(worked.bag_ml)} mL {dilution.diluent}, total {total} mL",
        concentration=f"{shown_concentration(worked)} mg/mL",
        rate=f"{regimen.route} over {minutes} minutes, {rate} mL/h",
        cautions=(
            *((DO_NOT_GIVE,) if held else ()),
            "NO IN-LINE FILTER",
            f"Flush with {dilution.diluent} only",
            "Do not shake",
            "High-alert drug: two-person check",
            "2 to 8 °C, away from light; warm to room temperature first",
        ),
        code=label_code(key),
    )


def _rounded(value: Decimal, step: Decimal) -> str:
    return show(round_half_up(value, step))


class NoLabelCode(ValueError):
    """What was scanned is no code of a bag; the text is a sentence."""


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
            "The code of this bag was not read whole: its check value does not fit. Nothing was "
            "opened; scan it again, or find the patient by name."
        )
    return DoseKey(parts[0], *(int(part) for part in parts[1:]))


def label_code(key: DoseKey) -> str:
    """The text of the bag label's code: patient, course, cycle and dose, with a check value."""
    text = f"{LABEL_CODE}/{key.mrn}/{key.course}/{key.cycle}/{key.slot}"
    return f"{text}/{binascii.crc32(text.encode()):08X}"
