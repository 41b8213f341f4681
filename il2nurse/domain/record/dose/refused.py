"""The refused answers of a dose, as its entries keep them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.record.dose.refusal_facts import AnswerRefusedFact
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.refusals import Consequence
from il2nurse.domain.regimen.rules import Finding


@dataclass(frozen=True, slots=True)
class RefusedAnswer:
    """One refusal: what was answered, what refused it, and what it leaves behind."""

    step: str
    answers: Mapping[str, Answer]
    findings: tuple[Finding, ...]
    level: Consequence
    reopens: tuple[str, ...]
    by: str
    at: datetime
    number: int
    seq: int

    @property
    def discards(self) -> bool:
        """True where what the answers speak of is thrown away."""
        return self.level is Consequence.DISCARD

    @property
    def at_fault(self) -> Mapping[str, Answer]:
        """The answers that were refused; of a rule over several answers, all of the step."""
        fields = {finding.field for finding in self.findings}
        if None in fields:
            return self.answers
        return {name: answer for name, answer in self.answers.items() if name in fields}


def replay_refused(entries: Iterable[Entry]) -> tuple[RefusedAnswer, ...]:
    """Every refusal of a dose's stream, oldest first."""
    return tuple(_refused(entry) for entry in entries if entry.kind is Kind.ANSWER_REFUSED)


def _refused(entry: Entry) -> RefusedAnswer:
    fact = AnswerRefusedFact.read(entry)
    return RefusedAnswer(
        step=fact.step,
        answers=fact.answers,
        findings=fact.findings,
        level=fact.level,
        reopens=fact.reopens,
        by=entry.person,
        at=entry.occurred_at,
        number=entry.number,
        seq=entry.seq,
    )
