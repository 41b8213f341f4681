"""Changing an order: a prescriber makes a new version of it, for the doses that nobody began."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.course.course import Cycle, course_stream
from il2nurse.domain.record.course.order_facts import OrderChangedFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.paused import still_to_start
from il2nurse.domain.rules.course.slots import refuse_ended_cycle
from il2nurse.domain.rules.course.standing import refuse_after_stop
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.course.changes.dosed_now import dosed_now
from il2nurse.workflow.course.cycle_plan import Dosed, refuse_past
from il2nurse.workflow.course.prescribing import demand_prescriber
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import confirm_identity
from il2nurse.workflow.station import Station

NOTHING: Final = "Nothing was recorded."


@dataclass(frozen=True, slots=True)
class OrderChange:
    """What an order is to be from now on: what its doses go by, and its first slot.

    What is missing, or as it was, does not change. ``level_reason`` is why a level is higher than
    the one suggested after the course before.
    """

    dosed_by: Dosed | None = None
    first_slot: datetime | None = None
    level_reason: str | None = None


@one_act
def change_order(
    station: Station,
    by: Person,
    mrn: str,
    change: OrderChange,
    reason: str,
    pin: str,
    request: str | None = None,
) -> Entry:
    """Make a new version of the order of the newest cycle, for the doses that nobody began.

    Raises ``NotAllowed`` for everyone but a prescriber, where nothing differs or lies ahead, and
    where a dose was begun with a weight or level that changes; ``Slip`` as at the order, and for a
    level that changes once a dose of the course was given.
    """
    demand_prescriber(by)
    moment = station.moment(mrn)
    allow_change(moment)
    if not has_words(reason):
        raise Slip("reason", f"Write in words why the order changes. {NOTHING}")
    fact = _changed(station, moment, change, reason.strip())
    if not fact.changes:
        raise NotAllowed(f"Nothing differs from the order as it stands. {NOTHING}")
    confirm_identity(station, by, pin)
    stream = course_stream(mrn, moment.course.number)
    return station.record(by, [draft(stream, mrn, moment.at, fact)], request)[0]


def allow_change(moment: Moment) -> None:
    """Raise ``NotAllowed`` where no dose lies ahead for which the order could change."""
    patient = moment.case.patient
    if patient.discharged:
        raise NotAllowed(f"{patient.name} {patient.absence}. {NOTHING}")
    refuse_after_stop(moment.case, NOTHING)
    refuse_ended_cycle(moment, NOTHING)
    if not still_to_start(moment):
        raise NotAllowed(f"All doses of this cycle are accounted for. {NOTHING}")


def refuse_begun(moment: Moment, what: str) -> None:
    """Raise ``NotAllowed`` while a dose was begun that rests on the weight or level that changes.

    So nothing that was prepared or checked by the former one serves a dose by the new one.
    """
    dose = moment.case.open_dose
    if dose and (dose.infusing or not dose.given):
        # Once it is given a level stays as it is.
        ends = " or bring it to its end" if moment.course.current.level is None else ""
        raise NotAllowed(
            f"Dose {dose.key.slot} was begun with the {what} that changes. Hold it{ends} first, "
            f"and then change the {what}. {NOTHING}"
        )


def may_move_first(moment: Moment) -> bool:
    """True while nothing of the newest cycle was begun, or passed in a pause."""
    cycle = moment.course.current
    return not cycle.skipped and not moment.case.doses_of(moment.course, cycle.number)


def _changed(
    station: Station, moment: Moment, change: OrderChange, reason: str
) -> OrderChangedFact:
    cycle = moment.course.current
    first = change.first_slot if change.first_slot != cycle.begins else None
    if first:
        _check_first(station, moment, first)
    now = dosed_now(station, moment, change.dosed_by, first, change.level_reason)
    if now.differs:
        refuse_begun(moment, now.name)
    changed = now.weight if now.differs else None
    return OrderChangedFact(
        cycle.number,
        cycle.version + 1,
        reason,
        (*now.change, *_first_in_words(station, cycle, first)),
        dosing_weight_kg=changed.kg if changed else None,
        weighed_on=changed.weighed_on if changed else None,
        weight_unlike=now.unlike,
        level=now.level if now.differs else None,
        first_slot=first,
    )


def _check_first(station: Station, moment: Moment, first: datetime) -> None:
    """Raise ``Slip`` or ``NotAllowed`` for a first slot to which the order cannot be changed."""
    if not may_move_first(moment):
        raise Slip(
            "first_slot",
            "A dose of this cycle was begun: press “Move the doses” instead. Nothing was recorded.",
        )
    course, cycle = moment.course, moment.course.current
    if first < cycle.first_slot and (course.number, cycle.number) != (1, 1):
        raise Slip(
            "first_slot",
            "After a cycle or course before it the first dose only comes later: the rest counts. "
            f"{NOTHING}",
        )
    refuse_past(station, moment.regimen, first)


def _first_in_words(station: Station, cycle: Cycle, first: datetime | None) -> Iterator[str]:
    if first:
        was, now = station.words.day_time(cycle.begins), station.words.day_time(first)
        yield f"First dose due {was} → {now}"
