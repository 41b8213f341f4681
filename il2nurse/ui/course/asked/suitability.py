"""What is asked once of a course: a part of the order."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.course.known_on_file import OnFileAtOrder, on_file_at_order
from il2nurse.readable.words import source_in_words
from il2nurse.ui.course.asked.regimen_part import RegimenPart
from il2nurse.ui.forms.form import Form
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.finding import FindingList
from il2nurse.ui.widgets.label import Label

TITLE: Final = "Order questions"


class SuitabilityPart(RegimenPart):
    """The regimen's questions, and what its rules say of the answers while they are given."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, self._fields)
        self._mrn = ""
        self._kept: Mapping[str, Answer] | None = None
        self._say, self._source = Label(role="muted").set_wrapping(), Label(role="small")
        self._source.set_wrapping()
        self._findings = FindingList()
        for part in (Label(TITLE, "heading"), self._say, self._source):
            self.column.addWidget(part)
        self.column.addLayout(self._findings)

    def ask_of(
        self, mrn: str, regimen: Regimen | None, kept: Mapping[str, Answer] | None = None
    ) -> None:
        """Ask of this patient, whose order was answered so, and say what is on file."""
        self._mrn, self._kept = mrn, kept
        self.show_regimen(regimen)

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
            read = dict(self.regimen.suitability.read(self.form.answers(), self._today()))
            self._on_file(self.regimen).refuse(read, "Nothing was recorded.")
            return read
        return {}

    def edited(self) -> None:
        """Say what the rules say of the answers so far."""
        if self.form and self.regimen:
            given = self.form.readable()
            found = self.regimen.suitability.findings(given, self._today())
            against = self._on_file(self.regimen).findings(given)
            self._findings.show_findings(self.form.show_findings((*found, *against)))
        super().edited()

    def _fields(self, regimen: Regimen) -> tuple[Field, ...]:
        return self._on_file(regimen).hints(regimen.suitability.fields)

    def _on_file(self, regimen: Regimen) -> OnFileAtOrder:
        station = self.session.station
        case, at = station.case(self._mrn), station.now().at
        return on_file_at_order(case, regimen, at, station.zone, self._kept)

    def _today(self) -> date:
        station = self.session.station
        return station.today(station.now().at)
