"""How often vital signs are due once a reaction began, as one more act of an emergency."""

from datetime import timedelta
from typing import Final

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.statements import Statement
from il2nurse.domain.values.text import written_length

LEAD: Final = "Chart vital signs."
HOUR: Final = timedelta(hours=1)


def watched_after_reaction(regimen: Regimen) -> Statement | None:
    """What the rules of watching say together; ``None`` where the regimen has no such rule."""
    found = [each for each in regimen.charting.schedule if each.reaction_within is not None]
    found.sort(key=lambda each: each.reaction_within or timedelta())
    if not found:
        return None
    told = [
        f"{_often(each.every)} for {_long(each.reaction_within)}"
        for each in found
        if each.reaction_within
    ]
    text = ", then ".join(told)
    first = found[0]
    return Statement(
        "watched_after_reaction",
        f"{text[:1].upper()}{text[1:]}.",
        first.source,
        first.confidence,
        lead=LEAD,
    )


def _often(every: timedelta) -> str:
    return "hourly" if every == HOUR else f"every {written_length(every)}"


def _long(length: timedelta) -> str:
    return "an hour" if length == HOUR else written_length(length)
