"""Whether a dose may go on, judged anew from the record as it stands: the one answer of all."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from il2nurse.domain.record.dose.asked_again import Again
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.regimen import Panel, Regimen, Step
from il2nurse.domain.regimen.rules import VERDICTS, Finding, Result, Verdict
from il2nurse.domain.regimen.vocabulary import HOURS_SINCE_START
from il2nurse.domain.rules.assessment.assessing import assess_at
from il2nurse.domain.rules.assessment.assessment import Assessment
from il2nurse.domain.rules.dose.closed import PASSES, what_closed
from il2nurse.domain.rules.dose.reasons import Awaited, Reason, leaves_only_hold
from il2nurse.domain.rules.dose.reasons_of_steps import reasons_of_steps
from il2nurse.domain.rules.moment import Moment, judged_once


@dataclass(frozen=True, slots=True)
class Standing:
    """What speaks against a dose now, the most severe first, and what follows from it.

    ``reasons`` leave nothing but holding a dose that was not started, and ask to stop one that is
    running. ``unknown`` cannot be judged before something is measured or a step is done again; of
    the criteria it counts once they were ``judged``, for up to then the steps ask for it. It
    ``passes`` without a hold where nothing but the time since the last start, lost entries, a
    paused order, or a stop on who may be the same person speaks against the dose.
    """

    verdict: Verdict
    reasons: tuple[Reason, ...]
    unknown: tuple[Finding, ...]
    recounts: tuple[Awaited, ...] = ()
    judged: bool = False
    must_hold: bool = False
    must_stop: bool = False
    passes: bool = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What speaks against the dose, the most severe first."""
        return tuple(reason.finding for reason in self.reasons)

    @property
    def say(self) -> str:
        """The first sentence about a dose that may not go on, else ""."""
        sentences = (*(each.say for each in self.reasons), *(each.say for each in self.unknown))
        return next(iter(sentences), "")

    def against(self, step: str) -> bool:
        """True where something of this step speaks against the dose."""
        return any(reason.step == step for reason in self.reasons)


def step_of_criteria(regimen: Regimen) -> Step:
    """The step that judges every criterion."""
    return next(step for step in regimen.steps if step.panel is Panel.ASSESSMENT)


NOTHING_ASKED: Final = Standing(Verdict.GIVE, (), ())


@judged_once
def may_go_on(moment: Moment, dose: Dose) -> Standing:
    """What the record as it stands says about the dose, corrections and overrides included.

    Three things are asked: what the rules of every confirmed step say about its answers, what the
    criteria said when they were judged, and, from then on, what they say now. What a step found
    on its day is kept with the step and decides nothing. A running infusion is judged by what the
    record says of its start; of a dose that is over, nothing is asked any more.
    """
    if dose.held or (dose.given and not dose.infusing):
        return NOTHING_ASKED
    at = dose.given.since if dose.given else moment.at
    then = replace(moment, at=at)
    now = assess_at(then, dose)
    reasons, unknown = _speaking(then, dose, now)
    unknown = (*_asked_again(moment.regimen, dose), *unknown)
    closed = (Reason(finding, "") for finding in what_closed(moment, dose))
    reasons = (*closed, *reasons)
    return Standing(
        verdict=_verdict(reasons, unknown),
        reasons=reasons,
        unknown=unknown,
        recounts=() if dose.given else _awaited(moment.regimen, now, reasons),
        judged=step_of_criteria(moment.regimen).id in dose.steps,
        must_hold=bool(reasons) and not dose.given,
        must_stop=bool(reasons or unknown) and dose.infusing,
        passes=bool(reasons) and not dose.given and _pass_by_themselves(moment.regimen, reasons),
    )


def spoke_against(
    moment: Moment, dose: Dose, at: datetime
) -> tuple[tuple[Reason, ...], tuple[Finding, ...]]:
    """What spoke against a dose at a time, by the record as it stands, and what was unknown."""
    then = replace(moment, at=at)
    return _speaking(then, dose, assess_at(then, dose))


def _speaking(
    then: Moment, dose: Dose, now: Assessment
) -> tuple[tuple[Reason, ...], tuple[Finding, ...]]:
    criteria_step = step_of_criteria(then.regimen)
    judged = criteria_step.id in dose.steps
    # Of one begun on paper no step was judged here, and it runs; what was not known then is told
    # with the form.
    began_on_paper = dose.on_form is not None and dose.on_form.running
    found = {
        reason.finding.rule: reason
        for reason in (reasons_now(now, criteria_step) if judged or began_on_paper else ())
    }
    for reason in reasons_of_steps(then, dose, now):
        found.setdefault(reason.finding.rule, reason)
    reasons = tuple(sorted(found.values(), key=lambda each: -each.finding.result.severity))
    unknown = now.of(Result.NOT_EVALUABLE) if judged else ()
    return reasons, tuple(each.finding for each in unknown)


def _asked_again(regimen: Regimen, dose: Dose) -> Iterator[Finding]:
    """What keeps confirmed steps from counting; a start that was made is judged by the chart.

    What was struck out and is a criterion's value is told by the criterion.
    """
    told = {each.field for each in regimen.criteria if not each.optional}
    for each in dose.asked_again:
        of_criterion = each.why is Again.MISSING and each.finding.field in told
        changed = dose.given and each.why is Again.CHANGED
        if not (of_criterion or changed):
            yield each.finding


def _pass_by_themselves(regimen: Regimen, reasons: tuple[Reason, ...]) -> bool:
    waiting = {each.id for each in regimen.criteria if each.field == HOURS_SINCE_START.id}
    found = [reason.finding for reason in reasons]
    return all(each.field in waiting or each.rule in PASSES for each in found)


def _awaited(regimen: Regimen, now: Assessment, reasons: tuple[Reason, ...]) -> tuple[Awaited, ...]:
    """What is counted again, where it is among the reasons."""
    rules = {reason.finding.rule for reason in reasons}
    fields = {each.id: each.field for each in regimen.criteria if each.field}
    return tuple(
        Awaited(fields[each.criterion], each.recount_from)
        for each in now.criteria
        if each.recount_from is not None and each.rule in rules
    )


def _verdict(reasons: tuple[Reason, ...], unknown: tuple[Finding, ...]) -> Verdict:
    found = [VERDICTS[reason.finding.result] for reason in reasons]
    usual = Verdict.NOT_EVALUABLE if unknown else Verdict.GIVE
    return max([usual, *found], key=lambda verdict: verdict.severity)


def reasons_now(now: Assessment, criteria_step: Step) -> Iterator[Reason]:
    """What the criteria say now that leaves nothing but holding the dose."""
    for each in now.against:
        if leaves_only_hold(each.finding):
            yield Reason(each.finding, criteria_step.id, each.title)
