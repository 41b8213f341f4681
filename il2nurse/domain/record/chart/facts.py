"""What the entries of the chart's stream say."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.record.chart.fluids import Direction
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact


@dataclass(frozen=True, slots=True)
class FluidFact(Fact):
    """A volume went in or came out; ``dose`` is the stream of the dose that posted it."""

    KIND = Kind.FLUID
    direction: Direction
    kind: str
    ml: Decimal
    dose: str = ""
    confirmed: bool = False
    late_reason: str = ""


@dataclass(frozen=True, slots=True)
class NoFluidFact(Fact):
    """Nothing went in, or came out, from then until the entry's time; "" is every kind."""

    KIND = Kind.NO_FLUID
    direction: Direction
    kind: str
    from_: datetime
    late_reason: str = ""
