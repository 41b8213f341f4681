"""One step as a person filled it in."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.record.register.scan_facts import CodeSource
from il2nurse.domain.regimen.fields import Answer, FieldKind
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.rules.assessment.step_findings import Judged
from il2nurse.domain.rules.assessment.unusual_answers import unusual_answers
from il2nurse.domain.rules.chart.unusual import demand_confirmed
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.people.sign_in import Witness

WRISTBAND: Final = "mrn"
"""What a field matches that is answered from the wristband."""


@dataclass(frozen=True, slots=True)
class FilledStep:
    """A step as somebody filled it in, its answers as they were typed.

    ``confirmed`` names the fields whose unlikely values were confirmed, ``scanned`` those that a
    scanner filled in; ``None`` where nobody could see whether one did.
    """

    step: str
    answers: Mapping[str, Answer]
    witness: Witness | None = None
    confirmed: Collection[str] = ()
    scanned: Collection[str] | None = None


def codes_told(step: Step, filled: FilledStep) -> Mapping[str, CodeSource]:
    """How each code of the step came in; nothing where that is not known."""
    scanned = filled.scanned
    if scanned is None:
        return {}
    return {
        each.id: CodeSource.SCANNED if each.id in scanned else CodeSource.TYPED
        for each in step.fields
        if (each.matches == WRISTBAND or each.kind is FieldKind.VIALS)
        and filled.answers.get(each.id)
    }


def confirmed_in(moment: Moment, step: Step, judged: Judged, filled: FilledStep) -> Collection[str]:
    """The fields whose unlikely values were confirmed; raises ``Unusual`` where one was not."""
    return demand_confirmed(unusual_answers(moment, step, judged.answers), filled.confirmed)
