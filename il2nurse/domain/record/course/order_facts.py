"""What the entries say that change how an order stands: paused, changed, verified, answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from il2nurse.domain.record.course.answers import DrugAnswer
from il2nurse.domain.record.course.dosing_weight import (
    DosingWeight,
    refuse_half_weight,
    weight_said,
)
from il2nurse.domain.record.course.prescribed import Prescribed
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact
from il2nurse.domain.regimen.fields import Answer


@dataclass(frozen=True, slots=True)
class OrderPausedFact(Fact):
    """Nobody starts a dose of the order until a prescriber resumes it; ``cycle`` is the newest."""

    KIND = Kind.ORDER_PAUSED
    cycle: int
    reason: str
    ordered_by: Prescribed


@dataclass(frozen=True, slots=True)
class OrderResumedFact(Fact):
    """A prescriber lets the doses go on; those of the slots ``skipped`` passed in the pause.

    ``slot`` is the one from which they go on; it is missing where none of the cycle is left.
    """

    KIND = Kind.ORDER_RESUMED
    cycle: int
    reason: str
    slot: int | None = None
    skipped: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderChangedFact(Fact):
    """A prescriber changed the order of a cycle: what its doses go by, or its first slot.

    ``changes`` are in the words of the day. ``version`` is that of the order from now on; nobody
    starts a dose of it before a second person has verified it.
    """

    KIND = Kind.ORDER_CHANGED
    cycle: int
    version: int
    reason: str
    changes: tuple[str, ...]
    dosing_weight_kg: Decimal | None = None
    weighed_on: date | None = None
    weight_unlike: str | None = None
    level: Decimal | None = None
    first_slot: datetime | None = None

    def __post_init__(self) -> None:
        """Raise ``Unreadable`` for half a weight, or for a weight and a level."""
        refuse_half_weight(self.dosing_weight_kg, self.weighed_on, self.level)

    @property
    def weight(self) -> DosingWeight | None:
        """The weight that the doses go by from now on, where it changed."""
        return weight_said(self.dosing_weight_kg, self.weighed_on)


@dataclass(frozen=True, slots=True)
class OrderVerifiedFact(Fact):
    """A second person worked the dose of this version out unseen, and signed for the order."""

    KIND = Kind.ORDER_VERIFIED
    cycle: int
    version: int


@dataclass(frozen=True, slots=True)
class RegimenSwitchedFact(Fact):
    """A prescriber lets the course go on by another text of its regimen; so the order changes.

    ``changes`` say in words from which version to which. ``answers`` are those to the questions
    that the new text asks once, where they were given anew. ``approved_by`` had approved it.
    """

    KIND = Kind.REGIMEN_SWITCHED
    cycle: int
    version: int
    reason: str
    changes: tuple[str, ...]
    regimen: str
    before_digest: str
    regimen_version: str
    regimen_digest: str
    approved_by: tuple[str, ...] = ()
    approved_from: date | None = None
    answers: Mapping[str, Answer] | None = None


@dataclass(frozen=True, slots=True)
class SuitabilityFact(Fact):
    """What was answered once of the course: indication, setting, line, illness that needs care.

    Other answers than before, and those of ``drugs`` that interact, make another ``version`` of
    the order, for a ``reason``, by whom it is ``ordered_by``; an older program left that out.
    """

    KIND = Kind.SUITABILITY
    answers: Mapping[str, Answer]
    version: int | None = None
    reason: str | None = None
    drugs: tuple[DrugAnswer, ...] = ()
    ordered_by: Prescribed | None = None
