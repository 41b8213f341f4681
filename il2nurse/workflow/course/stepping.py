"""How the course before was tolerated, and a level that is higher than what follows from it.

At the order and, until a dose of the course was begun, at a change of it: a level holds for a
course.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.dose.dose import Dose
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


def kept_level(moment: Moment) -> Decimal | None:
    """The level by which the newest dose of the course was given, which holds for the course.

    ``None`` while none was given, or where doses go by weight.
    """
    given = (dose for dose in moment.case.doses_of(moment.course) if dose.given)
    newest = max(given, key=lambda dose: (dose.begun_at, dose.key), default=None)
    return _level_of(moment, newest) if newest else None


def check_level_change(moment: Moment, level: Decimal, reason: str | None) -> str | None:
    """The reason, as it is kept, where a changed order is raised above the level suggested.

    ``None`` where the change raises nothing, or not so far, or puts back the level by which doses
    were given or held. Raises ``Slip`` for another level than that once a dose was given, for a
    higher one once a dose was held, and without a reason in words, as at the order.
    """
    stands, suggested = moment.course.current.level, moment.course.suggested
    if stands is None or level == stands:
        return None
    if not may_raise(moment):
        _refuse_other_level(moment, level)
        return None
    if level < stands:
        return None
    if suggested is None or level <= suggested:
        return None
    if not has_words(reason):
        raise Slip(
            LEVEL_REASON,
            f"Suggested for this course is {in_words(suggested)}. A higher level needs the "
            f"prescriber's reason, in words. {UNCHANGED}",
        )
    return kept_text(reason)


def _refuse_other_level(moment: Moment, level: Decimal) -> None:
    """Raise ``Slip`` for another level than doses were given by, or a higher one than of any."""
    kept = kept_level(moment)
    if kept is not None and level < kept:
        raise Slip(
            LEVEL,
            f"A dose of this course was given by {in_words(kept)}, and a level holds for the whole "
            "course. Where that is too much, hold the dose, or close the rest of the cycle: the "
            f"next course is ordered lower. {UNCHANGED}",
        )
    doses = moment.case.doses_of(moment.course)
    most = kept or max(filter(None, (_level_of(moment, each) for each in doses)), default=level)
    if level > most:
        raise Slip(
            LEVEL,
            f"{in_words(level)} is more than the {in_words(most)} of this course, and a dose of "
            f"it was begun or held. Steps go from the next course: order that one higher. "
            f"{UNCHANGED}",
        )


def _level_of(moment: Moment, dose: Dose) -> Decimal | None:
    cycle = next(each for each in moment.course.cycles if each.number == dose.key.cycle)
    return cycle.weighed_at(dose.begun_at).level
