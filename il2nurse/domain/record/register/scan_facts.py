"""What the register keeps of scanning: how a code came in, and which could not be read."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact


class CodeSource(StrEnum):
    """How a code came in: read by a scanner, or typed by hand from what stands beside it."""

    SCANNED = "scanned"
    TYPED = "typed"


class CodeOn(StrEnum):
    """What the code stands on."""

    WRISTBAND = "wristband"
    VIAL = "vial"
    BAG = "bag"
    PAPER = "paper"
    BADGE = "badge"
    OTHER = "other"


class WhyUnread(StrEnum):
    """Why a code could not be read."""

    SMUDGED = "smudged"
    TORN = "torn"
    MISSING = "missing"
    POOR_PRINT = "poor_print"
    CURVED = "curved"
    SCANNER = "scanner"
    NO_SCANNER = "no_scanner"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CodeUnreadFact(Fact):
    """A code could not be scanned, and why; ``text`` says more."""

    KIND = Kind.CODE_UNREAD
    on: CodeOn
    why: WhyUnread
    text: str | None = None


UNREAD_STREAM: Final = "codes that could not be read"
