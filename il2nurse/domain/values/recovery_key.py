"""A register's key as groups of letters that a person copies from paper, each with a check."""

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

# Digits and capitals without I, L, O and U, which are misread (Crockford's base 32).
LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MISREAD: Final = str.maketrans("OIL", "011")
KEY_BYTES: Final = 32
# Four letters and their check; the last group is a check over the whole key.
GROUP: Final = 5
KEY_GROUPS: Final = 13
GROUPS: Final = KEY_GROUPS + 1
BITS: Final = 5
SPARE_BITS: Final = (GROUP - 1) * KEY_GROUPS * BITS - 8 * KEY_BYTES


class BadGroups(Exception):
    """The groups are no key; the text names the group that was typed wrong."""


def spell_key(key: bytes) -> tuple[str, ...]:
    """The key as fourteen groups of five letters."""
    letters = _letters(int.from_bytes(key) << SPARE_BITS, (GROUP - 1) * KEY_GROUPS)
    parts = [letters[at : at + GROUP - 1] for at in range(0, len(letters), GROUP - 1)]
    parts.append(_check_of_key(key))
    return tuple(part + _check(number, part) for number, part in enumerate(parts, 1))


def name_key(key: bytes) -> str:
    """What people call the key: its last group, which tells nothing of the others."""
    return spell_key(key)[-1]


def read_key(typed: str) -> bytes:
    """The key of groups as they were typed, in capitals or not, with blanks or dashes or none."""
    letters = tidy(typed)
    groups = [letters[at : at + GROUP] for at in range(0, len(letters), GROUP)]
    for number, group in enumerate(groups[:GROUPS], 1):
        if len(group) == GROUP:
            _refuse_wrong(number, group)
    if len(letters) != GROUP * GROUPS:
        raise BadGroups(
            f"A recovery sheet has {GROUPS} groups of {GROUP} letters; {len(letters)} letters were "
            f"typed, not {GROUP * GROUPS}."
        )
    value = 0
    for letter in "".join(group[:-1] for group in groups[:KEY_GROUPS]):
        value = value << BITS | LETTERS.index(letter)
    spare, key = value & ((1 << SPARE_BITS) - 1), (value >> SPARE_BITS).to_bytes(KEY_BYTES)
    if spare or groups[-1][:-1] != _check_of_key(key):
        raise BadGroups("Every group is a good one, but together they are no key. Compare them.")
    return key


def tidy(typed: str) -> str:
    """The letters alone, those that are misread put right."""
    return re.sub(r"[\s\-·.,]", "", typed).upper().translate(MISREAD)


def fits_group(groups: Sequence[str], number: int, typed: str) -> bool:
    """True where this is the group of this number, counted from 1."""
    return tidy(typed) == groups[number - 1]


def _refuse_wrong(number: int, group: str) -> None:
    strange = sorted(set(group) - set(LETTERS))
    if strange:
        raise BadGroups(f"Group {number}, “{group}”: “{strange[0]}” stands on no recovery sheet.")
    if group[-1] != _check(number, group[:-1]):
        raise BadGroups(f"Group {number}, “{group}”, was typed wrong or is not the one in place.")


def _letters(value: int, count: int) -> str:
    mask = (1 << BITS) - 1
    return "".join(LETTERS[value >> BITS * at & mask] for at in reversed(range(count)))


def _check(number: int, part: str) -> str:
    return LETTERS[sha256(f"{number} {part}".encode()).digest()[0] % len(LETTERS)]


def _check_of_key(key: bytes) -> str:
    return _letters(int.from_bytes(sha256(key).digest()[:3]) >> BITS - 1, GROUP - 1)
