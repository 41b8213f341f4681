"""Holding a dose: the reason, the call to the prescriber, and what a hold closes."""

from datetime import datetime

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import CourseStoppedFact, CycleStoppedFact
from il2nurse.domain.record.dose.dose import Call, Dose, DoseKey, write_call
from il2nurse.domain.record.register.entries import Draft, Json, Kind
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.rules.dose.decisions import allow_begin
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.dose.administration import (
    begin_draft,
    begun_elsewhere,
    decide_and_write,
    dose_draft,
)
from il2nurse.workflow.register import AlreadyWritten
from il2nurse.workflow.station import Station


def hold(  # noqa: PLR0913 - a hold has these parts
    station: Station,
    by: Person,
    key: DoseKey,
    reason: str,
    call: Call,
    *,
    text: str = "",
    reaction: str = "",
    request: str | None = None,
) -> None:
    """Hold the dose: reason, and the call to the prescriber with name, time and read-back.

    A dose that is being given is stopped, not held. A stop verdict closes the cycle or course.
    ``reaction`` is the reference of a reaction that led to the hold.
    """
    by.demand(May.GIVE)

    def act(moment: Moment, dose: Dose) -> None:
        _allow_hold(moment, dose, reason, call)
        _check_reaction(moment, reaction)
        verdict = _verdict(dose)
        body = _held_body(reason, text, verdict, call) | {"reaction": reaction}
        drafts = [
            dose_draft(dose, Kind.DOSE_HELD, body, moment.at),
            *_closing(moment, dose, verdict, reason, text),
        ]
        station.record(by, drafts, request)

    decide_and_write(station, key, act)


def hold_unbegun(
    station: Station,
    by: Person,
    mrn: str,
    reason: str,
    call: Call,
    text: str = "",
    reaction: str = "",
) -> None:
    """Account for the next dose without beginning its steps: held, refused or missed."""
    by.demand(May.GIVE)
    moment = station.moment(mrn)
    key = allow_begin(moment)
    _allow_reason(moment, reason, call, moment.at)
    begun = begin_draft(moment, key)
    _check_reaction(moment, reaction)
    body = _held_body(reason, text, Verdict.HOLD, call) | {"reaction": reaction}
    held = Draft(key.stream, Kind.DOSE_HELD, mrn, moment.at, body, seq=1)
    closing = _closing_after_holds(moment, "Held doses of this cycle reached the limit")
    try:
        station.record(by, [begun, held, *closing])
    except AlreadyWritten as there:
        raise NotAllowed(begun_elsewhere(station, key, there.entry)) from there


def _allow_hold(moment: Moment, dose: Dose, reason: str, call: Call) -> None:
    if dose.held:
        raise NotAllowed("This dose is held already.")
    if dose.given:
        raise NotAllowed("The infusion was started. Stop it; a started dose cannot be held.")
    _allow_reason(moment, reason, call, moment.at)


def _allow_reason(moment: Moment, reason: str, call: Call, at: datetime) -> None:
    words = {choice.word for choice in moment.regimen.hold_reasons}
    if reason not in words:
        raise Slip("reason", "Choose the reason why this dose is not given.")
    check_call(call, at)


def check_call(call: Call, at: datetime) -> None:
    """Raise ``Slip`` for a call without prescriber or read-back, or one that is yet to come."""
    if not call.prescriber.strip():
        raise Slip("prescriber", "Call the prescriber now and write the name here.")
    if not call.read_back:
        raise Slip("read_back", "Read the prescriber's order back and tick that you did.")
    if call.at > at:
        raise Slip("called_at", "The call lies in the future. Check the time.")


def _check_reaction(moment: Moment, reaction: str) -> None:
    known = {each.reference for dose in moment.case.doses.values() for each in dose.reactions}
    if reaction and reaction not in known:
        raise Slip("reaction", "This reaction is not on record. Choose it from the list.")


def _verdict(dose: Dose) -> Verdict:
    found = [Verdict(done.verdict) for done in dose.steps.values() if done.verdict]
    return max([Verdict.HOLD, *found], key=lambda verdict: verdict.severity)


def _held_body(reason: str, text: str, verdict: Verdict, call: Call) -> dict[str, Json]:
    return {
        "reason": reason,
        "text": text.strip(),
        "verdict": verdict.value,
        "call": write_call(call),
    }


def _closing(moment: Moment, dose: Dose, verdict: Verdict, reason: str, text: str) -> list[Draft]:
    labels = {choice.word: choice.label for choice in moment.regimen.hold_reasons}
    say = dose.must_hold[0].say if dose.must_hold else text or labels[reason]
    why, mrn, at = f"{say} (dose {dose.key.slot})", dose.key.mrn, moment.at
    stream = course_stream(dose.key.mrn, dose.key.course)
    match verdict:
        case Verdict.STOP_PERMANENTLY:
            return [draft(stream, mrn, at, CourseStoppedFact(why, dose.key.stream))]
        case Verdict.STOP_CYCLE:
            return [draft(stream, mrn, at, CycleStoppedFact(why, dose.key.stream))]
        case _:
            return _closing_after_holds(moment, why)


def _closing_after_holds(moment: Moment, say: str) -> list[Draft]:
    held = moment.case.holds_that_count(moment.course) + 1
    if held < moment.regimen.timetable.held_doses_stop_cycle:
        return []
    why = f"{held} doses held in this cycle; the last: {say}"
    mrn = moment.case.patient.mrn
    stream = course_stream(mrn, moment.course.number)
    return [draft(stream, mrn, moment.at, CycleStoppedFact(why, held=held))]
