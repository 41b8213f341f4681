"""The lots of vials as they stand: what is left, who got some of one, and which are kept back."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.pharmacy.stock import (
    Lot,
    Quarantine,
    VialUse,
    lot_key,
    replay_stock,
    vials_used,
)
from il2nurse.domain.record.pharmacy.stock_facts import (
    LotClearedFact,
    LotQuarantinedFact,
    VialsReceivedFact,
)
from il2nurse.domain.record.register.entries import BrokenRegister, Entry, Kind
from il2nurse.domain.regimen.fields import read_vial
from il2nurse.domain.rules.bags.standing import STATES
from il2nurse.domain.values.text import written_date
from il2nurse.workflow.station import Station

NOTHING: Final = "Nothing was recorded."
OF_STOCK: Final = (
    Kind.VIALS_RECEIVED,
    Kind.VIALS_COUNTED,
    Kind.VIALS_WASTED,
    Kind.LOT_QUARANTINED,
    Kind.LOT_CLEARED,
)
WARNED: Final = timedelta(days=30)
"""So long before its expiry a lot with vials left is named."""


def stock(station: Station) -> tuple[Lot, ...]:
    """Every lot, the one that expires first before the others."""
    return replay_stock(_entries(station), uses(station))


def uses(station: Station) -> tuple[VialUse, ...]:
    """Every vial that was used on this ward, the newest last; of all patients ever admitted."""
    found = [use for subject in _subjects(station) for use in _of_patient(station, subject)]
    return tuple(sorted(found, key=lambda each: each.at))


def uses_of_lot(station: Station, lot: str) -> tuple[VialUse, ...]:
    """Every dose that got something of a lot: whom a recall concerns."""
    return tuple(each for each in uses(station) if lot_key(each.lot) == lot_key(lot))


def unread(station: Station) -> tuple[str, ...]:
    """A sentence for each record that cannot be read: what that patient got is not counted."""
    found = []
    for subject in _subjects(station):
        try:
            station.case(subject)
        except BrokenRegister as problem:
            found.append(str(problem))
    return tuple(found)


def articles(station: Station) -> frozenset[str]:
    """The article numbers of the packs that were taken in by a scan."""
    came = (VialsReceivedFact.read(e) for e in station.register.of_kind(Kind.VIALS_RECEIVED))
    return frozenset(each.article for each in came if each.article)


def quarantined(station: Station) -> dict[str, Quarantine]:
    """The lots that nobody may use now, by the key of the lot."""
    kinds = (Kind.LOT_QUARANTINED, Kind.LOT_CLEARED)
    found: dict[str, Quarantine] = {}
    for entry in station.register.of_kind(*kinds):
        if entry.kind is Kind.LOT_QUARANTINED:
            fact = LotQuarantinedFact.read(entry)
            found[lot_key(fact.lot)] = Quarantine(fact.reason, entry.person, entry.occurred_at)
        else:
            found.pop(lot_key(LotClearedFact.read(entry).lot), None)
    return found


def refuse_lots(station: Station, lots: Iterable[str]) -> None:
    """Raise ``NotAllowed`` where a lot is in quarantine."""
    held = quarantined(station)
    for lot in lots:
        if found := held.get(lot_key(lot)):
            who, day = station.words.name(found.by), station.words.day_time(found.at)
            raise NotAllowed(
                f"Lot {lot} is in quarantine since {day}, by {who}: {found.reason} Do not use it; "
                f"take another lot. {NOTHING}"
            )


def fate_of(use: VialUse) -> str | None:
    """What became of vials that were used for a dose, in words; ``None`` of the ward's own."""
    if use.discarded:
        return "thrown away or replaced"
    return f"bag {STATES[use.stands]}" if use.stands else None


def refuse_other_expiry(station: Station, vials: Iterable[str]) -> None:
    """Raise ``NotAllowed`` where a lot is in stock, but not with the expiry that is named."""
    came: dict[str, set[date]] = {}
    for entry in station.register.of_kind(Kind.VIALS_RECEIVED):
        fact = VialsReceivedFact.read(entry)
        came.setdefault(lot_key(fact.lot), set()).add(fact.expiry)
    for lot, expiry in map(read_vial, vials):
        known = came.get(lot_key(lot))
        if known and expiry not in known:
            days = " or ".join(written_date(each) for each in sorted(known))
            raise NotAllowed(
                f"Lot {lot} came into stock with expiry {days}, and not {written_date(expiry)}. "
                f"Look at the vial again; where it says so, take it into stock first. {NOTHING}"
            )


def _entries(station: Station) -> tuple[Entry, ...]:
    return station.register.of_kind(*OF_STOCK)


def _subjects(station: Station) -> tuple[str, ...]:
    return tuple(each.subject for each in station.register.of_kind(Kind.PATIENT_ADMITTED))


def _of_patient(station: Station, subject: str) -> Iterator[VialUse]:
    """The vials of one patient; a record that cannot be read hides no other's."""
    try:
        case = station.case(subject)
    except BrokenRegister:
        return
    for bag in case.bags:
        yield from (replace(use, stands=bag.state) for use in vials_used(bag, bag.number))
    for dose in case.doses.values():
        yield from vials_used(dose, None)
