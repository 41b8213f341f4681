"""Taking in a table of results: pasted or out of a file, looked at row by row, all or nothing."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit

from il2nurse.domain.record.labs.results import ResultSource
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.domain.rules.chart.unusual import Unusual
from il2nurse.domain.rules.labs.importing import Preview, ReadRow
from il2nurse.domain.rules.labs.table import MOST_BYTES
from il2nurse.readable.wording import Wording
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.look.icons import Sign
from il2nurse.ui.look.tones import Mark, Tone
from il2nurse.ui.page.who import words_now
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Column, Row
from il2nurse.workflow.labs.results import import_results, preview_import

WAIT_MS: Final = 150
ROW_HIGH: Final = 76
COLUMNS: Final = (Column("Line", 52), Column("Result", 226), Column("State", 124), Column("Why"))
WRONG: Final = Mark(Tone.DANGER, "Wrong", Sign.CROSS)
KNOWN: Final = Mark(Tone.PLAIN, "Left out", Sign.CHECK)
ODD: Final = Mark(Tone.WARN, "Confirm", Sign.WARNING)
NEW: Final = Mark(Tone.GOOD, "New", Sign.PLUS)
EXAMPLE: Final = (
    "test;value;unit;specimen time\ncreatinine;1.4;mg/dL;2026-11-20 05:00\n"
    "platelets;92;10^9/L;2026-11-20 05:00"
)


class ImportDialog(Dialog):
    """Nothing is recorded before every row is right and the button is pressed."""

    def __init__(self, session: Session, mrn: str, laboratory: Laboratory) -> None:
        super().__init__(
            "import_results",
            "Paste or open a table of results",
            "The first line names the columns. All rows are recorded, or none.",
        )
        self._session, self._mrn, self._laboratory = session, mrn, laboratory
        self._source, self._origin = ResultSource.PASTED, ""
        self._sure = False
        self.preview: Preview | None = None
        self.text = QPlainTextEdit()
        self.open_file = Action("open_table", "Open a file")
        self.table = Table("import_rows", "Rows of the table")
        self.state = Label(role="strong").set_wrapping()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(WAIT_MS)
        self._fill()
        self.text.textChanged.connect(self._edited)
        self._later.timeout.connect(self.look)
        self.open_file.clicked.connect(self._choose_file)
        self.set_main("import_results", "Import")
        # Enter begins a new line while a table is typed.
        self.main.show_key("Ctrl+Enter")
        self.main.setEnabled(False)

    def start(self) -> None:
        """Ready for pasting."""
        self.text.setFocus()

    def look(self) -> None:
        """Read the text as it stands and show every row with what would become of it."""
        self._later.stop()
        session, text = self._session, self.text.toPlainText()
        self.preview = None
        self.state.setText("")
        if text.strip():
            self.preview = session.attempt(
                lambda: preview_import(session.station, self._mrn, self._laboratory, text),
                self.refuse,
            )
        rows = self.preview.rows if self.preview else ()
        words = words_now(session.station)
        self.table.show_rows([_row(each, words) for each in rows])
        self.table.setVisible(bool(rows))
        self._offer()

    def act(self) -> None:
        """Record every new row."""
        if self._later.isActive():
            self.look()
        if not self.main.isEnabled():
            return
        entries = self._session.attempt(self._import, self.refuse)
        if entries:
            many = "1 result is" if len(entries) == 1 else f"{len(entries)} results are"
            self._session.say(Tone.GOOD, f"{many} on the chart.")
            self.close_dialog()

    def read_file(self, path: Path) -> None:
        """Show the text of a file; a file that is no text is refused."""
        try:
            kept = path.read_bytes() if path.stat().st_size <= MOST_BYTES else b""
            text = kept.decode("utf-8-sig")
        except OSError as error:
            self.refuse("text", f"The file was not read: {error.strerror}. Nothing was recorded.")
            return
        except UnicodeDecodeError:
            self.refuse(
                "text",
                "The file is not a text in UTF-8. Save the table as “CSV UTF-8” and open it again. "
                "Nothing was recorded.",
            )
            return
        if not text.strip():
            self.refuse("text", "The file is empty or larger than 1 MB. Nothing was recorded.")
            return
        self.text.setPlainText(text)
        self._source, self._origin = ResultSource.FILE, path.name
        self.look()

    def _import(self) -> tuple[Entry, ...]:
        session = self._session
        try:
            return import_results(
                session.station,
                session.who,
                self._mrn,
                self._laboratory,
                self.text.toPlainText(),
                source=self._source,
                origin=self._origin,
                confirmed=self._sure,
            )
        except Unusual:
            self._sure = True
            self._offer()
            raise
        except Slip:
            self._later.start()
            raise

    def _edited(self) -> None:
        self._source, self._origin = ResultSource.PASTED, ""
        self._sure = False
        self.clear_problem()
        self.main.setEnabled(False)
        self._later.start()

    def _offer(self) -> None:
        found = self.preview
        new = len(found.new) if found else 0
        ready = found is not None and new > 0 and not found.problems
        self.main.setEnabled(ready)
        many = "" if not ready else " 1 result" if new == 1 else f" {new} results"
        self.main.set_text(f"Import{many}: the values are right" if self._sure else f"Import{many}")
        if found:
            self.state.setText(_told(found))
        self.state.setAccessibleName(self.state.text())

    def _choose_file(self) -> None:
        chooser = QFileDialog(self, "Open a table of results", "", "Tables (*.csv *.txt *.tsv)")
        chooser.setObjectName("table_chooser")
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.read_file(Path(name)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _fill(self) -> None:
        self.text.setObjectName("table_text")
        self.text.setAccessibleName("Table of results, pasted")
        self.text.setPlaceholderText(EXAMPLE)
        self.text.setTabChangesFocus(True)
        self.text.setAcceptDrops(False)
        self.text.setFixedHeight(116)
        self.open_file.set_small()
        self.table.set_columns(COLUMNS)
        self.table.verticalHeader().setDefaultSectionSize(ROW_HIGH)
        self.table.setMinimumHeight(340)
        self.table.hide()
        self.state.setObjectName("import_state")
        row = QHBoxLayout()
        row.addWidget(self.open_file)
        row.addWidget(self.state, 1)
        self.body.addWidget(self.text)
        self.body.addLayout(row)
        self.body.addWidget(self.table, 1)


def _told(found: Preview) -> str:
    """What the import would do, in words."""
    new, known, bad, odd = (
        len(part) for part in (found.new, found.known, found.problems, found.notices)
    )
    if bad:
        rows = "1 row is" if bad == 1 else f"{bad} rows are"
        return f"{rows} wrong: nothing can be imported before that is mended."
    told = [f"{new} new"]
    told += [f"{known} left out, known already"] if known else []
    told += [f"{odd} to confirm"] if odd else []
    named = "" if found.names_patient else " The table names no patient: compare the report."
    return f"{', '.join(told)}.{named}"


def _row(row: ReadRow, words: Wording) -> Row:
    mark = WRONG if row.problem else KNOWN if row.known else ODD if row.notice else NEW
    why = row.problem or row.known or row.notice
    return Row(
        str(row.line),
        (Cell(str(row.line), muted=True), Cell(_result(row, words)), Cell(mark=mark), Cell(why)),
    )


def _result(row: ReadRow, words: Wording) -> str:
    """The result as it would be kept; the cells as they stand where it cannot be read."""
    if row.test and row.received and row.at:
        return f"{row.test.label} {row.received.shown}, {words.clock(row.at)}"
    return " · ".join(cell for cell in row.cells.values() if cell)
