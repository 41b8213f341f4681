"""Taking a report off a test: one that belongs to another result, or to another person."""

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.rules.assessment.pre_tests import PreTest, pre_tests
from il2nurse.domain.rules.dose.decisions import is_for
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import short_digest
from il2nurse.readable.course.pre_test_rows import result_in_words
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.session import Session
from il2nurse.workflow.patient.reports import take_report_off

TAKEN_OFF = "The report is taken off. The register keeps the file and your reason."


def test_of(moment: Moment, test: str) -> PreTest:
    """How this test of the regimen stands."""
    return next(each for each in pre_tests(moment) if each.field.id == test)


def may_take_off(moment: Moment, test: str, person: Person) -> bool:
    """True where a report is attached, for whoever enters the test."""
    stand = {each.field.id: each for each in pre_tests(moment)}
    found = stand.get(test)
    return bool(found and found.report and person.may(May.CHART) and is_for(person, found.step))


class TakeReportOffDialog(Dialog):
    """Why the report does not belong to this result; the result itself stays."""

    def __init__(self, session: Session, moment: Moment, test: PreTest) -> None:
        name = test.field.short or test.field.label
        self._digest = test.report or ""
        super().__init__(
            "take_report_off",
            f"Take the report off: {name}",
            f"On file: {result_in_words(test)}. Report {short_digest(self._digest)} is then not "
            "shown here any more. The result stays; if it was read from that report, correct it.",
        )
        self._session, self._mrn, self._test = session, moment.case.patient.subject, test.field.id
        self.about = f"{self._mrn} {self._test}"
        self._request = session.station.new_id()
        why = questions.text("reason", "Why the report does not belong here")
        self.add_form(Form((why,), session.station.zone, session.station.clock))
        self.set_main("record_report_off", "Take it off")

    def act(self) -> None:
        """Take off the report that was attached when this was opened."""
        read = self.read_form()
        if read is None:
            return
        session, reason, once = self._session, str(read["reason"]), self._request
        told = (self._mrn, self._test, self._digest, reason)

        def take() -> Entry:
            return take_report_off(session.station, session.who, *told, once)

        if session.attempt_in_thread(take, self.refuse):
            session.done(TAKEN_OFF)
            self.close_dialog()
            session.go("eligibility", self._mrn)
