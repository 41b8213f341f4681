"""A course as ordered: its cycles, its slots, and whether it was stopped."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from il2nurse.domain.record.course.answers import DrugAnswered, Suited
from il2nurse.domain.record.course.dosing_weight import DosingWeight
from il2nurse.domain.record.course.elsewhere import DecidedElsewhere
from il2nurse.domain.record.course.moves import Move
from il2nurse.domain.record.course.pauses import OrderPause
from il2nurse.domain.record.course.pharmacy_facts import PharmacyCheck
from il2nurse.domain.record.course.prescribed import Prescribed
from il2nurse.domain.record.course.research import ResearchOrder
from il2nurse.domain.record.course.responses import Response
from il2nurse.domain.record.course.stops import Stop
from il2nurse.domain.record.course.taught import Taught
from il2nurse.domain.record.course.versions import OrderVersion, RegimenSwitch
from il2nurse.domain.record.course.waivers import Waiver
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.preparation import NotOfThisRegimen


@dataclass(frozen=True, slots=True)
class Closing:
    """The rest of a cycle is closed: nobody gives the doses from slot ``first`` on."""

    first: int
    reason: str
    text: str
    at: datetime
    by: str
    ordered_by: Prescribed
    countersigned_by: str | None = None


@dataclass(frozen=True, slots=True)
class WeightChecked:
    """The dosing weight, or the level, was looked at again: when, and the cycle up to then.

    ``known_at`` is when that was put on record.
    """

    at: datetime
    known_at: datetime
    by: str
    before: "Cycle"


@dataclass(frozen=True, slots=True)
class Cycle:
    """One cycle: its first slot, and what all of its doses go by.

    That is the dosing ``weight``, or the ``level`` in international units: one of the two.
    ``order`` is the number of the order's entry in the register, by which papers name it.
    ``ordered_by`` is not known of orders in which a prescriber's name was typed. ``weighed_by`` is
    who entered the weight or level, ``weight_unlike`` how the weight differs from those before, as
    two confirmed, ``allergies_read`` what both went through. ``versions`` are the changes of the
    order, ``pharmacy_checks`` those of a pharmacist, ``skipped`` slots passed in a pause. ``moves``
    are all that were ever made, oldest first; the first ``moves_replaced`` of them hold no more,
    because the first slot was changed since.
    """

    number: int
    first_slot: datetime
    weight: DosingWeight | None
    weighed_by: str
    verified_by: str
    ordered_at: datetime
    order: int
    level: Decimal | None = None
    ordered_by: Prescribed | None = None
    weight_unlike: str | None = None
    allergies_read: str | None = None
    countersigned_by: str | None = None
    stopped: str | None = None
    stopped_by_holds: bool = False
    holds_at_stop: int = 0
    reopened_at: datetime | None = None
    closed: Closing | None = None
    moves: tuple[Move, ...] = ()
    moves_replaced: int = 0
    weights_checked: tuple[WeightChecked, ...] = ()
    skipped: tuple[int, ...] = ()
    versions: tuple[OrderVersion, ...] = ()
    pharmacy_checks: tuple[PharmacyCheck, ...] = ()

    @property
    def pharmacy(self) -> PharmacyCheck | None:
        """The pharmacist's check of the order as it is now; ``None`` where none was since."""
        last = self.pharmacy_checks[-1] if self.pharmacy_checks else None
        return last if last and last.version == self.version else None

    @property
    def begins(self) -> datetime:
        """When its first dose is due, as a prescriber moved it."""
        moves = reversed(self.moves_that_hold)
        return next((each.to for each in moves if each.slot == 1), self.first_slot)

    @property
    def moves_that_hold(self) -> tuple[Move, ...]:
        """The moves by which doses are due now; a changed first slot took the others' place."""
        return self.moves[self.moves_replaced :]

    @property
    def version(self) -> int:
        """The number of the order's newest version; the order itself is the first."""
        return 1 + len(self.versions)

    @property
    def unverified(self) -> OrderVersion | None:
        """The newest version that nobody has verified."""
        return next((each for each in reversed(self.versions) if each.verified is None), None)

    def weighed_at(self, at: datetime) -> "Cycle":
        """The cycle with the weight or level that held then; a later change of it changes none."""
        known = tuple(each for each in self.versions if each.at <= at)
        later = next((each.before for each in self.weights_checked if each.at > at), None)
        if later is None:
            return self if known == self.versions else replace(self, versions=known)
        return replace(
            self,
            versions=known,
            weight=later.weight,
            level=later.level,
            weighed_by=later.weighed_by,
            verified_by=later.verified_by,
            weight_unlike=later.weight_unlike,
        )

    def demand_weight(self) -> DosingWeight:
        """The dosing weight; raises NotOfThisRegimen where the doses are of a level."""
        if self.weight is None:
            raise NotOfThisRegimen("The doses of this cycle do not go by weight.")
        return self.weight

    @property
    def to_countersign(self) -> str | None:
        """Who is to countersign the telephoned order of this cycle, if anybody is."""
        return _unsigned(self.ordered_by, self.countersigned_by)

    @property
    def closing_to_countersign(self) -> str | None:
        """Who is to countersign the telephoned order to close it, if anybody is."""
        closed = self.closed
        return _unsigned(closed.ordered_by, closed.countersigned_by) if closed else None


def _unsigned(order: Prescribed | None, countersigned_by: str | None) -> str | None:
    if order is None or not order.telephoned or countersigned_by:
        return None
    return order.person


@dataclass(frozen=True, slots=True)
class Reopened:
    """A prescriber's decision to go on: what was open again, and why it had been closed.

    ``cycle`` is the number of a reopened cycle, 0 where the course itself was reopened. What was
    known to the one who decided was on record by ``known_at``, whatever clock a station has.
    """

    cycle: int
    was: str
    reason: str
    by: str
    at: datetime
    known_at: datetime
    resolved: str | None = None


@dataclass(frozen=True, slots=True)
class SignedOverride:
    """The entry in which a prescriber signs for the order to put aside the hold named so."""

    override: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Course:
    """One course of a regimen. ``stopped`` gives the reason where it was closed.

    ``prescriber`` is the name that an older program kept; newer orders have it in their cycles.
    ``suited`` is missing where indication and other illness were never asked. ``approved_by`` are
    those who had approved its regimen, nobody where that was not asked for yet. ``another_by`` is
    the number of the order where it says why the patient is nobody whose treatment was stopped.
    ``resolved`` is how what stopped the course before has resolved. ``overrides_signed`` are holds
    put aside for which a prescriber signed, ``research`` what is ordered where it is research only.
    ``drugs`` are the answers of drugs that interact, oldest first; an older order has none.
    ``suggested`` is the level in international units that the order stood beside, after a course.
    ``found`` is what was found at doses before, and ``became`` what became of that, by the order.
    """

    mrn: str
    number: int
    regimen: str
    regimen_digest: str
    prescriber: str | None
    ordered_at: datetime
    cycles: tuple[Cycle, ...]
    stopped: str | None = None
    reopened: tuple[Reopened, ...] = ()
    suited: Suited | None = None
    stops: tuple[Stop, ...] = ()
    responses: tuple[Response, ...] = ()
    taught: tuple[Taught, ...] = ()
    approved_by: tuple[str, ...] = ()
    approved_from: date | None = None
    elsewhere: tuple[DecidedElsewhere, ...] = ()
    another_by: int | None = None
    resolved: str | None = None
    overrides_signed: tuple[SignedOverride, ...] = ()
    research: ResearchOrder | None = None
    pauses: tuple[OrderPause, ...] = ()
    switches: tuple[RegimenSwitch, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    drugs: tuple[DrugAnswered, ...] = ()
    suggested: Decimal | None = None
    found: tuple[str, ...] = ()
    became: str | None = None

    @property
    def paused(self) -> OrderPause | None:
        """The pause that stands: nobody starts a dose until a prescriber resumes the order."""
        last = self.pauses[-1] if self.pauses else None
        return last if last and last.resumed is None else None

    def override_signed_by(self, override: str) -> str | None:
        """The prescriber who signed for the order to put this hold aside."""
        found = (each.entry.person for each in self.overrides_signed if each.override == override)
        return next(found, None)

    @property
    def current(self) -> Cycle:
        """The newest cycle."""
        return self.cycles[-1]


def course_stream(mrn: str, number: int) -> str:
    """The stream of one course."""
    return f"course/{mrn}/{number}"
