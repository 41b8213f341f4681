"""Stops of an infusion of which the prescriber is told, until a call about them is on record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.record.alarms.calls import PrescriberCall
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.infusion import InfusionState
from il2nurse.domain.regimen.calls import StopReason
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.moment import Moment


@dataclass(frozen=True, slots=True)
class OwedAfterStop:
    """An infusion of ``dose`` that was stopped for a reason of which the prescriber is told.

    ``seq`` is the place of its start in the dose's stream; ``at`` is when it was stopped.
    """

    reason: StopReason
    dose: str
    slot: int
    seq: int
    at: datetime

    @property
    def known_at(self) -> datetime:
        """Since when the call is owed."""
        return self.at

    @property
    def asked_by(self) -> str:
        """The reason, as the entry of the call names it."""
        return self.reason.word

    @property
    def what(self) -> str:
        """Which dose was stopped, and why."""
        return f"Dose {self.slot} was stopped ({_within(self.reason.label)})"

    @property
    def say(self) -> str:
        """The stop and what is to be done, in a sentence without a time."""
        return f"{self.what}. {self.reason.say}"

    def told(self, time: str) -> str:
        """The same with the time of the stop."""
        return f"{self.what} at {time}. {self.reason.say}"


def owed_after_stops(moment: Moment) -> Iterator[OwedAfterStop]:
    """The stops about which no call is on record, the oldest first: each by its dose's text."""
    stopped = [
        (dose, reason)
        for dose in moment.case.doses.values()
        if (reason := asks_for_call(moment.regimen_of(dose), dose))
    ]
    for dose, reason in sorted(stopped, key=lambda each: _ended(each[0])):
        if not calls_about_stop(moment.case, dose):
            key = dose.key
            yield OwedAfterStop(reason, key.stream, key.slot, dose.started_in, _ended(dose))


def asks_for_call(regimen: Regimen, dose: Dose) -> StopReason | None:
    """Why the dose was stopped, where the prescriber is to be called about that."""
    infusion = dose.infusion
    if infusion is None or infusion.state is not InfusionState.STOPPED:
        return None
    asking = (each for each in regimen.stop_reasons if each.say)
    return next((each for each in asking if each.word == infusion.reason), None)


def calls_about_stop(case: Case, dose: Dose) -> tuple[PrescriberCall, ...]:
    """The calls on record about the stop of this dose, the oldest first."""
    if dose.infusion is None:
        return ()
    seq, stream = dose.started_in, dose.key.stream
    return tuple(each for each in case.calls if (each.dose, each.seq) == (stream, seq))


def is_call_owed(regimen: Regimen, case: Case, dose: Dose) -> bool:
    """Whether the prescriber is still to be called about the stop of this dose."""
    return asks_for_call(regimen, dose) is not None and not calls_about_stop(case, dose)


def _ended(dose: Dose) -> datetime:
    end = dose.infusion.ended if dose.infusion else None
    return end.at if end else dose.begun_at


def _within(label: str) -> str:
    """A label within a sentence; what begins with a sign such as "SpO₂" stays."""
    first = label.partition(" ")[0]
    return label if first[1:] != first[1:].lower() else f"{label[:1].lower()}{label[1:]}"
