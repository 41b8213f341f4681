"""The stock of vials by lot: what came in, was used, wasted, counted, and may not be used."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.dose.made import Made
from il2nurse.domain.record.pharmacy.bag import BagState
from il2nurse.domain.record.pharmacy.stock_facts import (
    LotClearedFact,
    LotQuarantinedFact,
    VialsCountedFact,
    VialsReceivedFact,
    VialsWastedFact,
)
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.regimen.fields import Answer, read_vial


@dataclass(frozen=True, slots=True)
class VialUse:
    """Vials of one lot that were used for a dose, in its bag or at the bedside.

    ``discarded`` ones went into nothing that was given; ``stands`` is where their bag stands.
    """

    lot: str
    expiry: date
    vials: int
    key: DoseKey
    bag: str | None
    by: str
    at: datetime
    discarded: bool = False
    stands: BagState | None = None


@dataclass(frozen=True, slots=True)
class Quarantine:
    """Why nobody may use a lot, who said so and when."""

    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Lot:
    """Vials of one lot and expiry. ``left`` may be below zero where none were received first."""

    lot: str
    expiry: date
    received: int = 0
    used: int = 0
    wasted: int = 0
    corrected: int = 0
    article: str | None = None
    quarantine: Quarantine | None = None
    counted_at: datetime | None = None

    @property
    def left(self) -> int:
        """How many there are by the record."""
        return self.received - self.used - self.wasted + self.corrected


def lot_key(lot: str) -> str:
    """A lot as it is compared: capitals, without blanks around it."""
    return lot.strip().upper()


def vials_used(made: Made, bag: str | None) -> Iterator[VialUse]:
    """The vials of a dose or a bag; of what was discarded too, for those are gone as well.

    What a dose took over from a bag is the bag's use alone.
    """
    discards = [each for each in made.refused if each.discards]
    for first, last in _stretches([each.number for each in discards]):
        inside = [each for each in made.confirmations if first < each.number <= last]
        over = [each for each in discards if each.number == last]
        said = [each for each in inside if each.bag is None] + [*over]
        found = [(_vials(each.answers.values()), each.by, each.at) for each in said]
        yield from _uses([each for each in found if each[0]], made.key, bag, discarded=bool(over))


def _stretches(ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    begin = 0
    for end in ends:
        yield begin, end
        begin = end
    yield begin, 2**63 - 1


def _vials(answers: Iterable[Answer]) -> tuple[str, ...]:
    return next((each for each in answers if isinstance(each, tuple) and _are_vials(each)), ())


def _are_vials(answer: tuple[str, ...]) -> bool:
    try:
        return bool(answer) and all(read_vial(each)[0] for each in answer)
    except ValueError:
        return False


def _uses(
    found: Sequence[tuple[tuple[str, ...], str, datetime]],
    key: DoseKey,
    bag: str | None,
    *,
    discarded: bool,
) -> Iterator[VialUse]:
    """What stands now, and the vials that were named before and are not: those were replaced."""
    named = {vial: each for each in found for vial in each[0]}
    last = found[-1][0] if found else ()
    for vial, (vials, by, at) in named.items():
        lot, expiry = read_vial(vial)
        gone = discarded or vial not in last
        yield VialUse(lot, expiry, vials.count(vial), key, bag, by, at, gone)


def replay_stock(entries: Iterable[Entry], uses: Iterable[VialUse]) -> tuple[Lot, ...]:
    """Every lot that is on record, the one that expires first before the others.

    A count says how many there are then: what was used before it is in it.
    """
    lots: dict[tuple[str, date], Lot] = {}
    held: dict[str, Quarantine] = {}
    told = sorted(entries, key=lambda each: each.number)
    pending = sorted(uses, key=lambda each: each.at)

    def use_until(at: datetime | None) -> None:
        while pending and (at is None or pending[0].at <= at):
            use = pending.pop(0)
            lot = _at(lots, use.lot, use.expiry)
            lots[lot_key(use.lot), use.expiry] = replace(lot, used=lot.used + use.vials)

    for entry in told:
        if entry.kind is Kind.VIALS_COUNTED:
            use_until(entry.occurred_at)
        _follow(lots, held, entry)
    use_until(None)
    known = (replace(lot, quarantine=held.get(lot_key(lot.lot))) for lot in lots.values())
    return tuple(sorted(known, key=lambda lot: (lot.expiry, lot.lot)))


def _at(lots: dict[tuple[str, date], Lot], lot: str, expiry: date) -> Lot:
    return lots.get((lot_key(lot), expiry)) or Lot(lot.strip(), expiry)


def _follow(lots: dict[tuple[str, date], Lot], held: dict[str, Quarantine], entry: Entry) -> None:
    match entry.kind:
        case Kind.VIALS_RECEIVED:
            came = VialsReceivedFact.read(entry)
            lot = _at(lots, came.lot, came.expiry)
            lots[lot_key(came.lot), came.expiry] = replace(
                lot, received=lot.received + came.vials, article=came.article or lot.article
            )
        case Kind.VIALS_WASTED:
            gone = VialsWastedFact.read(entry)
            lot = _at(lots, gone.lot, gone.expiry)
            lots[lot_key(gone.lot), gone.expiry] = replace(lot, wasted=lot.wasted + gone.vials)
        case Kind.VIALS_COUNTED:
            seen = VialsCountedFact.read(entry)
            lot = _at(lots, seen.lot, seen.expiry)
            corrected = lot.corrected + seen.vials - lot.left
            lots[lot_key(seen.lot), seen.expiry] = replace(
                lot, corrected=corrected, counted_at=entry.occurred_at
            )
        case Kind.LOT_QUARANTINED:
            fact = LotQuarantinedFact.read(entry)
            held[lot_key(fact.lot)] = Quarantine(fact.reason, entry.person, entry.occurred_at)
        case Kind.LOT_CLEARED:
            held.pop(lot_key(LotClearedFact.read(entry).lot), None)
        case _:
            pass
