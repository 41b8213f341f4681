"""What the entries say that change how an order stands: paused, resumed."""

from dataclasses import dataclass

from il2nurse.domain.record.course.prescribed import Prescribed
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact


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
