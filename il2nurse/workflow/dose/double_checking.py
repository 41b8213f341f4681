"""The double check: what a witness typed without seeing the first values."""

from collections.abc import Mapping
from dataclasses import dataclass

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.dose.facts import DoubleCheckedFact
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Act
from il2nurse.domain.rules.assessment.step_findings import mismatches_with_sum, read_answers
from il2nurse.domain.rules.dose.decisions import allow_step
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.dose.administration import decide_and_write, dose_draft
from il2nurse.workflow.dose.refusing import keeping_tried_pins
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import Witness, check_witness
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class Checked:
    """How a double check came out: nothing in ``mismatches`` means that it agreed."""

    mismatches: Mapping[str, tuple[str, str]]

    @property
    def agreed(self) -> bool:
        """True where both people came to the same values."""
        return not self.mismatches


@one_act
def double_check(
    station: Station,
    by: Person,
    key: DoseKey,
    raw: Mapping[str, Answer],
    witness: Witness,
    *,
    seconds: int = 0,
    request: str | None = None,
) -> Checked:
    """Record what the witness typed without seeing the first values.

    Mismatches are recorded too; the step stays open until a check agrees in everything.
    """
    by.demand(May.GIVE)

    def act(moment: Moment, dose: Dose) -> Checked:
        step = next(step for step in moment.regimen.steps if step.act is Act.DOUBLE_CHECK)
        allow_step(moment, dose, step, Act.DOUBLE_CHECK)
        read = read_answers(moment, step, raw)
        roles = step.witness.roles if step.witness else step.roles
        with keeping_tried_pins(station, by, moment, dose, step):
            signer = check_witness(station, by, witness, roles).id
        worked = moment.calculation_of(dose)
        mismatches = mismatches_with_sum(step, worked, read.answers)
        fact = DoubleCheckedFact(step.id, read.answers, mismatches, seconds, signer)
        station.record(by, [dose_draft(dose, fact, moment.at)], request)
        return Checked(mismatches)

    return decide_and_write(station, key, act)


def refuse_checker(moment: Moment, dose: Dose, by: Person) -> None:
    """Raise ``NotAllowed`` for the witness of the double check, who does not give the dose."""
    check = next(step for step in moment.regimen.steps if step.act is Act.DOUBLE_CHECK)
    if dose.steps[check.id].witness == by.id:
        raise NotAllowed(
            "You did the double check of this dose, so you cannot give it yourself: the other "
            "nurse does. Nothing was recorded."
        )
