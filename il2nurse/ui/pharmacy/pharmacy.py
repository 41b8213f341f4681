"""The pharmacy page: every dose that is due or next, and whether its bag was prepared."""

from collections.abc import Collection, Iterator
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.rules.course.slots import due_of
from il2nurse.domain.rules.dose.preparing import following_bag
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.quantity import amount_in_words
from il2nurse.readable.papers import BATCH
from il2nurse.readable.pharmacy.made_line import made_in_short
from il2nurse.readable.pharmacy.tasks import (
    container_in_words,
    named_with_allergies,
    weight_in_words,
)
from il2nurse.readable.pharmacy.work_state import WorkState, bag_work
from il2nurse.readable.words import NO_VALUE
from il2nurse.ui.forms.drawer import Drawer
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Tone
from il2nurse.ui.page.page import Page
from il2nurse.ui.page.scanned import open_scanned
from il2nurse.ui.page.ward_marks import mark_of, similar_marks
from il2nurse.ui.pharmacy.bag_marks import bag_mark
from il2nurse.ui.pharmacy.listed import Listed, first_to_do
from il2nurse.ui.pharmacy.prepared import is_made, made_by, preparation_mark, said_by_ward
from il2nurse.ui.pharmacy.ward_requests import AnswerDialog, WardRequests
from il2nurse.ui.session import Heard, Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from il2nurse.workflow.pharmacy.lots import quarantined
from il2nurse.workflow.pharmacy.work import bags_listed
from il2nurse.workflow.site import Mixing
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
    TableColumn("Amount", 160, whole=True),
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
NOT_SEEN = "work it out\nunseen"
NONE_DUE = "No dose is due or planned. A dose stands here once its course is ordered."


class PharmacyPage(Page):
    """Doses by the time they are due; Enter opens the preparation."""

    takes_scans = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "pharmacy", parent=parent)
        self._minute = -1
        self._held: Collection[str] = ()
        self._keys: dict[str, DoseKey] = {}
        self.requests = WardRequests(session)
        self.drawer = Drawer(self, between=session.draw_meanwhile)
        self.table = Table("preparation_list", "Doses to be prepared")
        self.table.set_columns(COLUMNS)
        self.open_button = Action("open_preparation", "Open the preparation")
        self.open_button.set_weight(Weight.MAIN)
        self.open_button.set_small()
        self.open_button.show_key("Return")
        self.sheets = Action("batch_pdf", "All preparation sheets")
        self.sheets.clicked.connect(lambda: session.go("preview", paper=BATCH.name))
        self.table.say_empty(NONE_DUE)
        self.table.chosen.connect(self._go)
        self.open_button.clicked.connect(lambda: self._go(self.table.current_key()))
        self.requests.button.clicked.connect(self._answer)
        self.drawer.left.connect(self.table.setFocus)
        self._lay_out()
        self.setFocusProxy(self.table)

    @property
    def covered(self) -> bool:
        """Whether a dialog lies over the page."""
        return self.drawer.top is not None

    def refresh(self) -> None:
        """Work out every dose anew."""
        station = self.session.station
        self._minute = station.now().at.minute
        self._held = quarantined(station)
        rows = ward_rows(station)
        listed = sorted(
            ((each, row) for row in rows for each in self._listed(row)),
            key=lambda each: each[0].due,
        )
        self._keys = {each.name: each.key for each, _ in listed}
        similar = similar_marks(rows)
        self.table.show_rows(
            [self._row(each, row, similar.get(row.case.patient.subject)) for each, row in listed]
        )
        if listed and not self.table.current_key():
            self.table.select(first_to_do(each for each, _ in listed).name)
        self.open_button.setEnabled(bool(listed))
        self.requests.show_cases(row.case for row in rows)

    def _listed(self, row: WardRow) -> Iterator[Listed]:
        """The next dose of the patient, and every other one that pharmacy makes or made."""
        moment = self._moment_of(row)
        keys: dict[DoseKey, datetime] = {}
        if row.due and self._is_made(row) and moment:
            slot, due = self._made_next(row)
            course = moment.course
            number = course.current.number
            keys[DoseKey(moment.case.patient.subject, course.number, number, slot or 1)] = due
        if moment:
            for key in bags_listed(moment, self.session.station.mixing):
                begun = moment.case.bags_of(key)
                # Of a cycle that is over no slot is left; the bag is there all the same.
                when = due_of(moment, key) or (begun[-1].begun.at if begun else None)
                if when is not None:
                    keys.setdefault(key, when)
            for key, at in keys.items():
                yield Listed(key, at, bag_work(moment, key, self._held))

    def _moment_of(self, row: WardRow) -> Moment | None:
        try:
            return self.session.station.moment(row.case.patient.subject)
        except NotAllowed:
            return None

    def tick(self) -> None:
        """What is due changes with the minutes."""
        if self.session.station.now().at.minute != self._minute:
            self.refresh()

    def scanned(self, code: str) -> Heard:
        """A wristband opens its patient."""
        return open_scanned(self.session, code)

    def _answer(self) -> None:
        if not self.covered:
            self.drawer.open(AnswerDialog(self.session, self.requests.waiting))

    def _go(self, name: str) -> None:
        if key := self._keys.get(name):
            self.session.go("preparation", key.mrn, key)

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

    def _row(self, listed: Listed, row: WardRow, similar: Mark | None) -> Row:
        words = self.session.words
        station, patient = self.session.station, row.case.patient
        moment = station.moment(patient.subject)
        worked = moment.calculation()
        slot, due = listed.key.slot, listed.due
        begun = row.case.doses.get(listed.key)
        dose = amount_in_words(worked.dose_international_units)
        unseen = station.mixing is Mixing.PHARMACY and listed.unseen_by(self.session.who)
        made, mark = self._made(moment, listed, begun), mark_of(row, station.now().at)
        because: str = ""
        stands: Mark | None = mark
        if listed.work.state is WorkState.NOT_NEEDED:
            because = listed.work.against[0].partition(".")[0]
        elif made.tone is Tone.DANGER and listed.work.against:
            because, stands = said_by_ward(moment, begun, due, (row.state, mark), words)
            because = because or listed.work.against[0].partition(". ")[0]
        cells = (
            Cell(words.clock(due), strong=True),
            Cell(patient.bed),
            Cell(named_with_allergies(row.case), similar, strong=True),
            Cell(patient.mrn),
            Cell(f"{slot} of {row.doses_per_cycle}"),
            Cell(weight_in_words(worked)),
            Cell(NOT_SEEN if unseen else f"{dose}\n{UNITS}"),
            Cell(NO_VALUE if unseen else container_in_words(worked)),
            Cell(mark=made),
            Cell(self._made_by(moment, listed, begun)),
            Cell(because, stands, strong=stands is None),
        )
        return Row(listed.name, cells)

    def _made(self, moment: Moment, listed: Listed, begun: Dose | None) -> Mark:
        """Where its bag stands; where the ward mixes and none was begun, how far the ward is."""
        work = listed.work
        by_ward = work.bag is None and (
            self.session.station.mixing is Mixing.WARD or is_made(moment, begun)
        )
        return preparation_mark(moment, begun, listed.due) if by_ward else bag_mark(work.state)

    def _made_by(self, moment: Moment, listed: Listed, begun: Dose | None) -> str:
        bag, words = listed.work.bag, self.session.words
        return made_in_short(moment, bag, words) if bag else made_by(moment, begun, words)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label("Pharmacy · doses due or next", "title"))
        head.addWidget(Label(LISTED, "muted").set_wrapping(), 1)
        head.addWidget(self.sheets)
        head.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.MARGIN, sizes.SPACE, sizes.MARGIN, sizes.ROOM)
        column.setSpacing(sizes.SPACE)
        column.addLayout(head)
        column.addWidget(self.requests)
        column.addWidget(self.table, 1)


def _due(row: WardRow) -> datetime:
    if row.due is None:
        raise LookupError("This dose has no time at which it is due.")
    return row.due
