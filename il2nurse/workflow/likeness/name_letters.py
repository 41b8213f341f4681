"""A name as it is compared: its Latin letters, the words that tell it apart, and how it sounds."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from il2nurse.domain.values.text import without_blanks

_SPELLED: Final = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
# As passports write the Cyrillic and Greek letters (ICAO 9303), so that Иванов is Ivanov.
_LATIN: Final[Mapping[str, str]] = {
    **dict(zip("абвгґдезиіклмнопрстуфыэјђћ", "abvggdeziiklmnoprstufyejdc", strict=True)),
    "є": "ie",
    "ж": "zh",
    "\u0445": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "iu",
    "я": "ia",
    "љ": "lj",
    "њ": "nj",
    "џ": "dz",
    "\u0455": "s",
    **dict(zip("αβγδεζηικλμνξοπρστυφω", "avgdeziiklmnxoprstyfo", strict=True)),
    "ς": "s",
    "θ": "th",
    "χ": "ch",
    "ψ": "ps",
}
# Words before a family name that some write and some leave out.
_PARTICLES: Final = frozenset(
    (
        *("de", "la", "las", "los", "del", "da", "do", "dos", "das", "di", "du", "le", "e", "y"),
        *("van", "von", "der", "den", "ter", "ten", "zu", "zum", "vom", "af", "av"),
        *("al", "el", "ad", "as", "an", "ar", "bin", "ibn", "bint", "ben", "abu", "o", "mac", "mc"),
    )
)
_WRITTEN_SHORT: Final[Mapping[str, str]] = {"st": "saint", "ste": "saint", "sainte": "saint"}
# How spellings of one sound are brought together; the order matters.
_SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^sch(?=[mnlrw])|sch|sh|zh", "s"),
        (r"tsch|tch|ch(?=[aeiouy])", "k"),
        (r"ck|ch|q|kh", "k"),
        (r"ph", "f"),
        (r"th|dt", "t"),
        (r"c(?=[eiy])|z", "s"),
        (r"c", "k"),
        (r"^y|^j", "j"),
        (r"w", "v"),
        (r"(?<=.)h", ""),
        (r"(?<=.)[ea][iy]", "ai"),
        (r"(?<=.)y", "i"),
        (r"(.)\1+", r"\1"),
    )
)


def letters_of(name: str) -> str:
    """The name in small Latin letters without accents, marks, blanks, apostrophes and hyphens."""
    return "".join(letter for letter in _latin(without_blanks(name)) if letter.isalpha())


def words_of(name: str) -> tuple[str, ...]:
    """The words that tell the name apart: without "de la" or "Al", and "St." as "Saint"."""
    apart = re.split(r"[^\w'’]+|_", _latin(name))
    words = ["".join(filter(str.isalpha, word)) for word in apart]
    whole = [_WRITTEN_SHORT.get(word, word) for word in words if word]
    return tuple(word for word in whole if word not in _PARTICLES) or tuple(whole)


def sound_of(letters: str) -> str:
    """The letters with one spelling for each sound: Schmidt and Smith are "smit"."""
    for pattern, sound in _SOUNDS:
        letters = pattern.sub(sound, letters)
    return letters


def looks_of(letters: str) -> str:
    """The letters as a quick eye or a poor print takes them: Burnham and Bumham are one."""
    return letters.replace("rn", "m").replace("vv", "w").replace("cl", "d")


def skeleton_of(sound: str) -> str:
    """The sound without its vowels, but for the first sign."""
    return sound[:1] + re.sub(r"[aeiou]", "", sound[1:])


def _latin(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.casefold()).translate(_SPELLED)
    return "".join(_LATIN.get(letter, letter) for letter in apart)
