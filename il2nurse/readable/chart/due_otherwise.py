"""What another version of the regimen makes due at another time for this patient."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.chart.due import next_vital_signs
from il2nurse.domain.rules.chart.labs_due import labs_due
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NO_VALUE

AS_BEFORE: Final = "Next blood tests and vital signs stay due when they are."
SIGNS: Final = "Vital signs"


def due_otherwise(moment: Moment, newer: Regimen, words: Wording) -> str:
    """What is due next at another time once the course goes by the newer text."""
    was, now = _next(moment), _next(replace(moment, regimen=newer))
    names = dict.fromkeys((*was, *now))
    moved = (_moved(each, was.get(each), now.get(each), words) for each in names)
    return "; ".join(each for each in moved if each) or AS_BEFORE


def _next(moment: Moment) -> dict[str, datetime]:
    return dict(_dues(moment))


def _dues(moment: Moment) -> Iterator[tuple[str, datetime]]:
    for each in labs_due(moment):
        yield each.rule.title, each.at
    if signs := next_vital_signs(moment):
        yield SIGNS, signs.at


def _moved(name: str, was: datetime | None, now: datetime | None, words: Wording) -> str | None:
    if was == now:
        return None
    told = (words.clock(at) if at else NO_VALUE for at in (was, now))
    return f"{name} due {' → '.join(told)}"
