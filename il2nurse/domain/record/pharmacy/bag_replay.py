"""A bag from the entries of its stream."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from il2nurse.domain.record.dose.dose import StepDone
from il2nurse.domain.record.dose.refused import replay_refused
from il2nurse.domain.record.dose.steps_done import read_confirmed, replay_steps
from il2nurse.domain.record.pharmacy.bag import (
    Bag,
    BagAct,
    BagCheck,
    BagDone,
    BagState,
    Waste,
    read_bag_key,
)
from il2nurse.domain.record.pharmacy.facts import (
    BagBegunFact,
    BagCheckedFact,
    BagClearedFact,
    BagQuarantinedFact,
    BagReturnedFact,
    BagWastedFact,
    RestWastedFact,
)
from il2nurse.domain.record.register.entries import BrokenRecord, Entry, Kind
from il2nurse.domain.record.register.facts import refusing

ACTS: Final[Mapping[Kind, BagAct]] = {
    Kind.BAG_LABELLED: BagAct.LABEL,
    Kind.BAG_RELEASED: BagAct.RELEASE,
    Kind.BAG_RECEIVED: BagAct.RECEIVE,
    Kind.BAG_HUNG: BagAct.HANG,
    Kind.BAG_FINISHED: BagAct.FINISH,
    Kind.BAG_RETURNED: BagAct.RETURN,
    Kind.BAG_WASTED: BagAct.WASTE,
    Kind.BAG_QUARANTINED: BagAct.QUARANTINE,
    Kind.BAG_CLEARED: BagAct.CLEAR,
}
STANDS: Final[Mapping[Kind, BagState]] = {
    Kind.BAG_RELEASED: BagState.RELEASED,
    Kind.BAG_RECEIVED: BagState.ON_WARD,
    Kind.BAG_HUNG: BagState.HUNG,
    Kind.BAG_FINISHED: BagState.FINISHED,
    Kind.BAG_RETURNED: BagState.RETURNED,
    Kind.BAG_WASTED: BagState.WASTED,
}
MADE: Final = frozenset({Kind.STEP_CONFIRMED, Kind.ANSWER_REFUSED, Kind.BAG_CHECKED})
"""With one of these the preparation stands otherwise."""


def replay_bag(entries: Sequence[Entry]) -> Bag:
    """The bag after all entries of its stream.

    Raises ``LookupError`` for an empty stream, ``BrokenRecord`` for an entry that cannot be read.
    """
    if not entries:
        raise LookupError("This bag was never begun.")
    first = entries[0]
    if first.kind is not Kind.BAG_BEGUN:
        raise BrokenRecord(first, "no bag was begun before it")
    begun = BagBegunFact.read(first)
    with refusing(first):
        key = read_bag_key(first.stream)
    kinds = _by_kind(entries)
    state, before = _state(entries)
    wasted = [_wasted(each) for each in kinds.get(Kind.BAG_WASTED, ())]
    return Bag(
        key=key.dose,
        nth=key.nth,
        number=begun.number,
        state=state,
        begun=_done(first),
        regimen_digest=begun.regimen_digest,
        international_units=begun.international_units,
        entries=tuple(entries),
        steps=replay_steps(entries),
        confirmations=_confirmations(kinds),
        refused=replay_refused(entries),
        checks=tuple(map(_check, kinds.get(Kind.BAG_CHECKED, ()))),
        labels=tuple(map(_done, kinds.get(Kind.BAG_LABELLED, ()))),
        rests=tuple(map(_rest, kinds.get(Kind.REST_WASTED, ()))),
        done={ACTS[each.kind]: _done(each) for each in entries if each.kind in ACTS},
        wasted=wasted[-1] if wasted else None,
        before_quarantine=before,
        making=begun.making,
    )


def _by_kind(entries: Iterable[Entry]) -> dict[Kind, list[Entry]]:
    found: dict[Kind, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.kind, []).append(entry)
    return found


def _confirmations(kinds: Mapping[Kind, list[Entry]]) -> tuple[StepDone, ...]:
    return tuple(map(read_confirmed, kinds.get(Kind.STEP_CONFIRMED, ())))


def _state(entries: Iterable[Entry]) -> tuple[BagState, BagState | None]:
    """Where the bag stands, and where it stood before a quarantine that is open.

    Whether every step is done is for the regimen to say: until the last check agreed a bag is in
    preparation here.
    """
    state, before = BagState.IN_PREPARATION, None
    for entry in entries:
        if entry.kind is Kind.BAG_QUARANTINED:
            before = before or state
            state = BagState.QUARANTINED
        elif entry.kind is Kind.BAG_CLEARED:
            if before is None:
                raise BrokenRecord(entry, "the bag was in no quarantine before it")
            state, before = before, None
        elif entry.kind is Kind.BAG_CHECKED:
            agreed = not BagCheckedFact.read(entry).mismatches
            state = BagState.TO_RELEASE if agreed else BagState.IN_PREPARATION
        elif entry.kind in MADE:
            state = BagState.IN_PREPARATION
        elif entry.kind in STANDS:
            state, before = STANDS[entry.kind], None
    return state, before


def _done(entry: Entry) -> BagDone:
    reason, text = None, None
    match entry.kind:
        case Kind.BAG_RETURNED:
            returned = BagReturnedFact.read(entry)
            reason, text = returned.reason, returned.text
        case Kind.BAG_WASTED:
            wasted = BagWastedFact.read(entry)
            reason, text = wasted.reason, wasted.text
        case Kind.BAG_QUARANTINED:
            reason = BagQuarantinedFact.read(entry).reason
        case Kind.BAG_CLEARED:
            reason = BagClearedFact.read(entry).reason
        case _:
            pass
    return BagDone(entry.person, entry.occurred_at, entry.number, reason, text)


def _check(entry: Entry) -> BagCheck:
    fact = BagCheckedFact.read(entry)
    return BagCheck(
        by=entry.person,
        at=entry.occurred_at,
        number=entry.number,
        answers=fact.answers,
        mismatches=fact.mismatches,
        seconds=fact.seconds,
    )


def _rest(entry: Entry) -> Waste:
    fact = RestWastedFact.read(entry)
    at = entry.occurred_at
    return Waste(entry.person, fact.witness, at, fact.ml, fact.international_units)


def _wasted(entry: Entry) -> Waste:
    fact = BagWastedFact.read(entry)
    made = (entry.person, fact.witness, entry.occurred_at, fact.ml, fact.international_units)
    return Waste(*made, fact.reason)
