"""What a refused answer leaves behind: a witness, or new vials in place of discarded ones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from il2nurse.domain.record.dose.made import Made
from il2nurse.domain.record.dose.refusal_facts import AnswerRefusedFact
from il2nurse.domain.record.dose.refused import RefusedAnswer
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.refusals import Consequence
from il2nurse.domain.regimen.regimen import Regimen, Step, WitnessRule
from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.rules.assessment.answer_checks import matches
from il2nurse.domain.rules.assessment.charted_against import (
    charted_against,
    confirmed_since,
    witnessed_since,
)
from il2nurse.domain.rules.assessment.situation import Situation
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.bag_times import reconstituted_at
from il2nurse.domain.values.wall_clock import clock_on

MATCHES: Final = "-matches"
"""The end of a finding's rule where an identifier is another patient's."""


def level_of(step: Step, refused: Sequence[Finding]) -> Consequence:
    """What these refusals leave behind; another patient's identifier is always reported."""
    rules = {rule.id: rule.refused for rule in step.rules}
    of_another = [Consequence.TELL for finding in refused if finding.rule.endswith(MATCHES)]
    found = [rules.get(finding.rule, Consequence.KEEP) for finding in refused]
    return max([*of_another, *found], key=lambda each: each.severity, default=Consequence.KEEP)


def reopened_by(regimen: Regimen, step: Step) -> tuple[str, ...]:
    """The steps that begin again where this one discards: from the first vial up to here."""
    names = [each.id for each in regimen.steps]
    first = next(
        (each.id for each in regimen.steps if each.field(vocabulary.RECONSTITUTED_AT.id)), step.id
    )
    begin, end = names.index(first), names.index(step.id)
    return tuple(names[begin : end + 1]) if begin <= end else (step.id,)


def standing_refusals(moment: Moment, step: str) -> tuple[RefusedAnswer, ...]:
    """Refusals in this course after which the step takes two people, and has not been confirmed.

    What was discarded is answered for at the first step that begins again. A result that was
    entered later with a witness answers for the one that was refused.
    """
    every = moment.case.made_of(moment.course)
    refused = [each for made in every for each in made.refused if _answered_for_at(each) == step]
    since = confirmed_since(moment, step) if refused else 0
    return tuple(
        each
        for each in refused
        if each.number > since
        and (each.discards or each.number > witnessed_since(moment, each.at_fault.keys()))
    )


def _answered_for_at(refused: RefusedAnswer) -> str:
    if refused.discards:
        return next(iter(refused.reopens), refused.step)
    return refused.step if refused.level is Consequence.WITNESS else ""


def mismatched_findings(step: Step, situation: Situation) -> list[Finding]:
    """An identifier that belongs to another patient."""
    patient = situation.patient
    return [
        Finding(
            rule=f"{field.id}{MATCHES}",
            result=Result.BLOCK,
            say=f"{field.label} does not belong to {patient.name}. Stop: this may be another "
            "patient. Check the wristband and the name on the screen.",
            source=field.source,
            field=field.id,
        )
        for field in step.fields
        if field.matches
        and (answer := situation.answers.get(field.id))
        and not matches(field.matches, str(answer), patient)
    ]


def discarded_findings(
    moment: Moment, step: Step, answers: Mapping[str, Answer]
) -> Iterator[Finding]:
    """Blocks a time of dissolving from before the refusal: those vials are not used again."""
    began, after = reconstituted_at(answers), moment.regimen.after_refusal
    if began is None or after is None or step.field(vocabulary.RECONSTITUTED_AT.id) is None:
        return
    for each in standing_refusals(moment, step.id):
        if each.discards and began <= each.at:
            then = clock_on(each.at.astimezone(moment.zone), moment.today)
            yield Finding(
                rule="discarded",
                result=Result.BLOCK,
                say=f"What was refused at {then} is discarded and is not used again. Take new "
                "vials, and type the later time at which the first of them was dissolved.",
                source=after.source,
                field=vocabulary.RECONSTITUTED_AT.id,
            )
            return


def witness_rule(
    moment: Moment, step: Step, answers: Mapping[str, Answer] | None = None
) -> WitnessRule | None:
    """Who signs this step beside the nurse; ``None`` where nobody must.

    That is the regimen's rule where it applies to the answers, and the one for what was refused or
    was charted otherwise.
    """
    own, after = step.witness, moment.regimen.after_refusal
    if own and not own.applies(answers or {}):
        own = None
    standing = standing_refusals(moment, step.id)
    if after is None or not (standing or charted_against(moment, step)):
        return own
    discarded = any(each.discards for each in standing)
    meaning = after.discarded if discarded else after.changed
    if own is None:
        return WitnessRule(after.roles, meaning)
    both = f"{own.meaning} {meaning}"
    return replace(own, roles=own.roles & after.roles or own.roles, meaning=both)


def already_refused(made: Made, fact: AnswerRefusedFact) -> bool:
    """True where the same answers of the step were refused and nobody answered for that yet.

    The same wrong fluid in a bag from new vials is another bag that is thrown away.
    """
    rules = [finding.rule for finding in fact.findings]
    return any(
        each.step == fact.step
        and not _answered_for(made, each)
        and dict(each.answers) == dict(fact.answers)
        and [finding.rule for finding in each.findings] == rules
        for each in made.refused
    )


def _answered_for(made: Made, refused: RefusedAnswer) -> bool:
    """Whether its step, or the one that begins again for it, was confirmed since."""
    steps = {refused.step, _answered_for_at(refused)}
    return any(done.number > refused.number and done.step in steps for done in made.confirmations)
