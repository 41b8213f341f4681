"""The tests of a course before any dose: results with their days and where they come from."""

from typing import Final

from il2nurse.domain.record.chart.facts import KnownFrom, ObservedFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.assessment.pre_tests import is_pre_test
from il2nurse.domain.rules.chart.unusual import Oddity, Unusual
from il2nurse.domain.rules.moment import Moment
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.unusual_box import UnusualBox
from il2nurse.ui.forms.witness_box import FIELDS, WitnessBox
from il2nurse.ui.look import labels
from il2nurse.ui.patient.eligibility.reports import ReportBox
from il2nurse.ui.patient.eligibility.sources import source_fields
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.notice import Notice
from il2nurse.workflow.patient.pre_tests import (
    SOURCE,
    TOLD_BY,
    BesideResults,
    chart_pre_tests,
    pre_test_fields,
    pre_test_witness,
)
from il2nurse.workflow.people.sign_in import Witness

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
        if not moment.ordered:  # What was typed for one regimen is no draft of another.
            self.about = moment.regimen.id
        station = session.station
        asked = pre_test_fields(moment.regimen, session.who)
        self.add_form(Form((*source_fields(), *asked), station.zone, station.clock))
        if self.form:
            self.form.ask_only_for(SOURCE, KnownFrom.TELEPHONE, (TOLD_BY,))
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
        editors = self.form.editors if self.form else {}
        return {n for n, e in editors.items() if e.answer()} - {SOURCE, TOLD_BY}

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
        ordered = self._moment.ordered
        beside = BesideResults(reports, None if ordered else self._moment.regimen.id)
        said, told_by = read.pop(SOURCE, None), str(read.pop(TOLD_BY, "")) or None
        source = KnownFrom(str(said)) if said else None

        def act() -> Entry:
            fact = ObservedFact(read, confirmed=sure, source=source, told_by=told_by)
            try:
                return chart_pre_tests(
                    session.station,
                    session.who,
                    mrn,
                    fact,
                    witness=signed,
                    beside=beside,
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
