"""Tables that run over pages: their heading is repeated, their rows stay whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from il2nurse.domain.values.text import Line
from il2nurse.reports.layout.fonts import Face
from il2nurse.reports.layout.inks import BODY, EDGE, LEADING, MUTED, RULE, SMALL
from il2nurse.reports.layout.pages import Flow, StraightLine, Text
from il2nurse.reports.layout.structure import Element
from il2nurse.reports.layout.wrapping import Row

PAD_X: Final = 4.0
PAD_Y: Final = 2.0
CLOSE_Y: Final = 1.0


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """One column: its heading, its width in points, and whether it stands at its right edge."""

    heading: str
    width: float
    right: bool = False


Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table that fills the page's width, and the size of its text.

    Rows that are not ``ruled`` stand as close as lines.
    """

    columns: tuple[PaperColumn, ...]
    size: float = BODY
    ruled: bool = True
    close: bool = False

    @property
    def leading(self) -> float:
        """The distance of base lines."""
        return self.size * LEADING

    @property
    def pad(self) -> float:
        """The room above and below a row."""
        if not self.ruled:
            return 0.0
        return CLOSE_Y if self.close else PAD_Y


def share(width: float, *columns: tuple[str, float]) -> tuple[PaperColumn, ...]:
    """Columns by heading and width; those of width 0 share what the others leave."""
    fixed = sum(points for _, points in columns)
    open_ones = sum(points == 0 for _, points in columns)
    rest = (width - fixed) / open_ones if open_ones else 0.0
    return tuple(PaperColumn(heading, points or rest) for heading, points in columns)


def draw_table(flow: Flow, columns: Columns, rows: Iterable[Sequence[Cell]]) -> None:
    """Draw the heading and all rows, on as many pages as they take."""
    table: Element | None = None
    columns = replace(columns, close=True) if flow.close else columns
    for row in rows:
        wrapped = _wrap_row(flow, columns, row)
        height = _height(columns, wrapped)
        if table is None:
            flow.need(height + heading_height(columns))
            table = flow.tree.add("Table")
            _draw_heading(flow, columns, table)
        _place(flow, columns, wrapped, height, _cells_of(table, len(row), len(columns.columns)))


def _cells_of(table: Element, cells: int, columns: int) -> list[Element]:
    """The cells of a new row; the last one takes all columns that are left."""
    row = table.add("TR")
    last = columns - cells + 1
    return [row.add("TD", columns=last if at == cells - 1 else 1) for at in range(cells)]


def heading_height(columns: Columns) -> float:
    """The height of the heading row; none where no column has a heading."""
    return SMALL * LEADING + 2 * PAD_Y if any(each.heading for each in columns.columns) else 0.0


def beginning_height(flow: Flow, columns: Columns, row: Sequence[Cell]) -> float:
    """What the heading row and the first row take, which a title above them stays with."""
    return heading_height(columns) + _height(columns, _wrap_row(flow, columns, row))


def table_height(flow: Flow, columns: Columns, rows: Iterable[Sequence[Cell]]) -> float:
    """What the heading and all rows take on one page."""
    rows_take = sum(_height(columns, _wrap_row(flow, columns, row)) for row in rows)
    return heading_height(columns) + rows_take


def _wrap_row(flow: Flow, columns: Columns, row: Sequence[Cell]) -> list[list[Row]]:
    """The row's cells broken into lines; the last one has all the width that is left."""
    wrapped = []
    for number, cell in enumerate(row):
        last = number == len(row) - 1
        room = sum(each.width for each in columns.columns[number : None if last else number + 1])
        room -= 2 * PAD_X
        wrapped.append([broken for line in cell for broken in flow.wrap(line, room, columns.size)])
    return wrapped


def _height(columns: Columns, wrapped: list[list[Row]]) -> float:
    return max(sum(_drop(columns, row) for row in cell) for cell in wrapped) + 2 * columns.pad


def _drop(columns: Columns, row: Row) -> float:
    """The height of a line; one without words is a gap of half a line."""
    return columns.leading if row else columns.leading / 2


def _place(
    flow: Flow,
    columns: Columns,
    wrapped: list[list[Row]],
    height: float,
    cells: Sequence[Element],
) -> None:
    """Put a row on the page; one that is taller than a whole page is continued on the next."""
    if flow.need(height):
        _draw_heading(flow, columns)
    while height > flow.left_over:
        fitting = max(1, int((flow.left_over - 2 * columns.pad) / columns.leading))
        _draw_row(flow, columns, [cell[:fitting] for cell in wrapped], cells)
        wrapped = [cell[fitting:] for cell in wrapped]
        height = _height(columns, wrapped)
        flow.turn()
        _draw_heading(flow, columns)
    _draw_row(flow, columns, wrapped, cells)


def _draw_heading(flow: Flow, columns: Columns, table: Element | None = None) -> None:
    """The headings; they are a row of the table once, and not where a page repeats them."""
    height = heading_height(columns)
    if not height:
        return
    row = table.add("TR") if table else None
    x, y = flow.left, flow.y + PAD_Y + SMALL
    for column in columns.columns:
        width = flow.typeface.width(column.heading, Face.SEMIBOLD, SMALL)
        at = x + column.width - PAD_X - width if column.right else x + PAD_X
        cell = row.add("TH") if row else None
        if column.heading:
            words = Text(at, y, column.heading, Face.SEMIBOLD, SMALL, MUTED, cell)
            flow.page.texts.append(words)
        x += column.width
    flow.y += height
    flow.page.rules.append(
        StraightLine(flow.left, flow.y, flow.left + flow.width, flow.y, 0.6, EDGE)
    )


def _draw_row(
    flow: Flow, columns: Columns, wrapped: list[list[Row]], cells: Sequence[Element]
) -> None:
    x = flow.left
    for column, cell, element in zip(columns.columns, wrapped, cells, strict=False):
        y = flow.y + columns.pad + columns.size * 0.95
        with flow.within(element):
            for row in cell:
                used = row[-1].x + row[-1].width if row else 0.0
                at = x + column.width - PAD_X - used if column.right else x + PAD_X
                flow.write_row(at, y, row, columns.size)
                y += _drop(columns, row)
        x += column.width
    flow.y += _height(columns, wrapped)
    if columns.ruled:
        draw_rule(flow)


def draw_rule(flow: Flow) -> None:
    """A fine line over the whole width."""
    flow.page.rules.append(
        StraightLine(flow.left, flow.y, flow.left + flow.width, flow.y, 0.4, RULE)
    )
