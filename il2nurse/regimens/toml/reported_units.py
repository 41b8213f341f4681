"""The units in which a value may be reported, each with its factor and its source."""

from decimal import Decimal
from typing import Final

from il2nurse.domain.values.reported_units import LabUnit
from il2nurse.regimens.toml.table import TomlTable

MOST_PLACES: Final = 4


def read_places(table: TomlTable) -> int:
    """The most decimals that are typed."""
    places = table.maybe_whole("places")
    if places is None or places > MOST_PLACES:
        table.complain(f'"places" must stand here, from 0 to {MOST_PLACES}.', "places")
        return 0
    return places


def read_other_units(table: TomlTable) -> tuple[LabUnit, ...]:
    """The units beside the own one, each with its exact factor and where that comes from."""
    return tuple(_unit(each) for each in table.tables("units"))


def _unit(table: TomlTable) -> LabUnit:
    source, confidence = table.sourced()
    if table.has("multiply") == table.has("divide"):
        table.complain('a unit has one factor, "multiply" or "divide".')
    unit = LabUnit(
        name=table.text("name"),
        places=read_places(table),
        multiply=table.number("multiply") if table.has("multiply") else Decimal(1),
        divide=table.number("divide") if table.has("divide") else Decimal(1),
        also=table.texts("also", required=False),
        source=source,
        confidence=confidence,
    )
    table.done()
    return unit
