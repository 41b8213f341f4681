"""What the entries say by which a patient's entries are told to be lost, and that is settled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact


@dataclass(frozen=True, slots=True)
class LostDose:
    """A dose of which entries are lost, and of which kinds they are."""

    course: int
    cycle: int
    slot: int
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class EntriesLostFact(Fact):
    """The register went on without entries ``first`` to ``last``, and some are this patient's.

    ``last`` is missing where nothing tells how far the lost entries went. ``named`` is true where
    every lost entry could still be read, so that no other is the patient's. ``doses`` are those of
    which entries are lost; ``kinds`` counts all other kinds.
    """

    KIND = Kind.ENTRIES_LOST
    first: int
    last: int | None = None
    named: bool = False
    doses: tuple[LostDose, ...] = ()
    kinds: Mapping[str, int] = field(default_factory=dict)


class LossAnswer(StrEnum):
    """What a charge nurse found of a patient's lost entries."""

    ENTERED_AGAIN = "entered_again"
    NOTHING_MISSING = "nothing_missing"

    @property
    def label(self) -> str:
        """The answer in words."""
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class LossSettledFact(Fact):
    """A charge nurse settled all losses that stand before this entry, and says how that is known.

    Nothing takes it back but another loss.
    """

    KIND = Kind.LOSS_SETTLED
    answer: LossAnswer
    reason: str
