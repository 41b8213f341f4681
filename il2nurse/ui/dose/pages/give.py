"""Before the drug goes in: what to give, what is asked, and every reason that forbids it now."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.rules.assessment.step_findings import findings_of
from il2nurse.domain.rules.dose.decisions import allow_start
from il2nurse.domain.rules.dose.freshness import first_expiry
from il2nurse.ui.dose.pages.step_know import StepKnow, stop_at_once, why_asked
from il2nurse.ui.dose.pages.step_marks import shown_by_hand
from il2nurse.ui.dose.stage import NEXT_PART, MainAct, Stage
from il2nurse.ui.forms.form import Form
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.page.figures import FigureCard
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.finding import FindingBox, FindingList
from il2nurse.workflow.dose.view import DoseView

REFUSED = Mark(Tone.DANGER, "Cannot start", Sign.CROSS)
READY = Mark(Tone.GOOD, "Ready", Sign.CHECK)
MOST_FIGURES = 6
START, INJECT = ("Start by", "May start"), ("Inject by", "May be injected")


class GivePage(Stage):
    """Figures to be read from a distance, then ready or why not, then the step's questions."""

    ready = ""
    given = ""

    def __init__(
        self,
        session: Session,
        view: DoseView,
        step: Step,
        parent: QWidget | None = None,
        more: Sequence[Field] = (),
    ) -> None:
        """``more`` is asked beside the questions of the step."""
        super().__init__(session, view, step.title, "", parent=parent)
        self.step = step
        self.request = session.station.new_id()
        self.reasons: tuple[str, ...] = ()
        self._figures = FigureCard(MOST_FIGURES)
        self._ready, self._against, self._found = FindingBox(), FindingList(), FindingList()
        station = session.station
        self.form = Form((*step.fields, *more), station.zone, station.clock)
        self.form.changed.connect(self._judge)
        self._lay_out()
        self.show_view(view)

    def figures(self, view: DoseView) -> Sequence[tuple[str, str]]:
        """What is read from a distance: each with its title."""
        raise NotImplementedError

    def give(self) -> Callable[[], object]:
        """What records that it goes in; raises ``Slip`` for an answer that cannot be taken."""
        raise NotImplementedError

    def main(self) -> MainAct:
        """What was not in view yet comes first; then it is given, where nothing forbids it."""
        if self.parts.unseen:
            return MainAct(NEXT_PART)
        return MainAct(self.given, ready=not self.reasons)

    def show_view(self, view: DoseView) -> None:
        """Show what to give, and what forbids it at this moment."""
        super().show_view(view)
        self.say.setText(
            f"{self.step.say} Step {view.number(self.step)} of {len(view.regimen.steps)}."
        )
        self._figures.show_figures(self.figures(view))
        self._judge()

    def start(self) -> None:
        """Ask for what is missing, if anything is."""
        super().start()
        self.form.focus_first()

    def enter(self) -> None:
        """Go on to what is not answered, else give."""
        if self.parts.show_rest() or not self.armed or self.form.advance():
            return
        if not self.reasons:
            self.act()

    def act(self) -> None:
        """Record it, where every answer can be taken; first show what was not in view."""
        if self.parts.show_unseen():
            return

        def act() -> bool:
            self.give()()
            return True

        self.session.attempt(act, self.refuse)

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was recorded."""
        if not self.form.show_slip(field, sentence):
            self.session.refuse(sentence)

    def _judge(self) -> None:
        view, step = self.view, self.step
        self.reasons = reasons_against(view)
        typed = self.form.readable()
        answers = {each.id: typed[each.id] for each in step.fields if each.id in typed}
        findings, assessment = findings_of(view.moment, view.dose, step, answers)
        shown = shown_by_hand(findings, assessment, begun=bool(answers), whole=self.form.whole())
        self._found.show_findings(self.form.show_findings(shown))
        self._ready.setVisible(not self.reasons)
        self._ready.show_mark(READY, self.ready)
        self._against.show_marks([(REFUSED, reason) for reason in self.reasons])
        self.main_changed.emit()

    def _lay_out(self) -> None:
        self.body.addWidget(self._figures)
        self.body.addWidget(self._ready)
        self.body.addLayout(self._against)
        self.body.addWidget(self.form)
        # Empty it would part what stands above and below it.
        self.form.setVisible(bool(self.form.editors))
        self.body.addLayout(self._found)
        know = StepKnow(self.view.regimen, self.step)
        for part in (stop_at_once(self.step), know, why_asked(self.step)):
            self.body.addWidget(part)


def reasons_against(view: DoseView) -> tuple[str, ...]:
    """Every sentence that forbids giving the dose now."""
    try:
        allow_start(view.moment, view.dose)
    except NotAllowed as reasons:
        return tuple(str(reasons).split("\n"))
    return ()


def start_window(view: DoseView) -> tuple[str, str]:
    """From when to when the dose may go in; by when, where what was measured is too old sooner."""
    by, within = START if view.regimen.preparation.dilution else INJECT
    window = view.regimen.timetable.window
    opens, closes = view.dose.due - window, view.dose.due + window
    found = first_expiry(view.moment, view.dose)
    if found and opens <= view.moment.at < found.until < closes:
        what = (found.step.short or found.step.title).lower()
        return (
            f"{by} (window to {view.clock(closes)})",
            f"{view.clock(found.until)}, else {what} again",
        )
    return within, f"{view.clock(opens)} to {view.clock(closes)}"
