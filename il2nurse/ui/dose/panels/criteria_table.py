"""The table of all hold and stop criteria: what is not clear first, the clear ones on demand."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.assessment.assessment import Assessed
from il2nurse.readable.assessment.criterion_rows import CriterionRow, criterion_row
from il2nurse.ui.look import sizes
from il2nurse.ui.look.verdicts import OVERRIDDEN, RESULTS
from il2nurse.ui.qt.next_turn import NextTurn
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn

COLUMNS: Final = (
    TableColumn("Criterion"),
    TableColumn("Value", 112),
    TableColumn("Age", 72),
    TableColumn("Limits", 186),
    TableColumn("Result", 138),
)
LEAST: Final = 32
UNFOLD: Final = "Alt+A"


class CriteriaTable(QWidget):
    """As high as all of its rows, each as high as its text; the clear ones are folded at first."""

    def __init__(self) -> None:
        super().__init__()
        self._table = Table("criteria", "Hold and stop criteria")
        self._table.set_columns(COLUMNS)
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._table.verticalHeader().setDefaultSectionSize(LEAST)
        self._table.show_whole()
        self._table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: tuple[Row, ...] = ()
        self._clear: tuple[Row, ...] = ()
        self._open: tuple[Row, ...] = ()
        self._unfold = Action("clear_criteria", "Show the clear criteria")
        self._unfold.set_small()
        self._unfold.set_key(UNFOLD)
        self._unfold.setCheckable(True)
        self._unfold.toggled.connect(self._show)
        self._unfold.toggled.connect(self._go_to_clear)
        self._first_clear = QWidget(self._table.viewport())
        self._first_clear.setFixedSize(1, 1)
        self._next_turn = NextTurn(self, self._bring_clear)
        self._unfold.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.TIGHT)
        column.addWidget(self._table)
        column.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeft)

    def expect(self, rows: int) -> None:
        """Keep room for the rows that are about to come, so that nothing moves."""
        if not self._rows:
            self.setMinimumHeight(sizes.TABLE_ROW * rows)

    def show_criteria(self, regimen: Regimen, criteria: Sequence[Assessed]) -> None:
        """Show these criteria in this order; the clear ones where they are unfolded."""
        rows = [(each, _row(criterion_row(regimen, each), each)) for each in criteria]
        self._open = tuple(row for each, row in rows if each.result is not Result.CLEAR)
        self._clear = tuple(row for each, row in rows if each.result is Result.CLEAR)
        self._show()

    def _show(self) -> None:
        shown = self._unfold.isChecked()
        self._unfold.setVisible(bool(self._clear))
        verb = "Hide" if shown else "Show"
        self._unfold.set_text(f"{verb} the {len(self._clear)} clear criteria")
        rows = (*self._open, *self._clear) if shown else self._open
        if rows != self._rows:
            self._rows = rows
            self._table.show_rows(rows)
        self._table.setVisible(bool(rows))
        self.setMinimumHeight(0)

    def _go_to_clear(self, shown: bool) -> None:  # noqa: FBT001 - a signal hands it over without a name
        """Who asks for the clear ones looks at them next, wherever the page stands."""
        if shown:
            self._next_turn.start()

    def _bring_clear(self) -> None:
        self._first_clear.move(0, self._table.rowViewportPosition(len(self._open)))
        place: QWidget | None = self.parentWidget()
        while place is not None and not isinstance(place, QScrollArea):
            place = place.parentWidget()
        if place is not None:
            # The part with the keyboard would come back into view.
            place.setFocus()
            place.ensureWidgetVisible(self._first_clear)


def _row(row: CriterionRow, assessed: Assessed) -> Row:
    clear = assessed.result is Result.CLEAR
    sentences = [row.title, *([] if clear else [assessed.say, assessed.advice])]
    return Row(
        row.criterion,
        (
            Cell("\n".join(text for text in sentences if text), strong=not clear),
            Cell(row.value, strong=True),
            Cell(row.age, muted=True),
            Cell(row.limits, muted=True),
            Cell(mark=OVERRIDDEN if assessed.overridden_by else RESULTS[assessed.result]),
        ),
    )
