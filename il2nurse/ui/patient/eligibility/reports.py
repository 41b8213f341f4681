"""The report of a test: its file is chosen, with a new result or for one that is on file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.rules.assessment.pre_tests import PreTest, pre_tests
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.course.pre_test_rows import result_in_words
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.look import labels, sizes
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.papers.report import page_labels, pages_of
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.choice_box import ChoiceBox
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.patient.reports import (
    Report,
    attach_report,
    pick_report,
)

NARROW: Final = 480
FILES: Final = "Reports (*.pdf *.png *.jpg *.jpeg)"


def choose_file(parent: QWidget, taken: "ReportBox") -> None:
    """Ask the system for a file, and hand its place on."""
    chooser = QFileDialog(parent, "Choose the report", "", FILES)
    chooser.setObjectName("report_chooser")
    chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
    chooser.fileSelected.connect(lambda name: taken.read_file(Path(name)))
    chooser.finished.connect(chooser.deleteLater)
    chooser.open()


class ReportBox(QWidget):
    """A test, and the file of its report; a file that is none is refused as it is chosen."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self, session: Session, tests: Sequence[Field]) -> None:
        super().__init__()
        self._session = session
        self.reports: dict[str, Report] = {}
        self._names = {each.id: each.short or each.label for each in tests}
        self.test = ChoiceBox("report_test", "Test of the report")
        for name, label in self._names.items():
            self.test.addItem(label, name)
        self.test.setCurrentIndex(0 if len(tests) == 1 else -1)
        self.test.setPlaceholderText("Test of the report")
        self.test.setMinimumWidth(190)
        self.choose = Action("choose_report", "Choose its report")
        self.choose.set_sign(Sign.PLUS)
        self.choose.set_small()
        self.choose.clicked.connect(self._choose)
        self.told = Label(role="muted").set_wrapping()
        self.told.setObjectName("reports_chosen")
        row = QHBoxLayout()
        row.setSpacing(sizes.SPACE)
        row.addWidget(self.test)
        row.addWidget(self.choose)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.TIGHT)
        column.addLayout(row)
        column.addWidget(self.told)
        self.told.hide()
        self.test.setVisible(len(tests) > 1)

    def _choose(self) -> None:
        if self.test.currentIndex() < 0:
            self.refused.emit("Choose the test of the report first.")
            self.test.setFocus()
            return
        choose_file(self, self)

    def read_file(self, path: Path) -> None:
        """Take the file for the chosen test, where it can be shown."""
        test = str(self.test.currentData() or "")

        def read() -> Report:
            report = pick_report(path)
            pages_of(report, 1)
            return report

        report = self._session.attempt_in_thread(read, lambda _, say: self.refused.emit(say))
        if report is None:
            return
        self.reports[test] = report
        listed = (f"{self._names[name]}: {each.shown}" for name, each in self.reports.items())
        self.told.setText(f"Report of {'; '.join(listed)}")
        self.told.setAccessibleName(self.told.text())
        self.told.show()
        self.changed.emit()


MISSING: Final = "Choose the file of the report. Nothing was attached."
ATTACHED: Final = "The report is kept with the result."


def tests_on_file(moment: Moment) -> dict[str, PreTest]:
    """The tests with a result on file, by their fields."""
    return {each.field.id: each for each in pre_tests(moment) if each.answer}


class AttachReportDialog(Dialog):
    """One file for one result; the one before stays in the register."""

    def __init__(self, session: Session, moment: Moment, test: PreTest) -> None:
        name = test.field.short or test.field.label
        super().__init__(
            "attach_report",
            f"Attach the report: {name}",
            f"On file: {result_in_words(test)}. The register keeps the file with its checksum.",
        )
        self._session, self._mrn, self._test = session, moment.case.patient.subject, test.field.id
        self.about = f"{self._mrn} {self._test}"
        self._request = session.station.new_id()
        self.box = ReportBox(session, (test.field,))
        self.box.refused.connect(lambda say: self.refuse("", say))
        self.box.changed.connect(self._show)
        self._pages = QWidget()
        self._column = QVBoxLayout(self._pages)
        self.body.addWidget(self.box)
        self.body.addWidget(self._pages)
        self.set_main("record_report", labels.RECORD)

    def start(self) -> None:
        """The file comes first."""
        self.box.choose.setFocus()

    def act(self) -> None:
        """Attach what was chosen."""
        report = self.box.reports.get(self._test)
        if report is None:
            self.refuse("", MISSING)
            return
        session, mrn, test, once = self._session, self._mrn, self._test, self._request
        if session.attempt_in_thread(
            lambda: attach_report(session.station, session.who, mrn, test, report, once),
            self.refuse,
        ):
            session.done(ATTACHED)
            self.close_dialog()

    def _show(self) -> None:
        self.clear_problem()
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        report = self.box.reports[self._test]
        images = self._session.attempt(lambda: pages_of(report, 1), self.refuse)
        for page in page_labels(images or (), NARROW):
            self._column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
