"""Doing without a test in a course, and asking for it again: a prescriber's, with their PIN."""

from collections.abc import Callable
from typing import Final, TypeAlias

from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Choice, Field
from il2nurse.domain.rules.course.waived import may_be_waived, standing_waivers
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.course_notes import waiver_line
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.session import Session
from il2nurse.workflow.course.waiving import take_waiver_back, waivable_tests, waive_test
from il2nurse.workflow.station import Station

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
