"""The versions of an order: what was changed, by whom and why, and who verified it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

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
    """

    number: int
    at: datetime
    by: str
    reason: str
    changes: tuple[str, ...]
    verified: VerifiedBy | None = None


@dataclass(frozen=True, slots=True)
class RegimenSwitch:
    """From then on the course goes by another text than ``before``, and who had approved that."""

    before: str
    approved_by: tuple[str, ...]
    approved_from: date | None
    at: datetime
    by: str


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
