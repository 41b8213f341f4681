"""Typing results, and correcting one."""

from typing import Final

from PySide6.QtWidgets import QWidget

from il2nurse.domain.record.labs.results import LabResult, read_result
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.domain.rules.chart.unusual import Unusual
from il2nurse.domain.rules.labs.reading import TypedResult
from il2nurse.domain.values.reported_units import with_unit
from il2nurse.ui.editors.line import Line
from il2nurse.ui.labs.result_dialog import ResultDialog
from il2nurse.ui.look import labels
from il2nurse.ui.qt.drafts import TypedDraft
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Weight
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.labs.results import (
    ResultChange,
    correct_result,
    record_result,
)
from il2nurse.workflow.one_act import KeptBefore

SHOWN: Final = 8
RECORD_NOW: Final = "Ctrl+Enter"


class AddResultsDialog(ResultDialog):
    """One result after the other, of one specimen or several; each is recorded at once."""

    def __init__(self, session: Session, mrn: str, laboratory: Laboratory) -> None:
        super().__init__(
            session,
            mrn,
            laboratory,
            "add_results",
            "Enter results",
            "Choose the test, type value and unit, press Enter. The time of the specimen stays.",
        )
        self._sure = False
        self._request = session.station.new_id()
        self._recorded: list[str] = []
        self.done = Label(role="fact").set_wrapping()
        self.done.setObjectName("recorded_results")
        self.body.addWidget(self.done)
        self.set_main("record_result", labels.RECORD)
        self.cancel.set_text(labels.CLOSE)

    def edited(self) -> None:
        """Another value is another question."""
        super().edited()
        self._sure = False
        self.main.set_text(labels.RECORD)
        self.main.set_weight(Weight.MAIN)
        self.main.show_key("Return")

    def enter(self) -> None:
        """Go on, or record; Enter alone confirms nothing that is unusual."""
        if not self._sure:
            super().enter()

    def act(self) -> None:
        """Record the result and go on to the next test."""
        session, sure = self.session, self._sure
        laboratory, mrn = self.laboratory, self.mrn

        def act() -> tuple[TypedResult, Entry]:
            typed = self.result()
            try:
                kept = record_result(
                    session.station,
                    session.who,
                    mrn,
                    laboratory,
                    typed,
                    confirmed=sure,
                    request=self._request,
                )
            except Unusual:
                self._sure = True
                self.main.set_text("Record: it is right")
                self.main.set_weight(Weight.DANGER)
                self.main.show_key(RECORD_NOW)
                raise
            except KeptBefore:
                self._request = session.station.new_id()
                raise
            return typed, kept

        done = session.attempt(act, self.refuse)
        if done:
            self._go_on(*done)

    def _go_on(self, typed: TypedResult, entry: Entry) -> None:
        self._request = self.session.station.new_id()
        label = self.laboratory.tests.tests[typed.test].label
        at = self.session.words.clock(typed.specimen)
        value = with_unit(typed.value.strip(), typed.unit)
        sentence = f"{label} {value}, specimen {at}, is on the chart."
        sentence = " ".join(filter(None, (sentence, read_result(entry).received.range_remark)))
        self._recorded = [sentence, *self._recorded][:SHOWN]
        self.done.setText("\n".join(self._recorded))
        self.done.setAccessibleName(self.done.text())
        self.session.done(sentence)
        self.line.clear()
        self.edited()
        self.line.test.setFocus()


class CorrectResultDialog(ResultDialog):
    """What stands on the chart, to be changed, with the reason."""

    def __init__(
        self, session: Session, mrn: str, laboratory: Laboratory, result: LabResult
    ) -> None:
        super().__init__(
            session,
            mrn,
            laboratory,
            "correct_result",
            f"Correct {result.label}",
            f"On the chart: {result.received.shown}. The old value stays readable.",
        )
        self._seq = result.seq
        self._request = session.station.new_id()
        self.about = str(result.seq)
        self.reason = Line("reason", "Reason for the correction")
        self.body.addWidget(Label("Reason", "heading"))
        self.body.addWidget(self.reason)
        self.reason.typed.connect(self.edited)
        self.specimen.set_answer(result.at.isoformat())
        self.line.show_result(laboratory.tests.tests[result.test], result)
        self.set_main("record_correction", labels.RECORD_CORRECTION)

    def act(self) -> None:
        """Record the correction."""
        session, laboratory = self.session, self.laboratory
        mrn, seq, reason = self.mrn, self._seq, self.reason.text()

        def act() -> Entry:
            typed, station, request = self.result(), session.station, self._request
            change = ResultChange(seq, typed, reason)
            return correct_result(station, session.who, mrn, laboratory, change, request=request)

        if session.attempt(act, self.refuse):
            session.done("The result is corrected. The old value stays readable.")
            self.close_dialog()

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was changed."""
        super().refuse(field, sentence)
        if field == "reason":
            self.reason.setFocus()

    def unrecorded(self) -> dict[str, Answer]:
        """The reason beside the result."""
        return super().unrecorded() | {"reason": self.reason.text()}

    def restore(self, draft: TypedDraft) -> None:
        """Put the reason back too."""
        super().restore(draft)
        self.reason.setText(str(draft.answers.get("reason", "")))

    def _missing(self) -> QWidget | None:
        return super()._missing() or (None if self.reason.text().strip() else self.reason)
