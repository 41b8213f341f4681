"""What a step says of values for which the prescriber is to be called."""

from collections.abc import Mapping

from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.rules.labs.calls import meets, owed_calls
from il2nurse.domain.rules.moment import Moment


def call_findings(moment: Moment, step: Step, answers: Mapping[str, Answer]) -> list[Finding]:
    """For which values the prescriber is to be called.

    Those just answered, and, where results of a specimen are typed, those on record.
    """
    calls = moment.regimen.calls
    asked = {field.id for field in step.fields}
    met = [
        Finding(each.id, Result.WATCH, each.say, each.source, each.field)
        for each in calls.limits
        if each.field in asked and (answer := answers.get(each.field)) and meets(each, answer)
    ]
    if not any(field.timed_by for field in step.fields):
        return met
    return met + [
        Finding(each.limit.id, Result.WATCH, each.say, each.limit.source)
        for each in owed_calls(moment)
        if each.limit.field not in asked
    ]
