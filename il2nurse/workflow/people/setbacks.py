"""Going on in a register that lacks what a station saw in it."""

from collections.abc import Sequence

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.record.register.register_facts import SetbackAcceptedFact
from il2nurse.domain.record.register.setback import Setback, SetbackKind
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.losses import (
    NOTHING_LOST,
    LostRange,
    access_drafts,
    is_of_one_station,
    loss_drafts,
)
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
        seals=tuple(each.seal for each in setback.marks),
    )
    accepted = draft("register", "", station.now().at, fact)
    opened = station.register.of_kind(Kind.REGISTER_OPENED)
    alone, joined = is_of_one_station((*opened, *found)), _joined(station, found)
    lost = missing_in(setback, found, alone=alone, joined=joined)
    told = (*access_drafts(station, lost), *loss_drafts(station, lost))
    return station.record(by, [accepted, *told], request)[0]


def missing_in(
    setback: Setback, found: Sequence[Entry], *, alone: bool = False, joined: bool = False
) -> LostRange:
    """Which entries are missing; how far, nobody can tell whose station forgot what it saw.

    Another ward's register lacks nothing of its own. They can all be read only up to the very one
    that the station saw last, by its seal, and where no other station may have gone on from there:
    only where the station works ``alone`` in the register. Where what was found is ``joined`` to an
    entry of the register, everything before it stands there.
    """
    if setback.kind is SetbackKind.FOREIGN:
        return NOTHING_LOST
    if setback.kind is SetbackKind.FORGOTTEN:
        return LostRange(setback.found.number + 1, None)
    first = setback.agreed + 1
    if found:
        first = found[0].number if joined else min(found[0].number, first)
    last = max(setback.seen.number, found[-1].number if found else 0)
    numbers = [each.number for each in found]
    seen = any((each.number, each.seal) == _pair(setback) for each in found)
    whole = alone and seen and numbers == list(range(first, last + 1))
    return LostRange(first, last, tuple(found), whole)


def _joined(station: Station, found: Sequence[Entry]) -> bool:
    """Whether the register holds the entry before the first one that was found."""
    before = station.register.since(found[0].number - 2, limit=1) if found else ()
    return bool(before) and before[0].seal == found[0].previous_seal


def _pair(setback: Setback) -> tuple[int, str]:
    return setback.seen.number, setback.seen.seal
