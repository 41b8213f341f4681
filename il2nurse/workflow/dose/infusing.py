"""The infusion of a dose: start, pause, resume, stop, complete, and the clock beside it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.chart.facts import FluidFact
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import CycleStoppedFact
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.dose.infusion import Infusion, InfusionState
from il2nurse.domain.record.dose.infusion_facts import (
    ClockDifferedFact,
    InfusionCompletedFact,
    InfusionPausedFact,
    InfusionResumedFact,
    InfusionStartedFact,
    InfusionStoppedFact,
)
from il2nurse.domain.record.register.entries import Draft
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Answer, Choice, Slip
from il2nurse.domain.regimen.regimen import Act
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.alarms.stopping import stops_asked
from il2nurse.domain.rules.assessment.step_findings import judge
from il2nurse.domain.rules.chart.unusual import ASK, SLIP, Oddity, Unusual, is_slipped
from il2nurse.domain.rules.dose.decisions import allow_start, allow_step
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.bag_times import bag_limit_of
from il2nurse.domain.values.clock import Reading
from il2nurse.domain.values.quantity import round_half_up, show
from il2nurse.domain.values.text import kept_text
from il2nurse.readable.words import infusion_words
from il2nurse.workflow.chart.charting import POSTED, fluid_draft
from il2nurse.workflow.dose.administration import decide_and_write, dose_draft
from il2nurse.workflow.dose.refusing import refuse_blocked
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

TENTH = Decimal("0.1")
MOST_OF_TOTAL = Decimal("1.25")
"""More than this of the volume that was worked out is misread: no bag is overfilled as much."""
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
            raise NotAllowed("This infusion was started already. Look at the page again.")
        allow_step(moment, dose, step, Act.INFUSE)
        _refuse_checker(moment, dose, by)
        judged = judge(moment, dose, step, raw)
        refuse_blocked(station, by, moment, dose, step, judged)
        worked = allow_start(moment, dose)
        reading = station.now()
        fact = InfusionStartedFact(
            *_look(reading),
            step=step.id,
            answers=judged.answers,
            findings=judged.findings,
            total_ml=round_half_up(worked.total_ml, TENTH),
            rate_ml_per_h=round_half_up(worked.rate_ml_per_h, TENTH),
            planned_s=int(moment.regimen.infusion.total_seconds()),
        )
        station.record(by, [dose_draft(dose, fact, reading.at)], request)
        return _infusion(station, key)

    return decide_and_write(station, key, act)


def _refuse_checker(moment: Moment, dose: Dose, by: Person) -> None:
    check = next(step for step in moment.regimen.steps if step.act is Act.DOUBLE_CHECK)
    if dose.steps[check.id].witness == by.id:
        raise NotAllowed(
            "You made the double check of this dose, and nobody can check themselves: the other "
            "nurse starts it. Nothing was started."
        )


def _infusion(station: Station, key: DoseKey) -> Infusion:
    infusion = station.case(key.mrn).doses[key].infusion
    if infusion is None:
        raise NotAllowed("This dose has no infusion yet. Start it first.")
    return infusion


def _look(reading: Reading) -> tuple[str, int]:
    """The part of a look at the clock that a fact of the infusion keeps."""
    return reading.boot_id, reading.boot_ms


def _demand(dose: Dose, *states: InfusionState) -> Infusion:
    if dose.infusion is None or dose.infusion.state not in states:
        state = infusion_words(dose.infusion).word if dose.infusion else "Not started"
        raise NotAllowed(
            f"The infusion stands at “{state}”. Nothing was recorded; look at the page again."
        )
    return dose.infusion


def _reason(choices: tuple[Choice, ...], reason: str) -> str:
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
        _demand(dose, InfusionState.RUNNING)
        reading = station.now()
        why = _reason(moment.regimen.pause_reasons, reason)
        fact = InfusionPausedFact(*_look(reading), why, kept_text(text))
        station.record(by, [dose_draft(dose, fact, reading.at)], request)

    decide_and_write(station, key, act)


@one_act
def resume(station: Station, by: Person, key: DoseKey, *, request: str | None = None) -> None:
    """Let a paused infusion run on; refused where it could not end within the bag's limit."""
    by.demand(May.GIVE)

    def act(moment: Moment, dose: Dose) -> None:
        infusion = _demand(dose, InfusionState.PAUSED)
        reading = station.now()
        limit = bag_limit_at(moment, dose)
        if limit is not None and reading.at + infusion.left(reading) > limit:
            raise NotAllowed(
                "The infusion could not end within the bag's limit. Stop it and record the volume."
            )
        fact = InfusionResumedFact(*_look(reading))
        station.record(by, [dose_draft(dose, fact, reading.at)], request)

    decide_and_write(station, key, act)


def bag_limit_at(moment: Moment, dose: Dose) -> datetime | None:
    """The last moment at which this bag's infusion may end."""
    return bag_limit_of(moment.regimen, moment.case.all_answers(dose))


@one_act
def stop(
    station: Station,
    by: Person,
    key: DoseKey,
    reason: str,
    *,
    given_ml: Decimal | None = None,
    text: str | None = None,
    request: str | None = None,
) -> None:
    """Stop the infusion early; the volume given by time, or as read from the pump, is charted."""
    by.demand(May.GIVE)
    end_early(station, by, key, reason, given_ml=given_ml, text=text, request=request)


@one_act
def end_early(
    station: Station,
    by: Person,
    key: DoseKey,
    reason: str,
    *,
    given_ml: Decimal | None = None,
    text: str | None = None,
    request: str | None = None,
) -> None:
    """Stop the infusion as ``stop`` does, whoever the person is: for an emergency."""

    def act(moment: Moment, dose: Dose) -> None:
        infusion = _demand(dose, InfusionState.RUNNING, InfusionState.PAUSED)
        reading = station.now()
        volume = infusion.given_ml(reading) if given_ml is None else given_ml
        refuse_volume(volume, infusion.total_ml)
        why = _reason(moment.regimen.stop_reasons, reason)
        fact = InfusionStoppedFact(*_look(reading), why, kept_text(text), volume)
        station.record(by, _ended(moment, dose, fact, reading.at), request)

    decide_and_write(station, key, act)


@one_act
def complete(
    station: Station,
    by: Person,
    key: DoseKey,
    given_ml: Decimal | None = None,
    *,
    confirmed: bool = False,
    request: str | None = None,
) -> None:
    """Record the end with the volume that the pump gave; refused while time is left.

    Without a volume the pump gave what was worked out. Less than the regimen takes for a full dose
    is recorded as a part of it; that, and as much more, has to be ``confirmed`` (``Unusual``).
    """
    by.demand(May.GIVE)

    def act(moment: Moment, dose: Dose) -> None:
        infusion = _demand(dose, InfusionState.RUNNING)
        reading = station.now()
        left = infusion.left(reading)
        if left:
            seconds = int(left.total_seconds())
            raise NotAllowed(
                f"{seconds // 60:02}:{seconds % 60:02} is left. If the pump has ended early, press "
                "“Stop infusion” and record the volume given."
            )
        volume = infusion.total_ml if given_ml is None else given_ml
        refuse_volume(volume, infusion.total_ml * MOST_OF_TOTAL)
        full_from = infusion.total_ml * moment.regimen.preparation.dilution.full_from_percent / 100
        if abs(volume - infusion.total_ml) > infusion.total_ml - full_from and not confirmed:
            raise Unusual((unlike_total(volume, infusion.total_ml),))
        fact = InfusionCompletedFact(*_look(reading), volume, short=volume < full_from)
        station.record(by, _ended(moment, dose, fact, reading.at), request)

    decide_and_write(station, key, act)


def unlike_total(volume: Decimal, total: Decimal) -> Oddity:
    """The question that a volume unlike the one worked out asks."""
    percent = round_half_up(volume * 100 / total, Decimal(1))
    sentence = (
        f"{show(volume)} mL is {show(percent)} % of the {show(total)} mL that was worked out."
    )
    slip = is_slipped(volume, total)
    return Oddity("given_ml", f"{sentence}{SLIP if slip else ASK}", slip=slip)


def refuse_volume(volume: Decimal, most: Decimal) -> None:
    """Raise ``Slip`` for a volume that the bag cannot have given."""
    if not Decimal(0) <= volume <= most:
        raise Slip(
            "given_ml", f"{show(volume)} mL cannot be right (accepted: 0 to {show(most)} mL)."
        )


def _ended(
    moment: Moment, dose: Dose, fact: InfusionStoppedFact | InfusionCompletedFact, at: datetime
) -> list[Draft]:
    """The end, the bag's volume, and the stop of the cycle where a value asks for it by then.

    What stops treatment for good is judged from the chart itself, whoever records what.
    """
    bag = FluidFact("in", POSTED, fact.given_ml, dose.key.stream)
    posted = fluid_draft(dose.key.mrn, bag, at, moment.regimen.charting)
    drafts = [dose_draft(dose, fact, at), posted]
    asked = [each for each in stops_asked(moment, dose) if each.lasts]
    found = [each for asks in asked for each in asks.found if each.result is Result.ABSOLUTE]
    if found and not moment.course.current.stopped:
        why = f"{found[0].title}: {found[0].say} (while dose {dose.key.slot} ran)"
        stream = course_stream(dose.key.mrn, dose.key.course)
        drafts.append(draft(stream, dose.key.mrn, at, CycleStoppedFact(why, dose.key.stream)))
    return drafts


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
        fact = ClockDifferedFact(*_look(now), say, int(drift.total_seconds()))
        station.record(by, [dose_draft(dose, fact, now.at)])
        return say

    return decide_and_write(station, key, act)
