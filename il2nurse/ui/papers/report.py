"""The report of a test: its pages as the register keeps them, under the patient's banner."""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from il2nurse.domain.record.case import Case
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.values.text import short_digest
from il2nurse.files.report_file import ReportFormat
from il2nurse.readable.course.pre_test_rows import result_in_words
from il2nurse.ui.look import sizes
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.papers.paper_images import CannotDraw, draw_pages, page_label
from il2nurse.ui.papers.taking_off import TakeReportOffDialog, may_take_off, test_of
from il2nurse.ui.place import Place
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.scrolling import scrolling
from il2nurse.workflow.patient.asked_for import moment_of_test
from il2nurse.workflow.patient.reports import FIELD, Report, shown_report

MOST_DRAWN: Final = 20
WIDE: Final = 940
NOT_DRAWN: Final = "The file cannot be shown here. Nothing was kept; choose another file."
SHORTENED: Final = f"The first {MOST_DRAWN} pages are shown."


def pages_of(report: Report, most: int = MOST_DRAWN) -> Sequence[QImage]:
    """The first pages of a report as pictures; raises ``Slip`` where it cannot be drawn."""
    if report.format is ReportFormat.PDF:
        try:
            return tuple(islice(draw_pages(report.content), most))
        except CannotDraw as error:
            raise Slip(FIELD, NOT_DRAWN) from error
    image = QImage.fromData(report.content)
    if image.isNull():
        raise Slip(FIELD, NOT_DRAWN)
    return (image,)


def page_labels(images: Sequence[QImage], wide: int = WIDE) -> list[QLabel]:
    """The pages for a column, none wider than it."""
    found = []
    for number, image in enumerate(images, 1):
        smooth = Qt.TransformationMode.SmoothTransformation
        page = page_label(image if image.width() <= wide else image.scaledToWidth(wide, smooth))
        page.setAccessibleName(f"Page {number} of {len(images)}")
        found.append(page)
    return found


class ReportPage(PatientPage):
    """What is kept with a test on file; its checksum is compared as it is read, or it is not shown.

    Looking makes no entry.
    """

    tabbed = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "report", parent=parent)
        self._test = ""
        self._title = Label(role="title").set_wrapping()
        self._told = Label(role="muted").set_wrapping()
        self._told.setObjectName("report_told")
        self.pages: list[QLabel] = []
        content = QWidget()
        content.setProperty("ground", "none")
        self._column = QVBoxLayout()
        self._column.setSpacing(sizes.ROOM)
        outer = QVBoxLayout(content)
        outer.addLayout(self._column)
        outer.addStretch()
        self._area = scrolling("report_pages", "Pages of the report", content)
        self.take_off = Action("take_report_off", "Take the report off")
        self.take_off.set_small()
        self.take_off.set_key("O")
        self.take_off.clicked.connect(self._ask)
        main = QVBoxLayout()
        main.addWidget(self._title)
        main.addWidget(self._told)
        main.addWidget(self._area, 1)
        self.lay_out(main, tools=(self.take_off,))

    def open(self, place: Place) -> None:
        """Show the report of a test of this patient."""
        super().open(place)
        self._test = place.paper or ""
        self.forget()

    def start(self) -> None:
        """The pages have the keyboard, to scroll them."""
        self._area.setFocus()

    def enable_keys(self, *, on: bool) -> None:
        """The key belongs to a dialog while one is open."""
        self.take_off.setEnabled(on)

    def _ask(self) -> None:
        moment = moment_of_test(self.session.station, self.mrn, self._test)
        self.ask(TakeReportOffDialog(self.session, moment, test_of(moment, self._test)))

    def leave(self) -> None:
        """Back to the tests."""
        self.session.go("eligibility", self.mrn)

    def show_case(self, _case: Case) -> None:
        """Show the report that is attached now."""
        for old in self.pages:
            self._column.removeWidget(old)
            old.deleteLater()
        self.pages, session, mrn, test = [], self.session, self.mrn, self._test
        self._title.setText("Report")
        self._told.setText("")
        moment = moment_of_test(session.station, mrn, test)
        self.take_off.setVisible(may_take_off(moment, test, session.who))
        report = session.attempt_in_thread(
            lambda: shown_report(session.station, mrn, test), self._refuse
        )
        if report:
            self._show(report)

    def _show(self, report: Report) -> None:
        moment = moment_of_test(self.session.station, self.mrn, self._test)
        test = test_of(moment, self._test)
        self._title.setText(f"{test.field.label}: {result_in_words(test)}")
        images = self.session.attempt(lambda: pages_of(report), self._refuse) or ()
        more = f" {SHORTENED}" if len(images) == MOST_DRAWN else ""
        self._told.setText(f"Report: {report.shown}, checksum {short_digest(report.digest)}.{more}")
        self.pages = page_labels(images)
        for page in self.pages:
            self._column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)

    def _refuse(self, _field: str, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.setAccessibleName(sentence)
