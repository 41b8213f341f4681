"""Overriding a hold for one dose: a prescriber's order, read back and signed by a witness."""

from dataclasses import replace

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.dose.facts import OverriddenFact
from il2nurse.domain.record.dose.override import Override
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.regimen import Panel
from il2nurse.domain.regimen.rules import Limit
from il2nurse.domain.rules.assessment.assessing import assess_now, inputs_now
from il2nurse.domain.rules.assessment.overrides import basis_of
from il2nurse.domain.rules.dose.decisions import allow_override
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.dose.administration import decide_and_write, dose_draft, dose_of
from il2nurse.workflow.dose.holding import checked_call
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import Witness, check_witness
from il2nurse.workflow.prescribers import NOT_ON_RECORD, refuse_old_call
from il2nurse.workflow.station import Station


@one_act
def override(
    station: Station,
    by: Person,
    key: DoseKey,
    rule_id: str,
    grounds: Grounds,
    witness: Witness,
    *,
    request: str | None = None,
) -> Override:
    """Put a hold aside for this dose on a prescriber's order; the criteria are judged again.

    It stands for the values it was given for and up to the regimen's time limit. Raises
    ``NotAllowed`` where the regimen does not allow it, another criterion speaks against the dose,
    or the witness does not fit; ``Slip`` where reason, prescriber or read-back is missing. Only a
    prescriber on record lets a dose go on, and countersigns unless they are the witness.
    """
    by.demand(May.GIVE)

    def act(moment: Moment, dose: Dose) -> Override:
        limit = allow_override(moment, dose, rule_id)
        if not has_words(grounds.reason):
            raise Slip(
                "reason", "Write in words why this hold is overridden. Nothing was recorded."
            )
        if grounds.call.unlisted:
            raise Slip("prescriber", NOT_ON_RECORD)
        kept = replace(grounds, call=checked_call(station, by, grounds.call, moment.at))
        refuse_old_call(station, kept.call.at, key.mrn)
        roles = limit.override.roles if limit.override else frozenset()
        signer = check_witness(station, by, witness, roles)
        fact = _overridden(moment, limit, kept, signer.id)
        station.record(by, [dose_draft(dose, fact, moment.at)], request)
        return dose_of(station, key).overrides[-1]

    return decide_and_write(station, key, act)


def _overridden(moment: Moment, limit: Limit, grounds: Grounds, witness: str) -> OverriddenFact:
    assessment, inputs = assess_now(moment), inputs_now(moment)
    judged = next(each for each in assessment.criteria if each.rule == limit.id)
    basis = basis_of(moment.regimen, assessment, inputs, judged.criterion, moment.at)
    step = next(step for step in moment.regimen.steps if step.panel is Panel.ASSESSMENT)
    lasts = limit.override.lasts if limit.override else moment.at - moment.at
    return OverriddenFact(
        step=step.id,
        rule=limit.id,
        criterion=judged.criterion,
        result=judged.result,
        value=f"{judged.value} {judged.unit}".strip(),
        basis=basis,
        reason=grounds.reason.strip(),
        call=grounds.call,
        until=moment.at + lasts,
        witness=witness,
        countersign=witness != grounds.call.prescriber,
    )
