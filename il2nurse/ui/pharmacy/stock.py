"""The stock page: vials by lot and expiry, and everyone who got some of a lot."""

from datetime import date
from typing import Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.codes.gs1 import read_pack_code
from il2nurse.domain.people import May
from il2nurse.domain.record.pharmacy.stock import Lot, VialUse
from il2nurse.domain.values.text import written_date
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.drawer import Drawer
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.page.page import Page
from il2nurse.ui.pharmacy.stock_dialogs import counting, quarantining, receiving, wasting
from il2nurse.ui.session import Heard, Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.foot import Foot, foot_action
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from il2nurse.workflow.pharmacy.lots import WARNED, fate_of, stock, unread, uses_of_lot

LOTS: Final = (
    TableColumn("Lot", 150),
    TableColumn("Expiry", 120),
    TableColumn("Left", 70),
    TableColumn("Received", 90, yields=3),
    TableColumn("Used", 70, yields=2),
    TableColumn("Thrown away", 110, yields=3),
    TableColumn("", 0),
)
USES: Final = (
    TableColumn("When", 130),
    TableColumn("Patient", 0),
    TableColumn("MRN", 110),
    TableColumn("Dose", 90),
    TableColumn("Vials", 60),
    TableColumn("Bag", 130),
)
NONE: Final = "No vials are on record. Take the first ones in (I), or scan a pack."
NOBODY: Final = "Nobody got any of this lot."


class StockPage(Page):
    """Lots by expiry; below, the doses that got some of the one that is chosen."""

    takes_scans = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "stock", parent=parent)
        self._lots: tuple[Lot, ...] = ()
        self.table = Table("stock_list", "Vials by lot and expiry")
        self.table.set_columns(LOTS)
        self.table.say_empty(NONE)
        self.uses = Table("lot_uses", "Doses that got some of the lot")
        self.uses.set_columns(USES)
        self.uses.say_empty(NOBODY)
        self._who = Label("", "heading")
        self.receive = foot_action("receive_vials", "Take vials in", "I", Sign.PLUS, Weight.MAIN)
        self.count = foot_action("count_vials", "Count", "C", Sign.CHECK)
        self.waste = foot_action("waste_vials", "Throw away", "W", Sign.CROSS)
        self.hold = foot_action("quarantine_lot", "Put in quarantine", "Q", Sign.LOCK)
        self.drawer = Drawer(self, between=session.draw_meanwhile)
        self._lay_out()
        self._wire()
        self.setFocusProxy(self.table)

    @property
    def covered(self) -> bool:
        """Whether a dialog lies over the page."""
        return self.drawer.top is not None

    def refresh(self) -> None:
        """Add the stock up anew."""
        keeps = self.session.who.may(May.KEEP_STOCK)
        for action in (self.receive, self.count, self.waste):
            action.setVisible(keeps)
        self._lots = stock(self.session.station)
        self.table.show_rows([self._row(lot) for lot in self._lots])
        if self._lots and not self.table.current_key():
            self.table.select(_key(self._lots[0]))
        self._show_lot(self.table.current_key())
        for problem in unread(self.session.station):
            self.session.refuse(problem)

    def scanned(self, code: str) -> Heard:
        """A pack that is scanned is taken in."""
        pack = read_pack_code(code)
        if pack is None or not self.session.who.may(May.KEEP_STOCK):
            return self.refuse_scan(code)
        self._ask(receiving(self.session, pack))
        return Heard.TAKEN

    def _row(self, lot: Lot) -> Row:
        cells = (
            Cell(lot.lot, strong=True),
            Cell(written_date(lot.expiry)),
            Cell(str(lot.left), strong=True),
            Cell(str(lot.received)),
            Cell(str(lot.used)),
            Cell(str(lot.wasted)),
            Cell(mark=self._mark(lot)),
        )
        return Row(_key(lot), cells)

    def _mark(self, lot: Lot) -> Mark | None:
        today = self.session.station.today(self.session.station.now().at)
        if lot.quarantine:
            return Mark(Tone.DANGER, f"In quarantine: {lot.quarantine.reason}", Sign.LOCK)
        if lot.left < 0:
            return Mark(Tone.WARN, "More used than taken in: count them", Sign.WARNING)
        if lot.left == 0:
            return Mark(Tone.PLAIN, "None left", None)
        if lot.expiry < today:
            return Mark(Tone.DANGER, "Expired: throw away", Sign.HOLD)
        if lot.expiry - WARNED <= today:
            return Mark(Tone.WARN, f"Expires in {_days(lot.expiry, today)}", Sign.CLOCK)
        return None

    def _chosen(self) -> Lot | None:
        key = self.table.current_key()
        return next((lot for lot in self._lots if _key(lot) == key), None)

    def _show_lot(self, _key_of: str) -> None:
        lot = self._chosen()
        for action in (self.count, self.waste, self.hold):
            action.setEnabled(lot is not None)
        held = lot is not None and lot.quarantine is not None
        self.hold.set_text("End the quarantine" if held else "Put in quarantine")
        clears = self.session.who.may(May.RELEASE_BAGS)
        keeps = self.session.who.may(May.KEEP_STOCK)
        self.hold.setVisible(keeps and (not held or clears))
        used = uses_of_lot(self.session.station, lot.lot) if lot else ()
        self._who.setText(f"Who got some of lot {lot.lot}" if lot else "")
        self.uses.show_rows([self._use(n, use) for n, use in enumerate(used)])

    def _use(self, number: int, use: VialUse) -> Row:
        words, patient = self.session.words, self.session.station.case(use.key.mrn).patient
        fate = fate_of(use)
        name = f"{patient.name}, {fate}" if fate else patient.name
        cells = (
            Cell(words.day_time(use.at)),
            Cell(name, strong=True),
            Cell(patient.mrn),
            Cell(f"{use.key.course} · {use.key.cycle} · {use.key.slot}"),
            Cell(str(use.vials)),
            Cell(use.bag or "ward"),
        )
        return Row(str(number), cells)

    def _ask(self, dialog: Dialog) -> None:
        self.drawer.open(dialog)

    def _about_lot(self, action: Action) -> None:
        lot = self._chosen()
        if lot is None or self.covered:
            return
        made = {self.count: counting, self.waste: wasting, self.hold: quarantining}[action]
        self._ask(made(self.session, lot))

    def _wire(self) -> None:
        self.table.moved.connect(self._show_lot)
        self.receive.clicked.connect(lambda: self._ask(receiving(self.session)))
        for action in (self.count, self.waste, self.hold):
            action.clicked.connect(lambda _=False, each=action: self._about_lot(each))
        escape = QShortcut(QKeySequence("Escape"), self)
        escape.activated.connect(lambda: self.session.go("pharmacy"))
        self.drawer.changed.connect(lambda: escape.setEnabled(not self.covered))
        self.drawer.left.connect(self.table.setFocus)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label("Stock of vials", "title"))
        told = "The first to expire on top. In a recall choose the lot and put it in quarantine."
        head.addWidget(Label(told, "muted").set_wrapping(), 1)
        body = QVBoxLayout()
        body.setContentsMargins(sizes.MARGIN, sizes.SPACE, sizes.MARGIN, sizes.ROOM)
        body.setSpacing(sizes.SPACE)
        body.addLayout(head)
        body.addWidget(self.table, 3)
        body.addWidget(self._who)
        body.addWidget(self.uses, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addWidget(Foot((self.hold, self.waste, self.count, self.receive)))


def _key(lot: Lot) -> str:
    return f"{lot.lot}|{lot.expiry.isoformat()}"


def _days(expiry: date, today: date) -> str:
    days = (expiry - today).days
    return "1 day" if days == 1 else f"{days} days"
