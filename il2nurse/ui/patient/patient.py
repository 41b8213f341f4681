"""The patient page: who it is, every dose of the cycle, the latest values, what to do next."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.papers import PREPARATION, RECORD
from il2nurse.ui.chart.entry_list import ChartedDialog
from il2nurse.ui.chart.fluids import FluidsDialog
from il2nurse.ui.chart.newest_values import NewestValues
from il2nurse.ui.chart.vital_signs import VitalSignsDialog
from il2nurse.ui.course.reopen import ReopenDialog
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.drawer import Drawer
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.page.banner import Banner
from il2nurse.ui.page.page import Page
from il2nurse.ui.page.patient_tabs import PatientTabs
from il2nurse.ui.page.ward_marks import mark_of
from il2nurse.ui.page.who import banner_of, words_now
from il2nurse.ui.page.wristband import open_scanned
from il2nurse.ui.patient.dose_strip import DoseStrip
from il2nurse.ui.patient.doses import dose_rows, strip_slots
from il2nurse.ui.patient.foot import OPEN, PatientFoot
from il2nurse.ui.patient.not_given import NotGivenDialog
from il2nurse.ui.patient.notices import PatientActs, PatientNotices
from il2nurse.ui.reactions.reaction import ReactionDialog
from il2nurse.ui.reactions.reaction_outcome import OutcomeDialog, reactions_of
from il2nurse.ui.session import Place, Session
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Column
from il2nurse.workflow.dose.administration import begin
from il2nurse.workflow.dose.view import look_at_dose
from il2nurse.workflow.ward.ward import WardRow, WardState, ward_row

COLUMNS = (
    Column("Dose", 64),
    Column("Course · cycle", 112),
    Column("Due", 124),
    Column("State", 150),
    Column("What happened"),
    Column("By", 180),
)
MOVING = (WardState.RUNNING, WardState.PAUSED, WardState.TIME_UP)


class PatientPage(Page):
    """One patient; doses open from here, and papers are made here."""

    takes_scans = True

    def __init__(self, session: Session) -> None:
        super().__init__(session, "patient")
        self._mrn = ""
        self._row: WardRow | None = None
        self._reacting = False
        self._minute = -1
        self.banner = Banner()
        self.strip = DoseStrip()
        self.doses = Table("dose_list", "Doses of this patient")
        self.doses.set_columns(COLUMNS)
        self.aside = NewestValues(session.shift_starts)
        self.foot = PatientFoot()
        self.tabs = PatientTabs("patient")
        self._title = Label(role="title")
        self._state = Chip(parent=self)
        self._say = Label(role="muted").set_wrapping()
        self.notices = PatientNotices()
        self.acts = PatientActs(Label("Doses so far", "heading"))
        self._lay_out()
        self.drawer = Drawer(self, above=sizes.BANNER)
        self._wire()

    def open(self, place: Place) -> None:
        """Show another patient."""
        if place.mrn and place.mrn != self._mrn:
            self.drawer.close_all()
            self._mrn = place.mrn
        self._reacting = place.react

    def start(self) -> None:
        """What comes next has the keyboard; a reaction goes before everything."""
        if self._reacting:
            self._reacting = False
            self._react_or_say()
            return
        offered = (self.foot.main, self.foot.order, self.foot.plan)
        shown = next((action for action in offered if action.isVisible()), None)
        (shown or self.doses).setFocus()

    def refresh(self) -> None:
        """Show the patient as of now."""
        if not self._mrn:
            return
        station = self.session.station
        now = station.now().at
        self._minute = now.minute
        self._row = ward_row(station, self._mrn)
        self.banner.show_patient(banner_of(station, self._mrn, self._key()))
        self.drawer.free_above(self.banner.sizeHint().height())
        self._state.show_mark(mark_of(self._row, now))
        self._say.setText(self._told())
        self.foot.show_row(self.session.who, self._row)
        course = self._row.case.course
        for widget in (self.strip, self.doses, self.aside, self.acts, self.tabs):
            widget.setVisible(course is not None)
        self._title.setText("No order yet")
        self.notices.hide()
        if course:
            self._title.setText(f"Course {course.number} · Cycle {course.current.number}")
            self._show_course(station.moment(self._mrn), self._row)

    def tick(self) -> None:
        """Digits of a running infusion move each second, ages each minute."""
        moving = self._row is not None and self._row.state in MOVING
        if moving or self.session.station.now().at.minute != self._minute:
            self.refresh()

    def scanned(self, code: str) -> None:
        """A wristband opens its patient."""
        open_scanned(self.session, code)

    def _told(self) -> str:
        if self._row is None or self._row.case.course is None:
            return "Order a course to begin. A second person verifies the dosing weight."
        words = words_now(self.session.station)
        slot, due = self._row.slot, self._row.due
        said = f"Dose {slot} is due {words.clock(due)}. " if slot and due else ""
        if self._row.state is WardState.RESTING and due:
            said = f"The rest ends {words.clock(due)}. "
        begun = self._row.state in OPEN
        return f"{said}{'Open step: ' if begun else ''}{self._row.next_action}"

    def _show_course(self, moment: Moment, shown: WardRow) -> None:
        words = words_now(self.session.station)
        self.strip.show_slots(strip_slots(moment, shown, words))
        rows = dose_rows(moment, words)
        self.doses.show_rows(rows)
        if rows and not self.doses.current_key():
            self.doses.select(rows[0].key)
        self.aside.show_moment(moment)
        self.notices.show_moment(self.session, moment)
        self.acts.show_moment(self.session, moment)

    def _key(self) -> DoseKey | None:
        if self._row is None or self._row.slot is None or self._row.case.course is None:
            return None
        course = self._row.case.course
        return DoseKey(self._mrn, course.number, course.current.number, self._row.slot)

    def _go_on(self) -> None:
        """Open the dose that is open, or begin the next one, after which nobody looks here."""
        session, mrn, self._mrn = self.session, self._mrn, ""
        dose = session.station.case(mrn).open_dose
        dose = dose or session.attempt(lambda: begin(session.station, session.who, mrn))
        self._mrn = mrn
        if dose:
            session.go("dose", mrn, dose.key)
        else:
            self.refresh()

    def _open_slot(self, number: int) -> None:
        course = self.session.station.case(self._mrn).course
        if course:
            self._open_dose(DoseKey(self._mrn, course.number, course.current.number, number))

    def _open_row(self, stream: str) -> None:
        key = self._key_of(stream)
        if key:
            self._open_dose(key)

    def _open_dose(self, key: DoseKey) -> None:
        if key in self.session.station.case(self._mrn).doses:
            self.session.go("dose", self._mrn, key)

    def _key_of(self, stream: str) -> DoseKey | None:
        doses = self.session.station.case(self._mrn).doses
        return next((key for key in doses if key.stream == stream), None)

    def _show_dialog(self, name: str, make: Callable[[], Dialog]) -> None:
        known = self.drawer.find(name)
        if known:
            self.drawer.raise_dialog(known)
        else:
            self.drawer.open(make())

    def _chart_vitals(self) -> None:
        moment = self.session.station.moment(self._mrn)
        dose = moment.case.open_dose
        stream = dose.key.stream if dose else ""
        self._show_dialog(
            "vital_signs", lambda: VitalSignsDialog.of_patient(self.session, moment, stream)
        )

    def _chart_fluids(self) -> None:
        self._show_dialog("fluids", lambda: FluidsDialog(self.session, self._mrn))

    def _correct(self) -> None:
        self._show_dialog("charted", lambda: ChartedDialog(self.session, self._mrn))

    def _not_given(self) -> None:
        moment, slot = self.session.station.moment(self._mrn), self._row.slot if self._row else None
        if slot:
            self._show_dialog("not_given", lambda: NotGivenDialog(self.session, moment, slot))

    def _react_or_say(self) -> None:
        if self.acts.reaction.isVisible():
            self._react()
        else:
            self.session.say(
                Tone.WARN, "A reaction is told of a patient with a dose, by someone who charts."
            )

    def _react(self) -> None:
        """A reaction belongs to the open dose, else to the last one."""
        station = self.session.station
        doses = station.case(self._mrn).doses.values()
        dose = station.case(self._mrn).open_dose or max(doses, key=lambda d: d.begun_at)
        view = look_at_dose(station, dose.key)
        self._show_dialog("reaction", lambda: ReactionDialog(self.session, view))

    def _tell_outcome(self) -> None:
        moment = self.session.station.moment(self._mrn)
        found = reactions_of(moment)
        self._show_dialog("outcome", lambda: OutcomeDialog(self.session, moment, found))

    def _reopen(self) -> None:
        moment = self.session.station.moment(self._mrn)
        self._show_dialog("reopen", lambda: ReopenDialog(self.session, moment))

    def _print_record(self) -> None:
        key = self._key_of(self.doses.current_key())
        if key:
            self.session.go("preview", self._mrn, key, paper=RECORD.name)

    def _print_sheet(self) -> None:
        self.session.go("preview", self._mrn, paper=PREPARATION.name)

    def _listen(self) -> None:
        """The keys belong to a dialog while one is open."""
        self.foot.set_listening(self.drawer.top is None)
        self.tabs.set_listening(self.drawer.top is None)
        self.acts.set_listening(self.drawer.top is None)

    def _wire(self) -> None:
        foot = self.foot
        self.drawer.changed.connect(self._listen)
        self.tabs.chosen.connect(lambda page: self.session.go(page, self._mrn))
        self.strip.chosen.connect(self._open_slot)
        self.doses.chosen.connect(self._open_row)
        for action, act in (
            (foot.main, self._go_on),
            (foot.vitals, self._chart_vitals),
            (foot.fluids, self._chart_fluids),
            (foot.correct, self._correct),
            (foot.not_given, self._not_given),
            (foot.record, self._print_record),
            (self.acts.reaction, self._react),
            (self.acts.outcome, self._tell_outcome),
            (self.acts.reopen, self._reopen),
        ):
            action.clicked.connect(act)
        foot.sheet.clicked.connect(self._print_sheet)
        foot.order.clicked.connect(lambda: self.session.go("order", self._mrn))
        foot.plan.clicked.connect(lambda: self.session.go("plan_cycle", self._mrn))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(sizes.SPACE)
        head.addWidget(self._title)
        head.addWidget(self._state)
        head.addStretch()
        head.addWidget(self.tabs)
        main = QVBoxLayout()
        main.setContentsMargins(sizes.MARGIN, 16, sizes.MARGIN, 16)
        main.setSpacing(sizes.GAP)
        main.addLayout(head)
        main.addWidget(self._say)
        main.addWidget(self.notices)
        main.addWidget(self.strip)
        main.addWidget(self.acts)
        main.addWidget(self.doses, 1)
        main.addStretch()
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(main, 1)
        middle.addWidget(self.aside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(middle, 1)
        column.addWidget(self.foot)
