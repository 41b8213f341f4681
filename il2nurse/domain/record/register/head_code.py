"""The codes of a register's head on a paper: a long one to be scanned, a short one to be typed."""

import re
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.record.register.seal import Head
from il2nurse.domain.values.check_sign import check_sign, is_checked

HEAD_CODE: Final = "IL2R1"
SHORT_SEAL: Final = 8
# Papers of earlier programs have no check sign behind the seal.
_LONG: Final = re.compile(rf"{HEAD_CODE}/([0-9]{{1,18}})/([0-9A-F]{{64}})(/[0-9A-Z])?")
_SHORT: Final = re.compile(rf"([0-9]{{1,18}})-([0-9A-F]{{{SHORT_SEAL}}})-([0-9A-Z])")
_BLANK: Final = re.compile(r"[\s,.']+")
_DASH: Final = re.compile(r"[-\u2010-\u2015]+")


class NoHeadCode(ValueError):
    """What was typed or scanned is no code of a head; the text is a sentence."""


@dataclass(frozen=True, slots=True)
class HeadCode:
    """What a code says: the newest entry that its paper shows, and how that entry's seal begins."""

    number: int
    seal: str

    def fits(self, seal: str) -> bool:
        """True where this is the beginning of the seal, or all of it."""
        return seal.startswith(self.seal)


def long_code(head: Head) -> str:
    """The head as the square code holds it: entry, whole seal, check sign, all in capitals."""
    text = f"{HEAD_CODE}/{head.number}/{head.seal.upper()}"
    return f"{text}/{check_sign(text)}"


def short_code(head: Head) -> str:
    """The head as it is typed: entry, the seal's first eight digits, check sign."""
    text = f"{head.number}-{head.seal[:SHORT_SEAL].upper()}"
    return f"{text}-{check_sign(text)}"


def is_head_code(text: str) -> bool:
    """True where the text means to be the long code of a head."""
    return text.strip().upper().startswith(f"{HEAD_CODE}/")


def read_head_code(text: str) -> HeadCode:
    """What a code says, long or short; blanks and the kind of dash do not matter.

    Raises ``NoHeadCode`` where it is none, or where a sign of it is wrong.
    """
    code = _DASH.sub("-", _BLANK.sub("", text)).upper()
    found = _LONG.fullmatch(code) or _SHORT.fullmatch(code)
    if found is None:
        raise NoHeadCode(
            "This is not the code of a paper. Scan the square code, or type the short one at the "
            f"paper's foot, like {short_code(Head(128, '9f3a77c1'))}."
        )
    if found[3] and not is_checked(code):
        raise NoHeadCode(
            "One character of this code is wrong. Nothing was compared; check the paper and type "
            "it again."
        )
    return HeadCode(int(found[1]), found[2].lower())
