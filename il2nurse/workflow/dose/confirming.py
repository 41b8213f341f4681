"""Confirming one step of a dose: its answers, what the rules say, and who signed with the nurse."""

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.regimen.regimen import Act, Step, WitnessRule
from il2nurse.domain.rules.assessment.refused import witness_rule
from il2nurse.domain.rules.assessment.step_findings import Judged, judge
from il2nurse.domain.rules.dose.decisions import allow_step, demand_role
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.dose.administration import decide_and_write
from il2nurse.workflow.dose.bag.hanging import refuse_own_mixing
from il2nurse.workflow.dose.missed_sets import refuse_missing_sets
from il2nurse.workflow.dose.refusing import keeping_tried_pins, refuse_blocked
from il2nurse.workflow.dose.step_drafts import Signed, confirmed_drafts
from il2nurse.workflow.filled_step import FilledStep, codes_told, confirmed_in
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import Witness, check_witness
from il2nurse.workflow.station import Station


@one_act
def confirm(
    station: Station, by: Person, key: DoseKey, filled: FilledStep, request: str | None = None
) -> Judged:
    """Record the open step's answers with what the rules say about them.

    Raises ``Slip`` for a slip, ``Unusual`` for values unlike the last ones that are not named in
    ``confirmed``, ``NotAllowed`` where the step is not open, a rule blocks, the role does not fit,
    or a witness is needed and absent.
    """
    by.demand(May.PREPARE)

    def act(moment: Moment, dose: Dose) -> Judged:
        step = dose.worded(moment.regimen.step(filled.step))
        demand_role(by, step)
        allow_step(moment, dose, step, _confirmable(step))
        refuse_own_mixing(station, moment, dose, step)
        judged = judge(moment, dose, step, filled.answers)
        refuse_blocked(station, by, moment, dose, step, judged)
        sure = confirmed_in(moment, step, judged, filled)
        if step.act is Act.OBSERVE_AFTER:
            refuse_missing_sets(station, moment, dose, step, judged)
        rule = witness_rule(moment, step, judged.answers)
        signed = None
        if rule:
            with keeping_tried_pins(station, by, moment, dose, step):
                who = demand_witness(station, by, step, rule, filled.witness)
            signed = Signed(who, rule.meaning)
        told = codes_told(step, filled)
        drafts = confirmed_drafts(moment, dose, step, judged, signed, sure, told)
        station.record(by, drafts, request)
        return judged

    return decide_and_write(station, key, act)


@one_act
def check_filled(station: Station, by: Person, key: DoseKey, filled: FilledStep) -> None:
    """Ask what ``confirm`` asks, before a witness is; raises as that does."""
    by.demand(May.PREPARE)

    def act(moment: Moment, dose: Dose) -> None:
        step = dose.worded(moment.regimen.step(filled.step))
        judged = judge(moment, dose, step, filled.answers)
        refuse_blocked(station, by, moment, dose, step, judged)
        confirmed_in(moment, step, judged, filled)

    decide_and_write(station, key, act)


def _confirmable(step: Step) -> Act:
    return step.act if step.act in (Act.ANSWER, Act.OBSERVE_AFTER) else Act.ANSWER


def demand_witness(
    station: Station,
    by: Person,
    step: Step,
    rule: WitnessRule,
    witness: Witness | None,
) -> str:
    """Who signed beside the nurse; raises ``NotAllowed`` where nobody fit did."""
    if witness is None:
        roles = " or ".join(sorted(role.label.lower() for role in rule.roles))
        raise NotAllowed(
            f"“{step.title}” needs a witness to sign: {roles}. What they sign: {rule.meaning}"
        )
    return check_witness(station, by, witness, rule.roles).id
