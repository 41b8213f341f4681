"""What a regimen says about charting: forms, reasons, limits, weight marks, schedule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.comparisons import Condition
from il2nurse.domain.regimen.fields import Choice, Field


@dataclass(frozen=True, slots=True)
class ChartingForm:
    """Questions that are charted together in one row; ``checks`` are named functions."""

    id: str
    title: str
    fields: tuple[Field, ...]
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WeightMark:
    """A gain in percent of the baseline from which a warning is shown."""

    id: str
    percent: Decimal
    say: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class MonitoringRule:
    """How often vital signs are due while something holds.

    What holds is one of: a named ``state``; a ``condition`` on a charted value; a fall of the
    condition's field by ``fell_by`` since the value before; an early warning score of
    ``news2_at_least``; one parameter that scores 3 (``red``); a reaction that began no longer ago
    than ``reaction_within``. ``why`` tells it, ``say`` is the escalation. ``continuous`` asks for
    continuous watching, charted every ``every``.
    """

    id: str
    every: timedelta
    why: str
    say: str
    source: str
    confidence: str
    continuous: bool = False
    state: str | None = None
    condition: Condition | None = None
    fell_by: Decimal | None = None
    news2_at_least: int | None = None
    red: bool = False
    reaction_within: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Charting:
    """The charting rules of a regimen, whose every limit its file says.

    Two values that lie further apart than ``longest_line`` are not joined in a picture.
    """

    late_entry: timedelta
    past_entry: timedelta
    highest_ml: Decimal
    confirm_ml: Decimal
    longest_gap: timedelta
    urine_longest_gap: timedelta
    urine_edge: timedelta
    longest_line: timedelta
    forms: Mapping[str, ChartingForm] = field(default_factory=dict)
    partial_reasons: tuple[Choice, ...] = ()
    weight_marks: tuple[WeightMark, ...] = ()
    schedule: tuple[MonitoringRule, ...] = ()

    def is_late(self, happened: datetime, recorded: datetime) -> bool:
        """True where an entry was made so much later than it happened that it is marked."""
        return recorded - happened > self.late_entry


# Of a text that was kept before regimens said anything about charting: no form, no partial set, no
# schedule, and the limits by which the program took and showed it then, so that it reads the same.
PLAIN_CHARTING: Final = Charting(
    late_entry=timedelta(minutes=30),
    past_entry=timedelta(hours=12),
    highest_ml=Decimal(5000),
    confirm_ml=Decimal(2000),
    longest_gap=timedelta(hours=8),
    urine_longest_gap=timedelta(hours=2),
    urine_edge=timedelta(minutes=30),
    longest_line=timedelta(minutes=90),
)
