"""The two tables of the eligibility page: the open gates, and every pre-test as it stands."""

from collections.abc import Iterable
from typing import Final

from il2nurse.domain.rules.assessment.pre_tests import PreTest
from il2nurse.domain.rules.dose.gates import Gate
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.course.eligibility import GateRow, gate_rows
from il2nurse.readable.course.pre_test_rows import PreTestRow, pre_test_rows
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NO_VALUE
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn

ROW: Final = 38
GATES: Final = (
    TableColumn("Open", 110),
    TableColumn("What is open"),
    TableColumn("Who closes it, and where", 400),
)
COLUMNS: Final = (
    TableColumn("Pre-test", 130),
    TableColumn("Result"),
    TableColumn("Done on", 112, whole=True),
    TableColumn("Good until", 112, whole=True),
    TableColumn("Source", 170),
    TableColumn("Confirmed by", 200, yields=1),
    TableColumn("State", 146),
)


class GateTable(Table):
    """What is open with who closes it; without an open gate no table stands there."""

    def __init__(self) -> None:
        super().__init__("eligibility_gates", "What is open")
        self.set_columns(GATES)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.show_whole()

    def show_gates(self, gates: Iterable[Gate]) -> None:
        """Show these; a screen reader has them all with the name of the table."""
        found = tuple(gates)
        rows = gate_rows(found)
        # Tests that a nurse closes alone stand above by name and below one by one.
        self.setVisible(len(rows) > 1 or any(each.test is None for each in found))
        self.show_rows([_gate_row(each) for each in rows])
        told = (f"{each.what} {each.closer} can close this." for each in rows)
        self.setAccessibleName(" ".join(("What is open.", *told)))


class PreTestTable(Table):
    """Every pre-test of the regimen."""

    def __init__(self) -> None:
        super().__init__("eligibility_tests", "Pre-tests of the regimen")
        self.set_columns(COLUMNS)
        self.verticalHeader().setDefaultSectionSize(ROW)

    def show_tests(self, tests: Iterable[PreTest], moment: Moment | None, words: Wording) -> None:
        """Show these; without an order there is none."""
        rows = pre_test_rows(tests, moment, words) if moment else ()
        self.show_rows([_test_row(each) for each in rows])


def _gate_row(row: GateRow) -> Row:
    mark = Mark(Tone.DANGER, row.word, Sign.HOLD)
    return Row(row.closer, (Cell(mark=mark), Cell(row.what, strong=True), Cell(row.closer)))


def _test_row(row: PreTestRow) -> Row:
    state = Cell(mark=Mark(Tone.DANGER, row.state, Sign.HOLD)) if row.open else Cell(row.state)
    if row.wanted and row.answer == NO_VALUE:
        told = (Cell(row.wanted, muted=True), *(Cell("") for _ in range(4)))
        return Row(row.id, (Cell(row.name, strong=True), *told, state))
    cells = (
        Cell(row.name, strong=True),
        Cell(row.answer),
        Cell(row.when),
        Cell(row.until),
        *(Cell(each, muted=True) for each in (row.source, row.by)),
        state,
    )
    return Row(row.id, cells)
