"""The eligibility page: what is open and who closes it, and every pre-test as it stands."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from il2nurse.domain.record.case import Case
from il2nurse.domain.rules.assessment.pre_tests import PreTest, pre_tests
from il2nurse.domain.rules.dose.eligibility import CLOSERS, Gate, cautions, open_gates
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.course.eligibility import (
    ELIGIBLE,
    age_in_words,
    answer_in_words,
    gates_in_words,
    in_force_line,
    state_in_words,
    test_cells,
    waived_lines,
)
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.patient.pre_tests import (
    PreTestsDialog,
    TakeBackDialog,
    WaiveDialog,
    may_take_back,
    may_waive,
)
from il2nurse.ui.patient.reports import AttachReportDialog, tests_on_file
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.finding import FindingList
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from il2nurse.workflow.patient.pre_tests import pre_test_fields

OPEN: Final = Mark(Tone.DANGER, "Open", Sign.HOLD)
WAIVED: Final = Mark(Tone.WARN, "Waived", Sign.PEN)
CARE: Final = Mark(Tone.WARN, "Take care", Sign.WARNING)
NONE_OPEN: Final = Mark(Tone.GOOD, "Nothing open", Sign.CHECK)
COLUMNS: Final = (
    TableColumn("Test", 150),
    TableColumn("Result", 210),
    TableColumn("Done on", 112, whole=True),
    TableColumn("Age", 88, yields=2),
    TableColumn("Good until", 150, whole=True),
    TableColumn("Confirmed by", yields=1),
    TableColumn("State", 180),
)


CHOOSE: Final = "Choose a test with a result on file in the list first."
NO_ORDER = "No course is ordered, so no pre-test is asked for yet."
NO_TESTS = "This regimen asks for no tests before a course."


class EligibilityPage(PatientPage):
    """Nothing is changed here: each gate says who closes it, and where."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "eligibility")
        self.gates = FindingList()
        self.tests = Table("eligibility_tests", "Pre-tests of the regimen")
        self.tests.set_columns(COLUMNS)
        main = QVBoxLayout()
        main.setSpacing(sizes.GAP)
        self.answer = Label(role="title").set_wrapping()
        main.addWidget(self.answer)
        main.addLayout(self.gates)
        main.addWidget(self.tests, 1)
        self.in_force = Label(role="muted").set_wrapping()
        self.in_force.setObjectName("numbers_in_force")
        main.addWidget(self.in_force)
        self.enter = Action("enter_pre_tests", "Enter results")
        self.enter.set_weight(Weight.MAIN)
        self.enter.set_small()
        self.enter.set_key("T")
        self.enter.clicked.connect(self._ask)
        self.attach = _tool("attach_report", "Attach the report", "A")
        self.attach.clicked.connect(self._attach)
        self.shown = _tool("show_report", "Show the report", "W")
        self.shown.clicked.connect(self._show)
        self.waive = _tool("waive_test", "Waive a test", "X")
        self.waive.clicked.connect(lambda: self._decide(WaiveDialog))
        self.take_back = _tool("take_waiver_back", "Ask for it again", "Y")
        self.take_back.clicked.connect(lambda: self._decide(TakeBackDialog))
        self.tests.chosen.connect(lambda _: self._show())
        self.tools = (self.enter, self.attach, self.shown, self.waive, self.take_back)
        self.lay_out(main, tools=self.tools)

    def start(self) -> None:
        """What can be done has the keyboard, else the tests."""
        (self.enter if self.enter.isVisible() else self.tests).setFocus()

    def enable_keys(self, *, on: bool) -> None:
        """The key belongs to a dialog while one is open."""
        for action in self.tools:
            action.setEnabled(on)

    def _ask(self) -> None:
        self.ask(PreTestsDialog(self.session, self.session.station.moment(self.mrn)))

    def _decide(self, dialog: type[WaiveDialog] | type[TakeBackDialog]) -> None:
        self.ask(dialog(self.session, self.session.station.moment(self.mrn)))

    def _chosen(self) -> PreTest | None:
        """The test of the selected row, where a result of it is on file."""
        moment = self.session.station.moment(self.mrn)
        test = tests_on_file(moment).get(self.tests.current_key())
        if test is None:
            self.session.refuse(CHOOSE)
        return test

    def _attach(self) -> None:
        if test := self._chosen():
            moment = self.session.station.moment(self.mrn)
            self.ask(AttachReportDialog(self.session, moment, test))

    def _show(self) -> None:
        if test := self._chosen():
            self.session.go("report", self.mrn, paper=test.field.id)

    def show_case(self, case: Case) -> None:
        """Show what is open, with an order and without one."""
        moment = self.session.station.moment(self.mrn) if case.course else None
        gates = open_gates(case, moment)
        self.answer.setText(answer_in_words(gates))
        asks = moment is not None and bool(pre_test_fields(moment.regimen, self.session.who))
        self.enter.setVisible(asks and not case.patient.discharged)
        filed = tests_on_file(moment) if moment else {}
        self.attach.setVisible(self.enter.isVisibleTo(self) and bool(filed))
        self.shown.setVisible(any(each.report for each in filed.values()))
        self.waive.setVisible(moment is not None and may_waive(self.session.who, moment))
        self.take_back.setVisible(moment is not None and may_take_back(self.session.who, moment))
        stand = pre_tests(moment) if moment else ()
        boxes = list(_boxes(gates)) or [(NONE_OPEN, ELIGIBLE)]
        if moment:
            boxes += [(WAIVED, each) for each in waived_lines(stand, self.session.words)]
            boxes += [(CARE, each.say) for each in cautions(moment)]
        self.gates.show_marks(boxes)
        told = in_force_line(moment)
        self.in_force.setText(told or "")
        self.in_force.setVisible(bool(told))
        self.tests.say_empty(NO_TESTS if moment else NO_ORDER)
        self.tests.show_rows([self._row(test, moment) for test in stand] if moment else [])

    def _row(self, test: PreTest, moment: Moment) -> Row:
        name, result, done, until, by = test_cells(test, self.session.words)
        cells = (
            Cell(name, strong=True),
            Cell(f"{result} · report" if test.report else result),
            Cell(done),
            Cell(age_in_words(test, moment), muted=True),
            Cell(until),
            Cell(by, muted=True),
            _state(test),
        )
        return Row(test.field.id, cells)


def _tool(name: str, text: str, key: str) -> Action:
    made = Action(name, text)
    made.set_small()
    made.set_key(key)
    return made


def _boxes(gates: tuple[Gate, ...]) -> Iterator[tuple[Mark, str]]:
    """One box for whoever closes them, with all that is open there."""
    ordered = sorted(gates, key=lambda each: list(CLOSERS).index(each.closer))
    for closer, found in groupby(ordered, key=lambda each: each.closer):
        yield OPEN, f"{gates_in_words(tuple(found))}\n{CLOSERS[closer]} can close this."


def _state(test: PreTest) -> Cell:
    word = state_in_words(test)
    if test.findings or (not test.serves and (test.answer or test.field.required)):
        return Cell(mark=Mark(Tone.DANGER, word, Sign.HOLD))
    return Cell(word, muted=True)
