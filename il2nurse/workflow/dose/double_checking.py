"""The double check: what a second person typed without seeing the first values."""

from collections.abc import Mapping
from dataclasses import dataclass

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.chart.chart import write_answers
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.register.entries import Draft, Json, Kind
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Act
from il2nurse.domain.rules.assessment.step_findings import bag_of, mismatches_with_sum, read_answers
from il2nurse.domain.rules.dose.decisions import allow_step
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.dose.administration import decide_and_write
from il2nurse.workflow.dose.confirming import demand_witness
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class Checked:
    """How a double check came out: nothing in ``mismatches`` means that it agreed."""

    mismatches: Mapping[str, tuple[str, str]]

    @property
    def agreed(self) -> bool:
        """True where both people came to the same values."""
        return not self.mismatches


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
    """Record what the second person typed without seeing the first values.

    Mismatches are recorded too; the step stays open until a check agrees in everything.
    """
    by.demand(May.GIVE)

    def act(moment: Moment, dose: Dose) -> Checked:
        step = next(step for step in moment.regimen.steps if step.act is Act.DOUBLE_CHECK)
        allow_step(moment, dose, step, Act.DOUBLE_CHECK)
        read = read_answers(moment, step, raw)
        signer = demand_witness(station, by, step, read.answers, witness)
        worked = moment.calculation(bag_of(moment.case.all_answers(dose)))
        mismatches = mismatches_with_sum(step, worked, read.answers)
        body: dict[str, Json] = {
            "step": step.id,
            "answers": write_answers(read.answers),
            "mismatches": {name: list(pair) for name, pair in mismatches.items()},
            "findings": [],
            "second": signer,
            "seconds": seconds,
        }
        draft = Draft(key.stream, Kind.DOUBLE_CHECKED, key.mrn, moment.at, body, seq=dose.next_seq)
        station.record(by, [draft], request)
        return Checked(mismatches)

    return decide_and_write(station, key, act)
