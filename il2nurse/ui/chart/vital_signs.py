"""Recording vital signs or single results: one row by keyboard, danger shown while typing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QTimer

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.regimen.fields import Field, Slip
from il2nurse.domain.regimen.vocabulary import VITAL_SIGNS_FORM
from il2nurse.domain.rules.assessment.unusual_answers import unusual_finding
from il2nurse.domain.rules.chart.last_known import last_known
from il2nurse.domain.rules.chart.unusual import Unusual, find_unusual
from il2nurse.domain.rules.moment import Moment
from il2nurse.ui.chart.after_charting import after_charting
from il2nurse.ui.chart.live_score import LiveScore
from il2nurse.ui.chart.met_limits import MetLimits
from il2nurse.ui.chart.read_together import ReadTogether
from il2nurse.ui.chart.room_air import RoomAirFlow
from il2nurse.ui.chart.scale import ScaleDialog
from il2nurse.ui.editors.factory import COMPACT
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.entry_options import AT, EntryOptions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.unusual_box import UnusualBox
from il2nurse.ui.look import labels, sizes
from il2nurse.ui.look.tones import Mark
from il2nurse.ui.session import Session
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.dose.view import DoseView

# The clock beside the values moves on while nobody types.
TICK_MS: Final = 5_000
RECORD_PARTIAL: Final = "Record the partial set"
KEYS: Final = "The next box comes by itself; Enter goes on, then records."
WHEN_TAKEN: Final = "When was the blood taken? Type its time, or N for now."
NOW: Final = "Measured now, {}"
THEN: Final = "Measured {}"


class VitalSignsDialog(Dialog):
    """A set of observations for the chart; of a dose where one is open."""

    def __init__(
        self,
        session: Session,
        moment: Moment,
        fields: Sequence[Field],
        dose: str | None,
        title: str,
        form: str | None = None,
    ) -> None:
        super().__init__("vital_signs", title, KEYS)
        self._session, self._mrn, self._dose = session, moment.case.patient.subject, dose
        self._fields, self._form_id = tuple(fields), form
        self.about = f"{dose or ''} {form or ' '.join(field.id for field in fields)}"
        self._request = session.station.new_id()
        rules = moment.regimen.charting
        compact = frozenset(field.id for field in fields if field.kind in COMPACT)
        at = session.station
        self.typed = Form(fields, at.zone, at.clock, compact, between=session.draw_meanwhile)
        self.unusual = UnusualBox(foot=self.foot, instead_of=self.main)
        self.met = MetLimits(session)
        self._minute = QTimer(self)
        self._minute.setInterval(TICK_MS)
        self._minute.timeout.connect(self._show_time)
        self._minute.start()
        self.keep_on_top(self.met)
        self.options = EntryOptions(
            session, rules, rules.partial_reasons if form else (), lines=True
        )
        self.score = LiveScore()
        self._emergency: Mark | None = None
        if form:
            self.options.add_action(self.score.choose)
        self.body.setSpacing(sizes.GAP)
        self.body.addWidget(self.unusual)
        self.body.addWidget(self.score)
        self.add_form(self.typed)
        self.body.addWidget(self.options)
        self.score.setVisible(bool(form))
        RoomAirFlow(self.typed)
        row = rules.forms.get(form or "")
        self._together = ReadTogether(self.typed, row.checks if row else ())
        self.typed.changed.connect(self._judge)
        self.options.changed.connect(self._judge)
        self.unusual.sure.connect(self._confirm)
        self.score.choose.clicked.connect(self._choose_scale)
        self.set_main("record_observations", labels.RECORD)
        self._judge()

    @classmethod
    def around_dose(cls, session: Session, view: DoseView) -> "VitalSignsDialog":
        """The regimen's row, for the dose on show."""
        return cls.of_patient(session, view.moment, view.dose.key.stream)

    @classmethod
    def of_patient(
        cls, session: Session, moment: Moment, dose: str | None = None
    ) -> "VitalSignsDialog":
        """The regimen's row, for a patient with or without an open dose."""
        session.draw_meanwhile()
        regimen = moment.regimen
        form = regimen.charting.forms.get(VITAL_SIGNS_FORM)
        fields = form.fields if form else [regimen.fields[n] for n in regimen.monitoring.fields]
        return cls(session, moment, fields, dose, "Record vital signs", VITAL_SIGNS_FORM)

    @classmethod
    def of_fields(
        cls, session: Session, view: DoseView, fields: Sequence[Field]
    ) -> "VitalSignsDialog":
        """Single results that are missing or too old."""
        return cls(session, view.moment, fields, view.dose.key.stream, "Record what is missing")

    def enter(self) -> None:
        """From what is rarely needed back to the values, or record a partial set."""
        if not self.options.has_keyboard():
            super().enter()
        elif self.options.advance():
            return
        elif self.options.partial:
            self.act()
        else:
            self.typed.focus_first()

    def act(self) -> None:
        """Record the set; unusual values are confirmed apart."""
        self._record(())

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was recorded where it is to be mended."""
        if field in self.unusual.fields:
            self.reach(self.unusual.confirm, self.unusual)
        elif not self.options.refuse(field, sentence):
            super().refuse(field, sentence)

    def _confirm(self) -> None:
        self._record(self.unusual.fields)

    def _record(self, sure: Sequence[str]) -> None:
        session = self._session
        kept = session.attempt(lambda: self._observe(sure), self.refuse)
        if kept is None:
            return
        session.draw_meanwhile()
        tone, sentence = after_charting(session, self._mrn, kept)
        session.say(tone, sentence)
        self.close_dialog()

    def _observe(self, sure: Sequence[str]) -> int:
        """Chart the set and give its place; what is unusual is asked for."""
        options, typed = self.options, self.typed.answers()
        if options.at() is None and any(f.timed_by and typed[f.id] for f in self._fields):
            raise Slip(AT, WHEN_TAKEN)
        try:
            entry = observe(
                self._session.station,
                self._session.who,
                self._mrn,
                self._fields,
                ObservedFact(
                    typed,
                    dose=self._dose,
                    form=self._form_id,
                    reason=options.partial,
                    reason_text=options.partial_text,
                    confirmed=tuple(sure),
                    late_reason=options.late_reason,
                    paper=options.paper,
                ),
                at=options.at(),
                request=self._request,
            )
        except Unusual as unusual:
            self._ask(unusual)
            raise
        return entry.seq

    def _choose_scale(self) -> None:
        self.asked.emit(ScaleDialog(self._session, self._mrn))

    def start(self) -> None:
        """Take the keyboard, and score by the scale that is chosen by now."""
        super().start()
        self._judge()

    def _judge(self) -> None:
        self.unusual.ask(())
        self._show_time()
        moment, typed = self._session.station.moment(self._mrn), self.typed.readable()
        at = self._at(moment)
        last = last_known(moment.case, self._fields, at)
        odd = [unusual_finding(each) for each in find_unusual(self._fields, typed, last, at)]
        partial = self.options.partial
        scored = self.score.show_typed(moment, typed, partial=partial)
        self._emergency = scored if self._form_id else None
        wrong = self._together.said
        met = self.met.show_met(moment, typed, wrong=wrong, emergency=self._emergency)
        self.typed.show_findings((*met, *odd))
        self.main.set_text(RECORD_PARTIAL if partial else labels.RECORD)

    def _show_time(self) -> None:
        """When what stands here was measured: now, unless another time is typed."""
        try:
            at = self.options.at()
        except Slip:
            at = None
        clock = self._session.words.clock(at or self._session.station.now().at)
        told = THEN.format(clock) if at else NOW.format(clock)
        self.say_more(f"{told}. {KEYS}")

    def _ask(self, unusual: Unusual) -> None:
        """Ask on top, and no more at each field."""
        moment = self._session.station.moment(self._mrn)
        typed = self.typed.readable()
        rest = self.met.show_met(moment, typed, beside=True, emergency=self._emergency)
        self.typed.show_findings(rest)
        self.unusual.ask(unusual.oddities)

    def _at(self, moment: Moment) -> datetime:
        try:
            return self.options.at() or moment.at
        except Slip:
            return moment.at
