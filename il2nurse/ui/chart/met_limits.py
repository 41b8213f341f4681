"""What the limits say of values while they are typed: always in view, the most severe first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from il2nurse.domain.people import Role
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.rules.assessment.when_charted import danger_findings, relative_finding
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.dose.call_lines import call_now, team_to_call
from il2nurse.ui.editors.messages import SLIP
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark
from il2nurse.ui.look.verdicts import RESULTS
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.finding import FindingList

# More would leave no room for the boxes; the others stand below them.
MOST: Final = 3
TEAM: Final = "Call now: {}. Observe continuously."


class MetLimits(FindingList):
    """An emergency first, then the count of relative criteria, then each limit."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setSpacing(sizes.TIGHT)

    def show_met(
        self,
        moment: Moment,
        typed: Mapping[str, Answer],
        *,
        beside: bool = False,
        wrong: str | None = None,
        emergency: Mark | None = None,
    ) -> Sequence[Finding]:
        """Show what the typed values meet; gives back what has no room here.

        There is less of it ``beside`` a question about the values themselves, below what is
        ``wrong`` with them, and below an ``emergency``: a NEWS2 score that calls the team.
        """
        found = sorted(_found(moment, typed), key=lambda each: -each.result.severity)
        most = MOST - bool(beside or wrong) - bool(emergency)
        marks = [(SLIP, wrong)] if wrong else []
        if emergency:
            marks.append((emergency, TEAM.format(team_to_call(self._session.station.telephones))))
        whom = self._whom(moment)
        for each in found[:most]:
            against = whom and each.result.severity >= Result.HOLD.severity
            whom, said = (None, f"{each.say} {whom}") if against else (whom, each.say)
            marks.append((RESULTS[each.result], said))
        self.show_marks(marks)
        return found[most:]

    def _whom(self, moment: Moment) -> str | None:
        """Whom to call, once, with the strictest; a prescriber calls nobody."""
        if self._session.who.role is Role.PRESCRIBER:
            return None
        return call_now(moment, self._session.words, self._session.station.telephones)


def _found(moment: Moment, typed: Mapping[str, Answer]) -> Iterator[Finding]:
    """Each limit; those that the count of relative criteria names already stand in it."""
    counted, limits = relative_finding(moment, typed), danger_findings(moment, typed)
    if counted is None:
        yield from limits
        return
    named = [each for each in limits if each.result is Result.RELATIVE]
    yield replace(counted, say=" ".join((counted.say, *(each.say for each in named))))
    yield from (each for each in limits if each not in named)
