"""Pausing an order and resuming it: nobody starts a dose of it in between."""

from typing import Final

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.order_facts import OrderPausedFact, OrderResumedFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.paused import (
    refuse_missed_before,
    refuse_paused,
    resumes_from,
    skipped_before,
    still_to_start,
)
from il2nurse.domain.rules.course.slots import refuse_ended_cycle
from il2nurse.domain.rules.course.standing import refuse_after_stop
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.course.prescribing import Authority, check_authority, demand_prescriber
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import confirm_identity
from il2nurse.workflow.station import Station

NOTHING: Final = "Nothing was recorded."


@one_act
def pause_order(
    station: Station,
    by: Person,
    mrn: str,
    authority: Authority,
    reason: str,
    request: str | None = None,
) -> Entry:
    """Pause the order: from now on nobody begins or starts a dose of it.

    A prescriber decides it with their own PIN, or a nurse writes down what one telephoned. An
    infusion that runs is not ended by it. Raises ``NotAllowed`` where nothing of the order lies
    ahead, or it is paused already; ``Slip`` for a reason without words.
    """
    moment = station.moment(mrn)
    allow_pause(moment)
    if not has_words(reason):
        raise Slip("reason", f"Write in words why the order is paused. {NOTHING}")
    ordered_by = check_authority(station, by, authority, mrn)
    fact = OrderPausedFact(moment.course.current.number, reason.strip(), ordered_by)
    stream = course_stream(mrn, moment.course.number)
    return station.record(by, [draft(stream, mrn, moment.at, fact)], request)[0]


def allow_pause(moment: Moment) -> None:
    """Raise ``NotAllowed`` where no dose lies ahead that a pause would keep from its start."""
    refuse_away(moment)
    refuse_after_stop(moment.case, NOTHING)
    refuse_paused(moment, NOTHING)
    if not still_to_start(moment):
        refuse_ended_cycle(moment, NOTHING)
        raise NotAllowed(f"All doses of this cycle are accounted for. {NOTHING}")


def refuse_away(moment: Moment) -> None:
    """Raise ``NotAllowed`` for a patient who left the ward."""
    patient = moment.case.patient
    if patient.discharged:
        raise NotAllowed(f"{patient.name} {patient.absence}. {NOTHING}")


@one_act
def resume_order(
    station: Station,
    by: Person,
    mrn: str,
    slot: int | None,
    reason: str,
    pin: str,
    request: str | None = None,
) -> Entry:
    """Let the doses of a paused order go on, from ``slot`` on; a prescriber does, with their PIN.

    The open slots before it passed in the pause and are not given. ``slot`` is missing where none
    of the cycle is left. Raises ``NotAllowed`` for everyone but a prescriber, ``Slip`` for another
    slot than one whose time is over or the next.
    """
    demand_prescriber(by)
    moment = station.moment(mrn)
    refuse_away(moment)
    if moment.course.paused is None:
        raise NotAllowed(f"The order is not paused. {NOTHING}")
    check_slot(moment, slot)
    refuse_missed_before(moment, skipped_before(moment, slot), NOTHING)
    if not has_words(reason):
        raise Slip("reason", f"Write in words why the order goes on. {NOTHING}")
    confirm_identity(station, by, pin)
    fact = OrderResumedFact(
        moment.course.paused.cycle, reason.strip(), slot, skipped_before(moment, slot)
    )
    stream = course_stream(mrn, moment.course.number)
    return station.record(by, [draft(stream, mrn, moment.at, fact)], request)[0]


def check_slot(moment: Moment, slot: int | None) -> None:
    """Raise ``Slip`` for a slot from which the doses cannot go on."""
    may = resumes_from(moment)
    if slot is not None and not may:
        raise Slip(
            "slot",
            f"No dose of cycle {moment.course.current.number} is left from which the order could "
            f"go on. Resume it without naming a dose. {NOTHING}",
        )
    if slot not in (may or (None,)):
        listed = " or ".join(map(str, may))
        raise Slip("slot", f"The doses can go on from dose {listed}. {NOTHING}")
