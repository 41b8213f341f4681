"""An assessment that stands alone: no step asks later for what was left out of it."""

from dataclasses import replace

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Criterion, Result

ENDING = frozenset({Result.ABSOLUTE, Result.STOP})


def judged_alone(regimen: Regimen) -> Regimen:
    """The regimen with an answer needed wherever one could end the cycle or the treatment.

    At the bedside a step asks for these before the dose goes on. Where no step follows, what
    nobody answered leaves the verdict open: it is never clear.
    """
    criteria = tuple(
        replace(each, optional=False) if can_end(each) else each for each in regimen.criteria
    )
    return replace(regimen, criteria=criteria)


def can_end(criterion: Criterion) -> bool:
    """True where one of its limits stops the cycle, or treatment permanently."""
    return any(limit.result in ENDING for limit in criterion.limits)
