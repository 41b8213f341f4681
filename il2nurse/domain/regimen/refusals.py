"""What follows from a refused answer: it is reported, seen by two people, or discarded."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from il2nurse.domain.people import Role

# What texts and entries called a witness before it was one word everywhere.
OLD_WITNESS: Final = "second_person"


class Consequence(StrEnum):
    """What a refused answer leaves behind, from least to most.

    Every one is on record. ``TELL`` goes to the charge nurse too; after ``WITNESS`` another
    answer takes two people; after ``DISCARD`` what it speaks of is thrown away and made anew.
    """

    KEEP = "keep"
    TELL = "tell"
    WITNESS = "witness"
    DISCARD = "discard"

    @classmethod
    def _missing_(cls, value: object) -> "Consequence | None":
        """The word that older texts and entries have for a witness."""
        return cls.WITNESS if value == OLD_WITNESS else None

    @property
    def severity(self) -> int:
        """The place in the order, for taking the most severe of several."""
        return list(Consequence).index(self)


@dataclass(frozen=True, slots=True)
class AfterRefusal:
    """Who signs when a refused answer is changed, or was discarded, and for what."""

    roles: frozenset[Role]
    changed: str
    discarded: str
    source: str
    confidence: str
