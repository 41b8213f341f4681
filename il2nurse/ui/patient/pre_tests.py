"""Entering the tests of a course before any dose: results with the days of their reports."""

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.rules.chart.unusual import Unusual
from il2nurse.domain.rules.moment import Moment
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.unusual_box import UnusualBox
from il2nurse.ui.look import labels
from il2nurse.ui.session import Session
from il2nurse.workflow.patient.pre_tests import chart_pre_tests, pre_test_fields


class PreTestsDialog(Dialog):
    """Only what is typed is recorded; the other tests stay as they are on file."""

    def __init__(self, session: Session, moment: Moment) -> None:
        super().__init__(
            "enter_results",
            "Enter results before a dose",
            "Read each report. Type what there is: the result, and the day on the report.",
        )
        self._session, self._mrn = session, moment.case.patient.subject
        self._request = session.station.new_id()
        station = session.station
        asked = pre_test_fields(moment.regimen, session.who)
        self.add_form(Form(asked, station.zone, station.clock))
        self.unusual = UnusualBox()
        self.unusual.sure.connect(lambda: self._record(self.unusual.fields))
        self.body.addWidget(self.unusual)
        if self.form:
            self.form.changed.connect(lambda: self.unusual.ask(()))
        self.set_main("record_pre_tests", labels.RECORD)

    def act(self) -> None:
        """Record what was typed."""
        self._record(())

    def _record(self, sure: tuple[str, ...]) -> None:
        if self.form is None:
            return
        form, session, request = self.form, self._session, self._request

        def act() -> Entry:
            typed = {n: e.read() for n, e in form.editors.items() if e.answer()}
            fact = ObservedFact(typed, confirmed=sure)
            try:
                return chart_pre_tests(session.station, session.who, self._mrn, fact, request)
            except Unusual as unusual:
                self.unusual.ask(unusual.oddities)
                raise

        if session.attempt(act, self.refuse):
            session.done("The results are on the chart.")
            self.close_dialog()
