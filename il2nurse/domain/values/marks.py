"""The marks of a text: which ones nobody can see, and how one that no typeface has is named."""

import unicodedata
from dataclasses import dataclass
from typing import Final

JOINERS: Final = frozenset("\u200c\u200d")
# They turn the order of reading, hide in pasted text, or look like a blank: no word needs them.
UNSEEN: Final = frozenset(
    chr(code)
    for first, last in (
        *((0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160)),
        *((0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200B), (0x200E, 0x200F)),
        *((0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFEFF, 0xFEFF)),
        *((0xFFA0, 0xFFA0), (0xFFF9, 0xFFFB), (0xE0000, 0xE007F)),
    )
    for code in range(first, last + 1)
)
# They choose between two pictures of the sign before them.
VARIANTS: Final = frozenset(
    chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
)
BREAKS: Final = {
    "\r\n": "\n",
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\x0b": "\n",
    "\x0c": "\n",
}
# Colours of skin: a sign in one ink has none.
TONES: Final = frozenset(chr(code) for code in range(0x1F3FB, 0x1F400))
EMOJI_FROM: Final = 0x1F000
NAMES: Final = {
    "\u00ad": "soft hyphen",
    "\ufeff": "byte order mark",
    "\u200b": "zero width space",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
    "\u200c": "joiner",
    "\u200d": "joiner",
    "\x00": "null",
}


@dataclass(frozen=True, slots=True)
class Entered:
    """A text as it is kept, and the invisible marks that were left out of it, each once."""

    text: str
    left_out: tuple[str, ...] = ()


def enter(typed: str) -> Entered:
    """A typed, pasted or scanned text without the marks that nobody can see.

    Line breaks and tabs stay, a joiner between letters or emoji, and a variant behind its sign.
    """
    if typed.isascii() and typed.isprintable():
        return Entered(typed)
    for old, new in BREAKS.items():
        typed = typed.replace(old, new)
    kept: list[str] = []
    left_out: dict[str, None] = {}
    for at, mark in enumerate(typed):
        following = typed[at + 1] if at + 1 < len(typed) else ""
        if _belongs(mark, kept[-1] if kept else "", following):
            kept.append(mark)
        else:
            left_out[name_of(mark)] = None
    return Entered("".join(kept), tuple(left_out))


def _belongs(mark: str, before: str, following: str) -> bool:
    if mark in "\n\t":
        return True
    if mark in JOINERS:
        return _joined(before) and _joined(following)
    if mark in VARIANTS:
        return bool(before) and not before.isspace() and before not in VARIANTS
    return mark not in UNSEEN and unicodedata.category(mark) not in {"Cc", "Cs"}


def _joined(mark: str) -> bool:
    """Whether a joiner can stand beside the mark: a letter outside Latin, its signs, an emoji."""
    if not mark or mark.isascii():
        return False
    return mark in VARIANTS or unicodedata.category(mark)[0] in "LMS"


def name_of(mark: str) -> str:
    """The name of an invisible mark, in words where there are some."""
    named = NAMES.get(mark) or unicodedata.name(mark, "").lower()
    return named or f"U+{ord(mark):04X}"


def placeholder(mark: str) -> str:
    """What stands for a mark that no typeface has: “[emoji: grinning face]”, “[U+1E900]”."""
    named = unicodedata.name(mark, "").lower()
    if not named or unicodedata.category(mark)[0] not in "SP":
        return f"[U+{ord(mark):04X}]"
    return f"[{'emoji' if ord(mark) >= EMOJI_FROM else 'sign'}: {named}]"


def drawable(text: str) -> str:
    """A kept text as it is drawn: letters and accents joined, unseen marks left out.

    An old register may hold what is left out at entry today; its line breaks stay.
    """
    kept = unicodedata.normalize("NFC", enter(text).text)
    unseen = VARIANTS | TONES
    return "".join(mark for mark in kept if mark not in unseen).replace("\t", " ")


def left_out_in_words(left_out: tuple[str, ...]) -> str:
    """The sentence for the person who typed it; empty where nothing was left out."""
    if not left_out:
        return ""
    one = len(left_out) == 1
    named = ", ".join(left_out)
    return (
        f"{'An invisible mark was' if one else 'Invisible marks were'} left out of what was "
        f"entered ({named}); every letter was kept. Read it once more."
    )
