"""What of the register the audit list shows: quick filters, and a box for each part."""

from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from il2nurse.domain.rules.chart.fluid_totals import shift_of
from il2nurse.readable.audit.kind_row import Group
from il2nurse.ui.audit.quick_filters import Quick, QuickFilters
from il2nurse.ui.look import sizes
from il2nurse.ui.qt.typed_line import TypedLine
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.choice_box import ChoiceBox
from il2nurse.workflow.audit.audit import AuditFilter, AuditList

SHIFT: Final = "shift"
ALL_DAYS: Final = "All days"
DAYS: Final = (
    (Quick.TODAY.value, 0),
    (Quick.SHIFT.value, SHIFT),
    ("Last 7 days", 7),
    ("Last 30 days", 30),
    (ALL_DAYS, None),
)
# Those that stand for a kind.
GROUPS: Final = ((Quick.CORRECTED, Group.CORRECTION), (Quick.REFUSED, Group.REFUSED))
# A long name makes no box wider: the others are needed beside it.
PARTS: Final = (2, 2, 3, 4, 3)
SEARCH: Final = "Search text, MRN, entry number"


class AuditFilters(QWidget):
    """A quick filter sets the box that it stands for; pressed again it wants all."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.quick, self._late = QuickFilters(), False
        self.days = _choice("filter_days", "Days")
        self.groups = _choice("filter_group", "Kind of entry")
        self.people = _choice("filter_person", "Person")
        self.patients = _choice("filter_patient", "Patient")
        self.search = TypedLine("filter_text", SEARCH)
        self.search.setPlaceholderText("Search")
        self._fill()
        self._lay_out()
        self._show_quick()
        for choice in (self.days, self.groups, self.people, self.patients):
            choice.currentIndexChanged.connect(self._tell)
        self.search.typed.connect(self._tell)
        self.quick.turned.connect(self._turn)

    @property
    def wanted(self) -> AuditFilter:
        """What is wanted now."""
        days, group = self.days.currentData(), self.groups.currentData()
        return AuditFilter(
            since=None if days is None else self._since(days),
            group=Group(group) if group else None,
            person=self.people.currentData() or None,
            mrn=self.patients.currentData() or None,
            text=self.search.text(),
            late=self._late,
        )

    def offer_people(self, shown: AuditList) -> None:
        """Add whoever came since."""
        station = self._session.station
        _add_missing(self.people, {each.id: each.shown for each in station.people().values()})
        admitted = station.register.of_kind("patient_admitted")
        _add_missing(self.patients, {e.subject: shown.patient_name(e.subject) for e in admitted})

    def _since(self, days: int | str) -> date | datetime:
        station, now = self._session.station, self._session.station.now().at
        if days == SHIFT:
            return shift_of(now, self._session.shift_starts, station.zone).start
        return station.today(now) - timedelta(days=int(days))

    def _turn(self, word: str, on: bool) -> None:  # noqa: FBT001 - a slot of Qt
        quick = Quick(word)
        if quick is Quick.LATE:
            self._late = on
            self._tell()
        elif quick in (Quick.TODAY, Quick.SHIFT):
            self.days.setCurrentIndex(self.days.findText(word if on else ALL_DAYS))
        for each, group in GROUPS:
            if each is quick:
                self.groups.setCurrentIndex(self.groups.findData(group.value if on else ""))

    def _tell(self) -> None:
        self._show_quick()
        self.changed.emit()

    def _show_quick(self) -> None:
        """Show which quick filters the list goes by, whichever way they were chosen."""
        days, group = self.days.currentText(), self.groups.currentData()
        on = {quick: group == each.value for quick, each in GROUPS}
        on |= {quick: days == quick.value for quick in (Quick.TODAY, Quick.SHIFT)}
        self.quick.show_on(on | {Quick.LATE: self._late})

    def _fill(self) -> None:
        for word, days in DAYS:
            self.days.addItem(word, days)
        self.groups.addItem("Every kind", "")
        for group in Group:
            self.groups.addItem(group.value, group.value)
        self.people.addItem("Anyone", "")
        self.patients.addItem("Any patient", "")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(sizes.GAP)
        boxes = (self.days, self.groups, self.people, self.patients, self.search)
        for widget, part in zip(boxes, PARTS, strict=True):
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            row.addWidget(widget, part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addWidget(self.quick)
        column.addLayout(row)


def _choice(name: str, spoken: str) -> ChoiceBox:
    made = ChoiceBox(name, spoken)
    made.setMinimumWidth(120)
    return made


def _add_missing(choice: QComboBox, named: dict[str, str]) -> None:
    for key, name in sorted(named.items(), key=lambda pair: pair[1].casefold()):
        if choice.findData(key) < 0:
            choice.addItem(name, key)
