"""The pharmacy page: every dose that is due or next, and whether its bag was prepared."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from il2nurse.domain.rules.dose.preparing import following_bag
from il2nurse.domain.values.quantity import amount_in_words
from il2nurse.readable.pharmacy.tasks import (
    container_in_words,
    named_with_allergies,
    weight_in_words,
)
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark
from il2nurse.ui.page.page import Page
from il2nurse.ui.page.scanned import open_scanned
from il2nurse.ui.page.ward_marks import mark_of, similar_marks
from il2nurse.ui.pharmacy.prepared import DO_NOT_GIVE, HOLD, made_by, preparation_mark, said_by_ward
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import WardRow, ward_rows

# One word at the end of a line, so that an amount is never three lines.
UNITS = "international\N{NO-BREAK SPACE}units"
COLUMNS = (
    TableColumn("Due", 74),
    TableColumn("Bed", 66),
    TableColumn("Patient", 240),
    TableColumn("MRN", 104),
    TableColumn("Dose", 74, whole=True),
    TableColumn("Weight", 80, yields=1, whole=True),
    TableColumn("Amount", 160),
    TableColumn("Bag", 74, yields=2, whole=True),
    TableColumn("Preparation", 138),
    TableColumn("Made · checked", 112, yields=3, whole=True),
    TableColumn("Ward says"),
)
NO_DOSE = (
    WardState.NO_ORDER,
    WardState.RESTING,
    WardState.STOPPED,
    WardState.COURSE_ENDED,
    WardState.TRANSFERRED,
    WardState.DISCHARGED,
    WardState.RUNNING,
    WardState.PAUSED,
    WardState.TIME_UP,
    WardState.AFTER,
)
LISTED = (
    "The next dose of each patient, however far ahead. While one runs, the next is listed only "
    "where bags follow one another."
)
NONE_DUE = "No dose is due or planned. A dose stands here once its course is ordered."


class PharmacyPage(Page):
    """Doses by the time they are due; Enter opens the preparation."""

    takes_scans = True

    def __init__(self, session: Session) -> None:
        super().__init__(session, "pharmacy")
        self._minute = -1
        self.table = Table("preparation_list", "Doses to be prepared")
        self.table.set_columns(COLUMNS)
        self.open_button = Action("open_preparation", "Open the preparation")
        self.open_button.set_weight(Weight.MAIN)
        self.open_button.set_small()
        self.open_button.show_key("Return")
        self.table.say_empty(NONE_DUE)
        self.table.chosen.connect(self._go)
        self.open_button.clicked.connect(lambda: self._go(self.table.current_key()))
        self._lay_out()
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Work out every dose anew."""
        station = self.session.station
        self._minute = station.now().at.minute
        rows = ward_rows(station)
        due = [row for row in rows if row.due and self._is_made(row)]
        ordered = sorted(due, key=lambda row: self._made_next(row)[1])
        similar = similar_marks(rows)
        self.table.show_rows(
            [self._row(row, similar.get(row.case.patient.subject)) for row in ordered]
        )
        if ordered and not self.table.current_key():
            self.table.select(ordered[0].case.patient.subject)
        self.open_button.setEnabled(bool(ordered))

    def tick(self) -> None:
        """What is due changes with the minutes."""
        if self.session.station.now().at.minute != self._minute:
            self.refresh()

    def scanned(self, code: str) -> None:
        """A wristband opens its patient."""
        open_scanned(self.session, code)

    def _go(self, mrn: str) -> None:
        if mrn:
            self.session.go("preparation", mrn)

    def _is_made(self, row: WardRow) -> bool:
        """Whether a bag or syringe is to be made; a bag of a day that runs is followed by one."""
        subject = row.case.patient.subject
        return row.state not in NO_DOSE or (
            row.case.open_dose is not None
            and following_bag(self.session.station.moment(subject)) is not None
        )

    def _made_next(self, row: WardRow) -> tuple[int | None, datetime]:
        """The slot of which a bag or syringe is made next, and when that is due."""
        moment = self.session.station.moment(row.case.patient.subject)
        key = following_bag(moment)
        return (key.slot, moment.slots[key.slot - 1]) if key else (row.slot, _due(row))

    def _row(self, row: WardRow, similar: Mark | None) -> Row:
        words = self.session.words
        station, patient = self.session.station, row.case.patient
        moment = station.moment(patient.subject)
        worked = moment.calculation()
        slot, due = self._made_next(row)
        begun = None if slot != row.slot else row.case.open_dose
        dose = amount_in_words(worked.dose_international_units)
        made, mark = preparation_mark(moment, begun, due), mark_of(row, station.now().at)
        because: str = ""
        stands: Mark | None = mark
        if made in (HOLD, DO_NOT_GIVE):
            because, stands = said_by_ward(moment, begun, due, (row.state, mark), words)
        cells = (
            Cell(words.clock(due), strong=True),
            Cell(patient.bed),
            Cell(named_with_allergies(row.case), similar, strong=True),
            Cell(patient.mrn),
            Cell(f"{slot} of {row.doses_per_cycle}"),
            Cell(weight_in_words(worked)),
            Cell(f"{dose}\n{UNITS}"),
            Cell(container_in_words(worked)),
            Cell(mark=made),
            Cell(made_by(moment, begun, words)),
            Cell(because, stands, strong=stands is None),
        )
        return Row(patient.subject, cells)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label("Pharmacy · doses due or next", "title"))
        head.addWidget(Label(LISTED, "muted").set_wrapping(), 1)
        head.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.MARGIN, sizes.SPACE, sizes.MARGIN, sizes.ROOM)
        column.setSpacing(sizes.SPACE)
        column.addLayout(head)
        column.addWidget(self.table, 1)


def _due(row: WardRow) -> datetime:
    if row.due is None:
        raise LookupError("This dose has no time at which it is due.")
    return row.due
