"""What is known of a measured number: the number itself, or only that it lies beyond a limit."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final

from il2nurse.domain.values.quantity import round_half_up, show, show_grouped


class Comparator(StrEnum):
    """Where the measured number lies, seen from the number that was reported."""

    IS = ""
    BELOW = "<"
    AT_MOST = "<="
    ABOVE = ">"
    AT_LEAST = ">="


COMPARATORS: Final = tuple(Comparator)
# In words: the signs are easily read the wrong way round.
COMPARATOR_WORDS: Final[Mapping[str, str]] = {
    "": "",
    "<": "below ",
    "<=": "at most ",
    ">": "above ",
    ">=": "at least ",
}

_KEPT = re.compile(r"(<=|>=|<|>)?(-?[0-9]+(?:\.[0-9]+)?)")


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its comparator: "" where it is the number, else what lies beyond it.

    ``above`` and ``at_least`` answer ``None`` where the comparator leaves the question open.
    """

    value: Decimal
    comparator: str = ""

    @property
    def exact(self) -> bool:
        """True where the number itself is known."""
        return not self.comparator

    def above(self, limit: Decimal) -> bool | None:
        """Whether the measured number lies above the limit."""
        match self.comparator:
            case "":
                return self.value > limit
            case ">":
                return True if self.value >= limit else None
            case ">=":
                return True if self.value > limit else None
            case _:
                return False if self.value <= limit else None

    def at_least(self, limit: Decimal) -> bool | None:
        """Whether the measured number is the limit or more."""
        match self.comparator:
            case "":
                return self.value >= limit
            case ">" | ">=":
                return True if self.value >= limit else None
            case "<":
                return False if self.value <= limit else None
            case _:
                return False if self.value < limit else None

    def below(self, limit: Decimal) -> bool | None:
        """Whether the measured number lies below the limit."""
        return opposite(self.at_least(limit))

    def at_most(self, limit: Decimal) -> bool | None:
        """Whether the measured number is the limit or less."""
        return opposite(self.above(limit))

    @property
    def kept(self) -> str:
        """The spelling in which it is kept: "0.9", "<0.2"."""
        return f"{self.comparator}{show(self.value)}"

    def shown(self, places: int | None = None, *, grouped: bool = False) -> str:
        """The measure as people read it: "below 0.2".

        A number with more decimals than ``places`` was converted; it is shown with one more.
        """
        value = self.value
        exponent = value.as_tuple().exponent
        if places is not None and isinstance(exponent, int) and -exponent > places + 1:
            value = round_half_up(value, Decimal(1).scaleb(-places - 1))
        number = show_grouped(value) if grouped else show(value)
        return f"{COMPARATOR_WORDS[self.comparator]}{number}"


def opposite(answer: bool | None) -> bool | None:  # noqa: FBT001 - an answer, not a switch
    """The contrary of an answer; an open question stays open."""
    return None if answer is None else not answer


def all_of(answers: Iterable[bool | None]) -> bool | None:
    """True where all are; False where one is not; else open."""
    known = list(answers)
    if False in known:
        return False
    return None if None in known else True


def any_of(answers: Iterable[bool | None]) -> bool | None:
    """True where one is; False where none is; else open."""
    return opposite(all_of(opposite(each) for each in answers))


@lru_cache(maxsize=4096)
def read_measure(kept: str) -> Measure:
    """The measure of a kept spelling; raises ``ValueError`` where it is none."""
    match = _KEPT.fullmatch(kept)
    if match is None:
        raise ValueError(f"“{kept}” is not a measured number.")
    return Measure(Decimal(match[2]), match[1] or "")
