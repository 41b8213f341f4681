"""What speaks against the dose ahead, by name: each value with its age, and how many count."""

from typing import Final

from il2nurse.domain.regimen.inputs import shown_age
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.assessment.assessment import Assessed, Assessment
from il2nurse.domain.rules.assessment.functions import RELATIVE_COUNT
from il2nurse.readable.assessment.criterion_rows import criterion_row

SPEAKS: Final = frozenset({Result.RELATIVE, Result.HOLD, Result.ABSOLUTE, Result.STOP})
"""What is said by name as speaking against a dose."""


def against_in_words(regimen: Regimen, assessment: Assessment) -> tuple[str, ...]:
    """Every criterion that speaks against the dose, a sentence each, the most severe first.

    The count of the relative ones comes last, once they were named.
    """
    counts = {each.id for each in regimen.criteria if each.function == RELATIVE_COUNT}
    named = [each for each in assessment.against if _speaks(each) and each.criterion not in counts]
    relative = len(assessment.relative)
    told = [_named(regimen, each) for each in named]
    return (*told, *((_counted(relative, regimen.relative_stop_count),) if relative else ()))


def _counted(met: int, stop: int) -> str:
    """How many relative criteria are met, and how many stop the cycle."""
    if met >= stop:
        return f"{met} relative criteria met; {stop} stop the cycle."
    more = "one more stops" if met == stop - 1 else f"{stop} stop"
    return f"{met} of {stop} relative criteria met; {more} the cycle."


def _speaks(assessed: Assessed) -> bool:
    """What is missing speaks for measuring, not against the dose."""
    return assessed.result is not Result.NOT_EVALUABLE


def _named(regimen: Regimen, assessed: Assessed) -> str:
    row = criterion_row(regimen, assessed)
    age = "" if assessed.age is None else f", {shown_age(assessed.age)} ago"
    return f"{row.title}: {row.value}{age}."
