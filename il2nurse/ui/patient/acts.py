"""What is decided or told about a patient from the page of the doses, as buttons with keys."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.people import May, Person, Role
from il2nurse.domain.record.case import Case
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.words import SAME_PERSON
from il2nurse.ui.course.asked.answering import may_answer
from il2nurse.ui.course.changes.change_order import may_change
from il2nurse.ui.course.changes.pause_order import may_pause, may_resume
from il2nurse.ui.course.changes.switch_regimen import may_switch
from il2nurse.ui.course.changes.verify_version import may_verify_here
from il2nurse.ui.course.check_weight import may_check_weight
from il2nurse.ui.course.close_cycle import may_close
from il2nurse.ui.course.correct_response import may_correct_response
from il2nurse.ui.course.countersign_order import waiting_for_me
from il2nurse.ui.course.move_doses import may_move
from il2nurse.ui.course.reopen import may_go_on_again
from il2nurse.ui.course.respond import may_respond
from il2nurse.ui.course.same_person import may_decide
from il2nurse.ui.labs.prescriber_call import calls_to_make
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.page.more import More
from il2nurse.ui.patient.from_paper import may_enter
from il2nurse.ui.patient.going_home import TITLE as TOLD_LATER
from il2nurse.ui.patient.going_home import may_tell_home
from il2nurse.ui.patient.stopped_drugs import TITLE, may_stop_drugs
from il2nurse.ui.reactions.reaction_outcome import reactions_of
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.wrap_row import Wrapping


def may_transfer(person: Person, case: Case) -> bool:
    """True for who admits, while the patient is here and no infusion runs or is paused."""
    infusing = case.open_dose is not None and case.open_dose.infusing
    return person.may(May.ADMIT) and not case.patient.discharged and not infusing


class PatientActs(QWidget):
    """Above the list of doses: decisions about the course, the outcome of a reaction.

    What is seldom done stands in one menu, so that the list of doses has its room.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_told()
        self._make_decided()
        self._make_seldom()
        self.more = More("more_acts", "Alt+M", self._seldom)
        self.more.set_small()
        self.more.setMinimumHeight(sizes.TARGET)
        self._lay_out()

    def _make_told(self) -> None:
        """What anybody looks at or tells."""
        self.outcome = _action("reaction_outcome", "Outcome of a reaction", "T", Sign.PEN)
        self.suitability = _action("suitability", "Order questions", "Y", Sign.PEN)
        self.teaching = _action("teaching", "Teaching", "Q", Sign.PEN)
        self.calendar = _action("calendar", "Calendar", "Alt+K", Sign.CLOCK)
        self._told = (self.outcome, self.suitability, self.teaching, self.calendar)

    def _make_decided(self) -> None:
        """What waits for a decision stands above the others: side by side they do not fit."""
        main = Weight.MAIN
        self.call = _action("record_call", "Record the call", "A", Sign.PEN, main)
        self.same_person = _action("same_person", SAME_PERSON, "Ctrl+U", Sign.QUESTION, main)
        self.check_weight = _action("check_weight_again", "Check the weight", "O", Sign.PEN, main)
        self.countersign = _action(
            "countersign_order", "Countersign the order", "W", Sign.PEN, main
        )
        self.reopen = _action("reopen", "Reopen treatment", "U", Sign.PLAY, main)
        self.resume_order = _action("resume_order", "Resume the order", "Ctrl+O", Sign.PLAY, main)
        self.verify_order = _action("verify_version", "Verify the order", "Alt+V", Sign.CHECK, main)
        self.stopped_drugs = _action("stopped_drugs", TITLE, "Alt+D", Sign.CHECK, main)
        self.respond = _action("response", "Record the response", "N", Sign.PEN)
        self._decided = (
            self.call,
            self.same_person,
            self.check_weight,
            self.countersign,
            self.reopen,
            self.resume_order,
            self.verify_order,
            self.stopped_drugs,
            self.respond,
        )

    def _make_seldom(self) -> None:
        """What is seldom done stands behind More."""
        self.move_doses = _action("move_doses", "Move the doses", "J", Sign.CLOCK)
        self.pause_order = _action("pause_order", "Pause the order", "Ctrl+O", Sign.PAUSE)
        self.change_order = _action("change_order", "Change the order", "Ctrl+R", Sign.PEN)
        self.switch_regimen = _action("switch_regimen", "Switch the regimen", "Ctrl+G", Sign.PEN)
        self.close_cycle = _action("close_cycle", "Close the rest of the cycle", "K", Sign.CROSS)
        self.given_on_paper = _action("given_on_paper", "Given on paper", "Ctrl+E", Sign.PEN)
        self.held_on_paper = _action("held_on_paper", "Held on paper", "Ctrl+H", Sign.PEN)
        self.correct_response = _action(
            "correct_response", "Correct the response", "Ctrl+N", Sign.PEN
        )
        self.transfer = _action("transfer", "Transfer", "Z", Sign.FORWARD)
        self._seldom = (
            self.move_doses,
            self.pause_order,
            self.change_order,
            self.switch_regimen,
            self.close_cycle,
            self.given_on_paper,
            self.held_on_paper,
            self.correct_response,
            self.transfer,
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.TIGHT)
        for actions in (self._decided, (*self._told, self.more)):
            column.addWidget(Wrapping(actions))

    def show_moment(self, session: Session, moment: Moment) -> None:
        """Offer what fits: only a prescriber decides."""
        chart = session.who.may(May.CHART) and not moment.case.patient.discharged
        self.outcome.setVisible(chart and bool(reactions_of(moment)))
        self.respond.setVisible(may_respond(session.who, moment))
        self.correct_response.setVisible(may_correct_response(session.who, moment))
        self.transfer.setVisible(may_transfer(session.who, moment.case))
        self.close_cycle.setVisible(may_close(session.who, moment))
        self.countersign.setVisible(bool(waiting_for_me(session, moment)))
        self.call.setVisible(bool(calls_to_make(session, moment)))
        self.suitability.setVisible(may_answer(session.who, moment))
        decides = session.who.role is Role.PRESCRIBER and not moment.case.patient.discharged
        self.reopen.setVisible(decides and bool(may_go_on_again(moment)))
        self.same_person.setVisible(may_decide(session.who, moment))
        self.check_weight.setVisible(may_check_weight(session.who, moment))
        self.move_doses.setVisible(may_move(session, moment))
        self.pause_order.setVisible(may_pause(session.who, moment))
        self.resume_order.setVisible(may_resume(session.who, moment))
        self.change_order.setVisible(may_change(session.who, moment))
        self.switch_regimen.setVisible(may_switch(session, session.who, moment))
        self.verify_order.setVisible(may_verify_here(session.who, moment))
        self.stopped_drugs.setVisible(may_stop_drugs(session.who, moment))
        for entry in (self.given_on_paper, self.held_on_paper):
            entry.setVisible(may_enter(session, moment))
        self.more.show_offered()

    def set_listening(self, *, on: bool) -> None:
        """Leave the keys to a dialog that is open."""
        for action in (*self._decided, *self._told, *self._seldom, self.more):
            action.setEnabled(on)
        self.more.show_offered()


class PatientDataActs:
    """Beside the state: the patient's own data put right, and the patient leaving."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.correct = _action("patient_data", "Data", "M", Sign.PEN, parent=parent)
        self.leave = _action("discharge", "Discharge", "X", Sign.CROSS, parent=parent)
        # Before an order there are no tabs, and no acts of a course among which it stands later.
        self.transfer = _action("transfer", "Transfer", "Z", Sign.FORWARD, parent=parent)
        self.home = _action("tell_home", TOLD_LATER, "Alt+H", Sign.PEN, parent=parent)
        self.actions = (self.correct, self.transfer, self.leave, self.home)

    def show_case(self, person: Person, case: Case) -> None:
        """Offer them to who admits; nobody leaves twice, nor goes home with an open dose.

        Of a patient who was transferred it may become known that they went home from there.
        """
        admits = person.may(May.ADMIT)
        self.correct.setVisible(admits)
        patient, dose = case.patient, case.open_dose
        at_home = patient.discharged and not patient.transferred
        self.leave.setVisible(admits and not at_home and dose is None)
        self.transfer.setVisible(may_transfer(person, case) and case.course is None)
        self.home.setVisible(may_tell_home(person, patient))

    def set_listening(self, *, on: bool) -> None:
        """Leave the keys to a dialog that is open."""
        for action in self.actions:
            action.setEnabled(on)


def _action(
    name: str,
    text: str,
    key: str,
    sign: Sign,
    weight: Weight = Weight.PLAIN,
    *,
    parent: QWidget | None = None,
) -> Action:
    made = Action(name, text, parent)
    made.set_small()
    made.setMinimumHeight(sizes.TARGET)
    made.set_key(key)
    made.set_sign(sign)
    made.set_weight(weight)
    return made
