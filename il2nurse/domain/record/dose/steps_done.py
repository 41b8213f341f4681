"""Which steps of a dose are done, from the entries of its stream."""

from collections.abc import Iterable

from il2nurse.domain.record.dose.corrected import DoseCorrectedFact, DoseValue
from il2nurse.domain.record.dose.dose import StepDone
from il2nurse.domain.record.dose.facts import (
    DoubleCheckedFact,
    OverriddenFact,
    StepConfirmedFact,
)
from il2nurse.domain.record.dose.infusion_facts import InfusionStartedFact
from il2nurse.domain.record.dose.refusal_facts import AnswerRefusedFact
from il2nurse.domain.record.register.entries import Entry, Kind


def replay_steps(entries: Iterable[Entry]) -> dict[str, StepDone]:
    """The steps that are done.

    An override opens the step that judged the criteria again; what was discarded is made again.
    Where a dose from paper is struck out, what was done of it since is open again.
    """
    steps: dict[str, StepDone] = {}
    before: dict[str, StepDone] = {}
    for entry in entries:
        if entry.kind is Kind.DOSE_GIVEN_ON_PAPER:
            before = dict(steps)
        elif _strikes(entry):
            steps = dict(before)
        else:
            _follow(steps, entry)
    return steps


def _strikes(entry: Entry) -> bool:
    """Whether an entry strikes out a dose that was entered from paper."""
    if entry.kind is not Kind.DOSE_CORRECTED:
        return False
    return DoseCorrectedFact.read(entry).what is DoseValue.ON_PAPER


def _follow(steps: dict[str, StepDone], entry: Entry) -> None:
    if entry.kind is Kind.OVERRIDDEN:
        steps.pop(OverriddenFact.read(entry).step, None)
    elif entry.kind is Kind.ANSWER_REFUSED:
        for name in AnswerRefusedFact.read(entry).reopens:
            steps.pop(name, None)
    elif done := _done(entry):
        steps[done.step] = done


def _done(entry: Entry) -> StepDone | None:
    """The step that an entry completes or, for the infusion, carries the answers of."""
    match entry.kind:
        case Kind.STEP_CONFIRMED:
            return read_confirmed(entry)
        case Kind.DOUBLE_CHECKED:
            return _agreed(entry)
        case Kind.INFUSION_STARTED:
            return _started(entry)
        case _:
            return None


def read_confirmed(entry: Entry) -> StepDone:
    """The step that an entry confirms."""
    fact = StepConfirmedFact.read(entry)
    return StepDone(
        step=fact.step,
        answers=fact.answers,
        charted=fact.charted,
        on_file=fact.on_file,
        findings=fact.findings,
        by=entry.person,
        witness=fact.witness,
        at=entry.occurred_at,
        number=entry.number,
        verdict=fact.verdict,
        meaning=fact.meaning,
    )


def _agreed(entry: Entry) -> StepDone | None:
    fact = DoubleCheckedFact.read(entry)
    return None if fact.mismatches else _unjudged(entry, fact, fact.witness)


def _started(entry: Entry) -> StepDone:
    return _unjudged(entry, InfusionStartedFact.read(entry), None)


def _unjudged(
    entry: Entry, fact: DoubleCheckedFact | InfusionStartedFact, witness: str | None
) -> StepDone:
    return StepDone(
        step=fact.step,
        answers=fact.answers,
        charted=None,
        on_file={},
        findings=fact.findings,
        by=entry.person,
        witness=witness,
        at=entry.occurred_at,
        number=entry.number,
        verdict=None,
    )
