"""Whether a number is typed to its end: no further sign of it could be meant."""

import re
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.fields import Field, Slip
from il2nurse.domain.regimen.typed_answers import check_number

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
