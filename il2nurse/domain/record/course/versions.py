"""The versions of an order: what was changed, by whom and why, and who verified it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from il2nurse.domain.record.course.prescribed import Prescribed
from il2nurse.domain.record.register.entries import BrokenRecord, Entry


@dataclass(frozen=True, slots=True)
class VerifiedBy:
    """A second person verified it: who, and when."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OrderVersion:
    """One change of an order; its first version is the order itself, and is none of these.

    ``changes`` say in words what was changed. Nobody starts a dose while ``verified`` is missing.
    ``by`` wrote it down; ``ordered_by`` is whose order it is, where that is told apart.
    ``first_slot`` is when the first dose is due since then, where that was changed.
    """

    number: int
    at: datetime
    by: str
    reason: str
    changes: tuple[str, ...]
    verified: VerifiedBy | None = None
    ordered_by: Prescribed | None = None
    countersigned_by: str | None = None
    first_slot: datetime | None = None

    @property
    def to_countersign(self) -> str | None:
        """Who is to countersign what was telephoned, if anybody is."""
        order = self.ordered_by
        waits = order is not None and order.telephoned and not self.countersigned_by
        return order.person if order and waits else None


@dataclass(frozen=True, slots=True)
class RegimenSwitch:
    """From then on the course goes by another text than ``before``, and who had approved that."""

    before: str
    approved_by: tuple[str, ...]
    approved_from: date | None
    at: datetime
    by: str


def with_countersigned(
    versions: tuple[OrderVersion, ...], number: int, entry: Entry
) -> tuple[OrderVersion, ...]:
    """The versions, the one with this number countersigned by its prescriber."""
    if number not in {each.number for each in versions}:
        raise BrokenRecord(entry, f"version {number} of the order does not stand before it")
    return tuple(
        replace(each, countersigned_by=entry.person) if each.number == number else each
        for each in versions
    )


def with_verified(
    versions: tuple[OrderVersion, ...], number: int, entry: Entry
) -> tuple[OrderVersion, ...]:
    """The versions, the newest verified; raises ``BrokenRecord`` where another one is named.

    Whoever verifies the newest has verified all that was changed before it too.
    """
    if not versions or versions[-1].number != number:
        raise BrokenRecord(entry, f"version {number} of the order does not stand before it")
    signed = VerifiedBy(entry.person, entry.occurred_at)
    return tuple(each if each.verified else replace(each, verified=signed) for each in versions)
