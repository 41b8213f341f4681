"""Who signed for what of a dose, as rows of its record; and what a signature says."""

from collections.abc import Iterator
from dataclasses import dataclass

from il2nurse.domain.record.dose.dose import Dose, StepDone
from il2nurse.domain.record.dose.infusion import InfusionState
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.values.text import Emphasis, Line, line
from il2nurse.readable.dose.answer_lines import corrected_since
from il2nurse.readable.dose_record import DoseRecord


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """Who signed for what, when and how, and whether it still covers the record."""

    meaning: str
    name: str
    signed: str
    how: str
    state: Line


def signature_meaning(dose: Dose) -> str:
    """What a signature under this dose says; window and scenarios sign with the same words."""
    if dose.held:
        return "I held this dose for the reason recorded."
    if dose.infusion and dose.infusion.state is InfusionState.STOPPED:
        return "I gave a part of this dose and stopped it as recorded."
    return "I gave this dose as recorded."


def signature_rows(record: DoseRecord) -> tuple[SignatureRow, ...]:
    """Signatures of the record, and the witnesses who signed single steps."""
    wording = record.wording
    rows = [
        SignatureRow(
            meaning=signature.meaning,
            name=wording.name(signature.by),
            signed=wording.stamp(signature.at),
            how="PIN",
            state=line("covers the record")
            if signature.valid
            else line("no longer covers the record", Emphasis.ALARM),
        )
        for signature in record.dose.signatures
    ]
    return (*rows, *_witnesses(record))


def _witnesses(record: DoseRecord) -> Iterator[SignatureRow]:
    for step in record.regimen.steps:
        done = record.dose.steps.get(step.id)
        if done and done.witness and (step.witness or done.meaning):
            yield SignatureRow(
                meaning=done.meaning or (step.witness.meaning if step.witness else ""),
                name=record.wording.name(done.witness),
                signed=record.wording.stamp(done.at),
                how="PIN",
                state=_signed(record, step, done),
            )


def _signed(record: DoseRecord, step: Step, done: StepDone) -> Line:
    told = f"signed the step “{step.short}”"
    if corrected_since(record, done):
        return line(f"{told} before it was corrected", Emphasis.ALARM)
    return line(told)
