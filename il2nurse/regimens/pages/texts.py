"""Every text of a regimen beside every state in which it is shown, for a reader to judge."""

from collections.abc import Iterator
from dataclasses import replace

from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.regimen.regimen import Act, Phase, Regimen, Step
from il2nurse.domain.regimen.rules import Rule
from il2nurse.readable.words import DOSE_WORDS

_HEAD = """# What is said, and when

Every text of the steps of “{title}” (version {version}), under the state of the dose in which it is
shown. This page is written from the regimen file itself; read it line by line: a sentence must be
right in every state under which it stands.

A dose that is **held** and one that is **signed** have no open step: their steps are looked at
under “On record”, by title and reason only.
"""
NOT_STARTED = "Not started: the steps before the dose"
INFUSING = "Infusing or paused"
GIVEN = DOSE_WORDS[DoseState.COMPLETED].word
STOPPED = "Stopped, for a reaction or otherwise: nothing of what is left is given"
CHARTED = "Charted around or after a dose, where nobody is about to give one"


def describe_texts(regimen: Regimen) -> str:
    """The page, state by state."""
    head = _HEAD.format(title=regimen.title, version=regimen.version)
    return "\n".join([head, *_states(regimen)]).rstrip() + "\n"


def texts_by_state(regimen: Regimen) -> dict[str, tuple[tuple[str, str], ...]]:
    """For each state every text that can be shown in it, each with where it stands."""
    before = [step for step in regimen.steps if step.phase is not Phase.AFTER]
    after = [step for step in regimen.steps if step.phase is Phase.AFTER]
    infusing = [step for step in before if step.act is Act.INFUSE]
    stopped = [step.worded_after_stop() for step in after]
    return {
        NOT_STARTED: tuple(each for step in before for each in _of_step(step)),
        INFUSING: (
            *(each for step in infusing for each in _of_step(_running(step))),
            *_charted(regimen, infusing=True),
        ),
        GIVEN: tuple(each for step in after for each in _of_step(step)),
        STOPPED: tuple(each for step in stopped for each in _of_step(step)),
        CHARTED: tuple(_charted(regimen, infusing=False)),
    }


def _states(regimen: Regimen) -> Iterator[str]:
    for state, texts in texts_by_state(regimen).items():
        yield from (f"## {state}", "", "| where | what is said |", "|---|---|")
        yield from (f"| {where} | {text} |" for where, text in texts)
        yield ""


def _of_step(step: Step) -> Iterator[tuple[str, str]]:
    yield f"**{step.id}**", f"**{step.title}** ({step.short})"
    yield f"{step.id}: say", step.say
    yield f"{step.id}: why", step.why
    if step.stop_at_once:
        yield f"{step.id}: stop at once", step.stop_at_once
    for field in step.fields:
        yield field.id, f"{field.label} {field.hint or ''}".strip()
        for choice in field.choices:
            yield f"{field.id}: {choice.word}", choice.label
    for rule in step.rules:
        yield f"{rule.id}: {_condition(rule)}", rule.say


def _running(step: Step) -> Step:
    return replace(step, say=step.say_running or step.say)


def _charted(regimen: Regimen, *, infusing: bool) -> Iterator[tuple[str, str]]:
    for step in regimen.steps:
        for rule in step.rules:
            if rule.when.field in regimen.monitoring.fields:
                yield f"{rule.id}: {_condition(rule)}", rule.said(infusing=infusing)


def _condition(rule: Rule) -> str:
    return f"{rule.when.field or ''} {rule.when.shown()}".strip()
