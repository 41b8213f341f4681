"""What an order answers of what was found before: the prescriber says what became of it."""

from dataclasses import dataclass
from typing import Final

from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.dose.found_before import before_another_order, found_in_words
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.station import Station

BECAME: Final = "became"
ASK: Final = "Write what became of it, and why the drug is given now."


@dataclass(frozen=True, slots=True)
class WhatBecame:
    """The prescriber's words, and the findings as they were ``shown``; ``None`` where unknown."""

    text: str
    shown: tuple[str, ...] | None = None


def found_at_order(station: Station, mrn: str) -> tuple[str, ...]:
    """What was found at doses of the courses before, in sentences; nothing before the first."""
    if station.case(mrn).course is None:
        return ()
    return found_in_words(before_another_order(station.moment(mrn)))


def check_found(
    station: Station, mrn: str, told: WhatBecame | None
) -> tuple[tuple[str, ...], str | None]:
    """What was found, and what became of it; raises ``Slip`` without words for that."""
    found = found_at_order(station, mrn)
    if not found:
        return (), None
    if told is None or not has_words(told.text):
        raise Slip(BECAME, f"{' '.join(found)} {ASK} Nothing was ordered.")
    if told.shown is not None and told.shown != found:
        raise Slip(
            BECAME, f"More was found meanwhile. {' '.join(found)} {ASK} Nothing was ordered."
        )
    return found, told.text.strip()
