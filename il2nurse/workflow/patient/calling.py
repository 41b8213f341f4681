"""A call to the prescriber about a value or a stop: who was called, what was ordered."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.alarms.acknowledged import alarms_stream
from il2nurse.domain.record.alarms.facts import PrescriberCalledFact
from il2nurse.domain.record.dose.call import Call
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.alarms.owed import Owed, every_owed_call
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.prescribers import ORDER_MISSING, called
from il2nurse.workflow.station import Station

NEARLY_NOW: Final = timedelta(minutes=1)


@one_act
def record_call(
    station: Station,
    by: Person,
    mrn: str,
    owed: Sequence[Owed],
    call: Call,
    *,
    request: str | None = None,
) -> None:
    """Record one call about these values and stops; ``call`` names the prescriber.

    Raises ``Slip`` where a part of the call cannot be, and ``NotAllowed`` where none of them asks
    for a call any more.
    """
    by.demand(May.ACKNOWLEDGE)
    kept = _checked(station, by, call)
    shown = {_place(each) for each in owed}
    still = [each for each in every_owed_call(station.moment(mrn)) if _place(each) in shown]
    if not still:
        raise NotAllowed(
            "Nothing asks for this call any more: a call is on record already, or the value was "
            "put right. Nothing was recorded."
        )
    drafts = [
        draft(alarms_stream(mrn), mrn, min(call.at, station.now().at), _fact(each, kept))
        for each in still
    ]
    station.record(by, drafts, request)


def _place(owed: Owed) -> tuple[str, str | None, int]:
    return owed.asked_by, owed.dose, owed.seq


def _fact(owed: Owed, call: Call) -> PrescriberCalledFact:
    return PrescriberCalledFact(
        limit=owed.asked_by,
        seq=owed.seq,
        sentence=owed.say,
        prescriber=call.prescriber,
        order=(call.order or "").strip(),
        read_back=call.read_back,
        phone=call.phone,
        dose=owed.dose,
    )


def _checked(station: Station, by: Person, call: Call) -> Call:
    kept = called(station, by, call)
    if call.at > station.now().at + NEARLY_NOW:
        raise Slip("called_at", "The time of the call is in the future. Type when it was made.")
    if not has_words(call.order):
        raise Slip("order", ORDER_MISSING)
    if not call.read_back and by.id != call.prescriber:
        raise Slip("read_back", "Read the order back to the prescriber, then tick it here.")
    return kept
