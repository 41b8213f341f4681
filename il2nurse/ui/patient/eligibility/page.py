"""The eligibility page: what is open and who closes it, and every pre-test as it stands."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.people import May
from il2nurse.domain.record.case import Case
from il2nurse.domain.rules.assessment.pre_tests import PreTest, pre_tests
from il2nurse.domain.rules.dose.eligibility import open_gates
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.course.another_course import another_course_line
from il2nurse.readable.course.eligibility import (
    ELIGIBLE,
    NOT_ELIGIBLE,
    answer_in_words,
    in_force_line,
    waived_lines,
)
from il2nurse.readable.course.suitability import care_beside
from il2nurse.readable.papers import ELIGIBILITY
from il2nurse.readable.research import RESEARCH_ONLY
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.patient.eligibility.asked_for import AskedFor
from il2nurse.ui.patient.eligibility.pre_tests import PreTestsDialog
from il2nurse.ui.patient.eligibility.reports import AttachReportDialog, tests_on_file
from il2nurse.ui.patient.eligibility.tables import GateTable, PreTestTable
from il2nurse.ui.patient.eligibility.waivers import (
    TakeBackDialog,
    WaiveDialog,
    may_take_back,
    may_waive,
)
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.finding import FindingList
from il2nurse.ui.widgets.foot import Foot
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.patient.pre_tests import pre_test_fields

OPEN: Final = Mark(Tone.DANGER, NOT_ELIGIBLE, Sign.HOLD)
NONE_OPEN: Final = Mark(Tone.GOOD, ELIGIBLE, Sign.CHECK)
WAIVED: Final = Mark(Tone.WARN, "Waived", Sign.PEN)
CARE: Final = Mark(Tone.WARN, "Take care", Sign.WARNING)
NEXT: Final = Mark(Tone.PLAIN, "Next course", Sign.CLOCK)
CHOOSE: Final = "Choose a test with a result on file in the list first."
RESEARCH: Final = Mark(Tone.WARN, RESEARCH_ONLY, Sign.WARNING)
CLOSES: Final = "Who closes it: {}."
NO_START: Final = "No dose can start until all of this is closed."
NO_REGIMEN = "Nothing is ordered, and the ward has no regimen that asks for tests."
NO_TESTS = "This regimen asks for no tests before a course."


class EligibilityPage(PatientPage):
    """Nothing is changed here: each gate says who closes it, and where."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "eligibility", parent=parent)
        self.asked_for = AskedFor(session)
        self.asked_for.changed.connect(self.refresh)
        self.answer, self.notices = FindingList(), FindingList()
        self.gates, self.tests = GateTable(), PreTestTable()
        self.in_force = Label(role="strong").set_wrapping()
        self.in_force.setObjectName("numbers_in_force")
        self.below = Label(role="strong")
        self.below.setObjectName("tests_below")
        self.tests.unseen.connect(self._count_unseen)
        self.enter = Action("enter_pre_tests", "Enter results")
        self.enter.set_weight(Weight.MAIN)
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
        self.paper = _tool("print_eligibility", "Print", "P")
        self.paper.set_sign(Sign.PRINTER)
        self.paper.clicked.connect(self._print)
        self.tests.chosen.connect(lambda _: self._show())
        self.tools = (self.enter, self.attach, self.shown, self.waive, self.take_back, self.paper)
        self._lay_out()

    def _lay_out(self) -> None:
        main = QVBoxLayout()
        main.setSpacing(sizes.GAP)
        main.addWidget(self.asked_for)
        main.addLayout(self.answer)
        main.addWidget(self.gates)
        main.addLayout(self.notices)
        main.addWidget(self.tests, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.in_force, 1)
        foot.addWidget(self.below)
        main.addLayout(foot)
        actions = (self.take_back, self.waive, self.shown, self.attach, self.paper, self.enter)
        self.lay_out(main, foot=Foot(actions))

    def start(self) -> None:
        """What can be done has the keyboard, else the tests."""
        (self.enter if self.enter.isVisible() else self.tests).setFocus()

    def turned(self) -> None:
        """Ask for the ward's first regimen again: the choice belonged to the patient before."""
        self.asked_for.begin_anew()

    def also(self) -> tuple[object, ...]:
        """The regimen that it is asked for, before an order."""
        return (self.asked_for.chosen(),)

    def enable_keys(self, *, on: bool) -> None:
        """The key belongs to a dialog while one is open."""
        self.asked_for.setEnabled(on)
        for action in self.tools:
            action.setEnabled(on)

    def _count_unseen(self, above: int, below: int) -> None:
        """Say how many tests the list has no room for."""
        told = [f"{above} above"] if above else []
        told += [f"{below} more test{'' if below == 1 else 's'} below"] if below else []
        self.below.setText(", ".join(told))

    def _ask(self) -> None:
        if moment := self.asked_for.moment(self.mrn):
            self.ask(PreTestsDialog(self.session, moment))

    def _decide(self, dialog: type[WaiveDialog] | type[TakeBackDialog]) -> None:
        self.ask(dialog(self.session, self.session.station.moment(self.mrn)))

    def _chosen(self) -> PreTest | None:
        """The test of the selected row, where a result of it is on file."""
        moment = self.asked_for.moment(self.mrn)
        filed = tests_on_file(moment) if moment else {}
        test = filed.get(self.tests.current_key())
        if test is None:
            self.session.refuse(CHOOSE)
        return test

    def _attach(self) -> None:
        moment = self.asked_for.moment(self.mrn)
        if moment and (test := self._chosen()):
            self.ask(AttachReportDialog(self.session, moment, test))

    def _print(self) -> None:
        if moment := self.asked_for.moment(self.mrn):
            text = None if moment.ordered else moment.regimen.digest
            self.session.go("preview", self.mrn, paper=ELIGIBILITY.name, text=text)

    def _show(self) -> None:
        if test := self._chosen():
            self.session.go("report", self.mrn, paper=test.field.id)

    def show_case(self, case: Case) -> None:
        """Show what is open, with an order and without one."""
        self.asked_for.show_case(case)
        moment = self.asked_for.moment(self.mrn)
        gates, stand = open_gates(case, moment), pre_tests(moment) if moment else ()
        self._offer(case, moment)
        mark = OPEN if gates else NONE_OPEN
        answer = answer_in_words(gates)
        self.gates.show_gates(gates)
        told = [answer, NO_START] if gates else [answer]
        if gates and not self.gates.isVisibleTo(self):
            who = gates[0].who.rstrip(",").partition(" (")[0]
            told.append(CLOSES.format(f"{who[:1].lower()}{who[1:]}"))
        self.answer.show_marks([(mark, " ".join(told))])
        self.notices.show_marks(self._beside(case, moment, stand))
        in_force = in_force_line(moment)
        self.in_force.setText(in_force or "")
        self.in_force.setVisible(bool(in_force))
        self.tests.say_empty(NO_TESTS if moment else NO_REGIMEN)
        self.tests.show_tests(stand, moment, self.session.words)

    def _offer(self, case: Case, moment: Moment | None) -> None:
        """Show the acts that this person has here."""
        asks = moment is not None and bool(pre_test_fields(moment.regimen, self.session.who))
        self.enter.setVisible(asks and not case.patient.discharged)
        filed = tests_on_file(moment) if moment else {}
        self.attach.setVisible(self.enter.isVisibleTo(self) and bool(filed))
        self.shown.setVisible(any(each.report for each in filed.values()))
        ordered = moment if moment and moment.ordered else None
        self.paper.setVisible(moment is not None and self.session.who.may(May.PRINT))
        self.waive.setVisible(ordered is not None and may_waive(self.session.who, ordered))
        self.take_back.setVisible(ordered is not None and may_take_back(self.session.who, ordered))

    def _beside(
        self, case: Case, moment: Moment | None, stand: tuple[PreTest, ...]
    ) -> list[tuple[Mark, str]]:
        """What is waived, and what asks for care and does not stand above every page."""
        if moment is None:
            return []
        if case.course is None or not moment.ordered:
            return [(RESEARCH, moment.regimen.first_notice)] if moment.regimen.research else []
        words = self.session.words
        care = care_beside(case.course, moment.regimen, words)
        return [
            *((WAIVED, each) for each in waived_lines(stand, words)),
            *((NEXT, each) for each in (another_course_line(moment),) if each),
            *((CARE, each) for each in care),
        ]


def _tool(name: str, text: str, key: str) -> Action:
    made = Action(name, text)
    made.set_key(key)
    return made
