"""What the confirmed steps of a dose say against it, as the record has them now."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Regimen, Step
from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.regimen.vocabulary import DERIVED
from il2nurse.domain.rules.assessment.assessing import assess_at
from il2nurse.domain.rules.assessment.assessment import Assessment
from il2nurse.domain.rules.assessment.step_findings import findings_of
from il2nurse.domain.rules.dose.reasons import Reason, leaves_only_hold
from il2nurse.domain.rules.moment import Moment


def reasons_of_steps(then: Moment, dose: Dose, now: Assessment) -> Iterator[Reason]:
    """What the rules say about the answers of every confirmed step, as corrected meanwhile.

    A value that counts only if it persists is judged by its criterion, on the newest count. What
    nobody charts, such as the time since the last start, is worked out anew, not as of that day.
    """
    persisting, anew = _persisting(then.regimen), _worked_out(then.regimen)
    for step in then.regimen.steps:
        done = dose.steps.get(step.id)
        if done is None or done.at > then.at:
            continue
        answers = then.case.answers(done)
        findings, _ = findings_of(replace(then, at=done.at), dose, step, answers)
        for each in findings:
            if each.field in anew:
                continue
            of = persisting.get(each.field or "")
            if leaves_only_hold(each) and not (of and _counted_again(then, of, each, answers)):
                yield Reason(each, step.id)
        yield from _counted(then, dose, step, now, persisting)


def _worked_out(regimen: Regimen) -> frozenset[str]:
    """The criteria whose value comes of the doses and of time, and is on no chart."""
    derived = {each.id for each in DERIVED}
    return frozenset(each.id for each in regimen.criteria if each.field in derived)


def _counted(
    then: Moment, dose: Dose, step: Step, now: Assessment, persisting: Mapping[str, str]
) -> Iterator[Reason]:
    """What the second count of a value says; while it is awaited, the dose waits."""
    done_at = dose.steps[step.id].at
    for field in step.fields:
        if field.id not in persisting:
            continue
        due = done_at + max(
            limit.recount.after
            for criterion in then.regimen.criteria
            for limit in criterion.limits
            if criterion.id == persisting[field.id] and limit.recount
        )
        later = (each.at for each in then.case.chart.with_value(field.id))
        second = next((at for at in later if due <= at <= then.at), None)
        counted = assess_at(replace(then, at=second), dose) if second else now
        yield from (
            Reason(each.finding, step.id, each.title)
            for each in counted.criteria
            if each.criterion == persisting[field.id] and leaves_only_hold(each.finding)
        )


def _persisting(regimen: Regimen) -> dict[str, str]:
    """The criterion by its field and by its own name, where one of its limits is counted again."""
    found = [each for each in regimen.criteria if any(limit.recount for limit in each.limits)]
    return {name: each.id for each in found for name in (each.field, each.id) if name}


def _counted_again(
    then: Moment, name: str, finding: Finding, answers: Mapping[str, Answer]
) -> bool:
    """True of a rule about a value that its criterion waits to see persist."""
    criterion = next(each for each in then.regimen.criteria if each.id == name)
    if finding.field == name:
        return finding.result is Result.HOLD and any(
            limit.recount and limit.id == finding.rule for limit in criterion.limits
        )
    met = (
        limit.recount and limit.is_met_by(answers.get(criterion.field or "", ""), then.today)
        for limit in criterion.limits
    )
    return any(met)
