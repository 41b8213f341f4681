"""Whether a number is typed to its end: no further sign of it could be meant."""

import re
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.fields import Field, Slip
from il2nurse.domain.regimen.typed_answers import check_number

_BARE: Final = re.compile(r"\d{3,}")
_WRITTEN: Final = re.compile(r"(\d+)(?:[.,](\d+))?")
THOUSAND: Final = 1000
TEN: Final = 10


def is_complete(field: Field, typed: str) -> bool:
    """True where every longer number would be outside the field's limits of a slip.

    84 is complete where 250 is the highest, 8 and 25 are not; with one decimal 36.8 is, and 36 is
    not. A number that may be in another unit, or that cannot be meant, never is.
    """
    found = _WRITTEN.fullmatch(typed.strip())
    if found is None or field.units or field.highest is None or field.places is None:
        return False
    whole, decimals = found.groups()
    if len(whole) > 1 and whole.startswith("0"):
        return False
    try:
        value = check_number(field, Decimal(f"{whole}.{decimals or 0}"))
    except Slip:
        return False
    if decimals is not None:
        # Where thousands can be meant, the mark may divide them: 1.5 may become 1.500.
        full = len(decimals) == field.places or value == field.highest
        return full and field.highest < THOUSAND
    if field.places and value < field.highest:
        return False
    return value == 0 or value * TEN > field.highest


def with_mark(field: Field, typed: str) -> str | None:
    """Figures alone with the decimal mark that they must have: "368" is 36.8 °C.

    ``None`` where anything else could be meant: where the figures as they stand are within the
    field's limits, where they have too many or too few, or where the limits lie ten times apart,
    so that a number could be another one's beginning.
    """
    low, high, places = field.lowest, field.highest, field.places
    if not _BARE.fullmatch(typed) or low is None or high is None or not places:
        return None
    if low * TEN**places <= high:
        return None
    marked = f"{typed[:-places]}.{typed[-places:]}"
    return marked if low <= Decimal(marked) <= high else None
