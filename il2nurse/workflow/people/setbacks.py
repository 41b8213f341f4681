"""Going on in a register that lacks what a station saw in it."""

from collections.abc import Sequence

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.record.register.register_facts import SetbackAcceptedFact
from il2nurse.domain.record.register.setback import Setback, SetbackKind
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.losses import LostRange, access_drafts, loss_drafts
from il2nurse.workflow.station import Station


def check_decision(by: Person, reason: str) -> None:
    """Raise ``NotAllowed`` for who may not decide, ``Slip`` for a reason that says nothing."""
    by.demand(May.ACCEPT_SETBACK)
    if not has_words(reason):
        raise Slip("reason", "Say in a few words why recording may go on. Nothing was recorded.")


@one_act
def accept_setback(
    station: Station,
    by: Person,
    setback: Setback,
    reason: str,
    *,
    found: Sequence[Entry] = (),
    request: str | None = None,
) -> Entry:
    """Record that the ward goes on without what is missing, and why; the entry of the decision.

    Each patient's record is told what is missing: ``found`` is what copies still hold of it.
    """
    check_decision(by, reason)
    fact = SetbackAcceptedFact(
        setback.kind,
        setback.register,
        setback.seen.number,
        setback.seen.seal,
        setback.found.number,
        setback.agreed,
        reason.strip(),
        told=True,
    )
    accepted = draft("register", "", station.now().at, fact)
    lost = missing_in(setback, found)
    told = (*access_drafts(station, lost), *loss_drafts(station, lost))
    return station.record(by, [accepted, *told], request)[0]


def missing_in(setback: Setback, found: Sequence[Entry]) -> LostRange:
    """Which entries are missing; how far, nobody can tell whose station forgot what it saw."""
    if setback.kind is SetbackKind.FORGOTTEN:
        return LostRange(setback.found.number + 1, None)
    first, last = setback.agreed + 1, setback.seen.number
    kept = tuple(each for each in found if first <= each.number <= last)
    return LostRange(first, last, kept, whole=len(kept) == last - first + 1)
