"""Holding a dose: the reason, the call to the prescriber, and what a hold closes."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import CourseStoppedFact, CycleStoppedFact
from il2nurse.domain.record.dose.call import Call, Grounds
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.dose.facts import DoseHeldFact
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.rules import VERDICTS, Verdict
from il2nurse.domain.rules.dose.against import criteria_against, found_against
from il2nurse.domain.rules.dose.decisions import allow_account
from il2nurse.domain.rules.dose.reasons import Reason
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import has_words, kept_text
from il2nurse.workflow.dose.administration import (
    begin_draft,
    decide_and_write,
    dose_draft,
)
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.prescribers import ORDER_MISSING, called
from il2nurse.workflow.station import Station

OTHER: Final = "other"
MET: Final = "criteria"
"""The reason that says of the record that it speaks against the dose."""


@one_act
def hold(
    station: Station,
    by: Person,
    key: DoseKey,
    grounds: Grounds,
    *,
    text: str | None = None,
    reaction: str | None = None,
    request: str | None = None,
) -> None:
    """Hold the dose: reason, and the call to the prescriber with name, time and read-back.

    A dose that is being given is stopped, not held. Where the record as it stands now says so, the
    hold closes the cycle or the course.
    ``reaction`` is the reference of a reaction that led to the hold.
    """
    by.demand(May.GIVE)

    def act(moment: Moment, dose: Dose) -> None:
        _allow_hold(dose)
        kept = checked_grounds(station, by, moment, grounds, text)
        found = found_against(moment, dose)
        demand_words(kept.reason, text, found)
        _check_reaction(moment, reaction)
        standing = may_go_on(moment, dose)
        verdict = max(Verdict.HOLD, standing.verdict, key=lambda each: each.severity)
        apart = stands_apart(moment, kept.reason, found, reaction)
        fact = _held(kept, text, verdict, reaction, apart=apart)
        reasons = standing.reasons if standing.must_hold else ()
        drafts = [dose_draft(dose, fact, moment.at), *_closing(moment, key, fact, reasons)]
        station.record(by, drafts, request)

    decide_and_write(station, key, act)


@one_act
def hold_unbegun(
    station: Station,
    by: Person,
    mrn: str,
    grounds: Grounds,
    *,
    text: str | None = None,
    reaction: str | None = None,
    request: str | None = None,
) -> None:
    """Account for the next dose without beginning its steps: held, refused or missed.

    What is on the chart closes the cycle or the course as it does where the steps were begun.
    """
    by.demand(May.GIVE)
    moment = station.moment(mrn)
    key = allow_account(moment)
    kept = checked_grounds(station, by, moment, grounds, text)
    found = found_against(moment, None)
    demand_words(kept.reason, text, found)
    begun = begin_draft(moment, key)
    _check_reaction(moment, reaction)
    apart = stands_apart(moment, kept.reason, found, reaction)
    reasons = criteria_against(moment)
    verdicts = (VERDICTS[each.finding.result] for each in reasons)
    verdict = max([Verdict.HOLD, *verdicts], key=lambda each: each.severity)
    fact = _held(kept, text, verdict, reaction, apart=apart)
    held = draft(key.stream, mrn, moment.at, fact, seq=1)
    station.record(by, [begun, held, *_closing(moment, key, fact, reasons)], request)


def _allow_hold(dose: Dose) -> None:
    if dose.held:
        raise NotAllowed("This dose is held already. Nothing was recorded.")
    if dose.given:
        raise NotAllowed(
            "The infusion was started. Stop it; a started dose cannot be held. Nothing was "
            "recorded."
        )


def checked_grounds(
    station: Station, by: Person, moment: Moment, grounds: Grounds, text: str | None
) -> Grounds:
    """The grounds as they are kept; raises ``Slip`` where the reason or the call is not whole."""
    words = {choice.word for choice in moment.regimen.hold_reasons}
    if grounds.reason not in words:
        choose = "Choose the reason why this dose is not given."
        other = "The version of the regimen by which this dose goes has no such reason. "
        raise Slip("reason", f"{other if grounds.reason else ''}{choose}")
    if grounds.reason == OTHER and not has_words(text):
        raise Slip("text", "Write in words what the other reason is. Nothing was recorded.")
    return replace(grounds, call=checked_call(station, by, grounds.call, moment.at))


def demand_words(reason: str, text: str | None, found: tuple[str, ...]) -> None:
    """Raise ``Slip`` where a criterion is named as met, none is by the record, and no words say."""
    if reason == MET and not found and not has_words(text):
        raise Slip(
            "text",
            "No hold or stop criterion is met on record. Write in words what was found, or choose "
            "another reason. Nothing was recorded.",
        )


def checked_call(station: Station, by: Person, call: Call, at: datetime) -> Call:
    """The call as it is kept.

    Raises ``Slip`` for a call without prescriber, order or read-back, or one that is yet to come.
    """
    kept = called(station, by, call)
    if not has_words(call.order):
        raise Slip("order", ORDER_MISSING)
    if not call.read_back:
        raise Slip("read_back", "Read the prescriber's order back and tick that you did.")
    if call.at > at:
        raise Slip("called_at", "The time of the call is in the future. Check it.")
    return kept


def _check_reaction(moment: Moment, reaction: str | None) -> None:
    if reaction and moment.case.reaction(reaction) is None:
        raise Slip("reaction", "This reaction is not on record. Choose it from the list.")


def stands_apart(
    moment: Moment, reason: str, against: tuple[str, ...], reaction: str | None
) -> bool:
    """True of a hold that does not count: for such a reason, and nothing else spoke against it."""
    return reason in moment.regimen.holds_apart and not against and not reaction


def _held(
    grounds: Grounds, text: str | None, verdict: Verdict, reaction: str | None, *, apart: bool
) -> DoseHeldFact:
    return DoseHeldFact(
        reason=grounds.reason,
        text=kept_text(text),
        verdict=verdict,
        call=grounds.call,
        reaction=reaction or None,
        apart=apart,
    )


def _closing(
    moment: Moment, key: DoseKey, held: DoseHeldFact, reasons: tuple[Reason, ...]
) -> list[Draft]:
    labels = {choice.word: choice.label for choice in moment.regimen.hold_reasons}
    say = reasons[0].say if reasons else held.text or labels[held.reason]
    why, mrn, at = f"{say} (dose {key.slot})", key.mrn, moment.at
    stream = course_stream(key.mrn, key.course)
    match held.verdict:
        case Verdict.STOP_PERMANENTLY:
            return [draft(stream, mrn, at, CourseStoppedFact(why, key.stream))]
        case Verdict.STOP_CYCLE:
            return [draft(stream, mrn, at, CycleStoppedFact(why, key.stream))]
        case _:
            return [] if held.apart else closing_after_holds(moment, why)


def closing_after_holds(moment: Moment, say: str) -> list[Draft]:
    """What one more held dose closes."""
    held = moment.case.holds_that_count(moment.course) + 1
    if held < moment.regimen.timetable.held_doses_stop_cycle:
        return []
    why = f"{held} doses held in this cycle; the last: {say}"
    mrn = moment.case.patient.subject
    stream = course_stream(mrn, moment.course.number)
    return [draft(stream, mrn, moment.at, CycleStoppedFact(why, held=held))]
