"""What is asked once, at the order: why this patient, in what setting, with which other illness."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from il2nurse.domain.regimen.fields import Answer, Field, Slip
from il2nurse.domain.regimen.rules import Finding, Result, Rule
from il2nurse.domain.regimen.typed_answers import read_answer
from il2nurse.domain.values.text import has_words


@dataclass(frozen=True, slots=True)
class Suitability:
    """The questions and their rules; a block refuses the order, everything else is kept and shown.

    ``indication`` is the field that says for what the drug is given, ``reason`` the one in which
    the prescriber says why the patient is treated nonetheless, if a file has one; it must have
    words once one of the rules ``reasoned`` speaks. No reason lets a block pass. What the rules
    ``each_dose`` say stands above every page of a dose.
    """

    say: str
    source: str
    confidence: str
    fields: tuple[Field, ...]
    rules: tuple[Rule, ...]
    indication: str
    reason: str
    reasoned: tuple[str, ...]
    each_dose: tuple[str, ...] = ()

    def read(self, raw: Mapping[str, Answer], today: date) -> dict[str, Answer]:
        """The answers in their kept spelling; raises ``Slip`` for one that cannot be kept."""
        answers = {field.id: read_answer(field, raw.get(field.id, "")) for field in self.fields}
        for finding in self.findings(answers, today):
            if finding.result is Result.BLOCK:
                raise Slip(finding.field or "", finding.say)
            reason = str(answers.get(self.reason, ""))
            if finding.rule in self.reasoned and not has_words(reason):
                raise Slip(
                    self.reason,
                    f"{finding.say} Write in words why the patient is treated anyway.",
                )
        return {name: answer for name, answer in answers.items() if answer}

    def findings(self, answers: Mapping[str, Answer], today: date) -> tuple[Finding, ...]:
        """What the rules say of the answers, in the order of the file."""
        return tuple(
            Finding(rule.id, rule.result, rule.say, rule.source, rule.when.field)
            for rule in self.rules
            if rule.when.holds(answers.get(rule.when.field or "", ""), today)
        )


NOT_ASKED: Final = Suitability("", "", "", (), (), "", "", ())
