"""What is asked once, at the order: why this patient, in what setting, with which other illness."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique
from typing import Final

from il2nurse.domain.regimen.comparisons import Condition
from il2nurse.domain.regimen.fields import Answer, Field, Slip
from il2nurse.domain.regimen.rules import Finding, Result, Rule
from il2nurse.domain.regimen.typed_answers import read_answer
from il2nurse.domain.values.text import has_words

NOT_ORDERED: Final = (
    "Nothing was recorded. Where that is so, this regimen is not ordered; where it is not, answer "
    "again."
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What is on file where ``when`` is met, and the answers that the order may give beside it."""

    when: Condition
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownAnswer:
    """A question of the order, the ``field``, that the chart answers too, in ``charted``.

    Each value that may be on file agrees with some of the answers; ``say`` is what one does
    instead of giving another.
    """

    id: str
    field: str
    charted: str
    agrees: tuple[Agreement, ...]
    say: str
    source: str
    confidence: str

    def agreeing(self, charted: Answer, today: date) -> frozenset[str]:
        """The answers that agree; a value known only as above or below a limit leaves more."""
        may_be = (e for e in self.agrees if e.when.is_met_by(charted, today) is not False)
        return frozenset(word for each in may_be for word in each.answers)


@unique
class GivenHow(StrEnum):
    """How a dose is given."""

    INJECTED = "injected"
    INFUSED = "infused"


@dataclass(frozen=True, slots=True)
class Tried:
    """That a treatment was tried so many ``months``, by these ``answers`` of the order's ``field``.

    Where the first dose ``given`` so on this register is younger, the order takes words: it may
    have begun elsewhere. They stand in the field ``reason``; ``say`` is what one writes, or does
    instead.
    """

    id: str
    field: str
    answers: tuple[str, ...]
    given: GivenHow
    months: int
    reason: str
    say: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Suitability:
    """The questions and their rules; a block refuses the order, everything else is kept and shown.

    Answered so since, a block keeps each dose of an order that stands from being given.
    ``indication`` is the field that says for what the drug is given, ``reason`` the one in which
    the prescriber says why the patient is treated nonetheless, if a file has one; it must have
    words once one of the rules ``reasoned`` speaks. No reason lets a block pass. What the rules
    ``each_dose`` say stands above every page of a dose. What of it the chart answers is ``known``,
    and how long something was to be ``tried`` is compared with the doses on record.
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
    known: tuple[KnownAnswer, ...] = ()
    tried: tuple[Tried, ...] = ()

    def read(self, raw: Mapping[str, Answer], today: date) -> dict[str, Answer]:
        """The answers that an order takes; raises ``Slip`` for one that forbids it, or is none."""
        answers = self._typed(raw)
        for finding in self.forbidding(answers, today):
            raise Slip(finding.field or "", f"{finding.say} {NOT_ORDERED}")
        return self._reasoned(answers, today)

    def read_since(self, raw: Mapping[str, Answer], today: date) -> dict[str, Answer]:
        """The answers of an order that stands: one that forbids it is kept, and no dose is given.

        Raises ``Slip`` for one that is missing, or that needs a reason.
        """
        return self._reasoned(self._typed(raw), today)

    def forbidding(self, answers: Mapping[str, Answer], today: date) -> tuple[Finding, ...]:
        """What the rules say of answers with which nothing is ordered, nor given."""
        found = self.findings(answers, today)
        return tuple(each for each in found if each.result is Result.BLOCK)

    def _typed(self, raw: Mapping[str, Answer]) -> dict[str, Answer]:
        return {field.id: read_answer(field, raw.get(field.id, "")) for field in self.fields}

    def _reasoned(self, answers: Mapping[str, Answer], today: date) -> dict[str, Answer]:
        """The answers in their kept spelling; raises ``Slip`` where a reason is missing."""
        reason = str(answers.get(self.reason, ""))
        for finding in self.findings(answers, today):
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
