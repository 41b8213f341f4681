"""Why a step is asked, what to know there, what to tell the patient, in the regimen's words."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Regimen, Step
from il2nurse.domain.regimen.statements import Statement, met_statements
from il2nurse.readable.course.warnings import in_points, sources_in_words
from il2nurse.readable.words import source_in_words
from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.notice import Notice
from il2nurse.ui.widgets.scrolling import DIVIDED

CHOSEN = "About what you chose"
KNOW = "What to know here"
TELL = "Tell the patient"
STOP = "Stop at once for"


class StepKnow(QWidget):
    """Statements about the answers as they are chosen, those of the step, points of teaching."""

    def __init__(self, regimen: Regimen, step: Step) -> None:
        super().__init__()
        self.setProperty(DIVIDED, True)
        self._warnings = regimen.warnings
        self._known = regimen.known_at(step)
        self._met: tuple[Statement, ...] = ()
        self._chosen = Notice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addWidget(self._chosen)
        self._chosen.hide()
        for lead, statements in ((KNOW, self._known), (TELL, regimen.taught_at(step))):
            if statements:
                notice = Notice()
                _show(notice, lead, statements)
                column.addWidget(notice)

    def show_answers(self, answers: Mapping[str, Answer]) -> None:
        """Show what the regimen says of the answers as they stand."""
        met = tuple(s for s in met_statements(self._warnings, answers) if s not in self._known)
        if met != self._met:
            self._met = met
            self._chosen.setVisible(bool(met))
            _show(self._chosen, CHOSEN, met)


def why_asked(step: Step) -> Notice:
    """Why a step is there, and where that comes from."""
    notice = Notice()
    notice.show_text(step.why, source_in_words(step.source, step.confidence))
    return notice


def stop_at_once(step: Step) -> Notice:
    """What ends the infusion whatever else is; it takes no room where the step says nothing."""
    notice = Notice(warns=True)
    notice.show_text(step.stop_at_once or "", lead=STOP)
    # Shown with its page: what has no place yet would come up as a window of its own.
    if not step.stop_at_once:
        notice.hide()
    return notice


def _show(notice: Notice, lead: str, statements: Sequence[Statement]) -> None:
    notice.show_text(in_points(statements), sources_in_words(statements), lead)
