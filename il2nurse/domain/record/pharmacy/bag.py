"""One bag or syringe of a dose, from its first vial to its end, as its entries tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from il2nurse.domain.record.dose.dose import DoseKey, StepDone
from il2nurse.domain.record.dose.refused import RefusedAnswer
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.values.bag_making import BagMaking


class BagState(StrEnum):
    """Where a bag stands."""

    IN_PREPARATION = "in_preparation"
    TO_CHECK = "to_check"
    TO_RELEASE = "to_release"
    RELEASED = "released"
    ON_WARD = "on_ward"
    HUNG = "hung"
    FINISHED = "finished"
    RETURNED = "returned"
    QUARANTINED = "quarantined"
    WASTED = "wasted"


class BagAct(StrEnum):
    """What can be done to a bag."""

    PREPARE = "prepare"
    CHECK = "check"
    LABEL = "label"
    RELEASE = "release"
    RECEIVE = "receive"
    HANG = "hang"
    FINISH = "finish"
    RETURN = "return"
    WASTE = "waste"
    QUARANTINE = "quarantine"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class BagKey:
    """Which bag: the ``nth`` of a dose. Two stations that begin it collide on its first entry."""

    dose: DoseKey
    nth: int

    @property
    def stream(self) -> str:
        """The stream of this bag."""
        key = self.dose
        return f"bag/{key.mrn}/{key.course}/{key.cycle}/{key.slot}/{self.nth}"


def read_bag_key(stream: str) -> BagKey:
    """The key of a bag's stream."""
    mrn, course, cycle, slot, nth = stream.removeprefix("bag/").rsplit("/", 4)
    return BagKey(DoseKey(mrn, int(course), int(cycle), int(slot)), int(nth))


@dataclass(frozen=True, slots=True)
class BagDone:
    """One act: by whom and when, and for what reason, where it has one."""

    by: str
    at: datetime
    number: int
    reason: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class BagCheck:
    """One second check: what was read off without the first values, and what did not agree."""

    by: str
    at: datetime
    number: int
    answers: Mapping[str, Answer]
    mismatches: Mapping[str, tuple[str, str]]
    seconds: int


@dataclass(frozen=True, slots=True)
class Waste:
    """What was thrown away, in mL and international units, and who saw it."""

    by: str
    witness: str
    at: datetime
    ml: Decimal
    international_units: Decimal
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Bag:
    """All that is on record for one bag or syringe. ``key`` is the dose that it is for.

    ``steps`` are those of its preparation as they stand, ``confirmations`` every time that one was
    confirmed; ``before_quarantine`` is the state that an open quarantine interrupted.
    """

    key: DoseKey
    nth: int
    number: str
    state: BagState
    begun: BagDone
    regimen_digest: str
    international_units: Decimal
    entries: tuple[Entry, ...]
    steps: Mapping[str, StepDone]
    confirmations: tuple[StepDone, ...]
    refused: tuple[RefusedAnswer, ...]
    checks: tuple[BagCheck, ...]
    labels: tuple[BagDone, ...]
    rests: tuple[Waste, ...]
    done: Mapping[BagAct, BagDone]
    wasted: Waste | None = None
    before_quarantine: BagState | None = None
    making: BagMaking | None = None

    @property
    def stream(self) -> str:
        """The stream of this bag."""
        return BagKey(self.key, self.nth).stream

    @property
    def next_seq(self) -> int:
        """The place in the stream that the next entry fills."""
        return len(self.entries)

    @property
    def open(self) -> bool:
        """Whether anything may still become of it."""
        return self.state not in ENDED

    @property
    def preparers(self) -> frozenset[str]:
        """Everyone who began it or did a step of it: they neither check nor release it."""
        return frozenset({self.begun.by, *(each.by for each in self.confirmations)})

    @property
    def agreed(self) -> BagCheck | None:
        """The second check that holds: the newest, where it agreed and nothing was made since."""
        last = self.checks[-1] if self.checks else None
        if last is None or last.mismatches:
            return None
        return last if last.number > self._made else None

    @property
    def label(self) -> BagDone | None:
        """The newest label that still holds: one printed before a step was made anew does not."""
        last = self.labels[-1] if self.labels else None
        return last if last and last.number > self._made else None

    @property
    def _made(self) -> int:
        """The number of the newest entry by which something was made of it."""
        return max((each.number for each in self.confirmations), default=0)


ENDED = frozenset({BagState.FINISHED, BagState.RETURNED, BagState.WASTED})
"""Nothing is given from a bag that stands here; one that was returned is only thrown away."""
