"""The tests of a course before any dose: results with their days, and what is waived."""

from collections.abc import Callable
from typing import Final, TypeAlias

from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Answer, Choice, Field
from il2nurse.domain.rules.assessment.pre_tests import is_pre_test
from il2nurse.domain.rules.chart.unusual import Oddity, Unusual
from il2nurse.domain.rules.course.waived import may_be_waived, standing_waivers
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.course_notes import waiver_line
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.forms.unusual_box import UnusualBox
from il2nurse.ui.forms.witness_box import FIELDS, WitnessBox
from il2nurse.ui.look import labels
from il2nurse.ui.patient.reports import ReportBox
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.notice import Notice
from il2nurse.workflow.course.waiving import take_waiver_back, waivable_tests, waive_test
from il2nurse.workflow.patient.pre_tests import (
    chart_pre_tests,
    pre_test_fields,
    pre_test_witness,
)
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.station import Station

LOOKED: Final = "A result was refused, or speaks against a dose"


class PreTestsDialog(Dialog):
    """Only what is typed is recorded; the other tests stay as they are on file.

    Where a result was refused or speaks against a dose, a witness signs another one.
    """

    def __init__(self, session: Session, moment: Moment) -> None:
        super().__init__(
            "enter_results",
            "Enter results before a dose",
            "Read each report. Type what there is: the result, and the day on the report.",
        )
        self._session, self._mrn, self._moment = session, moment.case.patient.subject, moment
        self._request = session.station.new_id()
        station = session.station
        asked = pre_test_fields(moment.regimen, session.who)
        self.add_form(Form(asked, station.zone, station.clock))
        tests = [field for field in asked if is_pre_test(field)]
        self.reports = ReportBox(session, tests)
        self.reports.refused.connect(lambda say: self.refuse("", say))
        self.reports.changed.connect(self.clear_problem)
        self.body.addWidget(self.reports)
        self.witness = self._witness_box({field.id for field in asked})
        self.unusual = UnusualBox()
        self.unusual.sure.connect(lambda: self._record(self.unusual.fields))
        self.body.addWidget(self.unusual)
        if self.form:
            self.form.changed.connect(lambda: self.unusual.ask(()))
        self.set_main("record_pre_tests", labels.RECORD)

    def _witness_box(self, asked: set[str]) -> WitnessBox | None:
        rule = pre_test_witness(self._moment, asked)
        if rule is None:
            return None
        meaning = Notice()
        meaning.show_text(f"Another result takes a witness: {rule.meaning}", lead=LOOKED)
        box = WitnessBox(self._session, rule.roles)
        box.changed.connect(self.clear_problem)
        self.body.addWidget(meaning)
        self.body.addWidget(box)
        return box

    def enter(self) -> None:
        """From test to test, then to the witness where what was typed needs one."""
        if self.form and self.form.advance():
            return
        if self.witness and self._needs_witness() and self.witness.advance():
            return
        self.act()

    def act(self) -> None:
        """Record what was typed."""
        self._record(())

    def refuse(self, field: str, sentence: str) -> None:
        """Show why it was not recorded, at the witness where they did not sign."""
        if self.witness and field in FIELDS:
            self.witness.show_slip(sentence)
        else:
            super().refuse(field, sentence)

    def _typed(self) -> set[str]:
        return {n for n, e in self.form.editors.items() if e.answer()} if self.form else set()

    def _needs_witness(self) -> bool:
        return pre_test_witness(self._moment, self._typed()) is not None

    def _signed(self) -> Witness | None:
        box = self.witness
        return box.take() if box and box.people.person() and box.pin.text() else None

    def _record(self, sure: tuple[str, ...]) -> None:
        read = self._session.attempt(self._read, self.refuse)
        if read is None:
            return
        signed = self._signed()
        if signed is None and self.witness and self._needs_witness():
            self.witness.show_slip(self.witness.missing())
            return
        session, mrn, request = self._session, self._mrn, self._request
        unusual, reports = list[Oddity](), dict(self.reports.reports)

        def act() -> Entry:
            fact = ObservedFact(read, confirmed=sure)
            try:
                return chart_pre_tests(
                    session.station,
                    session.who,
                    mrn,
                    fact,
                    witness=signed,
                    reports=reports,
                    request=request,
                )
            except Unusual as asked:
                unusual.extend(asked.oddities)
                raise

        slow = signed or reports
        attempt = session.attempt_in_thread if slow else session.attempt
        if attempt(act, self.refuse):
            session.done("The results are on the chart.")
            self.close_dialog()
        elif unusual:
            self.unusual.ask(unusual)

    def _read(self) -> dict[str, Answer]:
        """What was typed; nothing is read twice once the PIN is taken."""
        editors = self.form.editors if self.form else {}
        return {name: each.read() for name, each in editors.items() if each.answer()}


WHAT_A_WAIVER_DOES: Final = (
    "The course goes on without this test: no dose waits for it. The waiver ends with the course. "
    "A result that comes all the same is judged as always."
)
TEST: Final = "test"
Decide: TypeAlias = Callable[[Station, Person, str, str, str, str, str | None], Entry]


def may_waive(person: Person, moment: Moment) -> bool:
    """True for a prescriber where the regimen lets a test be waived."""
    return _decides(person, moment) and bool(waivable_tests(moment))


def may_take_back(person: Person, moment: Moment) -> bool:
    """True for a prescriber while a test is waived."""
    return _decides(person, moment) and bool(standing_waivers(moment.course, moment.regimen))


def _decides(person: Person, moment: Moment) -> bool:
    return person.role is Role.PRESCRIBER and not moment.case.patient.discharged


class WaiverDialog(SignedDialog):
    """Which test, why, and the prescriber's own PIN."""

    decided: Decide
    told: str

    def _ask(self, session: Session, moment: Moment, test: Field, why: str) -> None:
        self._session, self._mrn = session, moment.course.mrn
        self.about = f"{self._mrn} {moment.course.number}"
        self._request = session.station.new_id()
        asked = (test, questions.text("reason", why))
        self.add_form(Form(asked, session.station.zone, session.station.clock))

    def sign(self, pin: str) -> None:
        """Record what was decided."""
        read = self.read_form()
        if read is None:
            return
        session, mrn, request = self._session, self._mrn, self._request
        test, reason, decided = str(read[TEST]), str(read["reason"]), self.decided

        def act() -> Entry:
            return decided(session.station, session.who, mrn, test, reason, pin, request)

        if session.attempt_in_thread(act, self.refuse):
            session.done(self.told)
            self.close_dialog()


class WaiveDialog(WaiverDialog):
    """Which test the course does without."""

    decided = staticmethod(waive_test)
    told = "The test is waived for this course."

    def __init__(self, session: Session, moment: Moment) -> None:
        super().__init__("waive_test", "Waive a test for this course", WHAT_A_WAIVER_DOES)
        says = ((each, may_be_waived(moment.regimen, each.id)) for each in waivable_tests(moment))
        tests = [Choice(each.id, each.label, may.say if may else None) for each, may in says]
        test = questions.one_of(TEST, "Test without which the course goes on", tests)
        self._ask(session, moment, test, "Why the course goes on without it")
        self.add_own_pin(session, "waive_pin")
        self.set_main("record_waiver", "Sign and waive")


class TakeBackDialog(WaiverDialog):
    """Which waived test is asked for again."""

    decided = staticmethod(take_waiver_back)
    told = "The test is asked for again."

    def __init__(self, session: Session, moment: Moment) -> None:
        waivers = standing_waivers(moment.course, moment.regimen)
        told = " ".join(waiver_line(each, session.words) for each in waivers)
        super().__init__("take_waiver_back", "Ask for a waived test again", told)
        tests = [Choice(each.test, each.label) for each in waivers]
        test = questions.one_of(TEST, "Test that is asked for again", tests)
        self._ask(session, moment, test, "Why it is asked for again")
        self.add_own_pin(session, "take_back_pin")
        self.set_main("record_take_back", "Sign and ask again")
