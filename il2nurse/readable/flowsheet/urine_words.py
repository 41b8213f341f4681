"""A typed total of urine that the charted volumes of its hours do not add up to, in words."""

from datetime import datetime
from typing import Final

from il2nurse.domain.record.chart.chart import Chart
from il2nurse.domain.rules.chart.urine_typed import urine_typed_unlike
from il2nurse.domain.values.quantity import show_grouped
from il2nurse.readable.wording import Wording

UNLIKE: Final = (
    "Urine of 8 hours: {} mL was entered as the total at {}, but the volumes charted for those "
    "hours add up to {} mL, {} mL {}."
)
ASK: Final = "Ask who entered it, and measure again."


def unlike_urine(
    chart: Chart, at: datetime, wording: Wording, since: datetime | None = None
) -> str | None:
    """The newest total typed before ``at`` beside the charted volumes, where the two differ.

    ``None`` where nothing was typed, or only before ``since``, and where nothing was charted for
    those hours: then there is nothing to compare.
    """
    unlike = urine_typed_unlike(chart, at)
    if unlike is None or (since and unlike.at < since):
        return None
    less = unlike.charted_ml < unlike.typed_ml
    numbers = (unlike.typed_ml, unlike.charted_ml, abs(unlike.typed_ml - unlike.charted_ml))
    typed, charted, apart = (show_grouped(each) for each in numbers)
    return UNLIKE.format(
        typed, wording.clock(unlike.at), charted, apart, "less" if less else "more"
    )
