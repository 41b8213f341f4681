"""The double check: what a witness typed without seeing the first values, or sees on the pump."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person, Role
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.dose.facts import DoubleCheckedFact
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.regimen.regimen import Act, Regimen, Step
from il2nurse.domain.rules.assessment.step_findings import mismatches_with_sum, read_answers
from il2nurse.domain.rules.dose.decisions import allow_step
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.pump import RATE, rate_field
from il2nurse.domain.values.quantity import show
from il2nurse.workflow.dose.administration import decide_and_write, dose_draft
from il2nurse.workflow.dose.refusing import keeping_tried_pins
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import Witness, check_witness
from il2nurse.workflow.station import Station

NOT_READ: Final = (
    "Read the rate from the pump, and let a second person look at it and sign. It was not resumed."
)


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


@dataclass(frozen=True, slots=True)
class PumpSet:
    """The rate that the pump shows, in mL/h, and who looked at it as well."""

    rate_ml_per_h: Decimal
    witness: Witness


def check_pump(
    station: Station, by: Person, moment: Moment, dose: Dose, pump: PumpSet | None
) -> tuple[Decimal, str]:
    """The rate and who signed it; raises ``Slip`` for another rate than the bag's.

    And ``NotAllowed`` where nobody read it, or the second person may not sign.
    """
    infusion = dose.infusion
    if pump is None or infusion is None:
        raise NotAllowed(NOT_READ)
    asked = rate_field(moment.regimen)
    tolerance = asked.tolerance if asked else Decimal(0)
    if abs(pump.rate_ml_per_h - infusion.rate_ml_per_h) > tolerance:
        raise Slip(
            RATE,
            f"The pump shows {show(pump.rate_ml_per_h)} mL/h, and this bag runs at "
            f"{show(infusion.rate_ml_per_h)} mL/h. Set the pump and read it again. It was not "
            "resumed.",
        )
    with keeping_tried_pins(station, by, moment, dose, _checking(moment.regimen)):
        signer = check_witness(station, by, pump.witness, witness_roles(moment.regimen))
    return pump.rate_ml_per_h, signer.id


def witness_roles(regimen: Regimen) -> frozenset[Role]:
    """Who may look at the pump as the second person: those who do the double check."""
    step = _checking(regimen)
    return step.witness.roles if step.witness else step.roles


def _checking(regimen: Regimen) -> Step:
    return next(step for step in regimen.steps if step.act is Act.DOUBLE_CHECK)
