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
        """The sentence, after the criterion's title where it does not begin with it."""
        said = self.finding.say
        named = not self.title or said.lower().startswith(self.title.lower())
        return said if named else f"{self.title}: {said}"


@dataclass(frozen=True, slots=True)
class Awaited:
    """A value that is measured again before it decides, and from when that serves."""

    field: str
    since: datetime
