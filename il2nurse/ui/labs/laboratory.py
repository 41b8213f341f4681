"""The laboratory page: every test with its newest value, and all values of the one selected."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from il2nurse.domain.people import May
from il2nurse.domain.record.labs.results import LabResult
from il2nurse.domain.rules.labs.history import LabRow
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.drawer import Drawer
from il2nurse.ui.labs.entry import AddResultsDialog, CorrectResultDialog, StrikeResultDialog
from il2nurse.ui.labs.history import LabHistory
from il2nurse.ui.labs.importing import ImportDialog
from il2nurse.ui.labs.rows import LabView, grid_columns, grid_rows
from il2nurse.ui.labs.units import Units
from il2nurse.ui.look import sizes
from il2nurse.ui.look.icons import Sign
from il2nurse.ui.look.tones import Mark, Tone
from il2nurse.ui.page.banner import Banner
from il2nurse.ui.page.page import Page
from il2nurse.ui.page.patient_tabs import PatientTabs
from il2nurse.ui.page.who import banner_of, words_now
from il2nurse.ui.page.wristband import open_scanned
from il2nurse.ui.session import Place, Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.sparkline import SparkPainter
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.labs.results import lab_results

DRUG = "Aldesleukin"


class LaboratoryPage(Page):
    """One patient's results. The units on show change nothing that is kept."""

    takes_scans = True

    def __init__(self, session: Session) -> None:
        super().__init__(session, "laboratory")
        self._mrn = ""
        self._units = Units.REPORTED
        self._shown: tuple[object, ...] = ()
        self._view: LabView | None = None
        self._rows: dict[str, LabRow] = {}
        self.banner = Banner()
        self.tabs = PatientTabs("laboratory")
        self.scheme = Chip(parent=self)
        self.units = _tool("lab_units", "Units", "U")
        self.paste = _tool("import_table", "Paste or open a table", "T", Sign.DOWN)
        self.add = _tool("add_results", "Type results", "N", Sign.PLUS)
        self.add.set_weight(Weight.MAIN)
        self.grid = Table("lab_grid", "Newest result of every test")
        self.history = LabHistory()
        self._notice = Label(role="small").set_wrapping()
        self._lay_out()
        self.drawer = Drawer(self, above=sizes.BANNER)
        self._wire()

    def open(self, place: Place) -> None:
        """Show another patient; what was typed for this one is given up."""
        if place.mrn and place.mrn != self._mrn:
            self.drawer.close_all()
            self._mrn = place.mrn

    def start(self) -> None:
        """The grid has the keyboard."""
        self.grid.setFocus()

    def refresh(self) -> None:
        """Show what is on record; nothing is worked out again where nothing is new."""
        if not self._mrn:
            return
        station = self.session.station
        case, at = station.case(self._mrn), station.now().at
        minute = at.replace(second=0, microsecond=0)
        wanted = (self._mrn, case.last_number, minute, self._units, self.session.person)
        if wanted == self._shown:
            return
        laboratory = self.session.laboratory
        self._view = LabView(laboratory, case, self._units, words_now(station), at)
        self._rows = {row.test.id: row for row in lab_results(station, self._mrn, laboratory)}
        self.banner.show_patient(banner_of(station, self._mrn))
        self.drawer.free_above(self.banner.sizeHint().height())
        self.scheme.show_mark(Mark(Tone.PLAIN, f"Grades: {laboratory.scheme.shown}"))
        self._notice.setText(laboratory.tests.notice)
        self._show_grid(self._view)
        self._shown = wanted

    def tick(self) -> None:
        """Ages grow; the page looks once a minute."""
        self.refresh()

    def scanned(self, code: str) -> None:
        """A wristband opens its patient."""
        open_scanned(self.session, code)

    def _show_grid(self, view: LabView) -> None:
        self.units.set_text(f"Units: {self._units.value}")
        rows = grid_rows(view, tuple(self._rows.values()))
        self.grid.show_rows(rows)
        if rows and not self.grid.current_key():
            self.grid.select(rows[0].key)
        may = self.session.who.may(May.CHART)
        for action in (self.add, self.paste):
            action.setVisible(may)
        self._show_test()

    def _show_test(self) -> None:
        if self._view is None:
            return
        key = self.grid.current_key()
        test = self._view.laboratory.tests.tests.get(key)
        may = self.session.who.may(May.CHART)
        self.history.show_test(self._view, test, self._rows.get(key), may=may)

    def _next_units(self) -> None:
        self._units = self._units.following
        self.refresh()

    def _show_dialog(self, name: str, make: Callable[[], Dialog]) -> None:
        known = self.drawer.find(name)
        if known:
            self.drawer.raise_dialog(known)
        else:
            self.drawer.open(make())

    def _type(self) -> None:
        laboratory = self.session.laboratory
        self._show_dialog(
            "add_results", lambda: AddResultsDialog(self.session, self._mrn, laboratory)
        )

    def _take_in(self) -> None:
        laboratory = self.session.laboratory
        self._show_dialog(
            "import_results", lambda: ImportDialog(self.session, self._mrn, laboratory)
        )

    def _correct(self, result: LabResult) -> None:
        laboratory = self.session.laboratory
        self.drawer.open(CorrectResultDialog(self.session, self._mrn, laboratory, result))

    def _strike(self, result: LabResult) -> None:
        self.drawer.open(StrikeResultDialog(self.session, self._mrn, result))

    def _listen(self) -> None:
        """The keys belong to a dialog while one is open."""
        alone = self.drawer.top is None
        for action in (self.units, self.paste, self.add):
            action.setEnabled(alone)
        self.tabs.set_listening(alone)
        self.history.set_listening(alone)
        self._escape.setEnabled(alone)

    def _wire(self) -> None:
        self._escape = QShortcut(QKeySequence("Escape"), self)
        self._escape.activated.connect(lambda: self.session.go("patient", self._mrn))
        self.drawer.changed.connect(self._listen)
        self.tabs.chosen.connect(lambda page: self.session.go(page, self._mrn))
        self.tabs.reacting.connect(lambda: self.session.go("patient", self._mrn, react=True))
        self.units.clicked.connect(self._next_units)
        self.paste.clicked.connect(self._take_in)
        self.add.clicked.connect(self._type)
        self.grid.moved.connect(self._show_test)
        self.grid.chosen.connect(self.history.list.setFocus)
        self.history.correct_asked.connect(self._correct)
        self.history.strike_asked.connect(self._strike)

    def _lay_out(self) -> None:
        self.grid.set_columns(grid_columns(DRUG))
        self.grid.setItemDelegate(SparkPainter(self.grid))
        self._notice.setObjectName("lab_notice")
        head = QHBoxLayout()
        head.setSpacing(sizes.GAP)
        head.addWidget(self.tabs)
        head.addStretch()
        self.units.set_small()
        self.paste.set_small()
        for action in (self.units, self.paste, self.add):
            head.addWidget(action)
        head.setContentsMargins(sizes.ROOM, sizes.GAP, sizes.ROOM, sizes.GAP)
        below = QHBoxLayout()
        below.setSpacing(sizes.SPACE)
        below.addWidget(self.scheme)
        below.addWidget(self._notice, 1)
        main = QVBoxLayout()
        main.setContentsMargins(sizes.ROOM, 0, sizes.ROOM, sizes.SPACE)
        main.setSpacing(sizes.GAP)
        main.addWidget(self.grid, 1)
        main.addLayout(below)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(main, 1)
        middle.addWidget(self.history)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addLayout(middle, 1)


def _tool(name: str, text: str, key: str, sign: Sign | None = None) -> Action:
    made = Action(name, text)
    made.set_key(key)
    made.set_sign(sign)
    return made
