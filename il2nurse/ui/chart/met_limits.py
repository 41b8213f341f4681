"""What the limits say of values while they are typed: always in view, the most severe first."""

from collections.abc import Mapping, Sequence
from typing import Final

from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.rules import Finding
from il2nurse.domain.rules.assessment.when_charted import danger_findings, relative_finding
from il2nurse.domain.rules.moment import Moment
from il2nurse.ui.editors.messages import SLIP
from il2nurse.ui.look import sizes
from il2nurse.ui.look.verdicts import RESULTS
from il2nurse.ui.widgets.finding import FindingList

# More would leave no room for the boxes; the others stand below them.
MOST: Final = 3
MOST_BESIDE: Final = 2


class MetLimits(FindingList):
    """The count of relative criteria first where a value adds to it, then each limit."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(sizes.TIGHT)

    def show_met(
        self,
        moment: Moment,
        typed: Mapping[str, Answer],
        *,
        beside: bool = False,
        wrong: str | None = None,
    ) -> Sequence[Finding]:
        """Show what the typed values meet; gives back what has no room here.

        There is less of it ``beside`` a question about the values themselves, and below what is
        ``wrong`` with them.
        """
        counted = relative_finding(moment, typed)
        found = [*([counted] if counted else []), *danger_findings(moment, typed)]
        found.sort(key=lambda each: -each.result.severity)
        most = MOST_BESIDE if beside or wrong else MOST
        marks = [(SLIP, wrong)] if wrong else []
        self.show_marks([*marks, *((RESULTS[each.result], each.say) for each in found[:most])])
        return found[most:]
