"""The laboratory page: every test with its newest value, and all values of the one selected."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.people import May
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.labs.results import LabResult
from il2nurse.domain.rules.labs.history import LabRow
from il2nurse.readable.assessment.kinds import kinds_of_criteria, met_by_field
from il2nurse.ui.labs.entry import AddResultsDialog, CorrectResultDialog
from il2nurse.ui.labs.history import LabHistory
from il2nurse.ui.labs.importing import ImportDialog
from il2nurse.ui.labs.notices import LabNotices
from il2nurse.ui.labs.prescriber_call import ask_prescriber_call, calls_to_make
from il2nurse.ui.labs.rows import LabView, grid_columns, grid_rows
from il2nurse.ui.labs.sparkline import SparkPainter
from il2nurse.ui.labs.striking import StrikeResultDialog
from il2nurse.ui.labs.units import Units
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.labs.results import lab_results

DRUG = "Aldesleukin"
HOLDING_FIRST = "Tests on which a hold depends stand first."


class LaboratoryPage(PatientPage):
    """One patient's results. The units on show change nothing that is kept."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "laboratory", parent=parent)
        self._units = Units.REPORTED
        self._view: LabView | None = None
        self._rows: dict[str, LabRow] = {}
        self.scheme = Chip(parent=self)
        self.units = _tool("lab_units", "Units", "U")
        self.paste = _tool("import_table", "Paste or open a table", "O", Sign.DOWN)
        self.add = _tool("add_results", "Enter results", "T", Sign.PLUS)
        self.add.set_weight(Weight.MAIN)
        self.call = _tool("record_call", "Record the call", "A", Sign.PEN)
        self.call.set_weight(Weight.MAIN)
        self.call.set_small()
        self.call.hide()
        self.notices = LabNotices()
        self.notices.hide()
        self.grid = Table("lab_grid", "Newest result of every test")
        self.grid.say_empty("No result is on record for this patient.", self.add)
        self.history = LabHistory()
        self._notice = Label(role="small").set_wrapping()
        self._lay_out()
        self._wire()

    def start(self) -> None:
        """The grid has the keyboard."""
        self.grid.setFocus()

    def also(self) -> tuple[object, ...]:
        """The units on show."""
        return (self._units,)

    def show_case(self, case: Case) -> None:
        """Show every test, before an order too."""
        station, laboratory = self.session.station, self.session.laboratory
        at = station.now().at
        moment = station.moment(self.mrn) if case.course else None
        kinds = kinds_of_criteria(moment.regimen.criteria if moment else ())
        met = met_by_field(moment) if moment else {}
        self._view = LabView(laboratory, case, self._units, self.session.words, at, kinds, met)
        self._rows = {row.test.id: row for row in lab_results(station, self.mrn, laboratory)}
        self.scheme.show_mark(Mark(Tone.PLAIN, f"Grades: {laboratory.scheme.shown}"))
        first = f"{HOLDING_FIRST} " if kinds else ""
        self._notice.setText(f"{first}{laboratory.tests.notice}")
        self._show_grid(self._view)
        self._show_calls(case)

    def _show_calls(self, case: Case) -> None:
        """What is to be called for and what is due; before an order neither is."""
        self.notices.setVisible(case.course is not None)
        self.call.setVisible(case.course is not None)
        if case.course is not None:
            moment = self.session.station.moment(self.mrn)
            self.notices.show_moment(self.session, moment)
            self.call.setVisible(bool(calls_to_make(self.session, moment)))

    def _show_grid(self, view: LabView) -> None:
        self.units.set_text(f"Units: {self._units.value}")
        rows = grid_rows(view, tuple(self._rows.values()))
        self.grid.show_rows(rows)
        if rows and not self.grid.current_key():
            self.grid.select(rows[0].key)
        may = self.session.who.may(May.CHART)
        for action in (self.add, self.paste):
            action.setVisible(may)
        self._show_test()

    def _show_test(self) -> None:
        if self._view is None:
            return
        key = self.grid.current_key()
        test = self._view.laboratory.tests.tests.get(key)
        may = self.session.who.may(May.CHART)
        self.history.show_test(self._view, test, self._rows.get(key), may=may)

    def _next_units(self) -> None:
        self._units = self._units.following
        self.refresh()

    def _type(self) -> None:
        self.ask(AddResultsDialog(self.session, self.mrn, self.session.laboratory))

    def _take_in(self) -> None:
        self.ask(ImportDialog(self.session, self.mrn, self.session.laboratory))

    def _correct(self, result: LabResult) -> None:
        laboratory = self.session.laboratory
        self.ask(CorrectResultDialog(self.session, self.mrn, laboratory, result))

    def _strike(self, result: LabResult) -> None:
        self.ask(StrikeResultDialog(self.session, self.mrn, result))

    def enable_keys(self, *, on: bool) -> None:
        """The keys belong to a dialog while one is open."""
        for action in (self.units, self.paste, self.add, self.call):
            action.setEnabled(on)
        self.history.set_listening(on=on)

    def _wire(self) -> None:
        self.units.clicked.connect(self._next_units)
        self.paste.clicked.connect(self._take_in)
        self.add.clicked.connect(self._type)
        self.call.clicked.connect(lambda: ask_prescriber_call(self))
        self.grid.moved.connect(self._show_test)
        self.grid.chosen.connect(self.history.list.setFocus)
        self.history.correct_asked.connect(self._correct)
        self.history.strike_asked.connect(self._strike)

    def _lay_out(self) -> None:
        self.grid.set_columns(grid_columns(DRUG))
        self.grid.setItemDelegate(SparkPainter(self.grid))
        self._notice.setObjectName("lab_notice")
        self.units.set_small()
        self.paste.set_small()
        below = QHBoxLayout()
        below.setSpacing(sizes.SPACE)
        below.addWidget(self.scheme)
        below.addWidget(self._notice, 1)
        main = QVBoxLayout()
        main.setSpacing(sizes.GAP)
        above = QHBoxLayout()
        above.setSpacing(sizes.GAP)
        above.addWidget(self.notices, 1)
        above.addWidget(self.call, 0, Qt.AlignmentFlag.AlignTop)
        main.addLayout(above)
        main.addWidget(self.grid, 1)
        main.addLayout(below)
        tools = (self.units, self.paste, self.add)
        self.lay_out(main, self.history, tools=tools, over_all=True)


def _tool(name: str, text: str, key: str, sign: Sign | None = None) -> Action:
    made = Action(name, text)
    made.set_key(key)
    made.set_sign(sign)
    return made
