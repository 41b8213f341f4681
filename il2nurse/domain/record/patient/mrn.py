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
_MINUS: Final = "\N{MINUS SIGN}"
_SEPARATORS: Final = str.maketrans("", "", "._/-")
# Signs that a hand, a smudge or a poor print makes of another.
_LOOK_ALIKES: Final = str.maketrans("OILSBZG", "0115826")


def normal_mrn(typed: str) -> str:
    """The one spelling of an MRN: capitals, one kind of hyphen, no blanks or unseen marks."""
    plain = without_blanks(unicodedata.normalize("NFKC", typed)).upper()
    return "".join("-" if _is_dash(sign) else sign for sign in plain)


def _is_dash(sign: str) -> bool:
    """Whether a text program or a spreadsheet may have put the sign in place of a hyphen."""
    return unicodedata.category(sign) == "Pd" or sign == _MINUS


def is_mrn(mrn: str) -> bool:
    """True for a normal form that can be an MRN."""
    return SHAPE.fullmatch(mrn) is not None


def bare_mrn(mrn: str) -> str:
    """A number without what stands between its signs: 943-476-5919 and 9434765919 are one."""
    return normal_mrn(mrn).translate(_SEPARATORS)


def same_mrn(one: str, other: str) -> bool:
    """True where both are one number, whatever stands between its signs."""
    return bare_mrn(one) == bare_mrn(other)


def numbered(mrn: str) -> str:
    """The MRN as such; one that begins with these letters does not say them twice."""
    return mrn if mrn.upper().startswith("MRN") else f"MRN {mrn}"


def one_sign_apart(one: str, other: str) -> bool:
    """True of two MRNs of one length that differ in one sign: who reads both takes care.

    Numbers that were given one after another are so; it makes nobody alike who is not by name.
    """
    first, second = bare_mrn(one), bare_mrn(other)
    apart = sum(mine != their for mine, their in zip(first, second, strict=False))
    return len(first) == len(second) and apart == 1


def looks_alike(one: str, other: str) -> bool:
    """True where one MRN is easily mistaken for another one.

    They differ only in signs that look alike (O and 0, I, L and 1, S and 5, B and 8, Z and 2, G and
    6), in zeros before the number, in two neighbours that changed places, or in what stands
    between.
    """
    if one == other:
        return False
    first, second = (bare_mrn(each).translate(_LOOK_ALIKES) for each in (one, other))
    return first.lstrip("0") == second.lstrip("0") or _neighbours_swapped(first, second)


def _neighbours_swapped(one: str, other: str) -> bool:
    apart = [at for at, signs in enumerate(zip(one, other, strict=False)) if len(set(signs)) > 1]
    if len(one) != len(other) or len(apart) != 2 or apart[1] != apart[0] + 1:  # noqa: PLR2004 - two neighbours
        return False
    here = slice(apart[0], apart[1] + 1)
    return one[here] == other[here][::-1]
