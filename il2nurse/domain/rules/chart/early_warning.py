"""NEWS2, the National Early Warning Score (Royal College of Physicians, London, 2017).

The scoring table and the responses are those of the published charts 1 and 4. The score helps to
escalate; it is never the only gate before a dose.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from il2nurse.domain.record.chart.facts import Scale
from il2nurse.domain.regimen import vocabulary

ROUTINE = "Score 0: repeat the observations at least every 12 hours."
NURSE_DECIDES = (
    "Score 1 to 4: repeat the observations at least every 4 to 6 hours; a registered nurse decides "
    "whether to observe more often or to call."
)
ONE_PARAMETER = (
    "One parameter scores 3: repeat the observations at least every hour and call the medical team "
    "to review the patient."
)
URGENT = (
    "Score 5 to 6: repeat the observations at least every hour and call the medical team for an "
    "urgent review."
)
# Shown in place of the above where a schedule asks for the next set sooner.
SCHEDULE_FIRST = "the next set is due as the schedule says, sooner than the score alone asks"
EMERGENCY = "Score 7 or more: observe continuously and call the emergency team now."


REPEATS: Mapping[str, timedelta] = {
    ROUTINE: timedelta(hours=12),
    NURSE_DECIDES: timedelta(hours=4),
    ONE_PARAMETER: timedelta(hours=1),
    URGENT: timedelta(hours=1),
}
_REPEAT = re.compile(r"repeat the observations at least every (?:\d+ to )?(?:\d+ hours|hour)")


@dataclass(frozen=True, slots=True)
class Bands:
    """Points below and above the zero band, the most serious first on each side.

    A value between two printed bands (temperature 35.05) takes the more serious of the two.
    """

    below: tuple[tuple[Decimal, int], ...] = ()
    above: tuple[tuple[Decimal, int], ...] = ()

    def points(self, value: Decimal) -> int:
        """The points a value scores."""
        for limit, points in self.below:
            if value < limit:
                return points
        for limit, points in self.above:
            if value > limit:
                return points
        return 0


def _side(*pairs: tuple[str, int]) -> tuple[tuple[Decimal, int], ...]:
    return tuple((Decimal(limit), points) for limit, points in pairs)


RESPIRATORY_RATE = Bands(_side(("9", 3), ("12", 1)), _side(("24", 3), ("20", 2)))
SPO2_SCALE_1 = Bands(_side(("92", 3), ("94", 2), ("96", 1)))
SPO2_SCALE_2_ON_AIR = Bands(_side(("84", 3), ("86", 2), ("88", 1)))
SPO2_SCALE_2_ON_OXYGEN = Bands(SPO2_SCALE_2_ON_AIR.below, _side(("96", 3), ("94", 2), ("92", 1)))
SYSTOLIC = Bands(_side(("91", 3), ("101", 2), ("111", 1)), _side(("219", 3)))
PULSE = Bands(_side(("41", 3), ("51", 1)), _side(("130", 3), ("110", 2), ("90", 1)))
TEMPERATURE = Bands(_side(("35.1", 3), ("36.1", 1)), _side(("39.0", 2), ("38.0", 1)))
ON_OXYGEN_POINTS = 2
NOT_ALERT_POINTS = 3
RED_POINTS = 3
URGENT_TOTAL = 5
EMERGENCY_TOTAL = 7
SCALES: Final[tuple[Scale, ...]] = (1, 2)


@dataclass(frozen=True, slots=True)
class News2:
    """A whole score: its total, the points by field, whether any field scores 3, what to do."""

    total: int
    parts: Mapping[str, int]
    red: bool
    response: str
    scale: int

    @property
    def repeat_within(self) -> timedelta | None:
        """How soon the score alone asks for the next set; ``None`` where all the time."""
        return REPEATS.get(self.response)

    def response_beside(self, due_in: timedelta | None) -> str:
        """What to do, where a schedule asks for the next set in this time, or asks for none.

        Of two times only the shorter one is shown.
        """
        within = self.repeat_within
        if within is None or due_in is None or due_in >= within:
            return self.response
        return _REPEAT.sub(SCHEDULE_FIRST, self.response)


@dataclass(frozen=True, slots=True)
class Signs:
    """What is scored: breaths and beats per min, SpO₂ %, oxygen, mmHg, alertness, °C.

    ``None`` stands for what was not measured. ``alert`` is False for new confusion and for a
    patient who answers only to voice, pain or not at all.
    """

    respiratory_rate: Decimal | None
    spo2: Decimal | None
    on_oxygen: bool | None
    systolic: Decimal | None
    heart_rate: Decimal | None
    alert: bool | None
    temperature: Decimal | None


def score_signs(signs: Signs, scale: int = 1) -> News2 | None:
    """The score; ``None`` where anything was not measured.

    ``scale`` 2 is for a prescribed SpO₂ target of 88 to 92 %. Raises ValueError for any scale
    but 1 and 2.
    """
    parts = _parts(signs, scale)
    known = {name: points for name, points in parts.items() if points is not None}
    return _total(known, scale) if len(known) == len(parts) else None


def points_so_far(signs: Signs, scale: int = 1) -> dict[str, int]:
    """The points of what was measured, by field; that is no score while anything is missing."""
    return {name: n for name, n in _parts(signs, scale).items() if n is not None}


def _parts(signs: Signs, scale: int) -> dict[str, int | None]:
    if scale not in SCALES:
        raise ValueError(f"NEWS2 has SpO₂ scales 1 and 2, and no scale {scale}.")
    bands = _spo2_bands(scale, on_oxygen=signs.on_oxygen is True)
    return {
        vocabulary.RESPIRATORY_RATE.id: _scored(RESPIRATORY_RATE, signs.respiratory_rate),
        vocabulary.SPO2.id: _scored(bands, signs.spo2),
        vocabulary.OXYGEN.id: None
        if signs.on_oxygen is None
        else ON_OXYGEN_POINTS * signs.on_oxygen,
        vocabulary.SYSTOLIC.id: _scored(SYSTOLIC, signs.systolic),
        vocabulary.HEART_RATE.id: _scored(PULSE, signs.heart_rate),
        vocabulary.ALERTNESS.id: None
        if signs.alert is None
        else NOT_ALERT_POINTS * (not signs.alert),
        vocabulary.TEMPERATURE.id: _scored(TEMPERATURE, signs.temperature),
    }


def _scored(bands: Bands, value: Decimal | None) -> int | None:
    return None if value is None else bands.points(value)


def _spo2_bands(scale: int, *, on_oxygen: bool) -> Bands:
    if scale == 1:
        return SPO2_SCALE_1
    return SPO2_SCALE_2_ON_OXYGEN if on_oxygen else SPO2_SCALE_2_ON_AIR


def _total(parts: Mapping[str, int], scale: int) -> News2:
    total, red = sum(parts.values()), RED_POINTS in parts.values()
    return News2(total, MappingProxyType(dict(parts)), red, _response(total, red=red), scale)


def _response(total: int, *, red: bool) -> str:
    if total >= EMERGENCY_TOTAL:
        return EMERGENCY
    if total >= URGENT_TOTAL:
        return URGENT
    if red:
        return ONE_PARAMETER
    return NURSE_DECIDES if total else ROUTINE


SCORED: Final = frozenset(_parts(Signs(None, None, None, None, None, None, None), 1))
"""The fields of which the score is made; without one of them there is none."""
