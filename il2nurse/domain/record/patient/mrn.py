"""Medical record numbers: their one normal form, and which of them are easily mistaken."""

import re
import unicodedata
from typing import Final

from il2nurse.domain.values.text import without_blanks

SHAPE: Final = re.compile(r"[A-Z0-9](?:[A-Z0-9._/-]{0,18}[A-Z0-9])?")
SAY: Final = (
    "The MRN is 1 to 20 letters A to Z or digits; a hyphen, dot, slash or low line may stand "
    "between them. Nothing was recorded; type it again."
)
_SEPARATORS: Final = str.maketrans("OIL", "011", "._/-")


def normal_mrn(typed: str) -> str:
    """The one spelling of an MRN: capitals, without blanks and marks that nobody sees."""
    return without_blanks(unicodedata.normalize("NFKC", typed)).upper()


def is_mrn(mrn: str) -> bool:
    """True for a normal form that can be an MRN."""
    return SHAPE.fullmatch(mrn) is not None


def looks_alike(one: str, other: str) -> bool:
    """True where two MRNs differ only in O and 0, in I, L and 1, or in what stands between."""
    return one != other and one.translate(_SEPARATORS) == other.translate(_SEPARATORS)
