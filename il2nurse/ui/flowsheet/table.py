"""The table under the pictures: thousands of rows, of which only those in view are worded."""

from collections.abc import Sequence

from il2nurse.domain.values.text import Emphasis, Line, Span
from il2nurse.readable.flowsheet.cells import FlowTeller
from il2nurse.readable.flowsheet.changes import change_sentences
from il2nurse.readable.flowsheet.rows import COLUMNS, OUT, TIME, FlowRow
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, Rows, TableColumn

HIGH = 28
# A time and a weight stand in one line; the others share what is left, each as its words need.
WIDTHS = (112, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 108, 0)
# Where there is no room, who charted it goes first; the words beside the table tell everything.
YIELDS = (0, 0, 0, 0, 0, 0, 1, 3, 0, 0, 0, 2, 4)
CHIPS = {
    Emphasis.ALARM: (Tone.DANGER, Sign.HOLD),
    Emphasis.WARN: (Tone.WARN, Sign.WARNING),
}


class WordedRows(Rows):
    """Rows that are put into words when they are looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._charted: tuple[FlowRow, ...] = ()
        self._teller: FlowTeller | None = None
        self._worded: dict[int, Row] = {}

    def set_charted(self, rows: Sequence[FlowRow], teller: FlowTeller) -> None:
        """Other rows; where only values changed, what is selected stays so."""
        charted = tuple(rows)
        same = [row.key for row in charted] == [row.key for row in self._charted]
        if not same:
            self.beginResetModel()
        self._charted, self._teller = charted, teller
        self._worded.clear()
        if not same:
            self.endResetModel()
        elif charted:
            last = self.index(len(charted) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row_at(self, row: int) -> Row:
        """The row in words."""
        if row not in self._worded and self._teller is not None:
            charted = self._charted[row]
            cells = tuple(cell_of(line) for line in self._teller.cells(charted))
            self._worded[row] = Row(charted.key, cells)
        return self._worded[row]

    def key_at(self, row: int) -> str:
        """The key of a row, empty where there is none."""
        return self._charted[row].key if 0 <= row < len(self._charted) else ""

    def row_of(self, key: str) -> int | None:
        """Where the row with this key is."""
        return next((at for at, row in enumerate(self._charted) if row.key == key), None)

    def count(self) -> int:
        """How many rows there are."""
        return len(self._charted)

    def tool_tip_at(self, row: int) -> str:
        """What was corrected in a row, with the reasons."""
        if self._teller is None:
            return ""
        sentences = change_sentences(
            self._charted[row], self._teller.moment.regimen, self._teller.wording
        )
        return "\n".join(sentences)


class FlowTable(Table):
    """Everything charted in the period, the newest first."""

    def __init__(self) -> None:
        self._worded = WordedRows()
        spoken = "Everything charted in this period, the newest first"
        super().__init__("flow_table", spoken, rows=self._worded)
        self.set_columns(
            [
                TableColumn(column.title, wide, yields=yields, whole=column.title in (TIME, OUT))
                for column, wide, yields in zip(COLUMNS, WIDTHS, YIELDS, strict=True)
            ]
        )
        self.verticalHeader().setDefaultSectionSize(HIGH)

    def show_charted(self, rows: Sequence[FlowRow], teller: FlowTeller) -> None:
        """Show these rows; the selected one stays selected where it is still there."""
        key = self.current_key()
        self._worded.set_charted(rows, teller)
        if key:
            self.select(key)


def cell_of(line: Line) -> Cell:
    """A line of words as a cell: struck text, text, and a chip for what a rule speaks of."""
    struck = " ".join(span.text.strip() for span in line if span.mark is Emphasis.STRUCK)
    chip = next((span for span in line if span.mark in CHIPS), None)
    rest = [span for span in line if span.mark is not Emphasis.STRUCK and span is not chip]
    text = " ".join(span.text.strip() for span in rest if span.text.strip())
    return Cell(
        text=text,
        mark=_chip(chip) if chip else None,
        strong=any(span.mark is Emphasis.STRONG for span in rest),
        muted=bool(rest) and all(_quiet(span) for span in rest),
        struck=struck,
    )


def _chip(span: Span) -> Mark:
    tone, sign = CHIPS[span.mark]
    return Mark(tone, span.text, sign)


def _quiet(span: Span) -> bool:
    return span.mark is Emphasis.QUIET or not span.text.strip()
