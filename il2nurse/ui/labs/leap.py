"""A result that changed much since the one before: marked beside its trend, and told in words."""

from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.domain.rules.labs.history import LabRow
from il2nurse.domain.rules.labs.points import Direction
from il2nurse.domain.values.quantity import TENTH, round_half_up, show
from il2nurse.ui.look.tones import Mark, Sign, Tone

WORD: Final = "Sudden"


def leap_mark(laboratory: Laboratory, row: LabRow) -> Mark | None:
    """The mark of a newest result so unlike the one before; ``None`` where it is alike."""
    if row.trend is None or _times(laboratory, row) is None:
        return None
    risen = row.trend.direction is Direction.RISING
    return Mark(Tone.WARN, WORD, Sign.UP if risen else Sign.DOWN)


def leap_told(laboratory: Laboratory, row: LabRow, was: str) -> str | None:
    """The same in a sentence, with the value before as it is shown."""
    times = _times(laboratory, row)
    if row.trend is None or times is None:
        return None
    shown = show(round_half_up(times, TENTH))
    risen = row.trend.direction is Direction.RISING
    way = "rise" if risen else "fall"
    since = f"{shown} times the value before" if risen else f"the value before was {shown} times it"
    return f"{WORD} {way}: {since}, {was}. Is it this patient's specimen?"


def _times(laboratory: Laboratory, row: LabRow) -> Decimal | None:
    trend = row.trend
    return trend.leap(row.point, laboratory.tests.leap_times) if trend else None
