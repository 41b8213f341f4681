"""What is asked once of a course: a part of the order, and a dialog for what was not asked then."""

from datetime import date
from typing import Final

from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.words import source_in_words
from il2nurse.ui.course.regimen_part import RegimenPart
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.look import labels
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.finding import FindingList
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.course.suitability import WHY, tell_suitability

TITLE: Final = "Suitability"
CHANGES: Final = (
    "Other answers are a new version of the order: a prescriber tells them, and a second person "
    "verifies them before the next dose."
)


class SuitabilityPart(RegimenPart):
    """The regimen's questions, and what its rules say of the answers while they are given."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, lambda regimen: regimen.suitability.fields)
        self._say, self._source = Label(role="muted").set_wrapping(), Label(role="small")
        self._source.set_wrapping()
        self._findings = FindingList()
        for part in (Label(TITLE, "heading"), self._say, self._source):
            self.column.addWidget(part)
        self.column.addLayout(self._findings)

    def lay_out(self, form: Form) -> None:
        """What is asked and why stands above it, what the rules say below."""
        if self.regimen:
            asked = self.regimen.suitability
            self._say.setText(asked.say)
            self._source.setText(f"Source: {source_in_words(asked.source, asked.confidence)}")
        self.column.insertWidget(self.column.count() - 1, form)

    def forget(self) -> None:
        """Ask nothing, and say nothing of what was answered."""
        super().forget()
        self._findings.show_findings(())

    def read(self) -> dict[str, Answer]:
        """Raise ``Slip`` where an answer is missing or cannot be kept."""
        if self.form and self.regimen:
            return dict(self.regimen.suitability.read(self.form.answers(), self._today()))
        return {}

    def edited(self) -> None:
        """Say what the rules say of the answers so far."""
        if self.form and self.regimen:
            found = self.regimen.suitability.findings(self.form.readable(), self._today())
            self._findings.show_findings(self.form.show_findings(found))
        super().edited()

    def _today(self) -> date:
        station = self.session.station
        return station.today(station.now().at)


class SuitabilityDialog(Dialog):
    """The questions with the answers on record, to be answered or put right."""

    def __init__(self, session: Session, moment: Moment) -> None:
        super().__init__(
            "suitability",
            TITLE,
            "The newest answers count for the course; those before stay on record.",
        )
        self._session, self._mrn = session, moment.course.mrn
        self.about = str(moment.course.number)
        self._request = session.station.new_id()
        self.part = SuitabilityPart(session)
        self.part.show_regimen(moment.regimen)
        self.body.addWidget(self.part)
        self.form = self.part.form
        if self.form:
            self.form.changed.connect(self._note_typing)
            if moment.course.suited:
                self.form.set_answers(moment.course.suited.answers)
        self.why = Form((), session.station.zone, session.station.clock)
        if moment.course.suited:
            reason = questions.text(WHY, "Why the answers change", CHANGES, required=False)
            self.why = Form((reason,), session.station.zone, session.station.clock)
        self.body.addWidget(self.why)
        self.set_main("record_suitability", labels.RECORD)

    def act(self) -> None:
        """Record the answers."""
        session, raw, request = self._session, self.part.answers() or {}, self._request
        why = str(self.why.answers().get(WHY, ""))

        def act() -> Entry:
            who, mrn = session.who, self._mrn
            return tell_suitability(session.station, who, mrn, raw, request, reason=why)

        if session.attempt(act, self.refuse):
            session.done("The answers are on record, and shown at every dose.")
            self.close_dialog()
