"""A confirmed step that is asked again, because the record is no longer what it looked at."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from il2nurse.domain.regimen.rules import Finding


class Again(StrEnum):
    """Why a confirmed step is asked again."""

    BLOCKED = "blocked"
    MISSING = "missing"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """One thing on record that keeps a confirmed step from counting.

    ``by`` is who put it on record and ``at`` when, ``None`` where no single entry did.
    """

    step: str
    why: Again
    finding: Finding
    by: str | None = None
    at: datetime | None = None
