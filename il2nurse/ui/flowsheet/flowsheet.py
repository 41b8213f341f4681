"""The flowsheet page: vital signs, intake and output over time, and everything charted below."""

from itertools import islice
from math import ceil

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from il2nurse.domain.people import May
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.instants import Stretch
from il2nurse.domain.values.text import text_of
from il2nurse.readable.flowsheet.cells import FlowTeller
from il2nurse.readable.flowsheet.flowsheet import Flowsheet, make_flowsheet
from il2nurse.readable.flowsheet.followed import followed
from il2nurse.readable.flowsheet.paper import signed_totals
from il2nurse.readable.flowsheet.periods import Period, moved_period, newest_period
from il2nurse.readable.flowsheet.picture_fluids import draw_fluids
from il2nurse.readable.flowsheet.picture_vitals import draw_vital_signs, height_of
from il2nurse.readable.flowsheet.words import balance_line, flow_words, near_period
from il2nurse.readable.papers import FLOWSHEET
from il2nurse.readable.wording import Wording
from il2nurse.ui.chart.asking import ask_correction, ask_fluids, ask_vital_signs
from il2nurse.ui.chart.newest_values import NewestValues
from il2nurse.ui.flowsheet.bar import FlowTime, FlowTools
from il2nurse.ui.flowsheet.followed import MOST, FollowedCard
from il2nurse.ui.flowsheet.labs import FlowLabTable
from il2nurse.ui.flowsheet.notices import FlowNotices
from il2nurse.ui.flowsheet.picture import Picture
from il2nurse.ui.flowsheet.room import FlowRoom
from il2nurse.ui.flowsheet.table import HIGH, FlowTable
from il2nurse.ui.look import sizes
from il2nurse.ui.look.painting import SCALE
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.scrolling import reveal, scrolling

# How far the arrow keys go, in quarters of the period, alone and with Ctrl.
STEP, WHOLE = 1, 4
# The lowest strip of the picture, in pixels.
STRIP = 34
VITALS_LEAST = ceil(height_of(STRIP / SCALE) * SCALE)
# The heads of the table and six rows.
FLUIDS_LEAST, BELOW_LEAST = 112, 36 + 6 * HIGH + 4


class FlowsheetPage(PatientPage):
    """One patient over time. The newest period moves on with the clock, an older one stays."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "flowsheet", parent=parent)
        self._period = Period.DAY
        self._older: Stretch | None = None
        self._teller: FlowTeller | None = None
        self.sheet: Flowsheet | None = None
        self.tools, self.time_bar = FlowTools(), FlowTime()
        self.vitals = Picture("vital_chart", "Vital signs", draw_vital_signs, VITALS_LEAST)
        self.fluids = Picture("fluid_chart", "Intake and output", draw_fluids, FLUIDS_LEAST)
        self.totals = Label(role="muted").set_wrapping()
        self.totals.setObjectName("flow_totals")
        self.table, self.labs = FlowTable(), FlowLabTable()
        self._vital_card, self._fluid_card = _card(self.vitals), _card(self.fluids)
        self.notices = FlowNotices()
        self.table.say_empty("Nothing was charted in this period.", self.tools.vitals)
        self.labs.say_empty("No result is on record up to the end of this period.")
        self.words = QPlainTextEdit()
        self.below = QStackedWidget()
        self._parts = (self.table, self.labs, self.words)
        self.aside, self.followed = NewestValues(session.shift_starts), FollowedCard()
        self.aside.add_below_signs(self.followed)
        self._lay_out()
        self._wire()

    def start(self) -> None:
        """The table has the keyboard, or the button of the graph that stands in its place."""
        shown = self._parts[self.below.currentIndex()]
        (self.time_bar.graph if self.below.isHidden() else shown).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What has room unfolds."""
        if event.type() == QEvent.Type.Resize and watched is self._area.viewport():
            self.room.fold()
        return super().eventFilter(watched, event)

    def turned(self) -> None:
        """The newest period of the next patient, from the top."""
        self._older = None
        self._area.verticalScrollBar().setValue(0)

    def also(self) -> tuple[object, ...]:
        """The period on show; the newest one moves on with the minute."""
        return self._period, self._older

    def show_moment(self, moment: Moment) -> None:
        """Show the period as of now."""
        starts = self.session.station.shift_starts
        self._show(moment, self._older or newest_period(self._period, moment, starts))

    @property
    def stretch(self) -> Stretch | None:
        """The period on show."""
        return self.sheet.stretch if self.sheet else None

    def _show(self, moment: Moment, stretch: Stretch) -> None:
        station = self.session.station
        sheet = make_flowsheet(moment, stretch, station.shift_starts)
        words = Wording(station.people(), station.zone, moment.today)
        teller = FlowTeller(moment, words, dated=sheet.dated)
        self.sheet = sheet
        self._teller = teller
        for picture in (self.vitals, self.fluids):
            picture.show_sheet(sheet)
        period = near_period(sheet, words)
        low = self.notices.show_sheet(sheet, moment, period)
        told = balance_line(sheet) if low else signed_totals(sheet, moment)
        self.totals.setText(text_of(told))
        self.table.show_charted(sheet.rows, teller)
        self.room.charted(anything=bool(sheet.rows))
        self.labs.show_grid(sheet.labs, teller)
        if QAccessible.isActive() or self.below.currentWidget() is self.words:
            self._tell()
        self.aside.show_moment(moment)
        self.followed.show_followed(tuple(islice(followed(sheet, moment), MOST + 1)), words)
        oldest = moved_period(self._period, stretch, -STEP, moment, station.shift_starts) == stretch
        self.time_bar.show_stretch(self._period, period, oldest=oldest, newest=self._older is None)
        person = self.session.who
        for action in (self.tools.vitals, self.tools.fluids):
            action.setVisible(person.may(May.CHART) and not moment.case.patient.discharged)
        self.tools.print.setVisible(person.may(May.PRINT))

    def _tell(self) -> None:
        """Put the pictures into words, which takes a while and is not always asked for."""
        if self.sheet is None or self._teller is None:
            return
        sentences = flow_words(self.sheet, self._teller.moment, self._teller.wording)
        self.words.setPlainText("\n".join(sentences))
        for picture in (self.vitals, self.fluids):
            picture.setAccessibleDescription(" ".join(sentences))

    def _choose_period(self, period: str) -> None:
        self._period, self._older = Period(period), None
        self.refresh()

    def _move(self, quarters: int) -> None:
        """Earlier or later; at the newest period the page follows the clock again."""
        if self.sheet is None:
            return
        station = self.session.station
        moment, starts = station.moment(self.mrn), station.shift_starts
        there = moved_period(self._period, self.sheet.stretch, quarters, moment, starts)
        self._older = None if there == newest_period(self._period, moment, starts) else there
        self.refresh()

    def _go_newest(self) -> None:
        self._older = None
        self.refresh()

    def _show_graph(self) -> None:
        self.room.choose_graph()

    def _correct(self, key: str) -> None:
        """Correct what was charted in one row of the table."""
        rows = self.sheet.rows if self.sheet else ()
        row = next((each for each in rows if each.key == key), None)
        if row and self.session.who.may(May.CHART):
            ask_correction(self, row.seqs)

    def _print(self) -> None:
        self.session.go("preview", self.mrn, stretch=self.stretch, paper=FLOWSHEET.name)

    def enable_keys(self, *, on: bool) -> None:
        """The keys belong to a dialog while one is open."""
        self.tools.set_listening(on=on)
        self.time_bar.set_listening(on=on)
        for shortcut in self._far:
            shortcut.setEnabled(on)

    def _wire(self) -> None:
        self._far = [QShortcut(QKeySequence(key), self) for key in ("Ctrl+Left", "Ctrl+Right")]
        self._far[0].activated.connect(lambda: self._move(-WHOLE))
        self._far[1].activated.connect(lambda: self._move(WHOLE))
        self.time_bar.period_chosen.connect(self._choose_period)
        self.tools.vitals.clicked.connect(lambda: ask_vital_signs(self))
        self.tools.fluids.clicked.connect(lambda: ask_fluids(self))
        self.tools.print.clicked.connect(self._print)
        self.table.chosen.connect(self._correct)
        self.time_bar.moved.connect(self._move)
        self.time_bar.newest.connect(self._go_newest)
        self.time_bar.below_chosen.connect(self._show_below)
        self.time_bar.graph.clicked.connect(self._show_graph)
        self.time_bar.fluids_wanted.connect(lambda wanted: self.room.want_fluids(wanted=wanted))

    def _show_below(self, at: int) -> None:
        self.below.setCurrentIndex(at)
        self.room.choose_below()
        if self._parts[at] is self.words:
            self._tell()
        self._parts[at].setFocus()
        # Below two alarms on a small screen it begins where the window ends.
        reveal(self.below)

    def _lay_out(self) -> None:
        self.words.setObjectName("flow_words")
        self.words.setAccessibleName("The flowsheet in words")
        self.words.setReadOnly(True)
        for part in self._parts:
            self.below.addWidget(part)
        self.below.setMinimumHeight(BELOW_LEAST)
        content = QWidget()
        content.setProperty("ground", "none")
        main = QVBoxLayout(content)
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(sizes.GAP)
        main.addWidget(self.notices)
        main.addWidget(self._vital_card, 6)
        beside = QVBoxLayout()
        beside.setSpacing(sizes.TIGHT)
        beside.addWidget(self.time_bar)
        beside.addLayout(self.time_bar.told_with(self.totals))
        main.addLayout(beside)
        main.addWidget(self._fluid_card, 3)
        main.addWidget(self.below, 5)
        # Below two alarms on a small screen the pictures keep their height, and the page scrolls.
        whole = QVBoxLayout()
        self._area = scrolling("flow_scroll", "Flowsheet", content)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().installEventFilter(self)
        self.room = FlowRoom(
            self._area, self._vital_card, self._fluid_card, self.below, self.time_bar
        )
        whole.addWidget(self._area)
        self.lay_out(whole, self.aside, tools=(self.tools,))


def _card(picture: Picture) -> Card:
    card = Card()
    card.body.setContentsMargins(sizes.SPACE, sizes.TIGHT, sizes.SPACE, sizes.TIGHT)
    card.body.addWidget(picture)
    return card
