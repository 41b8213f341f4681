"""Which texts of regimens two people approved, from when, and which were withdrawn."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum, unique
from typing import Final

from il2nurse.domain.people import Role
from il2nurse.domain.record.course.approval_facts import (
    ApprovalConfirmedFact,
    RegimenApprovedFact,
    RegimenWithdrawnFact,
)
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.lacking import DOUBT_KINDS, LACKING_KINDS, Lacking
from il2nurse.domain.record.register.register_facts import AccessLostFact

APPROVAL_KINDS: Final = (
    Kind.REGIMEN_APPROVED,
    Kind.REGIMEN_WITHDRAWN,
    Kind.APPROVAL_CONFIRMED,
)
# An approval waits for the second one only as long as who gave it has the role.
STANDING_KINDS: Final = (Kind.PERSON_ADDED, *DOUBT_KINDS, *APPROVAL_KINDS)
PEOPLE_NEEDED: Final = 2
RoleAfter = Callable[[Entry], tuple[str, Role | None]]
# One of the two knows the treatment by profession; the other may be the charge nurse.
KNOWS_DRUGS: Final = frozenset({Role.PRESCRIBER, Role.PHARMACIST})


@dataclass(frozen=True, slots=True)
class Approval:
    """What one person approved: in which role, when, and from which day on."""

    by: str
    role: Role
    at: datetime
    from_day: date


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Who withdrew an approved text, when and why."""

    by: str
    at: datetime
    reason: str


@unique
class Awaits(StrEnum):
    """What a text waits for by which nobody may order yet."""

    PEOPLE = "people"
    DAY = "day"
    CONFIRMED = "confirmed"
    FILES = "files"


@dataclass(frozen=True, slots=True)
class Unapproved:
    """Why nobody may order by a text, in a sentence, and what it waits for."""

    say: str
    awaits: Awaits


@dataclass(frozen=True, slots=True)
class Approvals:
    """How one text of a regimen stands.

    ``approvals`` are those that count now; ``withdrawn`` is the newest withdrawal, after which
    nobody approved again; ``lapsed`` is the newest one that nobody completed before its giver's
    access ended, or the role changed. ``lacking`` is when entries were lost, among which a
    withdrawal may be: nobody orders by it until somebody who approves has confirmed it.
    """

    regimen: str
    version: str
    digest: str
    approvals: tuple[Approval, ...] = ()
    withdrawn: Withdrawal | None = None
    lapsed: Approval | None = None
    lacking: datetime | None = None

    @property
    def complete(self) -> bool:
        """Whether as many people approved it as it takes, one of them a prescriber or pharmacist.

        From which day on it may be ordered is another question.
        """
        people = {each.by for each in self.approvals}
        roles = {each.role for each in self.approvals}
        return len(people) >= PEOPLE_NEEDED and bool(roles & KNOWS_DRUGS)

    @property
    def untouched(self) -> bool:
        """Whether nobody has decided anything about it that counts."""
        return not (self.approvals or self.withdrawn or self.lapsed or self.lacking)

    @property
    def from_day(self) -> date | None:
        """The first day on which it may be ordered; ``None`` before two people approved it."""
        return max(each.from_day for each in self.approvals) if self.complete else None

    def allows(self, day: date) -> bool:
        """Whether it may be ordered on this day."""
        return self.lacking is None and self.from_day is not None and self.from_day <= day

    @property
    def awaits(self) -> Awaits:
        """What it waits for on a day on which it is not allowed."""
        if self.complete:
            return Awaits.CONFIRMED if self.lacking else Awaits.DAY
        return Awaits.PEOPLE

    def takes(self, person: str, role: Role) -> bool:
        """Whether this person's approval would count as the first, or complete the first one."""
        if self.complete or any(each.by == person for each in self.approvals):
            return False
        roles = {each.role for each in self.approvals} | {role}
        return len(self.approvals) + 1 < PEOPLE_NEEDED or bool(roles & KNOWS_DRUGS)


@dataclass(frozen=True, slots=True)
class Holding:
    """From which day on one orders by a text, and the day from which on another one holds."""

    since: date
    until: date | None = None

    def on(self, day: date) -> bool:
        """Whether one orders by it on this day."""
        return self.since <= day and (self.until is None or day < self.until)


def holdings(newest: Approvals, others: Iterable[Approvals]) -> Mapping[str, Holding]:
    """When one orders by which text of a regimen, by its digest; ``newest`` is the file of today.

    Each holds until the day of the next one. Nobody orders by any while the newest waits for its
    approval: it may have come because the one before was wrong.
    """
    last = newest.from_day
    if last is None or newest.lacking:
        return {}
    before = [
        (each, each.from_day, max(one.at for one in each.approvals))
        for each in others
        if each.from_day is not None and each.from_day < last and not each.lacking
    ]
    in_turn = [(each, day) for each, day, _ in sorted(before, key=lambda found: found[1:])]
    in_turn.append((newest, last))
    ends = [*(day for _, day in in_turn[1:]), None]
    return {
        each.digest: Holding(day, end)
        for (each, day), end in zip(in_turn, ends, strict=True)
        if day != end
    }


def replay_approvals(entries: Iterable[Entry], role_after: RoleAfter) -> Mapping[str, Approvals]:
    """How every text stands that anybody decided about, by its digest; of ``STANDING_KINDS``.

    ``role_after`` reads of an entry about a person who it is, and the role; none where it ended.
    """
    found: Mapping[str, Approvals] = {}
    before: Mapping[str, Approvals] = {}
    lacking = Lacking()
    for entry in entries:
        if entry.kind is Kind.PERSON_ADDED:
            who, role = role_after(entry)
            found = {digest: _without(known, who, role) for digest, known in found.items()}
        elif entry.kind in LACKING_KINDS:
            before = found
            if lacking.follow(entry):
                found = {digest: _doubted(known, entry) for digest, known in found.items()}
        elif entry.kind is Kind.ACCESS_LOST:
            told = AccessLostFact.read(entry).regimens if lacking.new else ()
            found = {**found, **{each: before[each] for each in before if each not in told}}
        else:
            decided = _decided(found, entry)
            found = {**found, decided.digest: decided}
    return found


def _decided(found: Mapping[str, Approvals], entry: Entry) -> Approvals:
    """How the text stands after somebody approved it, withdrew it or confirmed its approval."""
    if entry.kind is Kind.APPROVAL_CONFIRMED:
        return replace(found[ApprovalConfirmedFact.read(entry).regimen_digest], lacking=None)
    if entry.kind is Kind.REGIMEN_WITHDRAWN:
        fact = RegimenWithdrawnFact.read(entry)
        gone = Withdrawal(entry.person, entry.recorded_at, fact.reason)
        text = (fact.regimen, fact.regimen_version, fact.regimen_digest)
        return Approvals(*text, withdrawn=gone)
    approved = RegimenApprovedFact.read(entry)
    untouched = Approvals(approved.regimen, approved.regimen_version, approved.regimen_digest)
    known = found.get(approved.regimen_digest, untouched)
    one = Approval(entry.person, Role(entry.role), entry.recorded_at, approved.from_)
    return replace(known, approvals=(*known.approvals, one), withdrawn=None)


def _doubted(known: Approvals, entry: Entry) -> Approvals:
    """The text once entries were lost: one that anybody approved may have been withdrawn."""
    return replace(known, lacking=entry.recorded_at) if known.approvals else known


def _without(known: Approvals, person: str, role: Role | None) -> Approvals:
    """The text without an approval that nobody completed while its giver had the role."""
    if known.complete:
        return known
    gone = [each for each in known.approvals if each.by == person and each.role is not role]
    if not gone:
        return known
    left = tuple(each for each in known.approvals if each not in gone)
    return replace(known, approvals=left, lapsed=gone[-1])
