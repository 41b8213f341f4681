"""What follows from a refused answer: it is reported, seen by two people, or discarded."""

from dataclasses import dataclass
from enum import StrEnum

from il2nurse.domain.people import Role


class Consequence(StrEnum):
    """What a refused answer leaves behind, from least to most.

    Every one is on record. ``TELL`` goes to the charge nurse too; after ``SECOND_PERSON`` another
    answer takes two people; after ``DISCARD`` what it speaks of is thrown away and made anew.
    """

    KEEP = "keep"
    TELL = "tell"
    SECOND_PERSON = "second_person"
    DISCARD = "discard"

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
