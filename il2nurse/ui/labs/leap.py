"""A result that changed much since the one before: marked beside its trend, and told in words."""

from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.domain.rules.labs.history import LabRow
from il2nurse.domain.rules.labs.points import Direction
from il2nurse.domain.values.quantity import TENTH, round_half_up, show
from il2nurse.ui.look.tones import Mark, Sign, Tone

RISE: Final = "Sudden rise"
FALL: Final = "Sudden fall"


def leap_mark(laboratory: Laboratory, row: LabRow) -> Mark | None:
    """The mark of a newest result so unlike the one before; ``None`` where it is alike."""
    if row.trend is None or _times(laboratory, row) is None:
        return None
    if row.trend.direction is Direction.RISING:
        return Mark(Tone.WARN, RISE, Sign.UP)
    return Mark(Tone.WARN, FALL, Sign.DOWN)


def leap_told(laboratory: Laboratory, row: LabRow, was: str) -> str | None:
    """The same in a sentence, with the value before as it is shown."""
    times = _times(laboratory, row)
    if row.trend is None or times is None:
        return None
    shown = show(round_half_up(times, TENTH))
    if row.trend.direction is Direction.RISING:
        since = f"{RISE}: {shown} times the value before"
    else:
        since = f"{FALL}: the value before was {shown} times it"
    return f"{since}, {was}. Is it this patient's specimen?"


def _times(laboratory: Laboratory, row: LabRow) -> Decimal | None:
    trend = row.trend
    return trend.leap(row.point, laboratory.tests.leap_times) if trend else None
