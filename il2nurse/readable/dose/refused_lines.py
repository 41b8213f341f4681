"""A refused answer in one line: why it was refused, where, and what was answered."""

from collections.abc import Mapping

from il2nurse.domain.record.dose.refused import RefusedAnswer
from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.values.text import Emphasis, Line, Span
from il2nurse.readable.dose_record import DoseRecord
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import REFUSED


def refused_line(record: DoseRecord, refused: RefusedAnswer) -> Line:
    """The line of the record."""
    titles = {step.id: step.title for step in record.regimen.steps}
    findings = " ".join(finding.say for finding in refused.findings)
    answered = refused_answers(record.wording, record.regimen.fields, refused)
    return (
        Span(f"{REFUSED}: ", Emphasis.ALARM),
        Span(findings, Emphasis.STRONG),
        Span(f" · {titles.get(refused.step, refused.step)}{answered}"),
    )


def refused_answers(wording: Wording, fields: Mapping[str, Field], refused: RefusedAnswer) -> str:
    """The answers at fault with their labels, after a colon; "" where there are none."""
    answers = [
        f"{known.short or known.label} {wording.answer(known, answer)}"
        for name, answer in refused.at_fault.items()
        if answer and (known := fields.get(name))
    ]
    return f": {', '.join(answers)}" if answers else ""
