"""The code on the label of a bag that has a number: patient, dose, number, and a check value."""

import binascii
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.pharmacy.bag import Bag
from il2nurse.domain.values.bag_number import read_bag_number

BAG_CODE: Final = "IL2B1"
PARTS: Final = 5


class NoLabelCode(ValueError):
    """What was scanned is no code of a bag; the text is a sentence."""


@dataclass(frozen=True, slots=True)
class BagCode:
    """What the code of a bag says: which dose it is for, and its number."""

    key: DoseKey
    number: str


def is_bag_code(text: str) -> bool:
    """True where the text means to be the code of a bag with a number."""
    return text.strip().upper().startswith(f"{BAG_CODE}/")


def bag_code(bag: Bag) -> str:
    """The text of a bag's code."""
    key = bag.key
    text = f"{BAG_CODE}/{key.mrn}/{key.course}/{key.cycle}/{key.slot}/{bag.number}"
    return f"{text}/{_check(text)}"


def read_bag_code(text: str) -> BagCode:
    """What a bag's code says; ``NoLabelCode`` where a sign of it is wrong."""
    content, _, check = text.strip().rpartition("/")
    parts = content.removeprefix(f"{BAG_CODE}/").rsplit("/", 4)
    fits = content.startswith(f"{BAG_CODE}/") and check.upper() == _check(content)
    if not fits or len(parts) != PARTS or not all(part.isdecimal() for part in parts[1:4]):
        raise NoLabelCode(
            "The code of this bag was not read completely. Nothing was recorded; scan it again, or "
            "type the number on its label."
        )
    try:
        number = read_bag_number(parts[4])
    except ValueError as problem:
        raise NoLabelCode(str(problem)) from problem
    return BagCode(DoseKey(parts[0], *(int(part) for part in parts[1:4])), number)


def _check(text: str) -> str:
    return f"{binascii.crc32(text.encode()):08X}"
