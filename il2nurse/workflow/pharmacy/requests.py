"""What the ward asks of pharmacy: a bag that is missing, and the answer."""

from datetime import timedelta
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.pharmacy.request_facts import (
    BagRequestedFact,
    RequestAnsweredFact,
    requests_stream,
)
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.dose.preparing import AHEAD, doses_to_prepare
from il2nurse.domain.values.text import kept_text
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

NOTHING: Final = "Nothing was recorded."


@one_act
def request_bag(
    station: Station,
    by: Person,
    key: DoseKey,
    text: str | None = None,
    *,
    request: str | None = None,
) -> None:
    """Ask pharmacy for the bag of a dose that is missing on the ward."""
    by.demand(May.GIVE)
    moment = station.moment(key.mrn)
    case, now = moment.case, moment.at
    if key not in doses_to_prepare(moment):
        raise NotAllowed(
            f"Dose {key.slot} of cycle {key.cycle} is not due in the next "
            f"{AHEAD // timedelta(hours=1)} hours, or is over: "
            f"no bag is made for it. {NOTHING}"
        )
    if any(each.dose == key and each.answer is None for each in case.requests):
        raise NotAllowed(f"Pharmacy was asked for this bag, and has not answered. {NOTHING}")
    fact = BagRequestedFact(key.stream, kept_text(text))
    station.record(by, [draft(requests_stream(key.mrn), key.mrn, now, fact)], request)


@one_act
def answer_request(
    station: Station, by: Person, mrn: str, seq: int, answer: str, *, request: str | None = None
) -> None:
    """Answer a request of the ward; the ward sees it at the dose."""
    by.demand(May.MAKE_BAGS)
    asked = next((each for each in station.case(mrn).requests if each.seq == seq), None)
    if asked is None or asked.answer is not None:
        raise NotAllowed(f"Nothing waits for an answer there. {NOTHING}")
    if not (said := kept_text(answer)):
        raise Slip("answer", f"Write the answer. {NOTHING}")
    fact, now = RequestAnsweredFact(seq, said), station.now().at
    station.record(by, [draft(requests_stream(mrn), mrn, now, fact)], request)
