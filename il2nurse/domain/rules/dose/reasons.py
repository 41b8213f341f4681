"""A reason that speaks against a dose, and what is awaited before it is one."""

from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.regimen.rules import VERDICTS, Finding, Result


def leaves_only_hold(finding: Finding) -> bool:
    """True where a finding leaves nothing but holding the dose, and no order puts it aside."""
    holds = finding.result in VERDICTS and finding.result is not Result.NOT_EVALUABLE
    return holds and finding.overridden_by is None


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks against the dose, and the step that it belongs to.

    ``title`` is that of a criterion; a rule of the step itself has none.
    """

    finding: Finding
    step: str
    title: str | None = None

    @property
    def say(self) -> str:
        """The sentence, after the criterion's title where there is one."""
        return f"{self.title}: {self.finding.say}" if self.title else self.finding.say


@dataclass(frozen=True, slots=True)
class Awaited:
    """A value that is measured again before it decides, and from when that serves."""

    field: str
    since: datetime
