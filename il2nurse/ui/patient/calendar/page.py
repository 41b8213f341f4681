"""The calendar of a course: its counters, its cycles as strips, every dose, and its days."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.rules.course.calendar import (
    SlotOfCourse,
    counters,
    course_days,
    slots_of_course,
)
from il2nurse.domain.rules.course.slot_states import SlotState, slot_state
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import written_date
from il2nurse.readable.course.calendar_words import (
    counters_in_words,
    day_and_time,
    day_in_words,
    milestones_in_words,
    shift_in_words,
    units_in_words,
    units_of_dose_in_words,
)
from il2nurse.readable.course.slot_words import given_from_to
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NO_VALUE
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Tone
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.patient.calendar.month import MonthView
from il2nurse.ui.patient.calendar.strips import CycleStrips
from il2nurse.ui.patient.dose_marks import dose_story
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.chips import Chips
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.scrolling import scrolling
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from il2nurse.workflow.ward.ward import ward_row

WIDE: Final = 400
ROW: Final = 34
DAYS_TOLD: Final = "1 to 3: the doses due on that day. {}"
TODAY_HERE: Final = "A thick edge: today."
TODAY_BEYOND: Final = "Today, {}, is not among these days."
UNMARKED: Final = Mark(Tone.PLAIN, NO_VALUE)
COLUMNS: Final = (
    TableColumn("Cycle · dose", 96),
    TableColumn("Planned", 112, whole=True),
    TableColumn("Given", 158, whole=True),
    TableColumn("State", 140),
    TableColumn("International units", 152, yields=2, whole=True),
    TableColumn("What happened"),
)


class CalendarPage(PatientPage):
    """The newest course as it was planned and as it went; every dose opens from here."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "calendar", parent=parent)
        self.counts = Facts(columns=2)
        self.strips = CycleStrips()
        self.doses = Table("course_doses", "Every dose of the course")
        self.doses.set_columns(COLUMNS)
        self.doses.verticalHeader().setDefaultSectionSize(ROW)
        self.doses.show_whole()
        self.signs = Chips()
        self.days = MonthView()
        self.days_told = Label(role="small").set_wrapping()
        self.ahead = Facts()
        self._content, main = QWidget(), QVBoxLayout()
        self._content.setProperty("ground", "none")
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addWidget(self.counts)
        column.addWidget(self.signs)
        column.addWidget(self.strips)
        column.addWidget(self.doses)
        column.addStretch()
        self._scroll = scrolling("course_scroll", "The course", self._content)
        main.addWidget(self._scroll)
        self.eligibility = Action("eligibility", "Eligibility")
        self.eligibility.set_key("Alt+L")
        self.lay_out(main, self._aside(), tools=(self.eligibility,), over_all=True)
        self.doses.chosen.connect(self._open)
        self.doses.moved.connect(lambda _: self._reveal_row())
        self.strips.chosen.connect(self._open_slot)
        self.eligibility.clicked.connect(lambda: session.go("eligibility", self.mrn))

    def start(self) -> None:
        """The doses have the keyboard, at the one that is next."""
        self.doses.setFocus()
        row = ward_row(self.session.station, self.mrn)
        course = self.session.station.case(self.mrn).course
        if course and row.slot:
            key = DoseKey(self.mrn, course.number, course.current.number, row.slot)
            self.doses.select(key.stream)
        self._scroll.verticalScrollBar().setValue(0)

    def show_moment(self, moment: Moment) -> None:
        """Show the course as it stands."""
        words, row = self.session.words, ward_row(self.session.station, self.mrn)
        told = (*counters_in_words(counters(moment, row.slot)), units_in_words(moment))
        heading = f"Course {moment.course.number}"
        self.counts.show_facts(heading, [FactRow(name, value) for name, value in told])
        marks = self.strips.show_moment(moment, row, words)
        told_apart = dict.fromkeys(mark for mark in marks.values() if mark.sign)
        self.signs.show_marks(tuple(told_apart))
        every = slots_of_course(moment)
        self.doses.show_rows([_row(each, moment, words, marks) for each in every])
        closed = frozenset(
            (each.cycle, each.number)
            for each in every
            if each.dose is None and slot_state(moment, each) is SlotState.CLOSED
        )
        days = [
            day_in_words(each, first=at == 0, closed=closed)
            for at, each in enumerate(course_days(moment))
        ]
        self.days.show_days(days, moment.today)
        here = any(each.day == moment.today for each in course_days(moment))
        beyond = TODAY_BEYOND.format(written_date(moment.today))
        self.days_told.setText(DAYS_TOLD.format(TODAY_HERE if here else beyond))
        ahead = [FactRow(name, value) for name, value in milestones_in_words(moment, words)]
        if row.slot and row.due:
            of = len(moment.slots)
            ahead.insert(0, FactRow("Next dose", f"{row.slot} of {of} · {words.day_time(row.due)}"))
        self.ahead.setVisible(bool(ahead))
        self.ahead.show_facts("What follows", ahead)

    def _reveal_row(self) -> None:
        """Scroll the page to the row that the keyboard is at: the table does not scroll."""
        row = self.doses.visualRect(self.doses.currentIndex())
        middle = self.doses.viewport().mapTo(self._content, row.center())
        self._scroll.ensureVisible(0, middle.y(), 0, row.height() // 2 + sizes.GAP)

    def _open_slot(self, cycle: int, slot: int) -> None:
        course = self.session.station.case(self.mrn).course
        if course:
            self._go_to(DoseKey(self.mrn, course.number, cycle, slot))

    def _open(self, stream: str) -> None:
        keys = self.session.station.case(self.mrn).doses
        found = next((key for key in keys if key.stream == stream), None)
        if found:
            self._go_to(found)

    def _go_to(self, key: DoseKey) -> None:
        if key in self.session.station.case(self.mrn).doses:
            self.session.go("dose", self.mrn, key)

    def _aside(self) -> QWidget:
        held = QWidget()
        held.setProperty("ground", "none")
        column = QVBoxLayout(held)
        column.setContentsMargins(sizes.SPACE, sizes.SPACE, sizes.SPACE, sizes.SPACE)
        column.setSpacing(sizes.GAP)
        column.addWidget(self.ahead)
        column.addWidget(Label("Calendar", "heading"))
        column.addWidget(self.days)
        column.addWidget(self.days_told)
        column.addStretch()
        aside = scrolling("course_calendar", "The days of the course", held)
        aside.setFixedWidth(WIDE)
        return aside


def _given(slot: SlotOfCourse, words: Wording) -> str:
    """From when to when it went in, and below it how early or late it began."""
    at, shift = given_from_to(slot.dose, words), shift_in_words(slot)
    return at if shift == NO_VALUE else f"{at}\n{shift}"


def _row(
    slot: SlotOfCourse, moment: Moment, words: Wording, marks: Mapping[tuple[int, int], Mark]
) -> Row:
    dose = slot.dose
    key = DoseKey(moment.course.mrn, moment.course.number, slot.cycle, slot.number)
    mark = marks.get((slot.cycle, slot.number), UNMARKED)
    quiet = dose is None and mark.sign is None
    return Row(
        key.stream,
        (
            Cell(f"{slot.cycle} · {slot.number}", strong=True),
            Cell(day_and_time(slot.due, words)),
            Cell(_given(slot, words)),
            Cell(mark.word, muted=True) if quiet else Cell(mark=mark),
            Cell(units_of_dose_in_words(moment, dose)),
            Cell(dose_story(dose, moment.regimen_of(dose), moment.at) if dose else ""),
        ),
    )
