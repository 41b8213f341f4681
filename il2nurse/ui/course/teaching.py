"""The teaching page: every point of the regimen, whether it was taught and understood."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.course.teaching import (
    TeachingPoint,
    session_in_words,
    teaching_points,
)
from il2nurse.readable.papers import TEACHING
from il2nurse.ui.course.teaching_dialog import TeachingDialog
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.foot import Foot
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from il2nurse.workflow.course.teaching import TEACHERS

COLUMNS: Final = (
    TableColumn("What the patient is to know"),
    TableColumn("Taught", 250),
    TableColumn("Understood", 130),
    TableColumn("Shown by the patient", 170, yields=1),
)
NOT_TAUGHT: Final = "Not taught"
AGAIN: Final = Mark(Tone.WARN, "Repeat", Sign.WARNING)
DONE: Final = Mark(Tone.GOOD, "Understood", Sign.CHECK)
MARKS: Final = {None: None, False: AGAIN, True: DONE}
SHOWED_MARKS: Final = {
    None: None,
    False: Mark(Tone.PLAIN, "Not shown yet", Sign.QUESTION),
    True: Mark(Tone.GOOD, "Shown", Sign.CHECK),
}
NONE_YET: Final = "No teaching on record yet"
BEFORE_FIRST: Final = "No teaching before dose 1 yet"
LINE: Final = 28
"""Low enough that every point of a regimen is in view on a ward's screen."""


class TeachingPage(PatientPage):
    """What was taught stands beside each point; recording and the sheet are one key away."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "teaching", parent=parent)
        self.points = Table("teaching_points", "Points of teaching")
        self.points.set_columns(COLUMNS[:-1])
        self.points.verticalHeader().setDefaultSectionSize(LINE)
        self.sessions = Label(role="muted").set_wrapping()
        self.add = Action("new_teaching", "Record teaching")
        self.add.set_key("N")
        self.add.set_sign(Sign.PLUS)
        self.add.set_weight(Weight.MAIN)
        self.sheet = Action("teaching_sheet", "Teaching sheet")
        self.sheet.set_key("P")
        self.sheet.set_sign(Sign.PRINTER)
        self.counted = Label(role="heading")
        self.warning = Chip()
        main = QVBoxLayout()
        main.setSpacing(sizes.GAP)
        main.addWidget(self.points, 1)
        self._on_record = Label("Teaching on record", "heading")
        main.addWidget(self._on_record)
        main.addWidget(self.sessions)
        told = (self.warning, self.counted)
        self.lay_out(main, foot=Foot((self.sheet, self.add)), tools=told)
        self.add.clicked.connect(self._ask)
        self.sheet.clicked.connect(
            lambda: self.session.go("preview", self.mrn, paper=TEACHING.name)
        )

    def start(self) -> None:
        """The next teaching has the keyboard."""
        (self.add if self.add.isVisible() else self.points).setFocus()

    def show_moment(self, moment: Moment) -> None:
        """Show what is on record."""
        teaches = any(self.session.who.may(act) for act in TEACHERS)
        self.add.setVisible(teaches and not moment.case.patient.discharged)
        words = self.session.words
        points = teaching_points(moment.course, moment.regimen, words)
        told = sum(point.understood is not None for point in points)
        self.counted.setText(f"Teaching · {told} of {len(points)} points taught")
        begun = any(dose.given for dose in moment.case.doses_of(moment.course))
        lacks = NONE_YET if begun else BEFORE_FIRST
        self.warning.show_mark(Mark(Tone.WARN, "" if moment.course.taught else lacks, Sign.WARNING))
        asked = any(point.showed is not None for point in points)
        self.points.set_columns(COLUMNS if asked else COLUMNS[:-1])
        self.points.show_rows([_row(point, asked=asked) for point in points])
        sessions = [session_in_words(each, words) for each in reversed(moment.course.taught)]
        self.sessions.setText("\n".join(sessions))
        for part in (self._on_record, self.sessions):
            part.setVisible(bool(sessions))

    def enable_keys(self, *, on: bool) -> None:
        """The keys belong to a dialog while one is open."""
        self.add.setEnabled(on)
        self.sheet.setEnabled(on)

    def _ask(self) -> None:
        self.ask(TeachingDialog(self.session, self.session.station.moment(self.mrn)))


def _row(point: TeachingPoint, *, asked: bool) -> Row:
    """A point; where any of the regimen is to be shown, whether this one was."""
    open_ = point.understood is None
    when = Cell(NOT_TAUGHT, muted=True) if open_ else Cell(point.when)
    cells = [Cell(point.text), when, Cell(mark=MARKS[point.understood])]
    if asked:
        cells.append(Cell(mark=SHOWED_MARKS[point.showed]))
    return Row(point.id, tuple(cells))
