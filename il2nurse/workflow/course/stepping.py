"""How the course before was tolerated, and a level that is higher than what follows from it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.case import Case
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.course.step_down import SuggestedLevel, suggested_level
from il2nurse.domain.values.text import has_words, kept_text

TOLERATED: Final = "tolerated"
LEVEL_REASON: Final = "level_reason"
LEFT: Final = "Nothing was ordered."


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
