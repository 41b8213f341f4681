"""The actions at the foot of the patient page; the main one says what comes next."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from il2nurse.domain.people import May, Person
from il2nurse.domain.rules.course.paused import over_before
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.keys import OF_DOSE
from il2nurse.readable.wording import Wording
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.page.who import day_month
from il2nurse.ui.patient.settle_loss import may_settle
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.foot import Foot, foot_action
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import WardRow

WAITING = (
    WardState.PRE_TESTS,
    WardState.NOT_ELIGIBLE,
    WardState.WAITING,
    WardState.DUE,
    WardState.OVERDUE,
    WardState.HELD,
    WardState.MUST_HOLD,
    WardState.LOST,
    WardState.SAME_PERSON,
    WardState.ORDER_PAUSED,
    WardState.UNVERIFIED,
)
# In these nobody begins the dose ahead.
WAITS_FOR_OTHERS = (
    WardState.OVERDUE,
    WardState.LOST,
    WardState.SAME_PERSON,
    WardState.ORDER_PAUSED,
    WardState.UNVERIFIED,
)
NOT_GIVEN: Final = ("Record not given", "G")
HOLD: Final = OF_DOSE["hold_dose"]
DONE = (WardState.RESTING, WardState.STOPPED)


@dataclass(frozen=True, slots=True)
class Ahead:
    """How the dose ahead stands: ``held`` by the criteria, and from when it may start if not yet.

    ``opens`` is ``None`` once it may start. ``shut`` says that a gate of eligibility is open,
    ``passing`` that its time lies in a pause of the order, ``untested`` that before an order a
    test is missing that this person enters.
    """

    held: bool = False
    opens: str | None = None
    shut: bool = False
    passing: bool = False
    untested: bool = False

    @staticmethod
    def of(moment: Moment, row: WardRow, words: Wording) -> "Ahead":
        """The dose of which the row of the ward list speaks."""
        dose = row.case.open_dose
        if dose:
            standing = may_go_on(moment, dose)
            return Ahead(held=standing.must_hold and not standing.passes)
        opens = row.due - moment.regimen.timetable.window if row.due else moment.at
        early = moment.at < opens
        day = words.local(opens).date()
        when = words.clock(opens) if day == words.day else day_month(day)
        held, shut = WardState.MUST_HOLD, WardState.NOT_ELIGIBLE
        pause = moment.course.paused
        passing = bool(pause and row.slot and not over_before(moment, row.slot, pause))
        return Ahead(row.state is held, when if early else None, row.state is shut, passing)

    def act(self, slot: int | None, *, begun: bool) -> str:
        """The main act in words."""
        if self.shut:
            return f"Begin dose {slot}: not cleared yet"
        if self.opens:
            return f"Begin from {self.opens}"
        if begun:
            return f"Open dose {slot} to hold it" if self.held else f"Continue dose {slot}"
        return f"Begin dose {slot} to hold it" if self.held else f"Begin dose {slot}"


class PatientFoot(Foot):
    """Buttons that fit the patient's state; the others are not shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(stretch=False, parent=parent)
        self.not_given = foot_action("not_given", *NOT_GIVEN, Sign.HOLD, Weight.DANGER)
        self.record = foot_action("record_pdf", "Print record", "P", Sign.PRINTER)
        self.sheet = foot_action("preparation_pdf", "Print sheet", "S", Sign.PRINTER)
        self.correct = foot_action("correct_chart", "Correct", "C", Sign.PEN)
        self.fluids = foot_action("fluids", "Intake and output", "I", Sign.PLUS)
        self.vitals = foot_action("vital_signs", "Vital signs", "V", Sign.PLUS)
        self.order = foot_action("order_course", "Order the course", "O", Sign.PEN, Weight.MAIN)
        self.eligibility = foot_action("eligibility", "Eligibility", "Alt+L", Sign.CHECK)
        self.plan = foot_action("plan_cycle", "Plan the next cycle", "L", Sign.PEN, Weight.MAIN)
        self.main = foot_action("begin_dose", "Begin the dose", "B", Sign.PLAY, Weight.MAIN)
        self.settle = foot_action(
            "settle_loss", "Settle lost entries", "Ctrl+J", Sign.PEN, Weight.MAIN
        )
        self._listening, self._early = True, False
        self._order: list[Action] = []
        # All that a planned dose offers has one line on a ward's screen.
        self.row.setSpacing(sizes.GAP)
        self.row.addWidget(self.not_given)
        self.row.addStretch()
        for action in self._all()[1:]:
            self.row.addWidget(action)

    def _all(self) -> tuple[Action, ...]:
        return (
            self.not_given,
            self.record,
            self.sheet,
            self.correct,
            self.fluids,
            self.vitals,
            self.eligibility,
            self.order,
            self.plan,
            self.main,
            self.settle,
        )

    def show_row(self, person: Person, row: WardRow, ahead: Ahead) -> None:
        """Offer what this person may do for a patient in this state.

        What comes next does not stand out while the dose can only be held, or may not start yet.
        """
        ordered = row.case.course is not None and not row.case.patient.discharged
        state = row.state
        dose = row.case.open_dose
        begun = dose is not None
        lies_ahead = row.slot is not None  # A paused or changed order outlives the last dose.
        waiting, opened = not begun and lies_ahead and state in WAITING, begun
        self.not_given.setVisible(waiting and not ahead.passing and person.may(May.GIVE))
        self.record.setVisible(bool(row.case.doses) and person.may(May.PRINT))
        prepared = (waiting or opened) and not (ahead.held or ahead.shut)
        self.sheet.setVisible(prepared and person.may(May.PRINT))
        # What was charted wrongly is put right also once the patient has gone home.
        charted = row.case.course is not None or bool(row.case.chart.sets)
        self.correct.setVisible(charted and person.may(May.CHART))
        for chart in (self.fluids, self.vitals):
            chart.setVisible(ordered and person.may(May.CHART))
        no_order = state in (WardState.NO_ORDER, WardState.COURSE_ENDED)
        follows = no_order or (state in DONE and row.next_course)
        self.order.setVisible(follows and _may_order(person))
        # What is missing is entered there; else, with a course, it stands on the calendar.
        waits = (WardState.NO_ORDER, WardState.PRE_TESTS, WardState.NOT_ELIGIBLE)
        self.eligibility.setVisible(state in waits)
        asked = ahead.shut or ahead.untested
        self.eligibility.set_weight(Weight.MAIN if asked else Weight.PLAIN)
        for each in (self.order, self.plan, self.settle):
            each.set_weight(Weight.MAIN)
        self.plan.setVisible(state in DONE and _may_plan(row) and _may_order(person))
        self.settle.setVisible(may_settle(person, row.case))
        # What must be held and may not start yet is not begun: it is measured again, or held.
        only_held = ahead.held and ahead.opens is not None
        begins = waiting and state not in WAITS_FOR_OTHERS and not only_held
        self.main.setVisible((begins or opened) and person.may(May.GIVE))
        slot = dose.key.slot if dose else row.slot
        self._early = bool(ahead.opens) or ahead.shut
        self.main.set_weight(Weight.PLAIN if ahead.held or self._early else Weight.MAIN)
        self.main.set_text(ahead.act(slot, begun=opened))
        said, key = HOLD if ahead.held else NOT_GIVEN
        self.not_given.set_text(said)
        if self.not_given.key != key:
            self.not_given.set_key(key)
        due = row.vital_signs_due
        self.vitals.set_weight(Weight.MAIN if due and due.overdue else Weight.PLAIN)
        self._lead()
        self.main.setEnabled(self._listening and not self._early)

    def _lead(self) -> None:
        """One act stands out, at the right end: to begin, then what is overdue, then the rest."""
        shown = (self.main, self.vitals, self.eligibility, self.order, self.plan, self.settle)
        out = [each for each in shown if not each.isHidden() and each.stands_out]
        for each in out[1:]:
            each.set_weight(Weight.PLAIN)
        lead = out[0] if out else self.settle
        order = [*(each for each in self._all()[1:] if each is not lead), lead]
        if order != self._order:
            self._order = order
            for each in order:
                self.row.removeWidget(each)
                self.row.addWidget(each)

    def set_listening(self, *, on: bool) -> None:
        """Leave the keys to a dialog that is open."""
        if on != self._listening:
            self._listening = on
            for action in self._all():
                action.setEnabled(on and not (self._early and action is self.main))


def _may_order(person: Person) -> bool:
    """A nurse may write down what a prescriber ordered by telephone."""
    return person.may(May.ORDER) or person.may(May.TAKE_ORDER)


def _may_plan(row: WardRow) -> bool:
    """A stopped cycle may be followed by another one, a stopped course may not."""
    course = row.case.course
    return course is not None and not course.stopped
