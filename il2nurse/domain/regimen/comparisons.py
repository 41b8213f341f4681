"""Comparisons: of one answer with numbers, dates and words, and conditions made of them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.values.measure import all_of, read_measure


class Op(StrEnum):
    """The comparisons a regimen file may use."""

    IS = "is"
    IS_NOT = "is_not"
    ONE_OF = "one_of"
    NONE_OF = "none_of"
    INCLUDES = "includes"
    BELOW = "below"
    ABOVE = "above"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    OLDER_THAN_DAYS = "older_than_days"
    LATER_THAN_DAYS = "later_than_days"


Operand: TypeAlias = "Decimal | tuple[str, ...]"

NUMERIC = frozenset({Op.BELOW, Op.ABOVE, Op.AT_LEAST, Op.AT_MOST})
DATED = frozenset({Op.OLDER_THAN_DAYS, Op.LATER_THAN_DAYS})


@dataclass(frozen=True, slots=True)
class Comparison:
    """One operator and what the answer is compared with."""

    op: Op
    operand: Operand

    def holds(self, answer: Answer, today: date) -> bool:
        """True where the answer surely meets the comparison; an empty answer meets none."""
        return self.is_met_by(answer, today) is True

    def is_met_by(self, answer: Answer, today: date) -> bool | None:
        """Whether the answer meets the comparison; ``None`` where its comparator leaves it open."""
        if not answer:
            return False
        if isinstance(self.operand, Decimal):
            return self._number(answer, self.operand, today)
        words = (answer,) if isinstance(answer, str) else answer
        match self.op:
            case Op.IS | Op.ONE_OF | Op.INCLUDES:
                return any(word in self.operand for word in words)
            case _:
                return all(word not in self.operand for word in words)

    def _number(self, answer: Answer, operand: Decimal, today: date) -> bool | None:
        text = answer if isinstance(answer, str) else answer[0]
        if self.op in DATED:
            days = (today - date.fromisoformat(text[:10])).days
            return Decimal(days if self.op is Op.OLDER_THAN_DAYS else -days) > operand
        measure = read_measure(text)
        match self.op:
            case Op.BELOW:
                return measure.below(operand)
            case Op.ABOVE:
                return measure.above(operand)
            case Op.AT_LEAST:
                return measure.at_least(operand)
            case _:
                return measure.at_most(operand)

    def shown(self) -> str:
        """The comparison in words, as on the criteria page and on paper."""
        operand = (
            f"{self.operand.normalize():f}"
            if isinstance(self.operand, Decimal)
            else " or ".join(self.operand)
        )
        return f"{self.op.value.replace('_', ' ')} {operand}"


@dataclass(frozen=True, slots=True)
class Condition:
    """All comparisons on one field, or one named function instead."""

    field: str | None = None
    comparisons: tuple[Comparison, ...] = ()
    function: str | None = None

    def holds(self, answer: Answer, today: date) -> bool:
        """True where every comparison is surely met."""
        return self.is_met_by(answer, today) is True

    def is_met_by(self, answer: Answer, today: date) -> bool | None:
        """Whether every comparison is met; ``None`` where a comparator leaves it open."""
        return all_of(comparison.is_met_by(answer, today) for comparison in self.comparisons)

    def shown(self) -> str:
        """The condition in words."""
        return (
            " and ".join(comparison.shown() for comparison in self.comparisons)
            or self.function
            or ""
        )
