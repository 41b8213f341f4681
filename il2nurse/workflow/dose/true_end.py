"""When an infusion truly ended, where that is told later than it was."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from il2nurse.domain.record.dose.infusion import Infusion
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.clock import Reading
from il2nurse.domain.values.text import has_words

ENDED_AT: Final = "ended_at"

LATE_REASON: Final = "late_reason"

ASK_END: Final = (
    "The infusion is over its time. Type when the pump ended, as the pump or the chart says, and "
    "why it is recorded only now or ran longer. Nothing was recorded."
)


@dataclass(frozen=True, slots=True)
class LateEnd:
    """When the pump ended, of an infusion that was over its time, and why no sooner."""

    at: datetime
    reason: str


def stopped_at(infusion: Infusion, now: Reading, at: datetime | None) -> Reading:
    """When the pump was stopped: now, or when a person says; never before it last ran or paused."""
    if at is None:
        return now
    if at > now.at:
        raise Slip(ENDED_AT, "This time is in the future. Type when the pump was stopped.")
    times = [time for each in infusion.pauses for time in (each.since, each.until) if time]
    if at <= max([infusion.started.at, *(each.at for each in times)]):
        raise Slip(
            ENDED_AT, "The infusion was started, paused or resumed after that. Type it again."
        )
    return now.back_to(at)


def true_end(moment: Moment, infusion: Infusion, now: Reading, late: LateEnd | None) -> Reading:
    """When the pump ended: now, or as a person says of one that was over its time."""
    tolerance = moment.regimen.monitoring.tolerance
    if late is None:
        if infusion.over(now) > tolerance:
            raise Slip(ENDED_AT, ASK_END)
        return now
    if late.at > now.at:
        raise Slip(ENDED_AT, "This time is in the future. Type when the pump ended.")
    ended = now.back_to(late.at)
    last = infusion.pauses[-1].until if infusion.pauses else None
    if ended.at <= (last or infusion.started).at or infusion.left(ended) > tolerance:
        raise Slip(
            ENDED_AT,
            "The pump cannot have given all of it by then. Type when it ended; if it ended early, "
            "press “Stop infusion”. Nothing was recorded.",
        )
    if not has_words(late.reason):
        raise Slip(LATE_REASON, "Write in words why. Nothing was recorded.")
    return ended
