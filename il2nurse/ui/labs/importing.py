"""Taking in a table of results, pasted or out of a file: every row is seen before any is taken."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit

from il2nurse.domain.record.labs.facts import ResultSource
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.domain.rules.chart.unusual import Unusual
from il2nurse.domain.rules.labs.preview import Preview
from il2nurse.domain.rules.labs.table import MOST_BYTES, BadTable
from il2nurse.domain.rules.labs.text_files import read_text_file
from il2nurse.files.reading import BadFile, read_bytes
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.labs.import_rows import done_words, in_words
from il2nurse.ui.labs.import_table import ImportTable
from il2nurse.ui.qt.drafts import TypedDraft
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.labs.importing import SentTable, import_results, preview_import

WAIT_MS: Final = 150
# So many lines of what was pasted are in view, each whole; padding and edge stand around them.
LINES: Final = 5
EDGES: Final = 24
EXAMPLE: Final = (
    "test;value;unit;specimen time\ncreatinine;1.4;mg/dL;2026-11-20 05:00\n"
    "platelets;92;10^9/L;2026-11-20 05:00"
)

TABLE: Final = "table"


class ImportDialog(Dialog):
    """Nothing is recorded before every row is right, or left out by a press, and Import pressed."""

    def __init__(self, session: Session, mrn: str, laboratory: Laboratory) -> None:
        super().__init__(
            "import_results",
            f"Import results for {session.station.case(mrn).patient.name}",
            "Paste or open a table with named columns. Every row is shown before any is recorded.",
        )
        self._session, self._mrn, self._laboratory = session, mrn, laboratory
        self._source, self._origin = ResultSource.PASTED, ""
        self._request = session.station.new_id()
        self._leave_out = False
        self.preview: Preview | None = None
        self.text = QPlainTextEdit()
        self.open_file = Action("open_table", "Open a file")
        self.leave_out = Action("leave_out_wrong", "Leave the wrong rows out")
        self.table = ImportTable()
        self.state = Label(role="strong").set_wrapping()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(WAIT_MS)
        self._fill()
        self.text.textChanged.connect(self._edited)
        self._later.timeout.connect(self.look)
        self.open_file.clicked.connect(self._choose_file)
        self.leave_out.clicked.connect(self._turn_leave_out)
        self.table.confirmed.connect(self._confirmed)
        self.set_main("import_results", "Import")
        # Enter begins a new line while a table is typed.
        self.main.show_key("Ctrl+Enter")
        self.main.setEnabled(False)

    def start(self) -> None:
        """Give the text box the keyboard, so that a table can be pasted."""
        self.text.setFocus()

    def unrecorded(self) -> dict[str, Answer]:
        """The table as it was pasted or typed."""
        return {TABLE: self.text.toPlainText()}

    def restore(self, draft: TypedDraft) -> None:
        """Show the table again; it is read anew."""
        self.text.setPlainText(str(draft.answers.get(TABLE, "")))

    def look(self) -> None:
        """Read the text as it stands and show every row with what would become of it."""
        self._later.stop()
        session, text = self._session, self.text.toPlainText()
        self.preview = None
        self.state.setText("")
        if text.strip():
            self.preview = session.attempt_in_thread(
                lambda: preview_import(session.station, self._mrn, self._laboratory, text),
                self.refuse,
            )
        self.table.show_preview(self.preview, session.words)
        self._offer()

    def act(self) -> None:
        """Record every new row."""
        if self._later.isActive():
            self.look()
        if not self.main.isEnabled():
            return
        refused: list[Slip] = []
        entries = self._session.attempt_in_thread(self._importing(refused), self.refuse)
        if entries:
            self._session.done(done_words(len(entries), self.preview))
            self.close_dialog()
        elif any(isinstance(slip, Unusual) for slip in refused):
            self.look()
        elif refused:
            self._later.start()

    def read_file(self, path: Path) -> None:
        """Show the text of a file; a file that is not surely text is refused."""
        try:
            text = read_text_file(read_bytes(path, MOST_BYTES))
        except FileNotFoundError:
            self.refuse("text", f"There is no file {path}. Nothing was recorded.")
            return
        except (BadFile, BadTable) as error:
            self.refuse("text", f"{error} Nothing was recorded.")
            return
        self.text.setPlainText(text)
        self._source, self._origin = ResultSource.FILE, path.name
        self.look()

    def _importing(self, refused: list[Slip]) -> Callable[[], tuple[Entry, ...]]:
        """The import of the table as it stands; it touches no widget, and adds what refuses it."""
        session, text = self._session, self.text.toPlainText()
        sent = SentTable(text, self._source, self._origin, self._leave_out, self.table.sure)

        def run() -> tuple[Entry, ...]:
            try:
                return import_results(
                    session.station,
                    session.who,
                    self._mrn,
                    self._laboratory,
                    sent,
                    request=self._request,
                )
            except Slip as slip:
                refused.append(slip)
                raise

        return run

    def _edited(self) -> None:
        self._source, self._origin = ResultSource.PASTED, ""
        self.table.sure, self._leave_out = frozenset(), False
        self.clear_problem()
        self.main.setEnabled(False)
        self._later.start()

    def _confirmed(self) -> None:
        self.clear_problem()
        self._offer()

    def _turn_leave_out(self) -> None:
        self._leave_out = not self._leave_out
        self.clear_problem()
        self._offer()

    def _offer(self) -> None:
        found = self.preview
        new = len(found.new) if found else 0
        bad = len(found.problems) if found else 0
        may = found is not None and new > 0 and not found.strangers
        self.leave_out.setVisible(may and bad > 0)
        rows = "the wrong row" if bad == 1 else f"the {bad} wrong rows"
        self.leave_out.set_text("All rows or none" if self._leave_out else f"Leave {rows} out")
        ready = may and (self._leave_out or not bad) and not self.table.asked
        self.main.setEnabled(ready)
        many = "" if not ready else " 1 result" if new == 1 else f" {new} results"
        many += f", leave {rows} out" if ready and bad else ""
        self.main.set_text(f"Import{many}")
        if found:
            told = in_words(found, leave_out=self._leave_out, sure=self.table.sure)
            self.state.setText(told)
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
        self.text.ensurePolished()
        self.text.setFixedHeight(LINES * self.text.fontMetrics().lineSpacing() + EDGES)
        self.open_file.set_small()
        self.leave_out.set_small()
        self.leave_out.hide()
        self.state.setObjectName("import_state")
        row = QHBoxLayout()
        row.addWidget(self.open_file)
        row.addWidget(self.leave_out)
        row.addWidget(self.state, 1)
        self.body.addWidget(self.text)
        self.body.addLayout(row)
        self.body.addWidget(self.table, 1)
