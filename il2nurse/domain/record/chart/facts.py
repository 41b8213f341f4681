"""What the entries of the chart's stream say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum, unique
from typing import Literal

from il2nurse.domain.record.chart.fluids import Direction
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact
from il2nurse.domain.record.register.parts import WITNESS
from il2nurse.domain.regimen.fields import Answer

Scale = Literal[1, 2]
"""The two SpO₂ scales of the early warning score."""


@unique
class KnownFrom(StrEnum):
    """How a person who entered the result of a test knew it."""

    REPORT = "report"
    TELEPHONE = "telephone"


@dataclass(frozen=True, slots=True)
class FluidFact(Fact):
    """A volume went in or came out; ``dose`` is the stream of the dose that posted it.

    ``paper`` is the line of a form of the downtime pack from which it was charted.
    """

    KIND = Kind.FLUID
    direction: Direction
    kind: str
    ml: Decimal
    dose: str | None = None
    confirmed: bool = False
    late_reason: str | None = None
    paper: str | None = None


@dataclass(frozen=True, slots=True)
class NoFluidFact(Fact):
    """Nothing went in, or came out, from then until the entry's time; "" is every kind."""

    KIND = Kind.NO_FLUID
    direction: Direction
    kind: str
    from_: datetime
    late_reason: str | None = None


@dataclass(frozen=True, slots=True)
class ObservedFact(Fact):
    """Answers observed together, as they were kept; ``ObservedSet`` tells what each part means.

    Which parts there are depends on where the set was made: in a dose's step, by a form, partial.
    ``as_typed`` holds the numbers that were typed in another unit than they are kept in.
    ``paper`` is the line of a form of the downtime pack from which they were charted. ``witness``
    signed too, ``meaning`` is what for: where a result before was refused or spoke against a dose.
    ``reports`` are the digests of the files that are kept with the tests, by their fields.
    ``source`` is how the results were known, ``told_by`` who told them by telephone; neither is
    asked in a step of a dose, and an older program kept none.
    """

    KIND = Kind.OBSERVED
    values: Mapping[str, Answer]
    dose: str | None = None
    step: str | None = None
    form: str | None = None
    reason: str | None = None
    reason_text: str | None = None
    confirmed: tuple[str, ...] = ()
    late_reason: str | None = None
    as_typed: Mapping[str, str] = field(default_factory=dict)
    paper: str | None = None
    witness: str | None = field(default=None, metadata=WITNESS)
    meaning: str | None = None
    reports: Mapping[str, str] = field(default_factory=dict)
    source: KnownFrom | None = None
    told_by: str | None = None


@dataclass(frozen=True, slots=True)
class ReportAttachedFact(Fact):
    """The report of a test on file: ``seq`` is the place of its set in the stream.

    ``digest`` is the SHA-256 of the file, under which the register keeps it.
    """

    KIND = Kind.REPORT_ATTACHED
    seq: int
    field: str
    digest: str


@dataclass(frozen=True, slots=True)
class ReportTakenOffFact(Fact):
    """A report that belongs to another result or person: named as when it was attached, and why.

    The register keeps the file.
    """

    KIND = Kind.REPORT_TAKEN_OFF
    seq: int
    field: str
    digest: str
    reason: str


@dataclass(frozen=True, slots=True)
class ScaleChosenFact(Fact):
    """The SpO₂ scale of the early warning score, by a prescriber's word.

    ``prescriber`` is the person's id; an older program kept the name as it was shown.
    """

    KIND = Kind.SCALE_CHOSEN
    scale: Scale
    prescriber: str
    reason: str


@dataclass(frozen=True, slots=True)
class HandwritingFact(Fact):
    """A sample of handwriting, each stroke as x, y, x, y and so on."""

    KIND = Kind.HANDWRITING
    strokes: tuple[tuple[int, ...], ...]
