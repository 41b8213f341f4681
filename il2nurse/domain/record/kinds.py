"""The registry of kinds: what an entry of each kind says."""

from collections.abc import Mapping
from typing import Final

from il2nurse.domain.record.chart.facts import FluidFact, NoFluidFact
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.facts import Fact

FACTS: Final[Mapping[Kind, type[Fact]]] = {
    fact.KIND: fact
    for fact in (
        FluidFact,
        NoFluidFact,
    )
}


def read_fact(entry: Entry) -> Fact:
    """What the entry says, by its kind; raises ``BrokenRecord`` where it cannot be read."""
    return FACTS[entry.kind].read(entry)
