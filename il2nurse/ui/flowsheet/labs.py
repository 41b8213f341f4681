"""The grid of laboratory results: a row for each test, a column for each specimen."""

from il2nurse.readable.flowsheet.cells import FlowTeller
from il2nurse.readable.flowsheet.lab_sheets import value_line
from il2nurse.readable.flowsheet.labs import FlowLabRow, LabGrid
from il2nurse.ui.flowsheet.table import HIGH, cell_of
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn

# As many of the newest specimens stand beside each other; the paper has all of them.
MOST: int = 5
TEST_WIDTH = 230
VALUE_WIDTH = 132


class FlowLabTable(Table):
    """Results with their flags and where they went; the last ones from before stand first."""

    def __init__(self) -> None:
        super().__init__("flow_labs", "Laboratory results of this period")
        self.verticalHeader().setDefaultSectionSize(HIGH)
        self._titles: tuple[str, ...] = ()

    def show_grid(self, grid: LabGrid, teller: FlowTeller) -> None:
        """Show the results of a period."""
        times = grid.times[-MOST:]
        earlier = any(row.before for row in grid.rows) or not times
        titles = ("Test", *(("Before",) if earlier else ()), *map(teller.clock, times))
        if titles != self._titles:
            self._titles = titles
            widths = (TEST_WIDTH, *(VALUE_WIDTH,) * (len(titles) - 2), 0)
            self.set_columns([TableColumn(t, w) for t, w in zip(titles, widths, strict=True)])
        self.show_rows(
            [
                Row(
                    row.test,
                    (
                        Cell(f"{row.label} {row.unit}".strip(), strong=True),
                        *((_before(row, teller),) if earlier else ()),
                        *(cell_of(value_line(row.at(at))) for at in times),
                    ),
                )
                for row in grid.rows
            ]
        )


def _before(row: FlowLabRow, teller: FlowTeller) -> Cell:
    if row.before is None:
        return Cell()
    day = teller.wording.day_time(row.before.at)[:6]
    return Cell(f"{row.before.value} · {day}", muted=True)
