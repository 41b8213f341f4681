"""Marks on a step as a whole: how often it was interrupted, or confirmed too long ago."""

from collections.abc import Iterable

from il2nurse.domain.regimen.inputs import shown_age
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.rules.assessment.assessment import Assessment
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.workflow.dose.view import DoseView


def step_marks(view: DoseView, step: Step) -> list[Mark]:
    """How often the step was interrupted, and whether it had been confirmed before."""
    found = []
    interruptions = view.dose.interruptions(step.id)
    if interruptions:
        times = "once" if len(interruptions) == 1 else f"{len(interruptions)} times"
        again = view.clock(interruptions[-1].at)
        found.append(Mark(Tone.WARN, f"Interrupted {times}; begun again {again}", Sign.WARNING))
    done = view.dose.steps.get(step.id)
    if done and step.expires:
        at, most = view.clock(done.at), shown_age(step.expires)
        found.append(
            Mark(Tone.WARN, f"Confirmed {at}, more than {most} ago: check again", Sign.CLOCK)
        )
    return found


def shown_by_hand(
    findings: Iterable[Finding], assessment: Assessment | None, *, begun: bool, whole: bool
) -> list[Finding]:
    """What stands at the questions while one types; the panel shows what a criterion found.

    A rule over several answers speaks once all are there, or once it is no block.
    """
    criteria = {each.criterion for each in assessment.criteria} if assessment else set[str]()
    return [
        each
        for each in findings
        if each.field not in criteria
        and (each.field or (whole if each.result is Result.BLOCK else begun))
    ]


def refuses(findings: Iterable[Finding], assessment: Assessment | None) -> bool:
    """Whether an answer would be recorded as refused; what is missing is asked for instead."""
    assessed = {each.rule for each in assessment.criteria} if assessment else set[str]()
    return any(each.rule not in assessed for each in blocking(findings))


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What refuses an answer of the step."""
    return tuple(finding for finding in findings if finding.result is Result.BLOCK)
