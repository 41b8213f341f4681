"""Keeping what was refused of a bag: the entry is written before the refusal is shown."""

from typing import Final

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.dose.refusal_facts import AnswerRefusedFact
from il2nurse.domain.record.pharmacy.bag import Bag
from il2nurse.domain.regimen.refusals import Consequence
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.assessment.refused import (
    already_refused,
    level_of,
    reopened_by,
)
from il2nurse.domain.rules.assessment.step_findings import Judged
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.pharmacy.bags import bag_draft
from il2nurse.workflow.station import Station

KEPT: Final = "The refused answer is on record. Nothing else was recorded."


def refuse_blocked(
    station: Station, by: Person, moment: Moment, bag: Bag, step: Step, judged: Judged
) -> None:
    """Keep answers that a rule refuses, then raise ``NotAllowed`` with every reason."""
    blocked = judged.of(Result.BLOCK)
    if not blocked:
        return
    level = level_of(step, blocked)
    reopens = reopened_by(moment.regimen, step) if level is Consequence.DISCARD else ()
    fact = AnswerRefusedFact(step.id, judged.answers, blocked, level, reopens)
    _keep(station, by, moment, bag, fact)
    sentences = [*(each.say for each in blocked), KEPT]
    raise NotAllowed("\n".join(sentences))


def _keep(station: Station, by: Person, moment: Moment, bag: Bag, fact: AnswerRefusedFact) -> None:
    """Write the refusal, once for the same answers."""
    if not already_refused(bag, fact):
        station.record(by, [bag_draft(bag, fact, moment.at)])
