"""Preparing a bag: its steps, one after the other, and what is refused of them."""

from typing import Final

from il2nurse.domain.people import Person
from il2nurse.domain.record.dose.facts import StepConfirmedFact
from il2nurse.domain.record.pharmacy.bag import BagAct, BagKey
from il2nurse.domain.rules.assessment.refused import (
    witness_rule,
)
from il2nurse.domain.rules.assessment.step_findings import Judged, judge
from il2nurse.domain.rules.bags.sums import lots_in, vials_in
from il2nurse.workflow.filled_step import FilledStep, codes_told, confirmed_in
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import check_witness
from il2nurse.workflow.pharmacy.bags import bag_at, bag_draft, demand_act, step_to_do
from il2nurse.workflow.pharmacy.beginning import refuse_against, refuse_other_order
from il2nurse.workflow.pharmacy.lots import refuse_lots, refuse_other_expiry
from il2nurse.workflow.pharmacy.refusing import refuse_blocked
from il2nurse.workflow.pharmacy.starting import refuse_later_start
from il2nurse.workflow.station import Station

NOTHING: Final = "Nothing was recorded."


@one_act
def confirm_bag_step(
    station: Station,
    by: Person,
    key: BagKey,
    filled: FilledStep,
    *,
    request: str | None = None,
) -> Judged:
    """Record the next step of a bag with what the rules say; as a step of a dose is recorded.

    Raises ``Slip``, ``Unusual`` and ``NotAllowed`` as that does; and once the dose must be held.
    """
    moment, bag = station.moment(key.dose.mrn), bag_at(station, key)
    demand_act(moment, bag, BagAct.PREPARE, by)
    step = step_to_do(moment, bag, filled.step)
    refuse_against(moment, bag.key)
    refuse_other_order(moment, bag)
    judged = judge(moment, bag, step, filled.answers)
    refuse_blocked(station, by, moment, bag, step, judged)
    refuse_lots(station, lots_in(step, judged.answers))
    refuse_other_expiry(station, vials_in(step, judged.answers))
    refuse_later_start(moment, bag, step, judged.answers)
    confirmed_in(moment, step, judged, filled)
    rule = witness_rule(moment, step, judged.answers)
    signer = check_witness(station, by, filled.witness, rule.roles).id if rule else None
    own = step.witness is not None and rule is not None and step.witness.meaning == rule.meaning
    fact = StepConfirmedFact(
        step=step.id,
        answers=judged.answers,
        charted=None,
        on_file={},
        findings=judged.findings,
        verdict=judged.verdict,
        witness=signer,
        meaning=rule.meaning if rule and not own else None,
        told=codes_told(step, filled),
    )
    station.record(by, [bag_draft(bag, fact, moment.at)], request)
    return judged
