"""The end of an infusion: early or complete, its volume, and what the chart asks by then."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.chart.facts import FluidFact
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import CycleStoppedFact
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.dose.infusion import InfusionState
from il2nurse.domain.record.dose.infusion_facts import (
    InfusionCompletedFact,
    InfusionStoppedFact,
)
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.alarms.stopping import stops_asked
from il2nurse.domain.rules.chart.unusual import ASK, SLIP, Oddity, Unusual, is_slipped
from il2nurse.domain.rules.dose.same_time import refuse_same_time
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.pump import left_to_empty
from il2nurse.domain.values.quantity import round_half_up, show
from il2nurse.domain.values.text import kept_text, left_in_words
from il2nurse.workflow.chart.fluids import POSTED, fluid_draft
from il2nurse.workflow.dose.administration import decide_and_write, dose_draft
from il2nurse.workflow.dose.bag.hanging import finished
from il2nurse.workflow.dose.infusing import demand_state, listed_reason, look_of
from il2nurse.workflow.dose.true_end import ENDED_AT, LateEnd, stopped_at, true_end
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

EITHER: Final = "Type when this one ended, or correct the time of the other one first."


@dataclass(frozen=True, slots=True)
class StopTold:
    """What else is told of a stop: what was seen, and when it was, where that was before now."""

    text: str | None = None
    at: datetime | None = None
    emergency: bool = False


NOTHING_TOLD: Final = StopTold()


@one_act
def stop(
    station: Station,
    by: Person,
    key: DoseKey,
    reason: str,
    *,
    given_ml: Decimal | None = None,
    told: StopTold = NOTHING_TOLD,
    request: str | None = None,
) -> None:
    """Stop the infusion early; the volume given by time, or as read from the pump, is charted.

    In an emergency nobody at the bedside is refused.
    """
    if not told.emergency:
        by.demand(May.GIVE)

    def act(moment: Moment, dose: Dose) -> None:
        infusion = demand_state(dose, InfusionState.RUNNING, InfusionState.PAUSED)
        ended = stopped_at(infusion, station.now(), told.at)
        volume = infusion.given_ml(ended) if given_ml is None else given_ml
        refuse_volume(volume, infusion.total_ml)
        why = listed_reason(moment.regimen.stop_reasons, reason)
        fact = InfusionStoppedFact(*look_of(ended), why, kept_text(told.text), volume)
        station.record(by, _ended_drafts(moment, dose, fact, ended.at), request)

    decide_and_write(station, key, act)


@one_act
def complete(
    station: Station,
    by: Person,
    key: DoseKey,
    given_ml: Decimal | None = None,
    *,
    confirmed: bool = False,
    late: LateEnd | None = None,
    request: str | None = None,
) -> None:
    """Record the end with the volume that the pump gave; refused while time is left.

    Without a volume the pump gave what was worked out. Less than the regimen takes for a full dose
    is recorded as a part of it; that, and as much more, has to be ``confirmed`` (``Unusual``).
    Over its time by more than the regimen's tolerance it asks for the true end and a reason.
    """
    by.demand(May.GIVE)

    def act(moment: Moment, dose: Dose) -> None:
        infusion = demand_state(dose, InfusionState.RUNNING)
        reading = station.now()
        if left_to_empty(moment.regimen, infusion, reading):
            left = left_in_words(infusion.left(reading))
            raise NotAllowed(
                f"{left} is left. If the pump has ended early, press "
                "“Stop infusion” and record the volume given. Nothing was recorded."
            )
        ended = true_end(moment, infusion, reading, late)
        if late:
            refuse_same_time(moment, key, (infusion.started.at, ended.at), ENDED_AT, EITHER)
        volume = infusion.total_ml if given_ml is None else given_ml
        dilution = moment.regimen.preparation.demand_dilution()
        refuse_volume(volume, dilution.most_of(infusion.total_ml))
        full_from = dilution.full_from(infusion.total_ml)
        if abs(volume - infusion.total_ml) > infusion.total_ml - full_from and not confirmed:
            raise Unusual((unlike_total(volume, infusion.total_ml),))
        why, short = kept_text(late.reason) if late else None, volume < full_from
        fact = InfusionCompletedFact(*look_of(ended), volume, short=short, late_reason=why)
        station.record(by, _ended_drafts(moment, dose, fact, ended.at), request)

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


def _ended_drafts(
    moment: Moment, dose: Dose, fact: InfusionStoppedFact | InfusionCompletedFact, at: datetime
) -> list[Draft]:
    """The end, the bag's volume, and the stop of the cycle where a value asks for it by then.

    What stops treatment for good is judged from the chart itself, whoever records what.
    """
    late = fact.late_reason if isinstance(fact, InfusionCompletedFact) else None
    bag = FluidFact("in", POSTED, fact.given_ml, dose.key.stream, late_reason=late)
    posted = fluid_draft(dose.key.mrn, bag, at, moment.regimen.charting)
    drafts = [dose_draft(dose, fact, at), posted, *finished(moment, dose)]
    asked = [each for each in stops_asked(moment, dose) if each.lasts]
    found = [each for asks in asked for each in asks.found if each.result is Result.ABSOLUTE]
    if found and not moment.course.current.stopped:
        why = f"{found[0].title}: {found[0].say} (while dose {dose.key.slot} ran)"
        stream = course_stream(dose.key.mrn, dose.key.course)
        drafts.append(
            draft(stream, dose.key.mrn, moment.at, CycleStoppedFact(why, dose.key.stream))
        )
    return drafts
