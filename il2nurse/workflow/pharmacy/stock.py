"""The stock of vials: take in, count, waste, and keep a lot back."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.pharmacy.stock import (
    Lot,
    lot_key,
)
from il2nurse.domain.record.pharmacy.stock_facts import (
    LotClearedFact,
    LotQuarantinedFact,
    VialsCountedFact,
    VialsReceivedFact,
    VialsWastedFact,
    stock_stream,
)
from il2nurse.domain.record.register.facts import Fact, draft
from il2nurse.domain.record.register.scan_facts import CodeSource
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.values.text import kept_text, written_date
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import Witness, check_witness
from il2nurse.workflow.pharmacy.lots import quarantined, stock
from il2nurse.workflow.station import Station

NOTHING: Final = "Nothing was recorded."
MOST: Final = 10_000


@dataclass(frozen=True, slots=True)
class Vials:
    """Some vials of one lot."""

    lot: str
    expiry: date
    vials: int


@one_act
def receive_vials(
    station: Station,
    by: Person,
    came: Vials,
    *,
    told: CodeSource = CodeSource.TYPED,
    article: str | None = None,
    request: str | None = None,
) -> None:
    """Take vials into stock; an expired lot is not taken in."""
    by.demand(May.KEEP_STOCK)
    _refuse_number(came.vials, lowest=1)
    lot = _lot(came.lot)
    if came.expiry < station.today(station.now().at):
        raise Slip("expiry", f"Lot {lot} expired on {written_date(came.expiry)}. {NOTHING}")
    _record(
        station, by, lot, VialsReceivedFact(lot, came.expiry, came.vials, told, article), request
    )


@one_act
def count_vials(
    station: Station,
    by: Person,
    seen: Vials,
    *,
    reason: str | None = None,
    request: str | None = None,
) -> int:
    """Record how many vials of a lot there are; gives how many the record had.

    Raises ``Slip`` where the two differ and no reason is given.
    """
    by.demand(May.KEEP_STOCK)
    _refuse_number(seen.vials, lowest=0)
    lot = _known(station, seen.lot, seen.expiry)
    why = kept_text(reason)
    if lot.left != seen.vials and not why:
        raise Slip(
            "reason",
            f"The record has {lot.left} vials of lot {lot.lot}, and {seen.vials} were counted. Say "
            f"why, or that it is not known. {NOTHING}",
        )
    fact = VialsCountedFact(lot.lot, lot.expiry, seen.vials, lot.left, why)
    _record(station, by, lot.lot, fact, request)
    return lot.left


@one_act
def waste_vials(
    station: Station,
    by: Person,
    gone: Vials,
    reason: str,
    witness: Witness | None,
    *,
    request: str | None = None,
) -> None:
    """Throw whole vials away, before a witness."""
    by.demand(May.KEEP_STOCK)
    _refuse_number(gone.vials, lowest=1)
    lot, why = _known(station, gone.lot, gone.expiry), _reason(reason)
    if gone.vials > lot.left:
        raise Slip(
            "how_many",
            f"The record has {lot.left} vials of lot {lot.lot}. Count them first. {NOTHING}",
        )
    signer = check_witness(station, by, witness, frozenset())
    fact = VialsWastedFact(lot.lot, lot.expiry, gone.vials, why, signer.id)
    _record(station, by, lot.lot, fact, request)


@one_act
def quarantine_lot(
    station: Station, by: Person, lot: str, reason: str, *, request: str | None = None
) -> None:
    """Keep a lot back, as in a recall: no vial of it is used, and no bag that has some of it."""
    by.demand(May.KEEP_STOCK)
    name, why = _lot(lot), _reason(reason)
    if lot_key(name) in quarantined(station):
        raise NotAllowed(f"Lot {name} is in quarantine already. {NOTHING}")
    _record(station, by, name, LotQuarantinedFact(name, why), request)


@one_act
def clear_lot(
    station: Station, by: Person, lot: str, reason: str, *, request: str | None = None
) -> None:
    """Let a lot be used again."""
    by.demand(May.RELEASE_BAGS)
    name, why = _lot(lot), _reason(reason)
    if lot_key(name) not in quarantined(station):
        raise NotAllowed(f"Lot {name} is in no quarantine. {NOTHING}")
    _record(station, by, name, LotClearedFact(name, why), request)


def _record(station: Station, by: Person, lot: str, fact: Fact, request: str | None) -> None:
    station.record(by, [draft(stock_stream(lot), "", station.now().at, fact)], request)


def _known(station: Station, typed: str, expiry: date) -> Lot:
    lot = _lot(typed)
    for each in stock(station):
        if lot_key(each.lot) == lot_key(lot) and each.expiry == expiry:
            return each
    raise Slip(
        "lot",
        f"No vials of lot {lot} that expire on {written_date(expiry)} are on record. Take them in "
        f"first. {NOTHING}",
    )


def _lot(typed: str) -> str:
    if not (lot := kept_text(typed)):
        raise Slip("lot", f"The lot is missing. {NOTHING}")
    return lot


def _reason(typed: str) -> str:
    if not (why := kept_text(typed)):
        raise Slip("reason", f"Say why. {NOTHING}")
    return why


def _refuse_number(vials: int, lowest: int) -> None:
    if not lowest <= vials <= MOST:
        raise Slip("how_many", f"{vials} vials cannot be right ({lowest} to {MOST}). {NOTHING}")
