"""Checking a paper: its code is scanned or typed, and the register says what it shows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.record.register.head_code import HeadCode, NoHeadCode, read_head_code
from il2nurse.ui.look import labels, sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.page.page import Page
from il2nurse.ui.place import Place
from il2nurse.ui.qt.typed_line import TypedLine
from il2nurse.ui.session import Heard, Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from il2nurse.workflow.audit.audit import AuditLine
from il2nurse.workflow.audit.proving import PaperStanding, Proof, prove_paper

LONGEST = 100
COLUMNS = (
    TableColumn("Entry", 70),
    TableColumn("Time", 130),
    TableColumn("Who", 190),
    TableColumn("What"),
    TableColumn("About", 220),
)
SAY = (
    "Scan the square code at the paper's head, or type the short code at its foot, like "
    "128-9F3A77C1-Y. The code of a paper form is not checked "
    "here. Nothing is recorded."
)
TELLS = (
    "Shows whether a printed paper still matches the record, what was corrected since, and who "
    "printed it."
)
NOTHING = Mark(Tone.PLAIN, "", None)
MARKS = {
    PaperStanding.UNCHANGED: Mark(Tone.GOOD, "Nothing was corrected since", Sign.CHECK),
    PaperStanding.CORRECTED: Mark(Tone.WARN, "Corrected later", Sign.WARNING),
    PaperStanding.NOT_HERE: Mark(Tone.DANGER, "Not in this register", Sign.WARNING),
}


class PaperCheckPage(Page):
    """Takes the code of a paper, and shows the answer with the entries that it rests on."""

    takes_scans = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "paper_check", parent=parent)
        self.code = TypedLine("paper_code", "Code of the paper")
        self.code.setMaxLength(LONGEST)
        self.check = Action("check_paper", "Check this paper")
        self.check.set_weight(Weight.MAIN)
        self.check.set_key("Return")
        self.check.clicked.connect(self._ask)
        self.standing = Chip()
        self.answer = Label(role="fact").set_wrapping()
        self.answer.setObjectName("paper_answer")
        self.back = Action("leave_paper_check", labels.BACK)
        self.back.set_key("Esc")
        self.back.clicked.connect(lambda: session.go("audit"))
        self.table = Table("paper_entries", "Printings of this paper, and later corrections")
        self.table.set_columns(COLUMNS)
        self.table.say_empty("No printing of this paper is on record.")
        self._problem = Label(role="slip").set_wrapping()
        self._lay_out()
        self.setFocusProxy(self.code)

    def open(self, place: Place) -> None:
        """A code that was scanned on another page is checked at once; else the page is empty."""
        self.code.setText(place.paper or "")
        self._show_nothing()
        if place.paper:
            self._ask()

    def refresh(self) -> None:
        """An answer is of the moment in which it was asked for; nothing changes under it."""

    def scanned(self, code: str) -> Heard:
        """A scanned code is checked at once."""
        self.code.setText(code)
        self._ask()
        return Heard.REFUSED if self._problem.isVisibleTo(self) else Heard.TAKEN

    def _ask(self) -> None:
        self._show_nothing()
        try:
            code = read_head_code(self.code.text())
        except NoHeadCode as problem:
            self._problem.setText(str(problem))
            self._problem.setAccessibleName(str(problem))
            self._problem.show()
            self.code.selectAll()
            self.code.setFocus()
            return
        proof = self.session.attempt_in_thread(lambda: self._prove(code))
        if proof:
            self._show(proof)

    def _prove(self, code: HeadCode) -> Proof:
        return prove_paper(self.session.station, self.session.who, code)

    def _show(self, proof: Proof) -> None:
        self.standing.show_mark(MARKS[proof.standing])
        self.answer.setText(proof.sentence)
        self.answer.setAccessibleName(f"{MARKS[proof.standing].word}. {proof.sentence}")
        rows = [_row(line) for line in (*proof.papers, *proof.corrections)]
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.code.selectAll()

    def _show_nothing(self) -> None:
        self._problem.hide()
        self.standing.show_mark(NOTHING)
        self.answer.setText("")
        self.answer.setAccessibleName("")
        self.table.show_rows([])
        self.table.hide()

    def _lay_out(self) -> None:
        head, card = QHBoxLayout(), Card("Code on the paper")
        head.addWidget(Label("Check a paper", "title"))
        head.addStretch()
        head.addWidget(self.back)
        card.body.addWidget(Label(SAY, "muted").set_wrapping())
        row = QHBoxLayout()
        row.setSpacing(sizes.GAP)
        row.addWidget(self.code, 1)
        row.addWidget(self.check)
        card.body.addLayout(row)
        card.body.addWidget(self._problem)
        card.body.addWidget(self.standing, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self.answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.MARGIN, sizes.ROOM, sizes.MARGIN, sizes.ROOM)
        column.setSpacing(sizes.SPACE)
        column.addLayout(head)
        column.addWidget(Label(TELLS, "muted").set_wrapping())
        column.addWidget(card)
        column.addWidget(self.table, 1)
        column.addStretch()


def _row(line: AuditLine) -> Row:
    cells = (str(line.entry.number), line.time, line.who, line.what, line.about)
    return Row(str(line.entry.number), tuple(Cell(text) for text in cells))
