"""Whether what a step looked at changed between two confirmations of it."""

from collections.abc import Iterator

from il2nurse.domain.record.dose.dose import StepDone
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.rules.dose.asked_again import looked_at
from il2nurse.readable.dose_record import DoseRecord


def changed_between(record: DoseRecord, step: Step, done: StepDone) -> bool:
    """True where the chart or the patient's data were corrected after an earlier confirmation."""
    earlier = [
        each
        for each in record.dose.confirmations
        if each.step == step.id and each.number < done.number
    ]
    return any(
        first.number < number < done.number
        for first in earlier
        for number in _changes(record, step, first)
    )


def _changes(record: DoseRecord, step: Step, first: StepDone) -> Iterator[int]:
    """The numbers of the entries that corrected what the step looked at."""
    for change in record.case.patient.changes:
        if change.field in looked_at(step):
            yield change.number
    places = {*first.on_file.values(), *([] if first.charted is None else [first.charted])}
    for place in places:
        observed = record.case.chart.at_seq(place)
        if observed:
            yield from (each.number for each in observed.corrections)
