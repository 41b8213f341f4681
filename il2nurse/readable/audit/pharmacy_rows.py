"""The rows of what pharmacy does: orders checked, bags, requests, and the stock of vials."""

from typing import Final

from il2nurse.domain.record.course.pharmacy_facts import OrderCheckedFact
from il2nurse.domain.record.pharmacy import facts as bag
from il2nurse.domain.record.pharmacy import request_facts as request
from il2nurse.domain.record.pharmacy import stock_facts as stock
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.values.quantity import in_words, show
from il2nurse.domain.values.text import written_date
from il2nurse.readable.audit.kind_row import Group, KindRow, OnPaper, row
from il2nurse.readable.audit.terms import Terms
from il2nurse.readable.pharmacy.making_words import making_in_words


def _order(_terms: Terms, _entry: Entry, fact: OrderCheckedFact) -> str:
    asked = [f"{say} {fact.answers.get(name, '')}" for name, say in fact.questions.items()]
    units = in_words(fact.international_units)
    return " ".join((f"Order checked in pharmacy: {units}, {show(fact.draw_up_ml)} mL.", *asked))


def _begun(_terms: Terms, _entry: Entry, fact: bag.BagBegunFact) -> str:
    begun = f"Bag {fact.number} begun, for {in_words(fact.international_units)}"
    return f"{begun}: {making_in_words(fact.making)}" if fact.making else begun


def _checked(terms: Terms, _entry: Entry, fact: bag.BagCheckedFact) -> str:
    if not fact.mismatches:
        return "Second check of the bag: all agreed"
    wrong = [
        f"{terms.label(name)}: {read or 'nothing'} read off, {made or 'nothing'} prepared"
        for name, (read, made) in fact.mismatches.items()
    ]
    return f"Second check of the bag did not agree. {'; '.join(wrong)}"


def _labelled(_terms: Terms, _entry: Entry, fact: bag.BagLabelledFact) -> str:
    return "Label printed" if fact.copy == 1 else f"Label printed again, copy {fact.copy}"


def _rest(terms: Terms, _entry: Entry, fact: bag.RestWastedFact) -> str:
    units = in_words(fact.international_units)
    seen = terms.words.name(fact.witness)
    return f"Rest of the vials thrown away: {show(fact.ml)} mL, {units}; seen by {seen}"


def _received(_terms: Terms, _entry: Entry, fact: bag.BagReceivedFact) -> str:
    return f"Bag received on the ward, label {fact.told.value}"


def _returned(_terms: Terms, _entry: Entry, fact: bag.BagReturnedFact) -> str:
    return f"Bag returned to pharmacy: {_reason(fact.reason, fact.text)}"


def _wasted(terms: Terms, _entry: Entry, fact: bag.BagWastedFact) -> str:
    units, seen = in_words(fact.international_units), terms.words.name(fact.witness)
    why = _reason(fact.reason, fact.text)
    return f"Bag thrown away, {show(fact.ml)} mL with {units}: {why}; seen by {seen}"


def _quarantined(_terms: Terms, _entry: Entry, fact: bag.BagQuarantinedFact) -> str:
    return f"Bag put in quarantine: {fact.reason}"


def _cleared(_terms: Terms, _entry: Entry, fact: bag.BagClearedFact) -> str:
    return f"Quarantine of the bag ended: {fact.reason}"


def _refused(_terms: Terms, _entry: Entry, fact: bag.BagRefusedFact) -> str:
    return f"Bag refused, {fact.told.value}: {fact.say}"


def _requested(_terms: Terms, _entry: Entry, fact: request.BagRequestedFact) -> str:
    return _reason("Pharmacy asked for the bag of this dose", fact.text)


def _answered(_terms: Terms, _entry: Entry, fact: request.RequestAnsweredFact) -> str:
    return f"Pharmacy answered: {fact.answer}"


def _came(_terms: Terms, _entry: Entry, fact: stock.VialsReceivedFact) -> str:
    day = written_date(fact.expiry)
    return f"{fact.vials} vials of lot {fact.lot}, expiry {day}, taken into stock"


def _counted(_terms: Terms, _entry: Entry, fact: stock.VialsCountedFact) -> str:
    said = f"{fact.vials} vials of lot {fact.lot} counted, {fact.expected} by the record"
    return _reason(said, fact.reason)


def _vials_wasted(terms: Terms, _entry: Entry, fact: stock.VialsWastedFact) -> str:
    seen = terms.words.name(fact.witness)
    return f"{fact.vials} vials of lot {fact.lot} thrown away: {fact.reason}; seen by {seen}"


def _lot_held(_terms: Terms, _entry: Entry, fact: stock.LotQuarantinedFact) -> str:
    return f"Lot {fact.lot} put in quarantine: {fact.reason}"


def _lot_cleared(_terms: Terms, _entry: Entry, fact: stock.LotClearedFact) -> str:
    return f"Quarantine of lot {fact.lot} ended: {fact.reason}"


def _reason(said: str, text: str | None) -> str:
    return f"{said}. {text}" if text else said


PHARMACY_ROWS: Final[tuple[KindRow, ...]] = (
    row(OrderCheckedFact, Group.SIGNED, _order, OnPaper.NOWHERE, None),
    row(bag.BagBegunFact, Group.RECORDED, _begun, OnPaper.NOWHERE, None),
    row(bag.BagCheckedFact, Group.SIGNED, _checked, OnPaper.NOWHERE, None),
    row(bag.BagLabelledFact, Group.PAPER, _labelled, OnPaper.NOWHERE, None),
    row(bag.RestWastedFact, Group.RECORDED, _rest, OnPaper.NOWHERE, None),
    row(bag.BagReleasedFact, Group.SIGNED, "Bag released", OnPaper.NOWHERE, None),
    row(bag.BagReceivedFact, Group.RECORDED, _received, OnPaper.NOWHERE, None),
    row(bag.BagHungFact, Group.RECORDED, "Bag hung", OnPaper.NOWHERE, None),
    row(bag.BagFinishedFact, Group.RECORDED, "Bag taken down", OnPaper.NOWHERE, None),
    row(bag.BagReturnedFact, Group.RECORDED, _returned, OnPaper.NOWHERE, None),
    row(bag.BagWastedFact, Group.RECORDED, _wasted, OnPaper.NOWHERE, None),
    row(bag.BagQuarantinedFact, Group.HOLD, _quarantined, OnPaper.NOWHERE, None),
    row(bag.BagClearedFact, Group.RECORDED, _cleared, OnPaper.NOWHERE, None),
    row(bag.BagRefusedFact, Group.REFUSED, _refused, OnPaper.NOWHERE, "was refused a bag"),
    row(request.BagRequestedFact, Group.RECORDED, _requested, OnPaper.NOWHERE, None),
    row(request.RequestAnsweredFact, Group.RECORDED, _answered, OnPaper.NOWHERE, None),
    row(stock.VialsReceivedFact, Group.RECORDED, _came, OnPaper.NOWHERE, None),
    row(stock.VialsCountedFact, Group.RECORDED, _counted, OnPaper.NOWHERE, None),
    row(stock.VialsWastedFact, Group.RECORDED, _vials_wasted, OnPaper.NOWHERE, None),
    row(stock.LotQuarantinedFact, Group.HOLD, _lot_held, OnPaper.NOWHERE, None),
    row(stock.LotClearedFact, Group.RECORDED, _lot_cleared, OnPaper.NOWHERE, None),
)
