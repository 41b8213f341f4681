"""What typing and correcting a result share: the time of the specimen, and one line."""

from datetime import datetime
from typing import Final

from PySide6.QtWidgets import QWidget

from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.domain.rules.labs.reading import TypedResult
from il2nurse.ui.editors.time import TimeEditor
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import focus_in
from il2nurse.ui.forms.questions import time
from il2nurse.ui.labs.result_line import ResultLine
from il2nurse.ui.qt.drafts import TypedDraft
from il2nurse.ui.session import Session

SPECIMEN: Final = time("specimen", "Specimen taken", "It stands on the laboratory's report.")


class ResultDialog(Dialog):
    """What typing and correcting share: the time of the specimen, and one line."""

    def __init__(
        self, session: Session, mrn: str, laboratory: Laboratory, name: str, title: str, say: str
    ) -> None:
        super().__init__(name, title, say)
        self.session, self.mrn, self.laboratory = session, mrn, laboratory
        self.specimen = TimeEditor(SPECIMEN, session.station.zone, session.station.clock)
        self.specimen.name_taken()
        self.line = ResultLine(laboratory.tests)
        self.body.addWidget(self.specimen)
        self.body.addWidget(self.line)
        self.specimen.changed.connect(self.edited)
        self.line.changed.connect(self.edited)

    def start(self) -> None:
        """Ask for what is missing."""
        (self._missing() or self.line.value).setFocus()

    def enter(self) -> None:
        """Go on to the next part that is not answered, or act."""
        if focus_in(self) in (self.line.test, self.line.value):
            self.line.settle()
        missing = self._missing()
        if missing is None:
            self.act()
        elif missing is not focus_in(self):
            missing.setFocus()
        elif missing is self.line.test and self.line.test.text().strip():
            self.refuse("test", f"No test is called “{self.line.test.text().strip()}”.")

    def edited(self) -> None:
        """What was refused is being mended."""
        self.clear_problem()
        self.specimen.forget_refusal()
        self.line.show_slip("")

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was recorded, and go to the part that is at fault."""
        self.line.show_slip(field)
        if field == "specimen":
            self.specimen.refuse(sentence)
            self.specimen.focus()
        else:
            super().refuse("", sentence)

    def unrecorded(self) -> dict[str, Answer]:
        """The parts of the line, and the time of the specimen."""
        specimen = self.specimen.answer() if not self.specimen.slipped else ""
        return {"specimen": specimen, **self.line.typed()}

    def restore(self, draft: TypedDraft) -> None:
        """Put the parts back."""
        typed = {name: str(answer) for name, answer in draft.answers.items()}
        if typed.get("specimen"):
            self.specimen.set_answer(typed["specimen"])
        self.line.put_back(typed)

    def result(self) -> TypedResult:
        """The result as it stands here; raises ``Slip`` where a part is missing."""
        self.line.settle()
        test = self.line.chosen
        if test is None:
            raise Slip("test", "Choose the test. Nothing was recorded.")
        if not self.line.unit.chosen:
            raise Slip("unit", f"{test.label}: choose the unit as reported. Nothing was recorded.")
        specimen = datetime.fromisoformat(str(self.specimen.read()))
        return TypedResult(
            test=test.id,
            value=self.line.value.text(),
            unit=self.line.unit.word,
            specimen=specimen,
            range_text=self.line.range.text(),
        )

    def _missing(self) -> QWidget | None:
        if not self.specimen.answer() or self.specimen.slipped:
            return self.specimen.first()
        return self.line.missing()
