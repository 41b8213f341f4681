"""The doses of one patient: every dose of the cycle, the newest values, what to do next."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.papers import PREPARATION, RECORD
from il2nurse.ui.chart.asking import ask_correction, ask_fluids, ask_vital_signs
from il2nurse.ui.chart.newest_values import NewestValues
from il2nurse.ui.dose.dialogs.not_given import NotGivenDialog
from il2nurse.ui.look import sizes
from il2nurse.ui.one_press import OnePress
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.page.ward_marks import mark_of, rest_sentence
from il2nurse.ui.patient.acts import PatientActs, PatientDataActs
from il2nurse.ui.patient.asking import ask_by_acts
from il2nurse.ui.patient.dose_strip import DoseStrip
from il2nurse.ui.patient.doses import dose_rows, strip_slots
from il2nurse.ui.patient.foot import Ahead, PatientFoot
from il2nurse.ui.patient.next_steps import NO_ORDER, NextSteps, heading, telling, test_missing
from il2nurse.ui.patient.notices import PatientNotices
from il2nurse.ui.patient.settle_loss import SettleLossDialog
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.scrolling import scrolling
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import TableColumn
from il2nurse.workflow.dose.administration import begin
from il2nurse.workflow.ward.after_course import what_follows
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import WardRow, ward_row

COLUMNS = (
    TableColumn("Dose", 52),
    TableColumn("Course · cycle", 98),
    TableColumn("Due", 112),
    TableColumn("Given", 164),
    TableColumn("State", 136),
    TableColumn("What happened"),
    TableColumn("By", 150, yields=1),
)
FEWEST_ROWS = 2
MOVING = (WardState.RUNNING, WardState.PAUSED, WardState.TIME_UP)


class DoseList(Table):
    """Its rows scroll in what is left of the page, and not the page for them."""

    def sizeHint(self) -> QSize:
        """No higher than it has to be."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class DosesPage(PatientPage):
    """One patient; doses open from here, and papers are made here."""

    leaves = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "patient", parent=parent)
        self._press = OnePress(session)
        self._row: WardRow | None = None
        self._state = Chip(parent=self)
        self.data_acts = PatientDataActs(self.content)
        content, main = QWidget(), QVBoxLayout()
        content.setProperty("ground", "none")
        # What has its place before it is filled gets its look once, not for each layer around it.
        main.addWidget(scrolling("patient_scroll", "The patient's doses", content, self.content))
        self._title = Label(role="title", parent=content).set_wrapping()
        self._title.setObjectName("no_dose_ahead")
        self._say = Label(role="strong", parent=content).set_wrapping()
        self.next_steps = NextSteps(content)
        self.notices = PatientNotices(content)
        self.strip = DoseStrip(content)
        self.acts = PatientActs(content)
        self.doses = DoseList("dose_list", "Doses of this patient", content)
        self.doses.set_columns(COLUMNS)
        self.doses.setMinimumHeight(sizes.TABLE_HEAD + FEWEST_ROWS * sizes.TABLE_ROW)
        self.aside = NewestValues(session.shift_starts, self.content)
        self.foot = PatientFoot(self.content)
        self.doses.say_empty("No dose was begun yet.", self.foot.main)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        above = (self._title, self._say, self.next_steps, self.notices, self.strip, self.acts)
        for part in above:
            column.addWidget(part)
        column.addWidget(self.doses, 1)
        column.addStretch()
        self.lay_out(main, self.aside, self.foot, (self._state, *self.data_acts.actions))
        self._wire()

    def start(self) -> None:
        """What comes next has the keyboard."""
        foot = self.foot
        offered = (foot.main, foot.order, foot.plan, foot.eligibility, foot.vitals)
        shown = next((each for each in offered if each.isVisible() and each.stands_out), None)
        (shown or self.doses).setFocus()

    def also(self) -> tuple[object, ...]:
        """The digits of a running infusion move each second."""
        moving = self._row is not None and self._row.state in MOVING
        return (self.session.station.now().at,) if moving else ()

    def show_case(self, case: Case) -> None:
        """Show what comes next; what belongs to a course only where there is one."""
        self._row = ward_row(self.session.station, self.mrn)
        self._state.show_mark(mark_of(self._row, self.session.station.now().at))
        patient, ordered = case.patient, case.course is not None
        here = ordered and not patient.discharged
        self._say.setText(self._what_next() if here else self._telling(case))
        self._title.setText(heading(patient))
        self._title.setVisible(not here)
        self.next_steps.setVisible(not here)
        if not here:
            self.next_steps.show_patient(self.session.who, patient)
        moment = self.session.station.moment(self.mrn) if here else None
        ahead = (
            Ahead.of(moment, self._row, self.session.words)
            if moment
            else Ahead(untested=test_missing(self.session, case))
        )
        self.foot.show_row(self.session.who, self._row, ahead)
        self.data_acts.show_case(self.session.who, case)
        for widget in (self.strip, self.doses, self.aside, self.acts, self.tabs):
            if widget:
                widget.setVisible(ordered)
        self._state.setVisible(ordered or patient.discharged)
        self.notices.hide()
        super().show_case(case)

    def show_unordered(self) -> None:
        """There is nothing to show before the order."""

    def show_moment(self, moment: Moment) -> None:
        """Show the doses and the newest values."""
        if self._row is None:
            return
        words = self.session.words
        self.strip.show_slots(strip_slots(moment, self._row, words))
        rows = dose_rows(moment, words)
        self.doses.show_rows(rows)
        if rows and not self.doses.current_key():
            self.doses.select(rows[0].key)
        self.aside.show_moment(moment)
        self.notices.show_moment(self.session, moment)
        self.acts.show_moment(self.session, moment)

    def enable_keys(self, *, on: bool) -> None:
        """The keys belong to a dialog while one is open."""
        self.foot.set_listening(on=on)
        self.acts.set_listening(on=on)
        self.data_acts.set_listening(on=on)

    def _telling(self, case: Case) -> str:
        away = case.patient.discharged and case.course
        follows = what_follows(self.session.station.moment(self.mrn)) if away else None
        return telling(case, self.session.words, follows)

    def _what_next(self) -> str:
        if self._row is None:
            return NO_ORDER
        words = self.session.words
        slot, due = self._row.slot, self._row.due
        is_due = "was due" if self._row.state in (*MOVING, WardState.AFTER) else "is due"
        if self._row.state is WardState.ORDER_PAUSED:
            is_due = "was planned for"
        due_sentence = f"Dose {slot} {is_due} {words.clock(due)}. " if slot and due else ""
        if self._row.state is WardState.RESTING and due:
            due_sentence = rest_sentence(due, self.session.station.now().at, words)
        return f"{due_sentence}{'Open step: ' if self._step_open() else ''}{self._row.next_action}"

    def _step_open(self) -> bool:
        """A step is to be done; a bag of a day that runs asks for none, and says how it stands."""
        dose = self._row.case.open_dose if self._row else None
        if dose is None:
            return False
        days = self.session.station.moment(self.mrn).regimen.preparation.over_days
        return not (days and dose.infusing)

    def _go_on(self) -> None:
        """Open the dose that is open, or begin the next one, after which nobody looks here."""
        session, mrn, self.mrn = self.session, self.mrn, ""
        dose = session.station.case(mrn).open_dose
        dose = dose or self._press.attempt(
            mrn, lambda once: begin(session.station, session.who, mrn, once)
        )
        self.mrn = mrn
        if dose:
            session.go("dose", mrn, dose.key)
        else:
            self.refresh()

    def _open_slot(self, number: int) -> None:
        course = self.session.station.case(self.mrn).course
        if course:
            self._open_dose(DoseKey(self.mrn, course.number, course.current.number, number))

    def _open_row(self, stream: str) -> None:
        key = self._key_of(stream)
        if key:
            self._open_dose(key)

    def _open_dose(self, key: DoseKey) -> None:
        if key in self.session.station.case(self.mrn).doses:
            self.session.go("dose", self.mrn, key)

    def _key_of(self, stream: str) -> DoseKey | None:
        doses = self.session.station.case(self.mrn).doses
        return next((key for key in doses if key.stream == stream), None)

    def _not_given(self) -> None:
        moment, slot = self.session.station.moment(self.mrn), self._row.slot if self._row else None
        if slot:
            self.ask(NotGivenDialog(self.session, moment, slot))

    def _print_record(self) -> None:
        key = self._key_of(self.doses.current_key())
        if key:
            self.session.go("preview", self.mrn, key, paper=RECORD.name)

    def _print_sheet(self) -> None:
        self.session.go("preview", self.mrn, paper=PREPARATION.name)

    def _wire(self) -> None:
        foot = self.foot
        ask_by_acts(self, self.acts, self.data_acts)
        self.strip.chosen.connect(self._open_slot)
        self.doses.chosen.connect(self._open_row)
        for action, act in (
            (foot.main, self._go_on),
            (foot.vitals, lambda: ask_vital_signs(self)),
            (foot.fluids, lambda: ask_fluids(self)),
            (foot.correct, lambda: ask_correction(self)),
            (foot.not_given, self._not_given),
            (foot.record, self._print_record),
            (foot.settle, lambda: self.ask(SettleLossDialog(self.session, self.mrn))),
            (self.acts.teaching, lambda: self.session.go("teaching", self.mrn)),
            (self.acts.calendar, lambda: self.session.go("calendar", self.mrn)),
        ):
            action.clicked.connect(act)
        foot.sheet.clicked.connect(self._print_sheet)
        foot.order.clicked.connect(lambda: self.session.go("order", self.mrn))
        foot.eligibility.clicked.connect(lambda: self.session.go("eligibility", self.mrn))
        foot.plan.clicked.connect(lambda: self.session.go("plan_cycle", self.mrn))
