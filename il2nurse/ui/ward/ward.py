"""The ward page: every patient, the next twelve hours, what needs a charge nurse."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.people import May
from il2nurse.readable.papers import DOWNTIME
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.page.page import Page
from il2nurse.ui.page.scanned import open_scanned
from il2nurse.ui.page.ward_marks import similar_marks, state_counts
from il2nurse.ui.place import Place
from il2nurse.ui.qt.typed_line import TypedLine
from il2nurse.ui.session import Heard, Session
from il2nurse.ui.ward.below import BelowPatients
from il2nurse.ui.ward.columns import COLUMNS, patient_row
from il2nurse.ui.ward.filters import StateFilters
from il2nurse.ui.ward.finding import PART, found_rows, part_of_mrn
from il2nurse.ui.ward.lanes import bed_lanes
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.chips import Chips
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.wrap_row import WrapRow
from il2nurse.workflow.ward.alarms import AlarmKey
from il2nurse.workflow.ward.attention import Attention, attention_list
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.urgency import most_urgent_first
from il2nurse.workflow.ward.ward import WardRow, readable_rows

ROW = 30
LEAST = 240
ORDERS = ("By bed", "Urgent first")
NOBODY = "No patient was admitted yet."
CLEAR = "Empty the search to see everybody."
NONE_SO = "No patient is in this state. Press its count again to see everybody."
MOVING = (WardState.RUNNING, WardState.PAUSED, WardState.TIME_UP)


class WardPage(Page):
    """The list is worked out from the record at every look; a row opens its patient."""

    takes_scans = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "ward", parent=parent)
        self._rows: tuple[WardRow, ...] = ()
        self._minute = ""
        self._matters: tuple[Attention, ...] = ()
        self._above: frozenset[AlarmKey] = frozenset()
        self._title = Label(role="title", parent=self)
        self._unseen = Label(role="strong", parent=self)
        self._by_bed = False
        self.order = Action("turn_order", ORDERS[0], self)
        self.search = TypedLine("find_patient", "Find or scan a patient by name, MRN or bed", self)
        self.search.setPlaceholderText("Find or scan patient   /")
        self.search.setFixedSize(260, 34)
        self.search.setProperty("finds", True)
        self.pack = Action("downtime_pack", "Downtime pack", self)
        self.new = Action("new_patient", "New patient", self)
        self.counted = StateFilters(self)
        self.pack_age = Chips(self)
        self.table = Table("ward_list", "Patients of this ward", self)
        self.table.set_columns(COLUMNS)
        self.table.verticalHeader().setDefaultSectionSize(ROW)
        self.below = BelowPatients(self)
        self._notices = Label(role="slip", parent=self).set_wrapping()
        self._notices.setObjectName("station_notices")
        self._notices.setAccessibleName("About this station")
        self._lay_out()
        self.table.chosen.connect(self._open_patient)
        self.below.attention.chosen.connect(self._open_patient)
        self.below.attention.regimens.connect(lambda: self.session.go("regimens"))
        self.below.turned.connect(self._turn_below)
        self.search.typed.connect(self._find)
        self.counted.changed.connect(self._show_rows)
        self.order.clicked.connect(self._turn_order)
        self.table.unseen.connect(self._count_unseen)
        self.search.returnPressed.connect(self._open_found)
        self.new.clicked.connect(lambda: self.session.go("new_patient"))
        self.pack.clicked.connect(lambda: self.session.go("preview", paper=DOWNTIME.name))
        QShortcut(QKeySequence("/"), self).activated.connect(self._start_finding)

    def refresh(self) -> None:
        """Work out every row anew."""
        station = self.session.station
        self._rows, broken = readable_rows(station)
        now = station.now().at
        self._minute = f"{station.local(now):%H:%M}"
        self._title.setText(f"{self.session.ward} · today")
        self.counted.show_counts(state_counts(self._rows))
        self.pack_age.show_marks(self._pack_mark())
        # An empty place would take room from the counts beside it.
        self.pack_age.setVisible(bool(self.pack_age.marks))
        self.pack.setVisible(self.session.who.may(May.PRINT))
        self.new.setVisible(self.session.who.may(May.ADMIT))
        self._show_rows()
        self.below.show_lanes(bed_lanes(station, self._rows), now, station.zone)
        self._matters = attention_list(station, self._rows)
        self._show_matters()
        away = station.regimens.away()
        notices = (*((away,) if away else ()), *self.session.tell_notices())
        self._notices.setText("\n".join(notices))
        self._notices.setVisible(bool(notices))
        for problem in broken:
            self.session.refuse(str(problem))

    def tick(self) -> None:
        """Digits of running infusions move each second, everything else each minute."""
        now = self.session.station.now().at
        moving = any(row.state in MOVING for row in self._rows)
        if moving or f"{self.session.station.local(now):%H:%M}" != self._minute:
            self.refresh()
        elif self._above != self.session.alarms_above:
            self._show_matters()

    def _show_matters(self) -> None:
        """What needs a charge nurse, without what stands above the page."""
        self._above = self.session.alarms_above
        self.below.show_attention(self._matters, self._above)

    def scanned(self, code: str) -> Heard:
        """A wristband opens its patient."""
        return open_scanned(self.session, code)

    def _pack_mark(self) -> list[Mark]:
        """The age of the downtime pack where it is too old, or that there is none."""
        age = self.session.pack.age_in_words() if self.session.pack else ""
        return [Mark(Tone.WARN, age, Sign.WARNING)] if age else []

    def open(self, _place: Place) -> None:
        """Asked for from this page itself, it shows the alarms that have no line above."""
        if self.isVisible() and self.below.has_more_alarms and not self.below.whole:
            self.below.turn.click()

    def _start_finding(self) -> None:
        self._show_patients()
        self.search.setFocus()
        self.search.selectAll()

    def _open_patient(self, mrn: str) -> None:
        self.search.clear()
        self.session.go("patient", mrn)

    def _open_found(self) -> None:
        found, typed = self._found(), self.search.text()
        if len(found) == 1 and not part_of_mrn(found[0], typed):
            self._open_patient(found[0].case.patient.subject)
        elif found:
            self.table.setFocus()
            self.table.select(found[0].case.patient.subject)
            if len(found) == 1:
                self.session.warn(PART.format(typed))
        else:
            self.session.warn(
                f"No patient on this ward matches “{self.search.text()}”. Nothing was opened.",
            )

    def _turn_order(self) -> None:
        self._by_bed = not self._by_bed
        self.order.set_text(ORDERS[self._by_bed])
        self._show_rows()

    def _count_unseen(self, above: int, below: int) -> None:
        """Say how many patients the list has no room for."""
        told = [f"{above} above"] if above else []
        told += [f"{below} more patient{'' if below == 1 else 's'} below"] if below else []
        if told:
            told.insert(0, f"{self.table.model().rowCount()} listed")
        self._unseen.setText(", ".join(told))

    def _show_patients(self) -> None:
        """The list again, where all that needs a charge nurse stands in its place."""
        if self.below.whole:
            self.below.turn.click()

    def _turn_below(self) -> None:
        """The patients make room for all that stands below them, or have it again."""
        whole = self.below.whole
        self.table.setHidden(whole)
        self._unseen.setHidden(whole)
        self.setFocusProxy(self.below.turn if whole else self.table)
        if lines := whole and self.below.attention.lines:
            lines[0].open.setFocus()
        else:
            self.setFocus()

    def _find(self) -> None:
        """What is typed is found in the list, so that is in view."""
        if self.search.text() and self.below.whole:
            self._show_patients()
            self.search.setFocus()
        self._show_rows()

    def _found(self) -> tuple[WardRow, ...]:
        return found_rows(self._rows, self.search.text())

    def _show_rows(self) -> None:
        only = self.counted.only
        found = [row for row in self._found() if only is None or row.is_one_of(only)]
        if not self._by_bed:
            found = list(most_urgent_first(found))
        similar, station = similar_marks(self._rows), self.session.station
        self.table.show_rows(
            [patient_row(station, row, similar.get(row.case.patient.subject)) for row in found]
        )
        # What the patients leave free is for what stands below them.
        self.table.setMaximumHeight(max(self.table.height_of_all(), LEAST))
        if found and not self.table.current_key():
            self.table.select(found[0].case.patient.subject)
        if not self._rows:
            self.table.say_empty(NOBODY, self.new)
        elif self.search.text():
            self.table.say_empty(f"No patient matches “{self.search.text()}”. {CLEAR}")
        else:
            self.table.say_empty(NONE_SO)

    def _lay_out(self) -> None:
        self.new.set_weight(Weight.MAIN)
        self.new.set_sign(Sign.PLUS)
        self.new.set_small()
        self.new.set_key("N")
        self.order.set_small()
        self.order.set_key("B")
        self.pack.set_sign(Sign.PRINTER)
        self.pack.set_small()
        self.pack.set_key("Ctrl+D")
        head = WrapRow()
        head.setSpacing(sizes.SPACE)
        head.addWidget(self._title)
        head.addWidget(self._unseen)
        head.addStretch()
        head.addWidget(self.order)
        head.addWidget(self.search)
        head.addWidget(self.pack)
        head.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.MARGIN, sizes.GAP, sizes.MARGIN, sizes.GAP)
        column.setSpacing(sizes.GAP)
        column.addLayout(head)
        filters = QHBoxLayout()
        filters.setSpacing(sizes.GAP)
        filters.addWidget(self.counted, 1)
        filters.addWidget(self.pack_age)
        column.addLayout(filters)
        column.addWidget(self.table, 4)
        column.addWidget(self.below, 1)
        column.addWidget(self._notices)
        self.setFocusProxy(self.table)
