"""Keeping what was refused: the entry is written before the refusal is shown."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.dose.refusal_facts import AnswerRefusedFact
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.refusals import Consequence
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.rules.assessment.refused import (
    already_refused,
    level_of,
    reopened_by,
)
from il2nurse.domain.rules.assessment.step_findings import Judged, findings_of
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.dose.administration import decide_and_write, dose_draft
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.tries import PinDuringWait
from il2nurse.workflow.station import Station

KEPT: Final[Mapping[Consequence, str]] = {
    Consequence.KEEP: "The refused answer is on record, and nothing else.",
    Consequence.TELL: "The refused answer is on record, and the charge nurse sees it. "
    "Nothing else was recorded.",
    Consequence.WITNESS: "The refused answer is on record, and the charge nurse sees it. "
    "Another answer needs a witness.",
    Consequence.DISCARD: "The refused answer is on record, and the charge nurse sees it. Go on "
    "with new vials and the time at which they were dissolved; a witness signs for what was "
    "discarded.",
}
"""What is said after the reasons of a refusal."""


def refuse_blocked(
    station: Station, by: Person, moment: Moment, dose: Dose, step: Step, judged: Judged
) -> None:
    """Keep answers that a rule refuses, then raise ``NotAllowed`` with every reason.

    What cannot be judged yet is no wrong answer: it is refused without an entry.
    """
    blocked = judged.of(Result.BLOCK)
    if not blocked:
        return
    fact = _fact(moment, step, judged)
    sentences = [finding.say for finding in blocked]
    if fact.findings:
        _keep(station, by, moment, dose, fact)
        sentences.append(KEPT[fact.level])
    raise NotAllowed("\n".join(sentences))


@one_act
def refuse_scanned(
    station: Station, by: Person, key: DoseKey, step_id: str, answers: Mapping[str, Answer]
) -> None:
    """Keep what a scan answered where a rule refuses it; the rest of the step is still open."""

    def act(moment: Moment, dose: Dose) -> None:
        step = dose.worded(moment.regimen.step(step_id))
        findings, _ = findings_of(moment, dose, step, answers)
        of_scan = tuple(finding for finding in findings if finding.field in answers)
        fact = _fact(moment, step, Judged(answers, {}, of_scan))
        if fact.findings:
            _keep(station, by, moment, dose, fact)

    decide_and_write(station, key, act)


@contextmanager
def keeping_tried_pins(
    station: Station, by: Person, moment: Moment, dose: Dose, step: Step
) -> Iterator[None]:
    """A PIN tried at a step during the wait after wrong ones stands on the record of the dose."""
    try:
        yield
    except PinDuringWait:
        say = "A PIN was tried while the wait after wrong PINs was not over."
        found = Finding("pin_during_wait", Result.BLOCK, say, "Sign-in of this program")
        fact = AnswerRefusedFact(step.id, {}, (found,), Consequence.TELL)
        _keep(station, by, moment, dose, fact)
        raise


def _fact(moment: Moment, step: Step, judged: Judged) -> AnswerRefusedFact:
    assessed = {each.rule for each in judged.assessment.criteria} if judged.assessment else set()
    found = tuple(each for each in judged.of(Result.BLOCK) if each.rule not in assessed)
    level = level_of(step, found)
    reopens = reopened_by(moment.regimen, step) if level is Consequence.DISCARD else ()
    return AnswerRefusedFact(step.id, judged.answers, found, level, reopens)


def _keep(
    station: Station, by: Person, moment: Moment, dose: Dose, fact: AnswerRefusedFact
) -> None:
    """Write the refusal, once for the same answers."""
    if not already_refused(dose, fact):
        station.record(by, [dose_draft(dose, fact, moment.at)])
