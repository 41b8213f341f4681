"""Moving slots: a prescriber lets the next dose, and all that follow, be due later.

Or puts back a move by which nothing was begun.
"""

from datetime import datetime

from il2nurse.domain.people import Person
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import SlotsMovedFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.slots import allow_move, check_move
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.course.prescribing import Authority, check_authority
from il2nurse.workflow.course.weighing import refuse_old_weight
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station


def refuse_aged_weight(station: Station, moment: Moment, to: datetime) -> None:
    """Raise ``Slip`` where nothing of the cycle was given and its weight would be too old by then.

    The order asks the same of its first dose.
    """
    course, cycle = moment.course, moment.course.current
    if cycle.weight is None or any(
        dose.given for dose in moment.case.doses_of(course, cycle.number)
    ):
        return
    try:
        refuse_old_weight(station, moment.regimen, cycle.weight.weighed_on, to)
    except Slip as old:
        raise Slip("first_slot", f"{old} Then press “Change the order”.") from old


@one_act
def move_slots(
    station: Station,
    by: Person,
    mrn: str,
    authority: Authority,
    to: datetime,
    reason: str,
    *,
    request: str | None = None,
) -> Entry:
    """Move the next dose to a later time, and with it all that follow.

    Or to an earlier one, where it was moved and nobody began it by that: back to when it was due
    before at the earliest.

    A prescriber decides it with their own PIN, or a nurse writes down what one telephoned. Raises
    ``NotAllowed`` where no dose lies ahead, ``Slip`` for a time that it cannot be moved to: also
    where that makes the weight of the order too old for its first dose.
    """
    moment = station.moment(mrn)
    slot = allow_move(moment)
    check_move(moment, slot, to)
    refuse_aged_weight(station, moment, to)
    if not has_words(reason):
        raise Slip("reason", "Write in words why the doses are moved. Nothing was recorded.")
    prescribed = check_authority(station, by, authority, mrn)
    due, number = moment.slots[slot - 1], moment.course.current.number
    fact = SlotsMovedFact(number, slot, to, reason.strip(), prescribed, due)
    stream = course_stream(mrn, moment.course.number)
    return station.record(by, [draft(stream, mrn, moment.at, fact)], request)[0]
