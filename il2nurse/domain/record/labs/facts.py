"""What an entry about a laboratory result says, and one that corrects or strikes out."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact
from il2nurse.domain.record.register.spelling import Unreadable
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.values.measure import Comparator


class ResultSource(StrEnum):
    """How a result came into the register."""

    TYPED = "typed"
    PASTED = "pasted"
    FILE = "file"


class RangeFrom(StrEnum):
    """Where a result's range comes from."""

    NONE = ""
    REPORTED = "reported"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Reported:
    """A value as reported and in the test's own unit; ``Received`` tells what each part means."""

    typed: str
    value: Decimal
    comparator: Comparator
    unit: str
    multiply: Decimal
    divide: Decimal
    own: Decimal
    own_unit: str
    range: RangeFrom
    range_text: str
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class LaboratoryFact(Reported, Fact):
    """One result, readable without the laboratory's files; ``row`` is its line of an import.

    The first result of an import names in ``left_out`` the rows that a person left out, with why.
    """

    KIND = Kind.LABORATORY
    test: str
    label: str
    source: ResultSource
    laboratory: str
    field: str | None = None
    loinc: str | None = None
    origin: str | None = None
    row: int | None = None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectedFact(Fact):
    """Another value in place of one at place ``seq`` of the chart; "" strikes it out.

    A laboratory result is corrected as a whole: ``result``, and ``specimen`` for its time.
    """

    KIND = Kind.CORRECTED
    seq: int
    field: str
    was: Answer
    now: Answer
    reason: str
    specimen: datetime | None = None
    result: Reported | None = None

    @property
    def one(self) -> str:
        """The new value where it must be one; raises ``Unreadable`` where it is several."""
        if not isinstance(self.now, str):
            raise Unreadable("“now” is several answers, where one belongs")
        return self.now


@dataclass(frozen=True, slots=True)
class StruckOutFact(Fact):
    """The entry at place ``seq`` of the chart counts no more; of a result with its value."""

    KIND = Kind.STRUCK_OUT
    seq: int
    reason: str
    field: str | None = None
    was: Answer = ""
    now: Answer = ""
