"""A total of urine that was typed, beside the volumes that were charted for the same 8 hours."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.record.chart.chart import Chart
from il2nurse.domain.regimen.vocabulary import URINE_8H
from il2nurse.domain.rules.chart.fluid_totals import fluids_in
from il2nurse.domain.rules.chart.urine import EIGHT_HOURS, is_urine
from il2nurse.domain.values.instants import Stretch


@dataclass(frozen=True, slots=True)
class TypedUrine:
    """A total in mL as it was typed, and what the charted volumes of those hours add up to."""

    at: datetime
    typed_ml: Decimal
    charted_ml: Decimal


def urine_typed_unlike(chart: Chart, at: datetime) -> TypedUrine | None:
    """The newest typed total where the charted volumes of its 8 hours add up to another one.

    ``None`` where nothing was typed, where they agree, and where no volume was charted in those
    hours: then there is nothing to compare.
    """
    typed = chart.newest(URINE_8H.id, at)
    if typed is None:
        return None
    hours = Stretch.through(typed.at - EIGHT_HOURS, typed.at)
    charted = [each.fluid.ml for each in fluids_in(chart, hours) if is_urine(each.fluid)]
    total, added = Decimal(str(typed.values[URINE_8H.id])), sum(charted, Decimal(0))
    return TypedUrine(typed.at, total, added) if charted and added != total else None
