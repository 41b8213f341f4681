"""What the entry of a refused answer says."""

from collections.abc import Mapping
from dataclasses import dataclass

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.refusals import Consequence
from il2nurse.domain.regimen.rules import Finding


@dataclass(frozen=True, slots=True)
class AnswerRefusedFact(Fact):
    """The answers of a step were refused; nothing but this was recorded of them.

    ``findings`` are what refused them and ``level`` what that leaves behind. ``reopens`` are the
    steps that begin again, because what they made is discarded.
    """

    KIND = Kind.ANSWER_REFUSED
    step: str
    answers: Mapping[str, Answer]
    findings: tuple[Finding, ...]
    level: Consequence
    reopens: tuple[str, ...] = ()
