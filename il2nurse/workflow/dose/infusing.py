"""The infusion of a dose: start, pause, resume, and the clock beside it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.dose.infusion import Infusion, InfusionState
from il2nurse.domain.record.dose.infusion_facts import (
    ClockDifferedFact,
    InfusionPausedFact,
    InfusionResumedFact,
    InfusionStartedFact,
)
from il2nurse.domain.regimen.fields import Answer, Choice, Slip
from il2nurse.domain.regimen.regimen import Act
from il2nurse.domain.rules.alarms.stopping import stops_asked, stops_asked_late
from il2nurse.domain.rules.assessment.step_findings import judge
from il2nurse.domain.rules.course.elsewhere import doubted_person
from il2nurse.domain.rules.course.paused import paused_since
from il2nurse.domain.rules.dose.decisions import allow_start, allow_step
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.bag_times import bag_limit_of
from il2nurse.domain.values.clock import Reading
from il2nurse.domain.values.quantity import TENTH, round_half_up
from il2nurse.domain.values.text import kept_text
from il2nurse.readable.words import infusion_words
from il2nurse.workflow.dose.administration import decide_and_write, dose_draft
from il2nurse.workflow.dose.bag.hanging import hung
from il2nurse.workflow.dose.double_checking import PumpSet, check_pump, refuse_checker
from il2nurse.workflow.dose.refusing import refuse_blocked
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

# A wall clock that moves further than this against the running time is shown and recorded.
CLOCK_TOLERANCE = timedelta(seconds=2)


@one_act
def start(
    station: Station,
    by: Person,
    key: DoseKey,
    raw: Mapping[str, Answer],
    *,
    request: str | None = None,
) -> Infusion:
    """Start the infusion; raises ``NotAllowed`` with every reason that forbids it now."""
    by.demand(May.GIVE)

    def act(moment: Moment, dose: Dose) -> Infusion:
        step = next(step for step in moment.regimen.steps if step.act is Act.INFUSE)
        if dose.infusion is not None:
            raise NotAllowed(
                "This infusion was started already. Look at the page again. Nothing was recorded."
            )
        allow_step(moment, dose, step, Act.INFUSE)
        refuse_checker(moment, dose, by)
        judged = judge(moment, dose, step, raw)
        refuse_blocked(station, by, moment, dose, step, judged)
        worked = allow_start(moment, dose)
        reading = station.now()
        fact = InfusionStartedFact(
            *look_of(reading),
            step=step.id,
            answers=judged.answers,
            findings=judged.findings,
            total_ml=round_half_up(worked.bag.total_ml, TENTH),
            rate_ml_per_h=round_half_up(worked.bag.rate_ml_per_h, TENTH),
            planned_s=int(moment.regimen.infusion.total_seconds()),
        )
        drafts = [dose_draft(dose, fact, reading.at), *hung(station, moment, dose)]
        station.record(by, drafts, request)
        return _infusion(station, key)

    return decide_and_write(station, key, act)


def _infusion(station: Station, key: DoseKey) -> Infusion:
    infusion = station.case(key.mrn).doses[key].infusion
    if infusion is None:
        raise NotAllowed("This dose has no infusion yet. Start it first. Nothing was recorded.")
    return infusion


def look_of(reading: Reading) -> tuple[str, int]:
    """The part of a look at the clock that a fact of the infusion keeps."""
    return reading.boot_id, reading.boot_ms


def demand_state(dose: Dose, *states: InfusionState) -> Infusion:
    """The dose's infusion; raises ``NotAllowed`` where it stands at none of these states."""
    if dose.infusion is None or dose.infusion.state not in states:
        state = infusion_words(dose.infusion).word if dose.infusion else "Not started"
        raise NotAllowed(
            f"The infusion is at “{state}”. Nothing was recorded; look at the page again."
        )
    return dose.infusion


def listed_reason(choices: tuple[Choice, ...], reason: str) -> str:
    """The reason; raises ``Slip`` for one that is not in the regimen's list."""
    if reason not in {choice.word for choice in choices}:
        raise Slip("reason", "Choose the reason from the list.")
    return reason


@one_act
def pause(
    station: Station,
    by: Person,
    key: DoseKey,
    reason: str,
    text: str | None = None,
    *,
    request: str | None = None,
) -> None:
    """Pause the running infusion with a reason from the regimen's list."""
    by.demand(May.GIVE)

    def act(moment: Moment, dose: Dose) -> None:
        demand_state(dose, InfusionState.RUNNING)
        reading = station.now()
        why = listed_reason(moment.regimen.pause_reasons, reason)
        fact = InfusionPausedFact(*look_of(reading), why, kept_text(text))
        station.record(by, [dose_draft(dose, fact, reading.at)], request)

    decide_and_write(station, key, act)


@one_act
def resume(
    station: Station,
    by: Person,
    key: DoseKey,
    pump: PumpSet | None = None,
    *,
    request: str | None = None,
) -> None:
    """Let a paused infusion run on.

    Refused where the record asks to stop it, or it could not end within the bag's limit. A bag
    that runs over days asks for the ``pump`` as it is set now, and for a second person.
    """
    by.demand(May.GIVE)

    def act(moment: Moment, dose: Dose) -> None:
        infusion = demand_state(dose, InfusionState.PAUSED)
        if doubt := doubted_person(moment.case):
            raise NotAllowed(f"{doubt} It was not resumed; stop it and record the volume.")
        if moment.course.paused:
            pause = paused_since(moment.course.paused, moment.zone)
            raise NotAllowed(
                f"{pause} A pump that stands still is not started again meanwhile. It was not "
                "resumed; stop it and record the volume, or wait for the prescriber."
            )
        _refuse_asked_to_stop(moment, dose)
        reading = station.now()
        limit = bag_limit_at(moment, dose)
        if limit is not None and reading.at + infusion.left(reading) > limit:
            raise NotAllowed(
                "The infusion could not end within the bag's limit. Stop it and record the "
                "volume. It was not resumed."
            )
        rate, witness = None, None
        if moment.regimen.preparation.over_days:
            rate, witness = check_pump(station, by, moment, dose, pump)
        fact = InfusionResumedFact(*look_of(reading), rate, witness)
        station.record(by, [dose_draft(dose, fact, reading.at)], request)

    decide_and_write(station, key, act)


def _refuse_asked_to_stop(moment: Moment, dose: Dose) -> None:
    """Raise ``NotAllowed`` while something on record forbids the dose, taken on or not."""
    left = "It was not resumed; press “Stop infusion” and record the volume"
    late = [each.say for each in stops_asked_late(moment, dose)]
    if late:
        raise NotAllowed(f"{late[0]} {left}.")
    asked = [each.say for each in stops_asked(moment, dose) if each.lasts]
    if asked:
        say = " ".join(dict.fromkeys(asked))
        raise NotAllowed(f"{say} {left}, or chart what is measured now, if that is better.")


def bag_limit_at(moment: Moment, dose: Dose) -> datetime | None:
    """The last moment at which this bag's infusion may end."""
    making = moment.making_of(dose)
    return bag_limit_of(moment.regimen, moment.case.all_answers(dose), making)


@one_act
def watch_clock(station: Station, by: Person | None, key: DoseKey, last: Reading) -> str | None:
    """Compare the wall clock with the running time since ``last``; record and say a difference.

    Gives the sentence to show, or ``None`` where both agree.
    """
    now = station.now()
    drift = now.drift(last)
    if abs(drift) <= CLOCK_TOLERANCE:
        return None
    seconds = int(abs(drift).total_seconds())
    way = "forward" if drift > timedelta() else "back"
    say = (
        f"This computer's clock moved {way} by {seconds // 60} min {seconds % 60} s. "
        "The infusion timer goes by the running time; check the pump."
    )

    def act(_: Moment, dose: Dose) -> str:
        fact = ClockDifferedFact(*look_of(now), say, int(drift.total_seconds()))
        station.record(by, [dose_draft(dose, fact, now.at)])
        return say

    return decide_and_write(station, key, act)
