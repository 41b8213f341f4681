"""Answers of a dose of which the prescriber is told, until a call about them is on record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.dose.dose import Dose, StepDone
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.dose.owed_after_stops import is_call_owed
from il2nurse.domain.rules.moment import Moment


@dataclass(frozen=True, slots=True)
class OwedAfterAnswer:
    """A step of ``dose`` with answers at which the regimen has the prescriber called.

    ``seq`` is its place in the dose's stream, ``at`` when it was confirmed, and ``asks`` what the
    rules say of the answers.
    """

    step: str
    dose: str
    slot: int
    seq: int
    at: datetime
    asks: str

    @property
    def known_at(self) -> datetime:
        """Since when the call is owed."""
        return self.at

    @property
    def asked_by(self) -> str:
        """The step, as the entry of the call names it."""
        return self.step

    @property
    def say(self) -> str:
        """What was answered and what is to be done, without a time."""
        return f"Dose {self.slot}: {self.asks}"

    def told(self, time: str) -> str:
        """The same with the time of the answer."""
        return f"Dose {self.slot} at {time}: {self.asks}"


def owed_after_answers(moment: Moment) -> tuple[OwedAfterAnswer, ...]:
    """The answers about which no call is on record, the oldest first: each by its dose's text."""
    owed = (
        each
        for dose in moment.case.doses.values()
        for each in owed_of_dose(moment.regimen_of(dose), moment.case, dose)
    )
    return tuple(sorted(owed, key=lambda each: each.at))


def owed_of_dose(regimen: Regimen, case: Case, dose: Dose) -> Iterator[OwedAfterAnswer]:
    """The answers of this dose about which no call is on record."""
    called = {each.seq for each in case.calls if each.dose == dose.key.stream}
    for done in dose.steps.values():
        asks = _asks(regimen, done)
        if asks and (seq := _place(dose, done)) not in called:
            key = dose.key
            yield OwedAfterAnswer(done.step, key.stream, key.slot, seq, done.at, asks)


def owes_call(regimen: Regimen, case: Case, dose: Dose) -> bool:
    """Whether the prescriber is still to be called about this dose: its stop, or its answers."""
    return is_call_owed(regimen, case, dose) or any(owed_of_dose(regimen, case, dose))


def _asks(regimen: Regimen, done: StepDone) -> str:
    """What the rules that owe a call said of the answers; empty where none did."""
    owing = {rule.id for step in regimen.steps for rule in step.rules if rule.owes_call}
    return " ".join(each.say for each in done.findings if each.rule in owing)


def _place(dose: Dose, done: StepDone) -> int:
    return next(each.seq for each in dose.entries if each.number == done.number)
