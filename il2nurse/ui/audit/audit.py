"""The audit page: every entry of the register in readable words, filtered, one of them opened."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.people import May
from il2nurse.domain.record.register.seal import Verification
from il2nurse.domain.values.wall_clock import clock_time
from il2nurse.readable.audit.kind_row import Group
from il2nurse.ui.audit.audit_entry import AuditEntry, undone_mark
from il2nurse.ui.audit.filters import AuditFilters
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.page.page import Page
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from il2nurse.workflow.audit.audit import AuditLine, AuditList, about_with_mrn

MARKS = {
    Group.RECORDED: Mark(Tone.PLAIN, Group.RECORDED.value, None),
    Group.SIGNED: Mark(Tone.GOOD, Group.SIGNED.value, Sign.PEN),
    Group.HOLD: Mark(Tone.DANGER, Group.HOLD.value, Sign.HOLD),
    Group.REFUSED: Mark(Tone.WARN, Group.REFUSED.value, Sign.WARNING),
    Group.REACTION: Mark(Tone.DANGER, Group.REACTION.value, Sign.FLAG),
    Group.ALARM: Mark(Tone.DANGER, Group.ALARM.value, Sign.WARNING),
    Group.CORRECTION: Mark(Tone.WARN, Group.CORRECTION.value, Sign.PEN),
    Group.PAPER: Mark(Tone.INFO, Group.PAPER.value, Sign.PRINTER),
    Group.SECURITY: Mark(Tone.PLAIN, Group.SECURITY.value, Sign.LOCK),
    Group.REGISTER: Mark(Tone.PLAIN, Group.REGISTER.value, Sign.CLOCK),
}
COLUMNS = (
    TableColumn("Time", 92),
    TableColumn("Who", 128),
    TableColumn("What"),
    TableColumn("About", 232, yields=1),
    TableColumn("Station", 92, yields=3),
    TableColumn("Kind", 112, yields=2),
)
AT_ONCE = 100
ROW = 34
NO_MATCH = "No entry matches. Choose All days and everybody, and empty the search, to see more."


class AuditPage(Page):
    """The newest entry on top; more are read when the end of the list is reached."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "audit", parent=parent)
        self._list = AuditList(session.station)
        self._lines: tuple[AuditLine, ...] = ()
        self._most, self._looking = AT_ONCE, False
        self.chain = Chip(parent=self)
        self.verify = Action("verify_now", "Verify now")
        self.filters = AuditFilters(session)
        self.table = Table("audit_list", "Entries of the register")
        self.table.set_columns(COLUMNS)
        self.table.verticalHeader().setDefaultSectionSize(ROW)
        self.entry = AuditEntry(session)
        self.table.say_empty(NO_MATCH)
        self._lay_out()
        self._wire()
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Read the newest entries anew; the opened one stays open."""
        self.session.who.demand(May.AUDIT)
        # The window goes on drawing meanwhile, and its clock asks again.
        if self._looking:
            return
        self.filters.offer_people(self._list)
        self._look()
        self.table.show_rows([_row(line) for line in self._lines])
        if self._lines and not self.table.current_key():
            self.table.select(str(self._lines[0].entry.number))
        # An entry that is not in the list is not open beside it.
        self.entry.setVisible(bool(self._lines))
        if not self.chain.mark.word:
            self._show_head()

    def _look(self) -> None:
        """Find what is wanted; where little fits, the whole register is read for it."""
        wanted, most = self.filters.wanted, self._most
        self._looking = True
        try:
            self._lines = self.session.look_in_thread(lambda: self._list.lines(wanted, most))
        finally:
            self._looking = False

    def check_chain(self) -> None:
        """Check the whole chain now."""
        found = self.session.attempt_in_thread(self.session.station.register.verify)
        if found:
            self._show_chain(found)

    def _show_head(self) -> None:
        number = self.session.station.register.head().number
        self.chain.show_mark(Mark(Tone.PLAIN, f"{number:,} entries", None))

    def _show_chain(self, found: Verification) -> None:
        station = self.session.station
        at = clock_time(station.local(station.now().at))
        if found.intact:
            word = f"{found.count:,} entries, chain intact · checked {at}"
            self.chain.show_mark(Mark(Tone.GOOD, word, Sign.CHECK))
            return
        word = f"Entry {found.bad_number} {found.what}"
        self.chain.show_mark(Mark(Tone.DANGER, word, Sign.WARNING))
        self.session.refuse(
            f"The register failed its check: entry {found.bad_number} {found.what}. Nothing was "
            "changed; stop using it and tell the ward's IT now.",
        )

    def _filter(self) -> None:
        self._most = AT_ONCE
        self.refresh()

    def _open(self, number: str) -> None:
        line = next((line for line in self._lines if str(line.entry.number) == number), None)
        if line:
            about = self._list.corrected_line(line.entry)
            self.entry.show_line(line, MARKS[line.group], about)

    def _more(self, at: int) -> None:
        full = len(self._lines) == self._most
        if full and at == self.table.verticalScrollBar().maximum() > 0:
            self._most += AT_ONCE
            self.refresh()

    def _wire(self) -> None:
        self.filters.changed.connect(self._filter)
        self.verify.clicked.connect(self.check_chain)
        self.table.moved.connect(self._open)
        self.table.verticalScrollBar().valueChanged.connect(self._more)

    def _lay_out(self) -> None:
        self.verify.set_small()
        self.verify.set_key("Ctrl+Y")
        head = QHBoxLayout()
        head.setSpacing(sizes.SPACE)
        head.addWidget(Label("Audit", "title"))
        head.addWidget(self.chain)
        head.addStretch()
        head.addWidget(self.verify)
        filters = Card()
        filters.body.setContentsMargins(sizes.SPACE, sizes.GAP, sizes.SPACE, sizes.GAP)
        filters.body.addWidget(self.filters)
        listed = QVBoxLayout()
        listed.addWidget(self.table, 1)
        across = QHBoxLayout()
        across.setSpacing(sizes.ROOM)
        across.addLayout(listed, 1)
        across.addWidget(self.entry)
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.MARGIN, sizes.SPACE, sizes.MARGIN, sizes.ROOM)
        column.setSpacing(sizes.SPACE)
        column.addLayout(head)
        column.addWidget(filters)
        column.addLayout(across, 1)


def _row(line: AuditLine) -> Row:
    return Row(
        str(line.entry.number),
        (
            Cell(line.time),
            Cell(line.who),
            Cell(line.what, strong=True),
            Cell(about_with_mrn(line).replace("dose ", "dose\N{NO-BREAK SPACE}")),
            Cell(line.entry.station),
            _kind(line),
        ),
    )


def _kind(line: AuditLine) -> Cell:
    """What most entries are stands there in words; only what differs has a chip."""
    if line.undone_by:
        return Cell(mark=undone_mark(line.undone_by))
    if line.group is Group.RECORDED:
        return Cell(line.group.value, muted=True)
    return Cell(mark=MARKS[line.group])
