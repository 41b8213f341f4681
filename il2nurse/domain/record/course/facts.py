"""What the entries of a course's stream say."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from il2nurse.domain.record.course.answers import DrugAnswer
from il2nurse.domain.record.course.dosing_weight import (
    DosingWeight,
    refuse_half_weight,
    weight_said,
)
from il2nurse.domain.record.course.prescribed import Prescribed
from il2nurse.domain.record.course.research import ResearchOrder
from il2nurse.domain.record.course.taught import Interpreter, Showed, TaughtTo, Understood
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact
from il2nurse.domain.record.register.parts import SAID
from il2nurse.domain.record.register.spelling import Unreadable


@dataclass(frozen=True, slots=True)
class CycleFact(Fact):
    """A cycle: its first slot, and what its doses go by, with who verified that.

    They go by a dosing weight and the day of weighing, or by a dose level in international units:
    one of the two; anything else raises ``Unreadable``. ``ordered_by`` is missing where an older
    program kept a prescriber's name as it was typed. ``drugs`` are those that interact, each with
    its answer; an older program asked for none. ``allergies_read`` are the allergies that both had
    gone through as they signed; an older program did not ask.
    """

    verified_by: str
    first_slot: datetime
    dosing_weight_kg: Decimal | None = field(default=None, kw_only=True)
    weighed_on: date | None = field(default=None, kw_only=True)
    level: Decimal | None = field(default=None, kw_only=True)
    ordered_by: Prescribed | None = field(default=None, kw_only=True)
    drugs: tuple[DrugAnswer, ...] = field(default=(), kw_only=True)
    allergies_read: str | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        """Raise ``Unreadable`` unless a whole weight or a level is said, and not both."""
        if self.level is None and self.dosing_weight_kg is None:
            raise Unreadable("“dosing_weight_kg” or “level” is missing")
        refuse_half_weight(self.dosing_weight_kg, self.weighed_on, self.level)

    @property
    def weight(self) -> DosingWeight | None:
        """The weight that its doses go by; ``None`` where they are of a level."""
        return weight_said(self.dosing_weight_kg, self.weighed_on)


@dataclass(frozen=True, slots=True)
class CourseOrderedFact(CycleFact):
    """A course with its first cycle, by the regimen whose text has this digest.

    ``weight_unlike`` is how the dosing weight differs from those before, as two people confirmed.
    ``approved_by`` are those who had approved the regimen, from ``approved_from`` on; nobody where
    an older program kept the order. That kept the name of the ``prescriber`` as it was shown;
    ``ordered_by`` tells it now. ``another_because`` is why the patient is nobody who looks the same
    and whose treatment was stopped, in the prescriber's words. ``after_stop`` and ``resolved`` are
    as of a planned cycle, where the last cycle of the course before was stopped. ``research`` is
    there where the regimen is research only. ``tolerated`` is what the prescriber said of the
    course before, and ``level_reason`` why a higher level than ``suggested`` was ordered.
    ``found`` is what was found at doses before, in the words of the day, and ``became`` what became
    of it, as the prescriber says; an older program asked neither.
    """

    KIND = Kind.COURSE_ORDERED
    course: int
    regimen: str
    regimen_version: str
    regimen_digest: str
    prescriber: str | None = None
    weight_unlike: str | None = None
    approved_by: tuple[str, ...] = ()
    approved_from: date | None = None
    another_because: str | None = None
    after_stop: str | None = None
    resolved: str | None = None
    research: ResearchOrder | None = None
    tolerated: bool | None = None
    suggested: Decimal | None = None
    level_reason: str | None = None
    found: tuple[str, ...] = ()
    became: str | None = None


@dataclass(frozen=True, slots=True)
class CyclePlannedFact(CycleFact):
    """The next cycle; ``early_reason`` is the prescriber's for not awaiting the rest.

    ``after_stop`` is what stopped the cycle before and ``resolved`` how that has resolved, as the
    prescriber confirmed; both are missing after a cycle that nothing stopped.
    """

    KIND = Kind.CYCLE_PLANNED
    early_reason: str | None = None
    weight_unlike: str | None = None
    after_stop: str | None = None
    resolved: str | None = None


@dataclass(frozen=True, slots=True)
class OrderCountersignedFact(Fact):
    """A prescriber signs for the telephoned order of a cycle; the first one orders the course.

    With ``closing`` it is the order to close the rest of that cycle, with ``move`` the one to move
    doses that stands at that place in the stream, with ``override`` the one to put a hold aside
    that is named so, with ``pause`` the one to pause the order that stands at that place, with
    ``version`` the one that made that version of the order.
    """

    KIND = Kind.ORDER_COUNTERSIGNED
    cycle: int
    closing: bool | None = field(default=None, metadata=SAID)
    move: int | None = None
    override: str | None = None
    pause: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class WeightCheckedFact(Fact):
    """A prescriber and ``verified_by`` checked the dosing weight of a cycle; ``was`` stood there.

    ``weight_unlike`` is how it differs from the weights before, as both confirmed.
    """

    KIND = Kind.WEIGHT_CHECKED
    cycle: int
    was: Decimal
    dosing_weight_kg: Decimal
    weighed_on: date
    verified_by: str
    weight_unlike: str | None = None


@dataclass(frozen=True, slots=True)
class SlotsMovedFact(Fact):
    """A prescriber moves ``slot`` of the cycle to a later time, and with it all that follow.

    Or puts it back. ``was`` is when it was due until then; an older program kept that of a slot
    that was put back alone, as ``back_from``, or not at all.
    """

    KIND = Kind.SLOTS_MOVED
    cycle: int
    slot: int
    to: datetime
    reason: str
    ordered_by: Prescribed
    was: datetime | None = None
    back_from: datetime | None = None


@dataclass(frozen=True, slots=True)
class CycleClosedFact(Fact):
    """Nobody gives the doses of the cycle from slot ``first`` on; a prescriber ordered it."""

    KIND = Kind.CYCLE_CLOSED
    cycle: int
    first: int
    reason: str
    text: str
    ordered_by: Prescribed


@dataclass(frozen=True, slots=True)
class CycleStoppedFact(Fact):
    """The cycle goes on no more: for what ``dose`` found, or for so many doses ``held``."""

    KIND = Kind.CYCLE_STOPPED
    reason: str
    dose: str | None = None
    held: int | None = None


@dataclass(frozen=True, slots=True)
class CourseStoppedFact(Fact):
    """The course is closed, for what ``dose`` found or for a ``reaction``.

    With ``elsewhere`` it is closed for a stop on that record, which is of the same person.
    """

    KIND = Kind.COURSE_STOPPED
    reason: str
    dose: str | None = None
    reaction: str | None = None
    elsewhere: str | None = None


@dataclass(frozen=True, slots=True)
class CourseReopenedFact(Fact):
    """A prescriber lets a cycle go on, or with ``cycle`` 0 the course; ``was`` closed it.

    ``resolved`` is how what stopped it has resolved, where it was a stop.
    """

    KIND = Kind.COURSE_REOPENED
    cycle: int
    was: str
    reason: str
    resolved: str | None = None


@dataclass(frozen=True, slots=True)
class StopElsewhereDecidedFact(Fact):
    """A prescriber decides whether a record whose treatment was stopped is of the same person.

    ``record`` is that of the other, ``who`` that one was and ``own`` this patient, as both were
    shown; ``stops`` are the times of the stops that stood there, and ``was`` why.
    """

    KIND = Kind.STOP_ELSEWHERE_DECIDED
    record: str
    who: str
    own: str
    stops: tuple[datetime, ...]
    was: str
    same: bool
    reason: str


@dataclass(frozen=True, slots=True)
class TeachingGivenFact(Fact):
    """Points of the regimen were taught; ``note`` says what was not understood, or what matters.

    ``showed`` is there where points were among them that the patient shows, signed with a PIN.
    """

    KIND = Kind.TEACHING_GIVEN
    points: tuple[str, ...]
    to: TaughtTo
    understood: Understood
    interpreter: Interpreter
    note: str | None = None
    showed: Showed | None = None
