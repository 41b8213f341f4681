"""Closing the rest of a cycle: a prescriber orders that its open doses are not given."""

from dataclasses import dataclass

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import CycleClosedFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.slots import open_slots
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.course.prescribing import Authority, check_authority
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class CloseReason:
    """Why the rest of a cycle is not given: a word of the regimen's list, and the reason itself."""

    word: str
    text: str


@one_act
def close_cycle(
    station: Station,
    by: Person,
    mrn: str,
    authority: Authority,
    why: CloseReason,
    request: str | None = None,
) -> Entry:
    """Account for every open dose of the newest cycle at once: none of them is given.

    Raises ``NotAllowed`` while a dose is open, and where nothing is left; ``Slip`` for a reason
    without words.
    """
    moment = station.moment(mrn)
    if moment.case.open_dose:
        raise NotAllowed(
            "A dose of this patient is still open. Sign or hold it first. Nothing was recorded."
        )
    slots = open_slots(moment)
    if not slots:
        raise NotAllowed("Every dose of this cycle is accounted for. Nothing was recorded.")
    if why.word not in {choice.word for choice in moment.regimen.hold_reasons}:
        raise Slip("reason", "Choose the reason why the rest is not given. Nothing was recorded.")
    if not has_words(why.text):
        raise Slip("text", "Write in words why the rest is not given. Nothing was recorded.")
    ordered_by = check_authority(station, by, authority, mrn)
    cycle, text = moment.course.current.number, why.text.strip()
    fact = CycleClosedFact(cycle, slots[0], why.word, text, ordered_by)
    stream = course_stream(mrn, moment.course.number)
    return station.record(by, [draft(stream, mrn, moment.at, fact)], request)[0]
