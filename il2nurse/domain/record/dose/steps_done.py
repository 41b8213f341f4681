"""Which steps of a dose are done, from the entries of its stream."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from il2nurse.domain.record.dose.corrected import STRIKES_GIVEN, DoseCorrectedFact, DoseValue
from il2nurse.domain.record.dose.dose import StepDone
from il2nurse.domain.record.dose.facts import (
    DoubleCheckedFact,
    OverriddenFact,
    StepConfirmedFact,
)
from il2nurse.domain.record.dose.infusion_facts import InfusionStartedFact
from il2nurse.domain.record.dose.injection_facts import DoseInjectedFact
from il2nurse.domain.record.dose.refusal_facts import AnswerRefusedFact
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.regimen import vocabulary


def replay_steps(entries: Iterable[Entry]) -> dict[str, StepDone]:
    """The steps that are done.

    An override opens the step that judged the criteria again; what was discarded is made again.
    Where a dose from paper, or an injection, is struck out, what was done of it since is open
    again. The site of an injection is answered as it was corrected.
    """
    steps: dict[str, StepDone] = {}
    before: dict[str, StepDone] = {}
    for entry in entries:
        if entry.kind is Kind.DOSE_CORRECTED:
            steps = _corrected(steps, before, DoseCorrectedFact.read(entry))
            continue
        if entry.kind in (Kind.DOSE_GIVEN_ON_PAPER, Kind.DOSE_INJECTED):
            before = dict(steps)
        _follow(steps, entry)
    return steps


def _corrected(
    steps: dict[str, StepDone], before: Mapping[str, StepDone], fact: DoseCorrectedFact
) -> dict[str, StepDone]:
    if fact.what in STRIKES_GIVEN:
        return dict(before)
    if fact.what is DoseValue.SITE:
        return {name: _elsewhere(done, fact.now) for name, done in steps.items()}
    return steps


def _elsewhere(done: StepDone, site: str) -> StepDone:
    """The step with the right site, where it is the one that has it."""
    name = vocabulary.INJECTION_SITE.id
    return replace(done, answers={**done.answers, name: site}) if name in done.answers else done


def _follow(steps: dict[str, StepDone], entry: Entry) -> None:
    if entry.kind is Kind.OVERRIDDEN:
        steps.pop(OverriddenFact.read(entry).step, None)
    elif entry.kind is Kind.ANSWER_REFUSED:
        for name in AnswerRefusedFact.read(entry).reopens:
            steps.pop(name, None)
    elif done := _done(entry):
        steps[done.step] = done


def _done(entry: Entry) -> StepDone | None:
    """The step that an entry completes or, where it is given, carries the answers of."""
    match entry.kind:
        case Kind.STEP_CONFIRMED:
            return read_confirmed(entry)
        case Kind.DOUBLE_CHECKED:
            return _agreed(entry)
        case Kind.INFUSION_STARTED:
            return _unjudged(entry, InfusionStartedFact.read(entry), None)
        case Kind.DOSE_INJECTED:
            return _injected(entry)
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
        bag=fact.bag,
        told=fact.told,
    )


def _agreed(entry: Entry) -> StepDone | None:
    fact = DoubleCheckedFact.read(entry)
    return None if fact.mismatches else _unjudged(entry, fact, fact.witness)


def _injected(entry: Entry) -> StepDone:
    fact = DoseInjectedFact.read(entry)
    done = _unjudged(entry, fact, None)
    return replace(done, answers={**fact.answers, vocabulary.INJECTION_SITE.id: fact.site})


def _unjudged(
    entry: Entry,
    fact: DoubleCheckedFact | InfusionStartedFact | DoseInjectedFact,
    witness: str | None,
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
