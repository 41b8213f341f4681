"""Before the infusion: what to set on the pump, and every reason why it may not start."""

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.rules.dose.decisions import allow_start
from il2nurse.domain.values.quantity import TENTH, in_words, round_half_up, show
from il2nurse.readable.pharmacy.sum_lines import pump_total
from il2nurse.ui.dose.figures import FigureCard
from il2nurse.ui.dose.pages.step_know import StepKnow, why_asked
from il2nurse.ui.dose.stage import MainAct, Stage
from il2nurse.ui.forms.form import Form
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.finding import FindingBox, FindingList
from il2nurse.workflow.dose.infusing import bag_limit_at, start
from il2nurse.workflow.dose.view import DoseView

REFUSED = Mark(Tone.DANGER, "Cannot start", Sign.CROSS)
READY = Mark(Tone.GOOD, "Ready", Sign.CHECK)
NOT_CONNECTED = (
    "Ready to start. This program does not start the pump: start it by hand, see that it runs, "
    "then start the timer here."
)


class StartPage(Stage):
    """The nurse starts the pump, then the timer here."""

    def __init__(self, session: Session, view: DoseView, step: Step) -> None:
        super().__init__(session, view, step.title, "")
        self.step = step
        self._request = session.station.new_id()
        self.reasons: tuple[str, ...] = ()
        self._figures = FigureCard(5)
        self._ready, self._against = FindingBox(), FindingList()
        station = session.station
        self.form = Form(step.fields, station.zone, station.clock)
        self.form.changed.connect(self._judge)
        self._lay_out()
        self.show_view(view)

    def show_view(self, view: DoseView) -> None:
        """Show what to set, and what forbids the start at this moment."""
        super().show_view(view)
        self.say.setText(
            f"{self.step.say} Step {view.number(self.step)} of {len(view.regimen.steps)}."
        )
        self._figures.show_figures(_figures(view))
        self._judge()

    def main(self) -> MainAct:
        """Start, where nothing forbids it."""
        return MainAct("Pump is running: start the timer", ready=not self.reasons)

    def start(self) -> None:
        """Ask for what is missing, if anything is."""
        super().start()
        self.form.focus_first()

    def enter(self) -> None:
        """Go on to what is not answered, else start."""
        if self.armed and not self.form.advance() and not self.reasons:
            self.act()

    def act(self) -> None:
        """Start the infusion."""
        session, key, request = self.session, self.key, self._request
        raw = self.form.answers()

        def act() -> bool:
            start(session.station, session.who, key, raw, request=request)
            return True

        session.attempt(act, self.refuse)

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was started."""
        if not self.form.show_slip(field, sentence):
            self.session.refuse(sentence)

    def _judge(self) -> None:
        self.reasons = reasons_against(self.view)
        self._ready.setVisible(not self.reasons)
        self._ready.show_mark(READY, NOT_CONNECTED)
        self._against.show_marks([(REFUSED, reason) for reason in self.reasons])
        self.main_changed.emit()

    def _lay_out(self) -> None:
        self.body.addWidget(self._figures)
        self.body.addWidget(self._ready)
        self.body.addLayout(self._against)
        for part in (self.form, StepKnow(self.view.regimen, self.step), why_asked(self.step)):
            self.body.addWidget(part)


def reasons_against(view: DoseView) -> tuple[str, ...]:
    """Every sentence that forbids starting the infusion now."""
    try:
        allow_start(view.moment, view.dose)
    except NotAllowed as reasons:
        return tuple(str(reasons).split("\n"))
    return ()


def _figures(view: DoseView) -> list[tuple[str, str]]:
    worked = view.calculation()
    total = pump_total(worked)
    minutes = int(view.regimen.infusion.total_seconds()) // 60
    limit = bag_limit_at(view.moment, view.dose)
    window = view.regimen.timetable.window
    opens, closes = view.clock(view.dose.due - window), view.clock(view.dose.due + window)
    figures = [
        ("Dose", in_words(worked.dose_international_units)),
        ("Rate", f"{show(round_half_up(worked.bag.rate_ml_per_h, TENTH))} mL/h"),
        ("Volume", f"{total} mL in {minutes} minutes"),
        ("May start", f"{opens} to {closes}"),
    ]
    if limit:
        figures.append(("Bag must be empty by", view.clock(limit)))
    return figures
