"""One step as a person filled it in."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.rules.assessment.step_findings import Judged
from il2nurse.domain.rules.assessment.unusual_answers import unusual_answers
from il2nurse.domain.rules.chart.unusual import demand_confirmed
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.people.sign_in import Witness


@dataclass(frozen=True, slots=True)
class FilledStep:
    """A step as somebody filled it in, its answers as they were typed.

    ``confirmed`` names the fields whose unlikely values were confirmed.
    """

    step: str
    answers: Mapping[str, Answer]
    witness: Witness | None = None
    confirmed: Collection[str] = ()


def confirmed_in(moment: Moment, step: Step, judged: Judged, filled: FilledStep) -> Collection[str]:
    """The fields whose unlikely values were confirmed; raises ``Unusual`` where one was not."""
    return demand_confirmed(unusual_answers(moment, step, judged.answers), filled.confirmed)
