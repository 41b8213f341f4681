"""How the course before was tolerated, and a level that is higher than what follows from it.

At the order and, until a dose of the course was begun, at a change of it.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.case import Case
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.course.step_down import SuggestedLevel, suggested_level
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.quantity import in_words
from il2nurse.domain.values.text import has_words, kept_text
from il2nurse.workflow.course.levels import LEVEL

TOLERATED: Final = "tolerated"
LEVEL_REASON: Final = "level_reason"
LEFT: Final = "Nothing was ordered."
UNCHANGED: Final = "Nothing was recorded."


@dataclass(frozen=True, slots=True)
class Tolerance:
    """Whether the prescriber says that the course before was tolerated, and why a higher level."""

    tolerated: bool
    reason: str | None = None

    @property
    def kept_reason(self) -> str | None:
        """The reason as it is kept."""
        return kept_text(self.reason)


def check_step(
    case: Case, regimen: Regimen, level: Decimal | None, told: Tolerance | None
) -> SuggestedLevel | None:
    """The level that is suggested; ``None`` where the regimen never steps down.

    Raises ``Slip`` where nobody said how the course before was tolerated, and without a reason in
    words for a level that is higher than suggested.
    """
    if suggested_level(case, regimen) is None:
        return None
    if told is None:
        raise Slip(TOLERATED, f"Say how the prescriber judges the course before. {LEFT}")
    found = suggested_level(case, regimen, tolerated=told.tolerated)
    higher = found and level is not None and level > found.level
    if found and higher and not has_words(told.reason):
        raise Slip(
            LEVEL_REASON,
            f"{found.say} A higher level needs the prescriber's reason, in words. {LEFT}",
        )
    return found


def may_raise(moment: Moment) -> bool:
    """True until a dose of the course was begun or held: steps go from one course to the next."""
    return not moment.case.doses_of(moment.course)


def check_raised(moment: Moment, level: Decimal | None, reason: str | None) -> str | None:
    """The reason, as it is kept, where a changed order is raised above the level suggested.

    ``None`` where the change raises nothing, or not so far. Raises ``Slip`` where a dose of the
    course was begun or held, and without a reason in words, as at the order.
    """
    stands, suggested = moment.course.current.level, moment.course.suggested
    if level is None or stands is None or level <= stands:
        return None
    if not may_raise(moment):
        raise Slip(
            LEVEL,
            f"{in_words(level)} is more than the {in_words(stands)} of this course, and a dose of "
            f"it was begun or held. Steps go from the next course: order that one higher. "
            f"{UNCHANGED}",
        )
    if suggested is None or level <= suggested:
        return None
    if not has_words(reason):
        raise Slip(
            LEVEL_REASON,
            f"Suggested for this course is {in_words(suggested)}. A higher level needs the "
            f"prescriber's reason, in words. {UNCHANGED}",
        )
    return kept_text(reason)
