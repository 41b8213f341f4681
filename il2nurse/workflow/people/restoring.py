"""Recording that a register goes on from a copy, and that it was tried whether it could."""

from collections.abc import Sequence

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.record.register.register_facts import RegisterRestoredFact, RestoreDrilledFact
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.losses import LostRange, access_drafts, loss_drafts
from il2nurse.workflow.station import Station


@one_act
def record_restoring(
    station: Station,
    by: Person,
    fact: RegisterRestoredFact,
    lost: LostRange,
    *,
    request: str | None = None,
) -> Entry:
    """Record that an administrator lets the register go on from a copy; the entry that says so.

    Each patient's record is told what of theirs is lost.
    """
    by.demand(May.RESTORE)
    restored = draft("register", "", station.now().at, fact)
    told = (*access_drafts(station, lost), *loss_drafts(station, lost))
    return station.record(by, [restored, *told], request)[0]


@one_act
def record_drill(
    station: Station,
    by: Person | None,
    facts: Sequence[RestoreDrilledFact],
    *,
    request: str | None = None,
) -> tuple[Entry, ...]:
    """Record what a restore drill found; anybody may do one, as by a schedule."""
    at = station.now().at
    return station.record(by, [draft("register", "", at, fact) for fact in facts], request)
