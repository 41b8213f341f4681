"""Above the results: values for which the prescriber is to be called, and blood tests due."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtWidgets import QWidget

from il2nurse.domain.rules.chart.labs_due import labs_due
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.assessment.draw_before import draw_before
from il2nurse.ui.labs.prescriber_call import TO_CALL, call_lines
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.finding import FindingList

DUE: Final = Mark(Tone.WARN, "Blood tests due", Sign.CLOCK)
OVERDUE: Final = Mark(Tone.WARN, "Blood tests overdue", Sign.CLOCK)
NEXT: Final = Mark(Tone.PLAIN, "Next blood tests", Sign.CLOCK)


class LabNotices(QWidget):
    """The boxes; without anything to say they take no room."""

    def __init__(self) -> None:
        super().__init__()
        self._boxes = FindingList(self)

    def show_moment(self, session: Session, moment: Moment) -> None:
        """Show what is to be called for, then what is due."""
        notices = [*lab_notices(session, moment), *_next(session, moment)]
        self._boxes.show_marks(notices)
        self.setVisible(bool(notices))


def lab_notices(session: Session, moment: Moment) -> Iterator[tuple[Mark, str]]:
    """Each value to call for, then all blood tests that are due now, and since when."""
    for line in call_lines(session, moment):
        yield TO_CALL, line
    owed = [each for each in labs_due(moment) if each.due]
    for mark, late in ((OVERDUE, True), (DUE, False)):
        told = [
            f"{each.rule.title}: draw {', '.join(each.names)} now. "
            f"Due since {session.words.clock(each.at)}."
            for each in owed
            if each.overdue is late
        ]
        if told:
            yield mark, " ".join(told)


def _next(session: Session, moment: Moment) -> Iterator[tuple[Mark, str]]:
    """What the dose ahead waits for, then the routine; what is drawn before it serves for both."""
    before = draw_before(moment, session.words)
    if before:
        yield NEXT, before.say
    for each in labs_due(moment):
        if not each.due and not (before and set(each.names) <= set(before.names)):
            yield NEXT, f"{each.shown}. Due {session.words.day_time(each.at)}."
