"""What is asked once of a course: a part of the order, and a dialog for what was not asked then."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Finding
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.words import source_in_words
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.look import labels, sizes
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.finding import FindingList
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.course.suitability import tell_suitability

TITLE: Final = "Suitability"


class SuitabilityPart(QWidget):
    """The regimen's questions, and what its rules say of the answers while they are given.

    It takes no room where the regimen asks none.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._regimen: Regimen | None = None
        self.form: Form | None = None
        self._say, self._source = Label(role="muted").set_wrapping(), Label(role="small")
        self._source.set_wrapping()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(sizes.GAP)
        self._findings = FindingList()
        for part in (Label(TITLE, "heading"), self._say, self._source):
            self._column.addWidget(part)
        self._column.addLayout(self._findings)
        self.hide()

    def show_regimen(self, regimen: Regimen | None) -> None:
        """Ask the questions of another regimen; the same one keeps what was answered."""
        if (regimen and regimen.digest) == (self._regimen and self._regimen.digest):
            return
        self.forget()
        self._regimen = regimen
        asked = regimen.suitability if regimen else None
        if asked is None or not asked.fields:
            return
        self._say.setText(asked.say)
        self._source.setText(f"Source: {source_in_words(asked.source, asked.confidence)}")
        station = self._session.station
        self.form = Form(asked.fields, station.zone, station.clock)
        self.form.changed.connect(self._judge)
        self._column.insertWidget(self._column.count() - 1, self.form)
        self.form.show()
        self.show()

    def forget(self) -> None:
        """Ask nothing, as where no regimen is chosen."""
        self._regimen = None
        if self.form:
            self.form.setParent(None)
            self.form.deleteLater()
            self.form = None
        self._show(())
        self.hide()

    def answers(self) -> Mapping[str, Answer] | None:
        """What was answered, as typed; ``None`` where nothing is asked."""
        return self.form.answers() if self.form else None

    def read(self) -> None:
        """Raise ``Slip`` where an answer is missing or cannot be kept."""
        if self.form and self._regimen:
            self._regimen.suitability.read(self.form.answers(), self._today())

    def advance(self) -> bool:
        """Go on to what is not answered; False where nothing is left."""
        return self.form is not None and self.form.advance()

    def show_slip(self, field: str, sentence: str) -> bool:
        """Show a refusal at its question; False where it is none of these."""
        return self.form is not None and self.form.show_slip(field, sentence)

    def _judge(self) -> None:
        if self.form and self._regimen:
            readable = self.form.readable()
            self._show(self._regimen.suitability.findings(readable, self._today()))
        self.changed.emit()

    def _show(self, findings: tuple[Finding, ...]) -> None:
        apart = self.form.show_findings(findings) if self.form else findings
        self._findings.show_findings(apart)

    def _today(self) -> date:
        station = self._session.station
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
        self.set_main("record_suitability", labels.RECORD)

    def act(self) -> None:
        """Record the answers."""
        session, raw, request = self._session, self.part.answers() or {}, self._request

        def act() -> Entry:
            return tell_suitability(session.station, session.who, self._mrn, raw, request)

        if session.attempt(act, self.refuse):
            session.done("The answers are on record, and shown at every dose.")
            self.close_dialog()
